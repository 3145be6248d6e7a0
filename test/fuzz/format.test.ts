// Laws of the formatter, for any file: it keeps every comment once, changes no meaning, gives the
// same text whatever the white space was, and leaves broken declarations alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, parse, sameMeaning, type Token } from '#language';
import { type ClauseFile, clauseFiles } from '../support/clause-files.ts';
import { samplePolicy } from '../support/sample-policy.ts';

const files = clauseFiles();
const aFile = fc.constantFrom(...files);
const NAME = 'a.clause';

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

/** A file whose comments are its own and those sown at random between its words. */
const sown = aFile.chain((file) => {
  const gaps = gapsCached(file);
  const place = fc.record({
    gap: fc.nat(gaps.length - 1),
    before: fc.constantFrom('', ' ', '\n', '\n\n  '),
    after: fc.constantFrom('\n', '\n\n', '\n    '),
  });
  return fc.array(place, { minLength: 1, maxLength: 12 }).map((places) => {
    let text = file.text;
    const ordered = [...places].sort((a, b) => b.gap - a.gap);
    for (const [i, { gap, before, after }] of ordered.entries()) {
      const at = gaps[gap] ?? 0;
      text = `${text.slice(0, at)}${before}# sown ${i}${after}${text.slice(at)}`;
    }
    return { file, text };
  });
});

const cache = new Map<ClauseFile, readonly number[]>();
function gapsCached(file: ClauseFile): readonly number[] {
  const known = cache.get(file) ?? gapsOf(file.text);
  cache.set(file, known);
  return known;
}

test.each(files)('$name stands as the formatter lays it out', ({ text }) => {
  expect(format(text)).toEqual({ text, changed: false, problems: [] });
});

test('comments sown between any two words are kept once each, and nothing else changes', () => {
  fc.assert(
    fc.property(sown, ({ file, text }) => {
      const result = format(text);
      expect(result.problems).toEqual([]);
      expect(commentsOf(result.text)).toEqual(commentsOf(text));
      const before = parse(file.text, { file: NAME });
      const after = parse(result.text, { file: NAME });
      expect(after.errors).toEqual([]);
      expect(sameMeaning(after.file, before.file)).toBe(true);
      expect(format(result.text).text).toBe(result.text);
    }),
    { numRuns: 150 },
  );
});

describe('white space means nothing', () => {
  const space = fc.constantFrom(' ', '  ', '\n', '\t', '\n\n\n', ' \n  ');

  test('however it is spaced, a file gets one layout', () => {
    fc.assert(
      fc.property(
        aFile,
        fc.array(space, { minLength: 1, maxLength: 50 }),
        fc.boolean(),
        (file, spaces, squeeze) => {
          const words = wordsOf(file.text);
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
  });
});

describe('broken files', () => {
  const words = wordsOf(samplePolicy);
  const sampleGaps = gapsOf(samplePolicy);
  const blocks = samplePolicy.trimEnd().split('\n\n');

  test('never throw, and formatting them twice is formatting them once', () => {
    const deletions = fc.uniqueArray(fc.nat(words.length - 1), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        aFile,
        deletions,
        fc.constantFrom('', '§', '(', '"', '# x\n', 'clause', ','),
        (file, deleted, instead) => {
          const text = wordsOf(file.text)
            .map((word, i) => (deleted.includes(i) ? instead : word))
            .join(' ');
          const once = format(text);
          expect(format(once.text).text).toBe(once.text);
          expect(commentsOf(once.text)).toEqual(commentsOf(text));
          expect(once.problems.every((p) => p.problem === 'error')).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a word less in one declaration leaves the layout of the others as it was', () => {
    fc.assert(
      fc.property(fc.nat(words.length - 1), (at) => {
        const from = sampleGaps[at] ?? 0;
        const text =
          samplePolicy.slice(0, from) + samplePolicy.slice(from + (words[at]?.length ?? 0));
        const result = format(text);
        const hit = samplePolicy.slice(0, from).split('\n\n').length - 1;
        for (const [i, block] of blocks.entries()) {
          if (Math.abs(i - hit) > 1) expect(result.text).toContain(block);
        }
      }),
      { numRuns: 150 },
    );
  });
});
