// Makes a clone ready to run: installs what is not installed, builds what is not built. Node's own
// modules only, for nothing else may be there yet. Says a line only where there is work.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installed } from './install.mjs';
import { buildIsCurrent, root } from './stamp.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Clause needs Node 20.19 or later; this is ${process.versions.node}.`);
}

if (!installed(root, 'Installing packages (npm ci) …')) {
  stop('npm ci did not succeed; its messages stand above.');
}

if (!buildIsCurrent()) {
  console.error('Building …');
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) stop('The build did not succeed; its messages stand above.');
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
