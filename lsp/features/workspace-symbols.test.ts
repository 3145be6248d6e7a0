// Declarations by a few of their letters.
import { expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

const { place } = placeIn(
  `<|>policy harbour "Harbour Scheme"
use "shared.clause"
article 3 "Aid"
  clause berth_aid "Aid for berths" permits "x"
  clause aid permits "x"
  clause rent permits "x"`,
  { 'shared.clause': 'entity Berth "Mooring"\n  aided: boolean "已获支持"' },
);
const found = (query: string) =>
  workspaceSymbols([place.analysis, place.analysis], query).map(({ name, container }) =>
    container === undefined ? name : `${name} in ${container}`,
  );

test('the closest come first: the same, a beginning, a word within, letters in order', () => {
  expect(found('aid')).toEqual([
    'aid in Article 3: Aid',
    'aided in Berth',
    'berth_aid in Article 3: Aid',
    'Article 3: Aid',
  ]);
  expect(found('bth')).toEqual(['berth_aid in Article 3: Aid', 'Berth']);
});

test('labels are searched too, whatever their script and case', () => {
  expect(found('MOOR')).toEqual(['Berth']);
  expect(found('支持')).toEqual(['aided in Berth']);
  expect(found('for berths')).toEqual(['berth_aid in Article 3: Aid']);
});

test('no letters give everything, once; strange ones nothing', () => {
  expect(found('')).toHaveLength(7);
  expect(found('zzz')).toEqual([]);
});
