// The disk as the server's storage, with links and odd names.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeHost } from '../../compiler/cli/input/node-host.ts';
import { diskStorage } from './disk.ts';

let home = '';
const disk = diskStorage((folder, path) => nodeHost(folder, join(folder, 'any')).read(path));

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'clause-disk-')));
  mkdirSync(join(home, 'ws/parts/.hidden'), { recursive: true });
  mkdirSync(join(home, 'ws/node_modules'));
  writeFileSync(join(home, 'ws/a b#?%.clause'), '# 补贴\n');
  writeFileSync(join(home, 'ws/parts/b.clause'), '');
  writeFileSync(join(home, 'ws/parts/.hidden/c.clause'), '');
  writeFileSync(join(home, 'ws/node_modules/d.clause'), '');
  writeFileSync(join(home, 'secret.txt'), 'secret');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test('a file is the same value until its content changes', () => {
  const name = `${home}/ws/a b#?%.clause`;
  const first = disk.read(name, `${home}/ws/`);
  expect(first).toMatchObject({ kind: 'read', text: '# 补贴\n' });
  expect(disk.read(name, `${home}/ws/`)).toBe(first);
  writeFileSync(name, '# 其他\n');
  expect(disk.read(name, `${home}/ws/`)).toMatchObject({ text: '# 其他\n' });
  rmSync(name);
  const missing = disk.read(name, `${home}/ws/`);
  expect(missing).toEqual({ kind: 'problem', problem: 'missing' });
  expect(disk.read(name, `${home}/ws/`)).toBe(missing);
});

test('what lies outside is not read, by its path or through a link', () => {
  symlinkSync(join(home, 'secret.txt'), join(home, 'ws/link.clause'));
  const outside = { kind: 'problem', problem: 'outside' };
  expect(disk.read(`${home}/ws/link.clause`, `${home}/ws/`)).toEqual(outside);
  expect(disk.read(`${home}/secret.txt`, `${home}/ws/`)).toEqual(outside);
  expect(disk.read('vscode-vfs://host/a.clause', 'vscode-vfs://host/')).toMatchObject({
    problem: 'missing',
  });
});

test('a listing leaves out hidden folders and packages, and follows no link to a folder', () => {
  symlinkSync(home, join(home, 'ws/round'));
  const list = (deep: boolean) =>
    disk
      .list({ folder: `${home}/ws/`, deep, endings: ['.clause'] })
      ?.map((name) => name.slice(home.length));
  expect(list(false)).toEqual(['/ws/a b#?%.clause']);
  expect(list(true)).toEqual(['/ws/a b#?%.clause', '/ws/parts/b.clause']);
});
