// Runs the benchmarks of test/bench (README.md there says how to read them). Node 20 runs no
// TypeScript: first a bundle that writes the generated evaluator and measures reading, then one that
// holds that evaluator beside the hand-written one, then one that speaks to the built language server.
// With a name (`npm run bench -- lsp`) only that part.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './stamp.mjs';

const folder = join(root, '.build/bench');

/** Bundles a program given as text and runs it here. */
async function runBundle(name, contents) {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'js', sourcefile: `${name}.js` },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['@clause/source'],
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
    },
  });
  await import(pathToFileURL(outfile).href);
}

const wanted = process.argv[2];
const runs = (part) => wanted === undefined || wanted === part;

if (runs('deciding'))
  await runBundle(
    'reading',
    `import { prepare } from './test/bench/prepare.ts';
import { measureEditing } from './test/bench/editing.ts';
import { measureReading } from './test/bench/reading.ts';
prepare(${JSON.stringify(root)}, ${JSON.stringify(folder)});
measureReading();
measureEditing();`,
  );

if (runs('deciding'))
  await runBundle(
    'deciding',
    `import * as generated from './.build/bench/generated.js';
import about from './.build/bench/about.json';
import dossiers from './.build/bench/dossiers.json';
import { compare } from './test/bench/deciding.ts';
compare(generated, about, dossiers);`,
  );

if (runs('lsp'))
  await runBundle(
    'lsp',
    `import { measureLanguageServer } from './test/bench/language-server.ts';
import { measurePlaces } from './test/bench/language-server-places.ts';
await measureLanguageServer(${JSON.stringify(root)}, ${JSON.stringify(folder)});
await measurePlaces(${JSON.stringify(root)}, ${JSON.stringify(folder)});`,
  );

// Only when asked for: it takes long.
if (wanted === 'heap')
  await runBundle(
    'heap',
    `import { measureHeap } from './test/bench/language-server-heap.ts';
await measureHeap(${JSON.stringify(root)}, ${Number(process.argv[3] ?? 50_000)});`,
  );
