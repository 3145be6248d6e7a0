// Builds the extension into vscode-extension/dist: both entries, the server for Node and for a web
// worker, the command, the colours and the findings' pages. `npm run package` makes the .vsix of it.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildPage } from './page.mjs';
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

/** Packages written as CommonJS ask for Node's own modules by require. */
const requireForCommonJs =
  "import { createRequire as clauseRequire } from 'node:module'; const require = clauseRequire(import.meta.url);";

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await Promise.all([
  build({
    ...onNode,
    entryPoints: ['vscode-extension/src/node.ts'],
    outfile: join(out, 'node.js'),
    external: ['vscode'],
  }),
  // The command, which is the server, too: `clause lsp`.
  build({
    ...common,
    stdin: {
      contents: "import { start } from './compiler/cli/main.ts'; await start();",
      resolveDir: root,
      loader: 'ts',
    },
    outfile: join(out, 'clause.mjs'),
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: requireForCommonJs },
  }),
  build({
    ...inBrowser,
    entryPoints: ['vscode-extension/src/browser.ts'],
    outfile: join(out, 'browser.js'),
    format: 'cjs',
    external: ['vscode'],
  }),
  build({
    ...inBrowser,
    entryPoints: ['lsp/browser.ts'],
    outfile: join(out, 'server-worker.js'),
    format: 'iife',
  }),
  build({
    ...inBrowser,
    entryPoints: [
      'vscode-extension/preview/webview.ts',
      'vscode-extension/preview/cases.ts',
      'vscode-extension/preview/preview.css',
    ],
    outdir: join(out, 'preview'),
    format: 'esm',
  }),
  // Beside the command, which makes pages of it.
  buildPage(out),
]);

// Findings and hovers link to these pages.
for (const pages of ['diagnostics', 'language.md', 'decision.md', 'cookbook']) {
  cpSync(join(root, 'docs', pages), join(out, pages), { recursive: true });
}
cpSync(join(root, 'LICENSE'), join(home, 'dist/LICENSE.txt'));
const made = await fromKeywords();
writeFileSync(join(out, 'clause.tmLanguage.json'), JSON.stringify(made.grammar));
writeFileSync(join(out, 'language-configuration.json'), JSON.stringify(made.configuration));

/** Colours and configuration are TypeScript over the language's keyword tables: bundled, then asked. */
async function fromKeywords() {
  const file = join(root, '.build/keywords.mjs');
  await build({
    ...common,
    stdin: {
      contents: `
        import { languageTables } from './language/index.ts';
        import { languageConfiguration } from './vscode-extension/grammar/configuration.ts';
        import { textmateGrammar } from './vscode-extension/grammar/textmate.ts';
        const tables = Object.values(languageTables);
        export const grammar = textmateGrammar(tables);
        export const configuration = languageConfiguration(tables);`,
      resolveDir: root,
      loader: 'ts',
    },
    format: 'esm',
    platform: 'node',
    outfile: file,
  });
  return await import(pathToFileURL(file).href);
}
