// Whether the build is of the sources as they stand: a hash over all that goes into it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const stampFile = join(root, 'dist/.stamp');

const inputs = [
  'compiler',
  'language',
  'lsp',
  'runtime',
  'scripts',
  'vscode-extension/preview',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** What the build writes among the sources. */
const generated = 'compiler/targets/typescript/prelude.generated.ts';

/** A hash over the names and the contents of everything that is built from, tests left out. */
export function sourceStamp() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesIn).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

export function buildIsCurrent() {
  return (
    existsSync(join(root, generated)) &&
    existsSync(join(root, 'dist/clause.js')) &&
    existsSync(join(root, 'dist/vitest.js')) &&
    existsSync(join(root, 'dist/lsp-worker.js')) &&
    existsSync(join(root, 'dist/page.js')) &&
    existsSync(join(root, 'dist/explorer.js')) &&
    existsSync(join(root, 'runtime/dist/index.js')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === sourceStamp()
  );
}

function filesIn(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!/^[a-z/-]+$/.test(path)) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|mjs|js|json|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter(
      (file) => !/(?:^|[\\/])(?:dist|node_modules)[\\/]|\.(?:test|generated)\.ts$/.test(file),
    );
}
