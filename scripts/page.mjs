// Builds the preview as a page by itself: page.js, which defines `clausePage.start`, page.css, and
// explorer.js, which defines `clauseExplorer.explorerOf`, what the page asks beyond the decision.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './stamp.mjs';

export async function buildPage(folder) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    conditions: ['@clause/source'],
    legalComments: 'none',
    logLevel: 'warning',
    minify: true,
    platform: 'browser',
    target: 'es2022',
    // In a page by itself no other encoding than the file's own is about.
    charset: 'utf8',
  };
  await Promise.all([
    build({
      ...common,
      entryPoints: ['vscode-extension/preview/page.ts'],
      outfile: join(folder, 'page.js'),
      format: 'iife',
      globalName: 'clausePage',
    }),
    build({
      ...common,
      entryPoints: ['compiler/document/explorer.ts'],
      outfile: join(folder, 'explorer.js'),
      format: 'iife',
      globalName: 'clauseExplorer',
    }),
    build({
      ...common,
      entryPoints: ['vscode-extension/preview/page.css'],
      outfile: join(folder, 'page.css'),
    }),
  ]);
  // Both stand within an HTML file, whose reader would take these for its own.
  for (const name of ['page.js', 'explorer.js', 'page.css']) {
    if (/<\/?(?:script|style)|<!--/i.test(readFileSync(join(folder, name), 'utf8'))) {
      throw new Error(`${name} would end, or begin, an element of the page that it stands in`);
    }
  }
}
