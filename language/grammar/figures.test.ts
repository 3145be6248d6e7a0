// Figures say what they are per; in a fact's range, `per` is the fact's.
import { expect, test } from 'vitest';
import { parse } from '../parse.ts';

test('a price per unit is one figure', () => {
  const { errors, file } = parse('unit m2 define p = 3 thousand yuan per m2 per month * 2 m2', {
    file: 'x.clause',
  });
  expect(errors).toEqual([]);
  expect(JSON.stringify(file).match(/"kind":"unitUse"/g)).toHaveLength(2);
});

test('after a range, per is of the fact', () => {
  const text = 'unit m2 entity E rent: money from 1 yuan to 9 yuan per m2 next: text';
  const { errors, file } = parse(text, { file: 'x.clause' });
  expect(errors).toEqual([]);
  const [, entity] = file.items;
  const type = entity?.kind === 'entity' ? entity.fields[0]?.type : undefined;
  expect(type?.kind === 'plainType' && type.units.map(({ per }) => per)).toEqual([true]);
});

test('a row may be called per', () => {
  const { errors } = parse('define x = by kind of: 1 per: 2 net: 3', { file: 'x.clause' });
  expect(errors).toEqual([]);
});
