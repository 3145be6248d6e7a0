// Laws of the formatter, for any file: it keeps every comment once, changes no meaning, gives the
// same text whatever the white space was, and leaves broken declarations alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, parse, sameMeaning, type Token } from '#language';
import { type ClauseFile, clauseFiles } from '../support/clause-files.ts';
import { samplePolicy } from '../support/sample-policy.ts';

const files = clauseFiles();
/** By number, so that a counterexample does not print the file. */
const aFile = fc.nat(files.length - 1);
const fileAt = (number: number): ClauseFile => files[number] ?? { name: '', text: '' };
const NAME = 'a.clause';
/** Milliseconds: many files are read many times, perhaps on a busy machine. */
const SLOW = 120_000;

/** The words of a file, also those inside keywords of several words, without comments. */
function wordsOf(text: string): readonly string[] {
  return tokensOf(text).flatMap((token) =>
    isKeyword(token) ? token.text.split(' ') : [token.text],
  );
}

/** Offsets before every word of a file, also those inside keywords of several words, and its end. */
function gapsOf(text: string): readonly number[] {
  const gaps = tokensOf(text).flatMap((token) => {
    const { start, end } = token.span;
    const inner = isKeyword(token) ? [...text.slice(start, end).matchAll(/(?<=\s)\S/gu)] : [];
    return [start, ...inner.map((match) => start + match.index)];
  });
  return [...gaps, text.length];
}

function tokensOf(text: string): readonly Token[] {
  return parse(text, { file: NAME }).tokens;
}

function isKeyword(token: Token): boolean {
  return token.kind === 'keyword';
}

function commentsOf(text: string): readonly string[] {
  return parse(text, { file: NAME })
    .comments.map((comment) => comment.text.trimEnd())
    .sort();
}

/** Where to sow comments: the gap, as a share of the file, and the white space around it. */
const places = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    before: fc.constantFrom('', ' ', '\n', '\n\n  '),
    after: fc.constantFrom('\n', '\n\n', '\n    '),
  }),
  { minLength: 1, maxLength: 12 },
);
type Place = (typeof places extends fc.Arbitrary<infer All> ? All : never)[number];

/** The file with comments of its own and those sown between its words. */
function sown(file: ClauseFile, all: readonly Place[]): string {
  const gaps = gapsCached(file);
  let { text } = file;
  const ordered = all
    .map((place) => ({ ...place, offset: gaps[Math.floor(place.at * (gaps.length - 1))] ?? 0 }))
    .sort((a, b) => b.offset - a.offset);
  for (const [i, { offset, before, after }] of ordered.entries()) {
    text = `${text.slice(0, offset)}${before}# sown ${i}${after}${text.slice(offset)}`;
  }
  return text;
}

const cache = new Map<ClauseFile, readonly number[]>();
function gapsCached(file: ClauseFile): readonly number[] {
  const known = cache.get(file) ?? gapsOf(file.text);
  cache.set(file, known);
  return known;
}

test.each(files)('$name stands as the formatter lays it out', ({ text }) => {
  expect(format(text)).toEqual({ text, changed: false, problems: [] });
});

test(
  'comments sown between any two words are kept once each, and nothing else changes',
  () => {
    fc.assert(
      fc.property(aFile, places, (number, all) => {
        const file = fileAt(number);
        const text = sown(file, all);
        const result = format(text);
        expect(result.problems).toEqual([]);
        expect(commentsOf(result.text)).toEqual(commentsOf(text));
        const before = parse(file.text, { file: NAME });
        const after = parse(result.text, { file: NAME });
        expect(after.errors).toEqual([]);
        expect(sameMeaning(after.file, before.file)).toBe(true);
        expect(format(result.text).text).toBe(result.text);
      }),
      { numRuns: 60 },
    );
  },
  SLOW,
);

test.each(files)('$name keeps CRLF and a byte-order mark', ({ text }) => {
  const other = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  expect(format(other)).toEqual({ text: other, changed: false, problems: [] });
});

describe('white space means nothing', () => {
  const space = fc.constantFrom(' ', '  ', '\n', '\t', '\n\n\n', ' \n  ');

  test(
    'however it is spaced, a file gets one layout',
    () => {
      fc.assert(
        fc.property(
          aFile,
          fc.array(space, { minLength: 1, maxLength: 50 }),
          fc.boolean(),
          (number, spaces, squeeze) => {
            const words = wordsOf(fileAt(number).text);
            let text = '';
            for (const [i, word] of words.entries()) {
              const tight =
                squeeze &&
                i > 0 &&
                (/^[(),:=*+]$/u.test(word) || /^[(=*+]$/u.test(words[i - 1] ?? ''));
              text += (tight ? '' : (spaces[i % spaces.length] ?? ' ')) + word;
            }
            const plain = format(words.join(' '));
            expect(plain.problems).toEqual([]);
            expect(format(text).text).toBe(plain.text);
          },
        ),
        { numRuns: 60 },
      );
    },
    SLOW,
  );
});

describe('formulas of any form', () => {
  const name = fc.constantFrom('a', 'costs', 'project.investment', 'a_rather_long_name_of_a_value');
  const figure = fc.constantFrom(
    '1',
    '30%',
    '1:0.5',
    '2/3',
    '3 million yuan',
    '6 months',
    '2025-01-31',
  );
  const { formula } = fc.letrec<{ formula: string; operand: string }>((tie) => ({
    operand: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      name,
      figure,
      fc.tuple(tie('formula')).map(([a]) => `(${a})`),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `the largest of (${a}, ${b})`),
      fc.tuple(tie('formula')).map(([a]) => `(by level national: ${a} district or other: 5)`),
      fc.tuple(tie('operand')).map(([a]) => `(sum of ${a} for each p in projects where p.major)`),
    ),
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('operand'),
      fc
        .array(fc.tuple(fc.constantFrom('+', '-', '*', '/', 'of', 'net of'), tie('operand')), {
          minLength: 1,
          maxLength: 5,
        })
        .map((all) => `x ${all.map(([operator, operand]) => `${operator} ${operand}`).join(' ')}`),
      fc.tuple(tie('operand'), tie('operand')).map(([a, b]) => `${a} capped at ${b}`),
      fc.tuple(tie('operand'), tie('operand')).map(([a, b]) => `${a} is at least ${b}`),
      fc.tuple(tie('operand'), tie('operand')).map(([a, b]) => `${a} is in (${b}, ${a}, c)`),
      fc
        .array(fc.tuple(fc.constantFrom('and', 'or'), tie('operand')), {
          minLength: 1,
          maxLength: 5,
        })
        .map((all) => `not x ${all.map(([joiner, operand]) => `${joiner} ${operand}`).join(' ')}`),
    ),
  }));

  test(
    'are laid out without changing them, and once is enough',
    () => {
      fc.assert(
        fc.property(
          formula,
          fc.constantFrom('define a =', 'clause c grants', 'clause c when'),
          (a, before) => {
            const text = `${before} ${a}`;
            fc.pre(parse(text, { file: NAME }).errors.length === 0);
            const once = format(text);
            expect(once.problems).toEqual([]);
            expect(format(once.text).text).toBe(once.text);
            expect(once.text).not.toMatch(/[ \t]$/mu);
          },
        ),
        { numRuns: 120 },
      );
    },
    SLOW,
  );
});

describe('broken files', () => {
  const words = wordsOf(samplePolicy);
  const blocks = format(words.join(' ')).text.trimEnd().split('\n\n');
  // The number of the block in which each word stands.
  const blockOf = blocks.flatMap((block, i) => wordsOf(block).map(() => i));

  /** The declaration hit and those beside it; without its heading, what stands in an article moves out. */
  const isNear = (block: number, hit: number) => {
    if (Math.abs(block - hit) <= 1) return true;
    const between = blocks.slice(hit + 1, block + 1);
    return blocks[hit]?.startsWith('article') && between.every((each) => each.startsWith(' '));
  };

  test(
    'never throw, and formatting them twice is formatting them once',
    () => {
      const deletions = fc.uniqueArray(fc.nat(words.length - 1), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(
          aFile,
          deletions,
          fc.constantFrom('', '§', '(', '"', '# x\n', 'clause', ','),
          (number, deleted, instead) => {
            const text = wordsOf(fileAt(number).text)
              .map((word, i) => (deleted.includes(i) ? instead : word))
              .join(' ');
            const once = format(text);
            expect(format(once.text).text).toBe(once.text);
            expect(commentsOf(once.text)).toEqual(commentsOf(text));
            expect(once.problems.every((p) => p.problem === 'error')).toBe(true);
          },
        ),
        { numRuns: 40 },
      );
    },
    SLOW,
  );

  test(
    'a word less in one declaration leaves the others laid out',
    () => {
      expect(blockOf.length).toBe(words.length);
      fc.assert(
        fc.property(fc.nat(words.length - 1), (at) => {
          // Two spaces between words: whatever stays as it was is not as the formatter lays it out.
          const { text } = format(words.toSpliced(at, 1).join('  '));
          const hit = blockOf[at] ?? 0;
          const lost = blocks.filter((block, i) => !isNear(i, hit) && !text.includes(block));
          expect(lost).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
    SLOW,
  );
});
