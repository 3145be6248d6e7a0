// When conditions decide, and which of them are asked for.
import { describe, expect, test } from 'vitest';
import { missing, plants } from '#test/support/coverage.ts';

describe('conditions', () => {
  const source = `
applicant Firm "Firm"
  size: integer "Size"
  local: boolean "Local"
  old: boolean "Old"

clause aid
  when size is at least 10 and local
  unless old
  grants 5 yuan
`;
  const good = { size: 10, local: true, old: false };

  test('each is to decide true and false, in the policy’s own words', () => {
    expect(missing(source, [], 'condition')).toEqual([
      '9 `size is at least 10` never decided true',
      '9 `size is at least 10` never decided false',
      '9 `local` never decided true',
      '9 `local` never decided false',
      '10 `old` never decided true',
      '10 `old` never decided false',
    ]);
    expect(missing(source, [good], 'condition')).toEqual([
      '9 `size is at least 10` never decided false',
      '9 `local` never decided false',
      '10 `old` never decided true',
    ]);
  });

  test('two that fail at once decide nothing', () => {
    const both = { ...good, size: 9, local: false };
    expect(missing(source, [good, both], 'condition')).toContain('9 `local` never decided false');
    const one = { ...good, local: false };
    expect(missing(source, [good, one], 'condition')).not.toContain(
      '9 `local` never decided false',
    );
  });

  test('of `is in` each member is one; of `is between` each end', () => {
    const listed = `
enum Level: high, middle, low
applicant Firm
  level: Level
  staff: integer

clause aid
  when level is in (high, middle)
  when staff is between 3 and 9
  permits "it"
`;
    expect(
      missing(
        listed,
        [
          { level: 'high', staff: 5 },
          { level: 'low', staff: 5 },
        ],
        'condition',
      ),
    ).toEqual([
      '9 `level … middle` never decided true',
      '10 `staff … 3` never decided false',
      '10 `staff … 9` never decided false',
    ]);
  });

  test('a define that is a condition is a decision of its own', () => {
    const defined = `
applicant Firm
  small: boolean
  young: boolean
  local: boolean

define favoured = small or young

clause aid
  when favoured and local
  permits "it"
`;
    // `favoured` is masked in the guard, its own parts are not.
    const cases = [{ small: true, young: false, local: false }];
    expect(missing(defined, cases, 'condition')).toEqual([
      '8 `small` never decided false',
      '8 `young` never decided true',
      '8 `young` never decided false',
      '11 `favoured` never decided true',
      '11 `favoured` never decided false',
      '11 `local` never decided true',
    ]);
  });

  test('`where` and `satisfies` decide item by item', () => {
    const listed = `
entity Plant
  big: boolean
  cost: money
applicant Firm
  plants: list of Plant

clause aid
  when any p in plants satisfies p.big
  grants sum of p.cost for each p in plants where p.cost exceeds 3 yuan
`;
    const one = plants({ big: true, cost: 5 }, { big: false, cost: 2 });
    expect(missing(listed, [one], 'condition')).toEqual([
      '10 `any p in plants satisfies p.big` never decided false',
    ]);
  });

  test('what cannot be is not asked for', () => {
    const settled = `
applicant Firm
  staff: integer from 1
  local: boolean

applies
  when local

clause aid
  when staff is at least 1 and local
  permits "it"
`;
    expect(missing(settled, [], 'condition').filter((line) => line.startsWith('1'))).toEqual([
      '11 `staff is at least 1` never decided true',
      '11 `local` never decided true',
    ]);
  });

  test('an optional fact that is asked for first decides where it is absent', () => {
    const optional = `
applicant Firm
  aid: money optional

clause more
  when aid is given and aid is below 5 yuan
  permits "it"
`;
    expect(missing(optional, [{}, { aid: 4 }, { aid: 5 }], 'condition')).toEqual([]);
  });
});
