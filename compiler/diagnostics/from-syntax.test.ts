import { expect, test } from 'vitest';
import { parse } from '#language';
import { fromSyntax } from './from-syntax.ts';
import { renderMessage } from './render.ts';

function said(text: string): readonly string[] {
  const { errors } = parse(text, { file: 'said.clause' });
  return fromSyntax(errors).map((finding) => renderMessage(finding));
}

test('words and signs of the language are quoted, and not the names of their kinds', () => {
  expect(said('clause a grants 30% turnover')).toEqual([
    '“turnover” cannot stand here. Expected here: “of”, “+”, “*” or “capped at”.',
  ]);
  expect(said('clause a grants 3 yuan + capped at 2 yuan')[0]).toContain(': a value');
});

test('a slip that is known is told instead of what could stand there', () => {
  expect(said('clause a grants 3,5 million yuan')).toEqual([
    '“3,5” cannot stand here. The point marks decimals, and commas group three digits: write “3.5”.',
  ]);
  expect(said('clause a when b >= 3 grants 5 yuan')).toEqual([
    'The character “>=” has no meaning here. Write “is at least”.',
  ]);
});

test('a clause without a name is told where its name should stand, and none is made up', () => {
  const { errors } = parse('clause for each work in works\n  grants 3 yuan', { file: 'a.clause' });
  const [finding, ...more] = fromSyntax(errors);
  expect([more, finding?.code, finding?.fixes, finding?.span.start]).toEqual([[], 'CL1002', [], 6]);
  expect(finding && renderMessage(finding)).toBe(
    'Something is missing here: a name. What follows is “for each”.',
  );
});

test.each([
  'clause a grants 20% of costs rounded half up',
  'clause a grants 20% of costs rounded down when costs is given',
  'policy p "P"\n  currency EUR\n  rounding half up\nclause a grants 3 euro',
])('rounding that does not say to what is told behind its words: %s', (text) => {
  const [finding, ...more] = fromSyntax(parse(text, { file: 'a.clause' }).errors);
  expect([more, finding?.code, finding?.fixes]).toEqual([[], 'CL1002', []]);
  expect(text.slice(0, finding?.span.start)).toMatch(/(?:half up|down)$/);
  expect(finding && renderMessage(finding)).toContain('missing here: “to”.');
});

test('a character without a shape is named, and taken out', () => {
  const text = 'clause he\u200blp grants 3 yuan';
  const [finding, ...more] = fromSyntax(parse(text, { file: 'a.clause' }).errors);
  expect(more).toEqual([]);
  expect(finding && renderMessage(finding)).toBe(
    'The character “⟨U+200B⟩” has no meaning here. Nobody can see it: remove it.',
  );
  expect(finding?.fixes.map(({ title, edits }) => [title, edits])).toEqual([
    ['remove', [{ span: { file: 'a.clause', start: 9, end: 10 }, text: '' }]],
  ]);
});
