// `npm run package`: the extension as one .vsix file. The packer is installed apart, only when it is wanted.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stamp.mjs';

const home = join(root, 'vscode-extension');
const packaging = join(home, 'packaging');
const LARGEST = 3 * 1024 * 1024;

if (!existsSync(join(packaging, 'node_modules/@vscode/vsce/package.json'))) {
  console.error('Installing the packer …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'], packaging);
}
run(process.execPath, ['scripts/build-extension.mjs'], root);

const { name, version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
const vsix = join(root, 'dist', `${name}-${version}.vsix`);
// A licence and a changelog belong to what is installed; they stand once, at the root.
const borrowed = ['LICENSE', 'CHANGELOG.md'].map((file) => join(home, file));
try {
  for (const file of borrowed) cpSync(join(root, file.slice(home.length + 1)), file);
  const vsce = join(packaging, 'node_modules/@vscode/vsce/vsce');
  run(
    process.execPath,
    [
      vsce,
      'package',
      '--no-dependencies',
      '--skip-license',
      '--allow-missing-repository',
      '--out',
      vsix,
    ],
    home,
  );
} finally {
  for (const file of borrowed) rmSync(file, { force: true });
}

const { size } = statSync(vsix);
console.log(`${vsix.slice(root.length + 1)}: ${Math.round(size / 1024)} kB`);
if (size > LARGEST) fail('The package is larger than 3 MB.');

function run(command, args, cwd) {
  const done = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (done.status !== 0) fail(`${command} did not succeed; its messages stand above.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
