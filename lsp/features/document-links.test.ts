// The names of files lead to the files that are there.
import { expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { documentLinks } from './document-links.ts';

test('links stand on the names of files, without their marks', () => {
  const { place, textOf } = placeIn(
    '<|>policy p source "source.txt", “none.txt” use "shared.clause" use "../out.clause"',
    { 'source.txt': 'x', 'shared.clause': '', 'none.md': '' },
  );
  const found = documentLinks(place.analysis, place.file);
  expect(found.map(({ span, target }) => [textOf(span), target])).toEqual([
    ['source.txt', 'source.txt'],
    ['shared.clause', 'shared.clause'],
  ]);
});
