// Installs the packages of a folder where they are not as its package-lock.json says. Node's own modules
// only, for nothing else may be there yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs `npm ci` in the folder if need be, saying `notice` first; whether all is there afterwards. */
export function installed(folder, notice, ...more) {
  if (installIsCurrent(folder)) return true;
  console.error(notice);
  const npm = process.env.npm_execpath;
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...more];
  const options = { cwd: folder, stdio: ['ignore', 2, 2] };
  const done = npm
    ? spawnSync(process.execPath, [npm, ...flags], options)
    : spawnSync('npm', flags, { ...options, shell: true });
  return done.status === 0;
}

/** Whether node_modules holds what package-lock.json says, by npm's own list of what it put there. */
function installIsCurrent(folder) {
  const hidden = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = packagesIn(join(folder, 'package-lock.json'));
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
