// `npm run package`: the extension as one .vsix file. The packer is installed apart, only when it is wanted.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage } from './check-package.mjs';
import { installed } from './install.mjs';
import { root } from './stamp.mjs';

const home = join(root, 'vscode-extension');
const packaging = join(home, 'packaging');
const LARGEST = 3 * 1024 * 1024;

if (!installed(packaging, 'Installing the packer …', '--ignore-scripts')) {
  fail('npm ci did not succeed; its messages stand above.');
}
run(process.execPath, ['scripts/build-extension.mjs'], root);

const { name, version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
const vsix = join(root, 'dist', `${name}-${version}.vsix`);
// A licence and a changelog belong to what is installed; they stand once, at the root.
const borrowed = ['LICENSE', 'CHANGELOG.md'].map((file) => join(home, file));
try {
  for (const file of borrowed) {
    const text = readFileSync(join(root, file.slice(home.length + 1)), 'utf8');
    // Pages that the changelog leads to stay behind.
    writeFileSync(file, text.replace(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1'));
  }
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
const faults = await checkPackage(vsix);
if (faults.length > 0) fail(faults.join('\n'));

function run(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) fail(`${args[0]} did not succeed; its messages stand above.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
