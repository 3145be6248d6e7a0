// Texts that are no policy, or only just: never an exception, never a flood.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walk } from './children.ts';
import { parse } from './parse.ts';
import { printTree } from './testing/print-tree.ts';
import { sample } from './testing/sample.ts';

const read = (text: string) => parse(text, { file: 'x.clause' });
const treeOf = (text: string) => read(text).file.items.map(printTree).join('\n');
const inClause = (part: string) => `clause a\n  ${part}\n\nclause b\n  permits "x"\n`;

test.each([
  ['a byte-order mark', `\uFEFF${sample}`],
  ['CRLF', sample.replaceAll('\n', '\r\n')],
  ['lone CR', sample.replaceAll('\n', '\r')],
  ['one single line', sample.replace(/#.*\n/, '').replaceAll('\n', ' ')],
  ['a blank line after each', sample.replaceAll('\n', '\n\n')],
  ['full-width punctuation', sample.replaceAll(': ', '：').replace('is in (', 'is in （')],
])('white space means nothing: %s', (_, text) => {
  expect(read(text).errors).toEqual([]);
  expect(treeOf(text)).toBe(treeOf(sample));
});

test('a text without anything is a file without anything', () => {
  for (const text of ['', ' \n', '# only a comment', '\uFEFF']) {
    expect(read(text)).toMatchObject({ errors: [], file: { items: [] } });
  }
});

describe('nesting', () => {
  test('brackets are read as deep as anyone can read them', () => {
    const text = inClause(`grants ${'('.repeat(150)}x${')'.repeat(150)}`);
    expect(read(text).errors).toEqual([]);
  });

  test.each([
    ['brackets', `grants ${'('.repeat(10_000)}x${')'.repeat(10_000)}`],
    ['brackets without end', `grants ${'('.repeat(10_000)}`],
    ['not', `when ${'not '.repeat(10_000)}x`],
    ['minus', `grants ${'- '.repeat(10_000)}x`],
    ['tables', `grants ${'by x a: '.repeat(10_000)}1`],
    ['sums of sums', `grants ${'sum of '.repeat(10_000)}1`],
    ['the largest of the largest', `grants ${'the largest of (1, '.repeat(1_000)}1`],
    ['plus', `grants 1${' + 1'.repeat(10_000)}`],
    ['and', `when a${' and a'.repeat(10_000)}`],
    ['dots', `when a${'.a'.repeat(10_000)}`],
    ['caps', `grants a${' capped at 1'.repeat(10_000)}`],
    ['shifts', `when a is ${'1 day after '.repeat(10_000)}b`],
  ])('%s 10,000 deep are one problem', (_, part) => {
    const { errors, file } = read(inClause(part));
    expect(errors.map(({ problem }) => problem)).toEqual(['nestedTooDeeply']);
    expect(file.items.map(({ kind }) => kind)).toEqual(['clause', 'clause']);
    expect(printTree(file.items[1])).toContain('permits');
  });

  test('lists of lists of lists', () => {
    const { errors } = read(`entity E a: ${'list of '.repeat(10_000)}money\nclause b permits "x"`);
    expect(errors.map(({ problem }) => problem)).toEqual(['nestedTooDeeply']);
  });
});

describe('5 MB on one line', () => {
  const size = 5_000_000;
  test.each([
    ['one word', 'a'.repeat(size), 1],
    ['one figure', '1'.repeat(size), 1],
    ['a text without end', `"${'a'.repeat(size)}`, 1],
    ['strange characters', '@'.repeat(size), 1],
    ['words', 'abc '.repeat(size / 4), 1],
    ['sum', `grants 1${' + 1'.repeat(size / 4)}`, 1],
  ])('%s', { timeout: 120_000 }, (_, text, problems) => {
    const { errors } = read(text);
    expect(errors.length).toBe(problems);
    expect(errors[0]?.found.length).toBeLessThan(100);
  });
});

test('names that objects have by themselves are names like others', () => {
  const text = `enum __proto__: constructor, toString
entity constructor __proto__: money hasOwnProperty: text
clause __proto__ for each constructor in __proto__
  when constructor.__proto__ is toString
  grants by constructor.hasOwnProperty __proto__: 5 valueOf: 3`;
  const { errors, file } = read(text);
  expect(errors).toEqual([]);
  expect(file.items.map(printTree)).toEqual([
    '(enum name:__proto__ members:[(enumMember name:constructor) (enumMember name:toString)])',
    '(entity role:"entity" name:constructor fields:[(field name:__proto__ type:(plainType name:"money")) (field name:hasOwnProperty type:(plainType name:"text"))])',
    '(clause name:__proto__ binders:[(binder variable:constructor list:__proto__)] parts:[(when condition:(comparison operator:"is" left:(member object:constructor name:__proto__) right:toString)) (grants amount:(table mode:"one row" subjects:[(member object:constructor name:hasOwnProperty)] rows:[(row labels:[(rowLabel options:[(memberLabel name:__proto__)])] value:(number digits:"5")) (row labels:[(rowLabel options:[(memberLabel name:valueOf)])] value:(number digits:"3"))]))])',
  ]);
});

test('strange characters are reported once a run and left out', () => {
  const text = 'clause a 😀🎉\n  permits "x 😀" ;\n';
  const { errors, file } = read(text);
  expect(errors.map(({ problem, found }) => [problem, found])).toEqual([
    ['badCharacter', '😀🎉'],
    ['badCharacter', ';'],
  ]);
  expect(file.items.map(printTree)).toEqual([
    '(clause name:a parts:[(measure verb:"permits" text:"x 😀")])',
  ]);
});

/** Pieces of policies and of nothing in any order. */
const pieces = fc.oneof(
  fc.constantFrom(...(sample.match(/"[^"\n]*"|[\p{L}\d_]+|[^\s]|\n/gu) ?? [])),
  fc.constantFrom('"', '“', '`', '\\', '#', '\r', '\u0000', '\ud800', '1e400', '..', '((', '))'),
  fc.string(),
);

test('a declaration whose first words are swapped stands where both do', () => {
  const { file } = read('grants applicant');
  expect(file.items[0]?.span).toMatchObject({ start: 0, end: 16 });
});

test('no text throws, every span lies within the text, and children within their parents', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join(' ');
      const { errors, file, tokens, comments } = read(text);
      const within = ({ start, end }: { start: number; end: number }) =>
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
      for (const { span } of [...errors, ...tokens, ...comments]) within(span);
      walk(file, ({ span }) => within(span));
    }),
    { numRuns: 300 },
  );
}, 120_000);
