// What counts as the same meaning: everything but places and the order of a clause's parts.
import { expect, test } from 'vitest';
import { parse } from '../parse.ts';
import { sameMeaning } from './same.ts';

const same = (a: string, b: string) =>
  sameMeaning(parse(a, { file: 'a' }).file, parse(b, { file: 'b' }).file);

test.each([
  ['white space', 'unit m2 "a"', '\n\nunit\tm2 # c\n "a"'],
  ['parts of a clause', 'clause c when a grants b', 'clause c grants b when a'],
  ['parts of applies', 'applies when a cites "b"', 'applies cites "b" when a'],
  ['backquotes', 'define a = b', 'define `a` = `b`'],
])('%s: the same', (_, a, b) => {
  expect(same(a, b)).toBe(true);
});

test.each([
  ['a name', 'clause c when a grants b', 'clause c when a grants d'],
  ['a figure', 'define a = 30%', 'define a = 3%'],
  ['parentheses', 'define a = b + c', 'define a = (b + c)'],
  ['operators', 'define a = b + c', 'define a = b - c'],
  ['parts of one kind', 'clause c when a when b', 'clause c when b when a'],
  ['rows', 'define a = by b x: 1 y: 2', 'define a = by b y: 2 x: 1'],
  ['a part more', 'clause c grants b', 'clause c grants b limit each d to 1 yuan'],
  ['fields', 'entity E a: date b: date', 'entity E b: date a: date'],
  ['items', 'unit a unit b', 'unit b unit a'],
  ['where a clause stands', 'article 1 clause c grants b', 'clause c grants b article 1'],
])('%s: not the same', (_, a, b) => {
  expect(same(a, b)).toBe(false);
});
