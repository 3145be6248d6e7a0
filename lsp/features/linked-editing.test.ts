// Names that change together while they are typed.
import { expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { linkedEditing } from './linked-editing.ts';

const linked = (rules: string) => {
  const { place } = placeIn(rules);
  const { text = '' } = place.analysis.files.get(place.file) ?? {};
  const found = linkedEditing(place);
  return found?.spans.map(({ start, end }) => `${start}:${text.slice(start, end)}`);
};
const FRAME =
  'policy p currency CNY applicant F own: money `limit`: money items: list of I entity I cost: money\n';

test('a loop’s name changes with all that read it, in its clause alone', () => {
  const found =
    linked(`${FRAME}clause a for each i<|>t in items when it.cost exceeds own grants it.cost
clause b for each it in items grants it.cost`);
  const at = FRAME.length;
  expect(found).toEqual([`${at + 18}:it`, `${at + 35}:it`, `${at + 62}:it`]);
});

test('a name in backquotes changes within them', () => {
  const found = linked(`${FRAME}clause a grants \`lim<|>it\``);
  expect(found?.map((one) => one.replace(/^\d+:/, ''))).toEqual(['limit', 'limit']);
});

test.each([
  ['a plain fact', 'clause a grants ow<|>n'],
  ['a keyword', 'clause a gra<|>nts own'],
  ['a loop that nothing reads', 'clause a for each i<|>t in items grants own'],
])('%s does not', (_, rules) => {
  expect(linked(FRAME + rules)).toBeUndefined();
});

test('a name in backquotes that is written without them elsewhere stays by itself', () => {
  expect(linked(`${FRAME}clause a grants \`ow<|>n\` + own`)?.map((one) => one.slice(-3))).toEqual([
    'own',
    'own',
    'own',
  ]);
});

test('what may be typed is a name, of any script, as clients read patterns', () => {
  const { place } = placeIn(`${FRAME}clause a for each i<|>t in items grants it.cost`);
  const pattern = new RegExp(`^${linkedEditing(place)?.pattern}$`);
  for (const name of ['item_2', '项目', 'größe', '_x']) expect(name).toMatch(pattern);
  for (const other of ['a b', 'a.b', 'a:', '`a', 'a，', '"a', ''])
    expect(other).not.toMatch(pattern);
});
