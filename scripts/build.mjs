// Builds what is run outside this house: dist/clause.js (the command with the language server, one
// file), dist/lsp-worker.js (the server for browsers), dist/vitest.js (golden cases in a service's own
// tests), dist/page.js and dist/page.css (what `clause doc --interactive` makes its page of) and
// runtime/dist (what generated code imports). Says nothing unless something is wrong.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { setup as writePrelude } from '../compiler/targets/typescript/prelude/generate.mjs';
import { buildPage } from './page.mjs';
import { root, sourceStamp, stampFile } from './stamp.mjs';

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  conditions: ['@clause/source'],
  logLevel: 'warning',
  legalComments: 'none',
};

writePrelude();

// Taken first: a file that changes during the build makes the build stale, not current.
const stamp = sourceStamp();
rmSync(stampFile, { force: true });

const forNode = {
  ...common,
  platform: 'node',
  target: 'node20.19',
  // Packages written as CommonJS ask for Node's own modules by require.
  banner: {
    js: "import { createRequire as clauseRequire } from 'node:module'; const require = clauseRequire(import.meta.url);",
  },
};

await build({
  ...forNode,
  entryPoints: ['compiler/cli/main.ts'],
  outfile: 'dist/clause.js',
});

await build({
  ...forNode,
  entryPoints: ['compiler/cli/vitest/index.ts'],
  outfile: 'dist/vitest.js',
  external: ['vitest'],
});
copyFileSync(join(root, 'compiler/cli/vitest/public.d.ts'), join(root, 'dist/vitest.d.ts'));

await build({
  ...common,
  entryPoints: ['lsp/browser.ts'],
  outfile: 'dist/lsp-worker.js',
  platform: 'browser',
  target: 'es2022',
  // Workers of editors are plain scripts.
  format: 'iife',
  minify: true,
});

await buildPage(join(root, 'dist'));

await build({
  ...common,
  entryPoints: ['runtime/index.ts'],
  outfile: 'runtime/dist/index.js',
  platform: 'neutral',
  target: 'es2022',
});

const declared = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...['-p', 'runtime', '--outDir', 'runtime/dist', '--composite', 'false'],
    ...['--incremental', 'false', '--declaration'],
  ],
  { cwd: root, stdio: 'inherit' },
);
if (declared.status !== 0) process.exit(declared.status ?? 1);

mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(stampFile, stamp);
