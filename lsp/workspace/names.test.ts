import { expect, test } from 'vitest';
import { nameOf, resolveName, uriOf } from './names.ts';

test.each([
  ['file:///home/mei/rules.clause', '/home/mei/rules.clause'],
  ['file:///home/%E6%94%BF%E7%AD%96/rules%201.clause', '/home/政策/rules 1.clause'],
  ['file:///C%3A/policies/rules.clause', '/c:/policies/rules.clause'],
  ['file:///c:/policies/rules.clause', '/c:/policies/rules.clause'],
  ['file:///home/a%23b%3Fc.clause', '/home/a#b?c.clause'],
  ['untitled:Untitled-1', 'untitled:Untitled-1'],
  [
    'vscode-vfs://github/town/policies/a%20b.clause',
    'vscode-vfs://github/town/policies/a b.clause',
  ],
  ['file://server/share/rules.clause', 'file://server/share/rules.clause'],
])('%s is named %s, and a URI made of the name names the same file', (uri, name) => {
  expect(nameOf(uri)).toBe(name);
  expect(nameOf(uriOf(name))).toBe(name);
  expect(() => new URL(uriOf(name))).not.toThrow();
});

test('a name that a file says is looked for in its folder', () => {
  expect(resolveName('/p/rules.clause', '共享/../shared.clause')).toBe('/p/shared.clause');
  expect(resolveName('memfs:/p/rules.clause', 'shared.clause')).toBe('memfs:/p/shared.clause');
  expect(resolveName('vscode-vfs://h/p/rules.clause', '../x.clause')).toBe(
    'vscode-vfs://h/x.clause',
  );
});
