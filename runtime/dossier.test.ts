import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { distinctIds, isKeys, Matters } from './dossier.ts';
import { nearest } from './nearest.ts';

test('a matter goes by its full id, or by its own where no other item bears it', () => {
  const matters = new Matters();
  matters.add('P1', 'P1');
  matters.add('Y1', 'P1/Y1');
  matters.add('P2', 'P2');
  matters.add('Y1', 'P2/Y1');
  matters.add('Y2', 'P2/Y2');
  expect(matters.find('P1')).toBe('P1');
  expect(matters.find('P2/Y1')).toBe('P2/Y1');
  expect(matters.find('Y2')).toBe('P2/Y2');
  expect(matters.find('Y1')).toBe(undefined);
  expect(matters.near('Y1')).toBe('P1/Y1');
  expect(matters.find('constructor')).toBe(undefined);
});

test('ids are held distinct in short lists and in long ones', () => {
  const items = (...ids: string[]) => ids.map((id) => ({ id }));
  expect(distinctIds(items())).toBe(true);
  expect(distinctIds(items('a', 'b', 'c'))).toBe(true);
  expect(distinctIds(items('a', 'b', 'a'))).toBe(false);
  const many = Array.from({ length: 30 }, (_, index) => `i${index}`);
  expect(distinctIds(items(...many))).toBe(true);
  expect(distinctIds(items(...many, 'i7'))).toBe(false);
});

test('keys are plain values by name', () => {
  expect(isKeys({ a: 'x', b: 1, c: true, d: null })).toBe(true);
  const endless = { a: Number.POSITIVE_INFINITY };
  for (const bad of [[], null, 'x', { a: {} }, { a: [] }, endless]) expect(isKeys(bad)).toBe(false);
});

test('the name that comes close is the one with the fewest slips', () => {
  expect(nearest('investmnt', ['interest', 'investment', 'level'])).toBe('investment');
  expect(nearest('zzz', ['investment', 'level'])).toBe(undefined);
  const word = fc.stringMatching(/^[a-d]{1,8}$/);
  fc.assert(
    fc.property(word, fc.array(word), (name, candidates) => {
      const far = (candidate: string) => distance(name, candidate);
      const most = Math.max(1, Math.floor(name.length / 3));
      const best = Math.min(...candidates.map(far));
      const found = nearest(name, candidates);
      expect(found).toBe(best <= most ? candidates.find((one) => far(one) === best) : undefined);
    }),
  );
});
