// Makes a clone ready to run: installs what is not installed, builds what is not built. Node's own
// modules only, for nothing else may be there yet. Says a line only where there is work.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIsCurrent, root } from './stamp.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Clause needs Node 20.19 or later; this is ${process.versions.node}.`);
}

if (!installIsCurrent()) {
  console.error('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const installed = npm
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', flags, { cwd: root, stdio: ['ignore', 2, 2], shell: true });
  if (installed.status !== 0) stop('npm ci did not succeed; its messages stand above.');
}

if (!buildIsCurrent()) {
  console.error('Building …');
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) stop('The build did not succeed; its messages stand above.');
}

/** Whether node_modules holds what package-lock.json says, by npm's own list of what it put there. */
function installIsCurrent() {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const had = packagesIn(hidden);
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      !path.startsWith('node_modules/') ||
      link ||
      had[path]?.version === version ||
      // Built for another machine: npm leaves it out.
      (optional && had[path] === undefined),
  );
}

function packagesIn(lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages ?? {};
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
