import { describe, expect, test } from 'vitest';
import { decodeUtf8, isInside, memoryHost, resolvePath } from './host.ts';

describe('paths', () => {
  test.each([
    ['p/rules.clause', 'source.txt', 'p/source.txt'],
    ['rules.clause', './a/../source.txt', 'source.txt'],
    ['p/rules.clause', '../other/x', 'other/x'],
    ['rules.clause', '../x', '../x'],
    ['/p/rules.clause', '../../../x', '/x'],
    ['p/rules.clause', '/etc/passwd', '/etc/passwd'],
  ])('from %s, %s is %s', (from, relative, path) => {
    expect(resolvePath(from, relative)).toBe(path);
  });

  test.each([
    ['p/', 'p/a/source.txt', true],
    ['p/', 'q/source.txt', false],
    ['p/', 'p2/source.txt', false],
    ['p/', 'p/../q', false],
    ['', 'a/b', true],
    ['', '../b', false],
    ['', '/b', false],
    ['', 'C:/b', false],
    ['./', 'a', true],
    ['./', '../a', false],
    ['../', '../a', true],
    ['../', '../../a', false],
    ['/', '/a', true],
    ['/p/', '/p/a', true],
    ['/p/', '/a', false],
  ])('in %j lies %j: %j', (folder, path, inside) => {
    expect(isInside(folder, path)).toBe(inside);
  });
});

test('text is UTF-8, with or without its mark, or it is none', () => {
  expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('a');
  expect(decodeUtf8(new Uint8Array([0x61, 0xff]))).toBeUndefined();
});

test('a host in memory answers by the same rules', () => {
  const host = memoryHost({ 'p/a': 'x', 'p/b': new Uint8Array([0xff]) });
  expect(host.read(host.resolve('p/r', './a'))).toMatchObject({ kind: 'read', text: 'x' });
  expect(host.read('p/b')).toEqual({ kind: 'problem', problem: 'notUtf8' });
  expect(host.read('constructor')).toEqual({ kind: 'problem', problem: 'missing' });
});
