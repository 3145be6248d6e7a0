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
