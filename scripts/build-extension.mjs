// Builds the extension into vscode-extension/dist: both entries, the server for Node and for a web
// worker, the command, the colours and the findings' pages. `npm run package` makes the .vsix of it.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './stamp.mjs';

const home = join(root, 'vscode-extension');
const out = join(home, 'dist');

const common = {
  absWorkingDir: root,
  bundle: true,
  conditions: ['@clause/source'],
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
};
const onNode = { ...common, format: 'cjs', platform: 'node', target: 'node20' };
const inBrowser = { ...common, platform: 'browser', target: 'es2022' };

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await Promise.all([
  build({
    ...onNode,
    entryPoints: ['vscode-extension/src/node.ts'],
    outfile: join(out, 'node.cjs'),
    external: ['vscode'],
  }),
  build({ ...onNode, entryPoints: ['lsp/node/ipc.ts'], outfile: join(out, 'server.cjs') }),
  build({
    ...inBrowser,
    entryPoints: ['vscode-extension/src/browser.ts'],
    outfile: join(out, 'browser.cjs'),
    format: 'cjs',
    external: ['vscode'],
  }),
  build({
    ...inBrowser,
    entryPoints: ['lsp/browser.ts'],
    outfile: join(out, 'server-worker.js'),
    format: 'iife',
  }),
]);

cpSync(join(root, 'dist/clause.js'), join(out, 'clause.mjs'));
cpSync(join(root, 'docs/diagnostics'), join(out, 'diagnostics'), { recursive: true });
cpSync(join(root, 'LICENSE'), join(home, 'dist/LICENSE.txt'));
writeFileSync(join(out, 'clause.tmLanguage.json'), JSON.stringify(await grammar()));

/** The grammar is TypeScript over the language's keyword table: bundled, then asked. */
async function grammar() {
  const file = join(root, '.build/textmate.mjs');
  await build({
    ...common,
    stdin: {
      contents: `
        import { languageTables } from './language/index.ts';
        import { textmateGrammar } from './vscode-extension/grammar/textmate.ts';
        export default textmateGrammar(Object.values(languageTables));`,
      resolveDir: root,
      loader: 'ts',
    },
    format: 'esm',
    platform: 'node',
    outfile: file,
  });
  return (await import(pathToFileURL(file).href)).default;
}
