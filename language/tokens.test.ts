// Tokens and keywords: what words become, and what stands beside them.

import { codes } from 'currency-codes';
import { expect, test } from 'vitest';
import { en } from './keywords/en.ts';
import { isoCurrencies } from './keywords/iso-4217.ts';
import { parse } from './parse.ts';
import { printTree } from './testing/print-tree.ts';
import { keywordIds } from './tokens.ts';

const read = (text: string, units: readonly string[] = []) =>
  parse(text, { file: 'x.clause', units });

/** Each token with its kind. */
const told = (text: string, units: readonly string[] = []) =>
  read(text, units).tokens.map(({ kind, text: word }) => `${kind} ${word}`);

test('the words of a keyword are one token, whatever white space or comments stand between', () => {
  const text = 'x is # really\n at\r\n\tleast 3 # three';
  const { tokens, comments } = read(text);
  expect(tokens.map(({ text: word, keyword }) => [word, keyword])).toEqual([
    ['x', undefined],
    ['is at least', 'isAtLeast'],
    ['3', undefined],
  ]);
  expect(comments.map(({ text: words }) => words)).toEqual(['# really', '# three']);
  expect(tokens[1]?.span).toEqual({ file: 'x.clause', start: 2, end: text.indexOf(' 3') });
});

test('the longest keyword wins', () => {
  expect(told('is is not is not in is in each calendar year')).toEqual([
    'keyword is',
    'keyword is not',
    'keyword is not in',
    'keyword is in',
    'keyword each',
    'keyword calendar year',
  ]);
});

test('a word after a number is a unit if it is one; elsewhere it is a word', () => {
  expect(told('3 million yuan 3 days 3 EUR EUR 3 3 m2 3 foo million yuan days m2', ['m2'])).toEqual(
    [
      'number 3',
      'scale million',
      'unit yuan',
      'number 3',
      'unit days',
      'number 3',
      'unit EUR',
      'unit EUR',
      'number 3',
      'number 3',
      'unit m2',
      'number 3',
      'name foo',
      'name million',
      'name yuan',
      'name days',
      'name m2',
    ],
  );
});

test('units may be declared after their use, here or in a file that this one uses', () => {
  expect(told('define x = 3 m2 unit m2').slice(3, 5)).toEqual(['number 3', 'unit m2']);
  expect(told('define x = 3 m2', ['m2']).slice(3)).toEqual(['number 3', 'unit m2']);
  expect(told('define x = 3 m2').slice(3)).toEqual(['number 3', 'name m2']);
});

test('a currency word is the policy’s own currency where it can be', () => {
  const dollars = (header: string) =>
    read(`policy p ${header} define x = 5 dollars`).file.items.map(printTree).at(-1);
  expect(dollars('currency CAD')).toContain('code:"CAD"');
  expect(dollars('currency CNY')).toContain('code:"USD"');
  expect(dollars('')).toContain('code:"USD"');
});

test('figures, dates and texts', () => {
  expect(told('1,234,567.89 12,34 2024-09-06 0.5 7a "a\\"b" “c "d"” `e f`')).toEqual([
    'number 1,234,567.89',
    'number 12',
    'punctuation ,',
    'number 34',
    'date 2024-09-06',
    'number 0.5',
    'number 7',
    'name a',
    'text "a\\"b"',
    'text “c "d"”',
    'name `e f`',
  ]);
});

test('a backquoted name is never a keyword', () => {
  expect(told('`is` `at` least `grants`')).toEqual([
    'name `is`',
    'name `at`',
    'name least',
    'name `grants`',
  ]);
});

test('after a dot stands a name', () => {
  const { errors, file } = read('define x = a.is.at.count + b.of');
  expect(errors).toEqual([]);
  expect(printTree(file.items[0])).toContain('name:count');
});

test('every keyword is spelled, and no two alike', () => {
  const spellings = keywordIds.flatMap((id) => en.keywords[id]);
  expect(new Set(spellings).size).toBe(spellings.length);
  expect(Object.keys(en.keywords).length).toBe(keywordIds.length);
});

test('every keyword is read as what it is spelled', () => {
  for (const id of keywordIds) {
    for (const spelling of en.keywords[id]) {
      expect(read(spelling).tokens.map(({ keyword }) => keyword)).toEqual([id]);
    }
  }
});

test('the currencies are those of ISO 4217', () => {
  expect([...isoCurrencies].toSorted()).toEqual(
    codes()
      .filter((code) => code !== 'XTS' && code !== 'XXX')
      .toSorted(),
  );
  for (const known of Object.values(en.currencies)) {
    for (const code of known) expect(isoCurrencies).toContain(code);
  }
});
