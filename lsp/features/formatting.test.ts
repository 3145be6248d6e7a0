// The formatter in the editor: the same layout as of the command, by small edits.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '#compiler';
import { format, parse } from '#language';
import { slipsOf } from '#test/support/damage.ts';
import { hostOf } from '#test/support/one-file.ts';
import { placeIn } from '#test/support/place.ts';
import { samplePolicy, sharedDeclarations } from '#test/support/sample-policy.ts';
import { withEdits } from './edits.ts';
import { editsBetween } from './edits-between.ts';
import { formatOnType } from './format-on-type.ts';
import { formatDocument, formatRange } from './formatting.ts';

const MESSY = `policy   p
currency CNY
applicant Firm
own: money    "Own funds"
  staff: integer
clause a   grants own    # all of it
when staff is at least 1
cites "…"
clause b
   when    own exceeds 1 yuan
   grants own
`;

function ofPolicy(text: string) {
  return analyse('example.clause', hostOf(text, { 'shared.clause': sharedDeclarations }));
}

describe('a file', () => {
  test('becomes what the command makes of it', () => {
    const analysis = ofPolicy(MESSY);
    const after = withEdits(MESSY, formatDocument(analysis, 'example.clause'));
    expect(after).toBe(format(MESSY).text);
    expect(formatDocument(ofPolicy(after), 'example.clause')).toEqual([]);
  });

  test('changes in small stretches: what stays in order stays where it is', () => {
    const text = samplePolicy.replace('area:       number', 'area: number');
    const edits = formatDocument(ofPolicy(text), 'example.clause');
    expect(edits.map(({ text: fresh }) => fresh)).toEqual(['      ']);
  });

  test('that is no file of clauses has no edits', () => {
    expect(formatDocument(ofPolicy(MESSY), 'elsewhere.clause')).toEqual([]);
  });
});

describe('a part of a file', () => {
  const part = (marked: string) => {
    const { place, marks } = placeIn(marked);
    const [start = 0, end = 0] = marks;
    const text = place.analysis.files.get(place.file)?.text ?? '';
    const edits = formatRange({ analysis: place.analysis, file: place.file, start, end });
    for (const { span } of edits) {
      expect(span.start).toBeGreaterThanOrEqual(start);
      expect(span.end).toBeLessThanOrEqual(end);
    }
    return withEdits(text, edits);
  };

  test('is laid out, and nothing around it', () => {
    const marked = MESSY.replace(
      'own: money    "Own funds"\n',
      '<|>own: money    "Own funds"\n<|>',
    );
    expect(part(marked)).toBe(
      MESSY.replace('own: money    "Own funds"', '  own:   money "Own funds"'),
    );
  });

  test('in which parts of a clause change places is laid out as a whole', () => {
    const marked = MESSY.replace('clause a', '<|>clause a').replace('clause b', '<|>clause b');
    expect(part(marked)).toContain('  cites "…"\n  when staff is at least 1\n  grants own');
  });

  test('at whose end parts of a clause would change places keeps their order', () => {
    const marked = MESSY.replace('clause a', '<|>clause a').replace('cites "…"', '<|>cites "…"');
    const after = part(marked);
    expect(after).toContain('clause a');
    expect(after.indexOf('grants')).toBeLessThan(after.indexOf('when staff'));
    expect(after.replace(/\s/g, '')).toBe(MESSY.replace(/\s/g, ''));
  });

  test('keeps meaning and comments, wherever it begins and ends', () => {
    const analysis = ofPolicy(MESSY);
    fc.assert(
      fc.property(fc.nat(MESSY.length), fc.nat(MESSY.length), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const edits = formatRange({ analysis, file: 'example.clause', start, end });
        const after = withEdits(MESSY, edits);
        expect(format(after).text).toBe(format(MESSY).text);
        expect(after.startsWith(MESSY.slice(0, start))).toBe(true);
        expect(after.endsWith(MESSY.slice(end))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('of a damaged file changes white space alone', () => {
    const slips = slipsOf(MESSY, parse(MESSY, { file: 'example.clause' }).tokens);
    for (const { text } of slips.filter((_, index) => index % 3 === 0)) {
      const edits = formatRange({
        analysis: ofPolicy(text),
        file: 'example.clause',
        start: 0,
        end: text.length,
      });
      const words = (some: string) => some.replace(/\s/g, '').split('').sort().join('');
      expect(words(withEdits(text, edits))).toBe(words(text));
    }
  });
});

test('edits between two texts give the second, whatever they hold', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', 'dd', ' ', '\n', '\r\n', '  ', '\t'), { maxLength: 30 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const edits = editsBetween(before, after);
      const spans = edits.map(({ start, end, text }) => ({ span: { file: '', start, end }, text }));
      expect(withEdits(before, spans)).toBe(after);
      edits.forEach(({ start, end }, index) => {
        expect(end).toBeGreaterThanOrEqual(start);
        expect(start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0);
      });
    }),
    { numRuns: 500 },
  );
});

describe('a line that has just begun stands', () => {
  const depth = (before: string, after = '') => {
    const { place } = placeIn(`${before}\n<|>${after}`);
    const text = place.analysis.files.get(place.file)?.text ?? '';
    const line = withEdits(text, formatOnType(place, '\n')).slice(before.length + 1);
    return /^ */.exec(line)?.[0].length;
  };
  test.each([
    ['in a clause', 'clause a', 2],
    ['in a clause of an article', 'article 1\n  clause a for each p in ps', 4],
    ['beside the part before it', '  clause a\n    when x', 4],
    ['in a table', '  clause a\n    grants by x.level', 6],
    ['beside the row before it', '    grants by x.level\n      national: 30%', 6],
    ['below what goes on', '    when x and', 6],
    ['as deep as what goes on already', '    when x and\n      y and', 6],
    ['in an entity', 'entity Project "Project"', 2],
    ['beside a field', 'entity Project\n  grants: money', 2],
    ['in an enum', 'enum Level:', 2],
    ['in a split', '    split into', 6],
    ['below a rule', '    overlap of all grants', 6],
    ['beside a rule that is whole', '    overlap of all grants takes the better', 4],
    ['in the article after a blank line', 'article 1\n  clause a\n    permits "x"\n', 2],
    ['at the edge after a blank line', 'clause a\n  permits "x"\n', 0],
    ['at the beginning of a file', '', 0],
  ])('%s', (_, before, expected) => {
    expect(depth(before)).toBe(expected);
  });

  test('with what was behind the cursor', () => {
    const { place } = placeIn('clause a\n<|> permits "x"');
    expect(formatOnType(place, '\n').map(({ text }) => text)).toEqual(['  ']);
    expect(formatOnType(place, 'x')).toEqual([]);
  });
});
