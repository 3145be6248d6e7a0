// `npm start`: explains the example dossier that a policy brings along.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stamp.mjs';

const folders = readdirSync(join(root, 'policies'))
  .sort()
  .map((name) => `policies/${name}`);
const policy = folders.find((folder) => existsSync(join(root, folder, 'examples/enterprise.json')));
if (policy === undefined) {
  console.error('No policy brings an examples/enterprise.json.');
  process.exit(1);
}
const args = ['explain', `${policy}/rules.clause`, `${policy}/examples/enterprise.json`];
console.error(`$ npx clause ${args.join(' ')}\n`);
const explained = spawnSync(process.execPath, ['compiler/cli/bin.js', ...args], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(explained.status ?? 1);
