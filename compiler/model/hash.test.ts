import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { policyHash } from './hash.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('the hash is that of the list that sha256sum prints, sorted by path', () => {
  const list = `${sha256('b')}  a/rules.clause\n${sha256('a')}  source.txt\n`;
  const files = [
    { path: 'source.txt', bytes: bytes('a') },
    { path: 'a/rules.clause', bytes: bytes('b') },
  ];
  expect(policyHash(files)).toBe(sha256(list));
  expect(policyHash(files.toReversed())).toBe(sha256(list));
});

test('one changed byte, or another name, is another policy', () => {
  const hash = (path: string, text: string) => policyHash([{ path, bytes: bytes(text) }]);
  expect(hash('a', 'x')).not.toBe(hash('a', 'y'));
  expect(hash('a', 'x')).not.toBe(hash('b', 'x'));
  expect(hash('a', 'x')).toBe(hash('a', 'x'));
});
