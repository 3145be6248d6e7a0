// `npm run test:e2e`: the extension in a real VS Code in a real browser. Those two are installed apart
// (test/e2e), only when they are wanted. Arguments go to vitest: names of suites, a reporter.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installed } from './install.mjs';
import { root } from './stamp.mjs';

const home = join(root, 'test/e2e');
if (!installed(home, 'Installing VS Code for the browser, and a browser …', '--ignore-scripts')) {
  console.error('npm ci did not succeed; its messages stand above.');
  process.exit(1);
}
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
run('scripts/build-extension.mjs');
run(vitest, 'run', '--config', 'test/e2e/vitest.config.mjs', ...process.argv.slice(2));

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
