// The form that is being written, and the part that the user is in.
import { describe, expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { forms } from './forms.ts';
import { signatureHelp } from './signature-help.ts';

const FRAME = `policy p currency CNY
applicant Firm
  own: money
  founded: date
  items: list of Item
entity Item
  cost: money
`;

/** The active form with its active part between brackets; undefined where there is none. */
function shown(rest: string): string | undefined {
  const found = signatureHelp(placeIn(FRAME + rest).place);
  const signature = found?.signatures[found.active];
  const part = signature?.parts[found?.activePart ?? 0];
  if (signature === undefined || part === undefined) return undefined;
  const { label } = signature;
  return `${label.slice(0, part.start)}⟦${label.slice(part.start, part.end)}⟧${label.slice(part.end)}`;
}
const part = (rest: string) => /⟦(.*)⟧/.exec(shown(rest) ?? '')?.[1];

test('a limit shows its form while it is written', () => {
  expect(shown('clause a grants own\n  limit <|>')).toMatchInlineSnapshot(
    `"⟦limit [total of ‹clauses› | count | quantity ‹figure›]⟧ each ‹applicant, item or fact› to ‹amount› [in each calendar year | over ‹length of time›] [where ‹condition›] [counting other_supports [where ‹condition›]] [or nothing]"`,
  );
  const limit = 'clause a grants own\n  limit ';
  expect(part(`${limit}each <|>`)).toBe('each ‹applicant, item or fact›');
  expect(part(`${limit}count each Fi<|>rm`)).toBe('each ‹applicant, item or fact›');
  expect(part(`${limit}each Firm to <|>`)).toBe('to ‹amount›');
  expect(part(`${limit}each Firm to (5 yuan + <|>`)).toBe('to ‹amount›');
  expect(part(`${limit}each Firm to 5 yuan over <|>`)).toMatch(/in each calendar year/);
  expect(part(`${limit}each Firm to 5 yuan counting other_supports where <|>`)).toMatch(/counting/);
  expect(part(`limit total of <|>`)).toMatch(/total of/);
  expect(shown(`${limit}to <|>`)).toMatchInlineSnapshot(
    `"limit [each of ‹clauses›] ⟦to at least ‹amount›⟧ [where ‹condition›] or nothing"`,
  );
  expect(shown(`limit each of <|>`)).toMatchInlineSnapshot(
    `"⟦limit [each of ‹clauses›]⟧ to at least ‹amount› [where ‹condition›] or nothing"`,
  );
  expect(part(`${limit}to at least 5 yuan or nothing <|>`)).toBe('or nothing');
});

test.each([
  ['overlap of a with other_supports where <|>', /^\[with other_supports/],
  ['overlap of all grants\n  takes the first of (<|>', /takes the first of/],
  ['grants own capped at <|>', 'capped at ‹amount›'],
  ['grants own capped at 5 yuan in each calendar year<|> ', /in each calendar year/],
  ['grants own split into <|>', 'split into ‹number› equal'],
  ['grants own split into central: 90% local: <|>', 'split into ‹name›: ‹share› …'],
  ['grants own split into 3 equal <|>', /yearly/],
  ['grants sum of <|>', 'sum of ‹value›'],
  ['grants sum of it.cost for each it <|>', 'for each ‹item› in ‹list›'],
  ['grants sum of it.cost for each it in items where <|>', '[where ‹condition›]'],
  ['grants the largest of (own, <|>', 'the largest of (‹value›, ‹value›, …)'],
  ['when count each it in items where <|>', '[where ‹condition›]'],
  ['when any it in items satisfies <|>', 'satisfies ‹condition›'],
  ['when full years from <|>', 'full years from ‹day›'],
  ['when full years from founded to <|>', 'to ‹day›'],
  ['grants by parts of <|>', 'by parts of ‹figure›'],
  ['grants by parts of own running over <|>', 'running over ‹list›'],
  ['grants by parts of own running over items where <|>', 'where ‹condition›'],
  ['when at least 2 of (own is given, <|>', 'of (‹condition›, ‹condition›, …)'],
  ['matches <|>', 'matches ‹amount›'],
  ['matches own at <|>', 'at ‹rate› | by ‹figure›'],
  ['requires <|>', 'requires "‹what›"'],
  ['encourages "a report" of <|>', '[of ‹amount›]'],
  ['empowers <|>', 'empowers "‹who›"'],
  ['empowers "the office" to <|>', '[to "‹what›"]'],
])('%s', (written, expected) => {
  const found = part(`clause a ${written}`);
  if (typeof expected === 'string') expect(found).toContain(expected);
  else expect(found).toMatch(expected);
});

describe('nothing is shown', () => {
  test.each([
    ['after the construct, on a new line', 'clause a grants own capped at 5 yuan\n  <|>'],
    ['in another part of the clause', 'clause a grants own capped at 5 yuan when <|>'],
    [
      'in the next row',
      'clause a grants by own below 5 yuan: own capped at 2 yuan from 5 yuan: <|>',
    ],
    ['in the keyword itself', 'clause a grants own capped a<|>t'],
    ['in a text', 'limit total of a each Firm to 5 yuan clause a cites "<|>'],
    ['in a comment', 'clause a grants sum of # <|>'],
    ['outside of everything', '<|>'],
    ['at a label', 'clause a grants by own any: <|>'],
    ['in a row of matching funds', 'clause a matches own by own any: <|>'],
    ['at a bound that is none of several', 'clause a limit to at least 5 yuan clause b when <|>'],
    ['where a keyword is a name', 'clause a grants item.limit <|>'],
  ])('%s', (_, written) => {
    expect(shown(written)).toBeUndefined();
  });
});

test('a form that may be written in two ways tells both', () => {
  const { place } = placeIn('clause a grants own split into <|>');
  expect(signatureHelp(place)?.signatures.map(({ label }) => label)).toHaveLength(2);
});

test('each form begins with its keyword, and no part is without words', () => {
  for (const [keyword, all] of Object.entries(forms)) {
    for (const { parts } of all) {
      expect(parts[0]?.begins).toContain(keyword);
      for (const { text, begins } of parts) expect([text, ...begins]).not.toContain('');
    }
  }
});
