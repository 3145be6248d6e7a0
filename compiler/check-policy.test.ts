// Whatever the files hold: never an exception, and no work without end.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from '#language';
import { slipsOf } from '#test/support/damage.ts';
import { FRAME } from '#test/support/expect-diagnostics.ts';
import { checkPolicy } from './check-policy.ts';

function namesOf(text: string): readonly string[] {
  const { diagnostics } = checkPolicy([parse(text, { file: 'a.clause' })]);
  return [...new Set(diagnostics.map(({ name }) => name))].filter(
    (name) => name !== 'unusedDeclaration',
  );
}

const chain = (length: number, line: (at: number) => string) =>
  Array.from({ length }, (_, at) => line(at)).join('\n');

test.each([
  ['nothing', '', ['noPolicy']],
  ['no files', undefined, []],
  ['a long sum', `clause a grants ${'turnover + '.repeat(400)} turnover`, []],
  [
    'a chain of defines, the last first',
    `${chain(3000, (at) => `define d${at} = d${at + 1}`)} define d3000 = 1 yuan clause a grants d0`,
    ['nestedTooDeeply'],
  ],
  [
    'a chain of defines, the first first',
    `define d0 = 1 yuan ${chain(3000, (at) => `define d${at + 1} = d${at}`)} clause a grants d3000`,
    ['nestedTooDeeply'],
  ],
  [
    'a chain of entities',
    `${chain(3000, (at) => `entity E${at} x: list of E${at + 1}`)} entity E3000 x: money clause a grants turnover`,
    ['nestedTooDeeply'],
  ],
  [
    'defines that double over and over',
    `define d0 = turnover ${chain(60, (at) => `define d${at + 1} = d${at} + d${at}`)}
     define b0 = registered ${chain(60, (at) => `define b${at + 1} = b${at} and b${at}`)}
     clause a when b60 grants by d60 up to 1 yuan: 1 yuan above 1 yuan: 2 yuan`,
    [],
  ],
  [
    'figures that square over and over',
    `parameter d0 = 12345 ${chain(60, (at) => `parameter d${at + 1} = d${at} * d${at}`)} clause a grants turnover / d60`,
    [],
  ],
  ['a million digits', `clause a grants ${'1'.repeat(1_000_000)} yuan`, ['figureTooLarge']],
])('%s', (_, text, names) => {
  if (text === undefined) expect(checkPolicy([]).diagnostics).toEqual([]);
  else expect(namesOf(text === '' ? '' : `${FRAME}\n${text}`)).toEqual(names);
});

test('a slip of the hand anywhere in a wide policy is no reason to throw', {
  timeout: 120_000,
}, () => {
  const folder = new URL('../test/differential/policies/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.clause'));
  expect(files.length).toBeGreaterThan(2);
  let told = 0;
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const slips = slipsOf(text, parse(text, { file: name }).tokens);
    for (const slip of slips.filter((_, at) => at % 7 === 0)) told += namesOf(slip.text).length;
  }
  expect(told).toBeGreaterThan(20);
});
