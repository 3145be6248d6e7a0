// What may stand at a place: held to what the parser takes there, and to what people would expect.
import { expect, test } from 'vitest';
import { fixture } from '#test/support/markers.ts';
import { samplePolicy } from '#test/support/sample-policy.ts';
import { parse } from '../parse.ts';
import { keywordIds } from '../tokens.ts';
import { alike } from './alike.ts';
import { type Expected, expectedAt } from './expected-at.ts';

const HEAD = `policy help "Help"
  currency EUR
unit m2 "square metre"
article 1 "Support"
`;

function at(marked: string): Expected {
  const { text, at: offset } = fixture(HEAD + marked);
  const found = expectedAt(parse(text, { file: 'x' }), offset);
  if (found === undefined) throw new Error('in a comment');
  return found;
}

const keywords = (marked: string) => at(marked).keywords.map(({ id }) => id);
const slots = (marked: string) =>
  at(marked).slots.map(({ kind, within }) => `${kind} in ${within.at(-1)?.rule}`);

test('at the start of a clause’s line its parts, and what may follow the clause', () => {
  const found = keywords('  clause a\n    <|>');
  expect(found).toEqual(expect.arrayContaining(['when', 'grants', 'cites', 'limit', 'clause']));
  expect(found).not.toContain('issuer');
  expect(found).not.toContain('and');
  expect(slots('  clause a\n    <|>')).toEqual(['text in clause']);
});

test('a keyword that could only be a name there is not offered', () => {
  const found = keywords('  clause a\n    when <|>');
  expect(found).toEqual(expect.arrayContaining(['not', 'any', 'true', 'sum']));
  for (const never of ['grants', 'clause', 'of', 'is'] as const) expect(found).not.toContain(never);
});

test('keywords of several words go on from where they are written', () => {
  const { keywords: found, word } = at('  clause a\n    when level is at l<|>');
  expect(found.map(({ id }) => id)).toEqual(['isAtLeast', 'isAtMost']);
  expect(word.start - (found[0]?.start ?? 0)).toBe('is at '.length);
  expect(keywords('  clause a\n    grants 1 euro capped <|>')).toEqual(['cappedAt']);
});

test('what stands behind the place has no say', () => {
  const found = keywords('  clause a\n    when level is <|>\n    grants 10 euros');
  expect(found).toEqual(expect.arrayContaining(['isAtLeast', 'true']));
});

test('tables ask for labels, units follow numbers, texts follow cites', () => {
  expect(slots('  clause a\n    grants by level\n      <|>')).toEqual(['name in labelOption']);
  expect(keywords('  clause a\n    grants by level\n      <|>')).toEqual(
    expect.arrayContaining(['otherwise', 'upTo', 'from', 'true']),
  );
  expect(slots('  clause a\n    grants 3 <|>')).toEqual(['scale in figure', 'unit in figure']);
  expect(slots('  clause a\n    grants 3 million e<|>')).toEqual(['unit in figure']);
  expect(slots('  clause a\n    cites <|>')).toEqual(['text in texts']);
  expect(slots('  clause a\n    cites "Sup<|>\n    grants 1 euro')).toEqual(['text in texts']);
});

test('a slip further up spoils nothing', () => {
  expect(keywords('  clause a\n    when when level is low\n    grants 1 euro <|>')).toContain(
    'cappedAt',
  );
  expect(keywords('  clause a\n    when (a or b and c <|>')).toEqual(
    expect.arrayContaining(['and', 'or']),
  );
});

test('nothing in a comment', () => {
  const { text, at: offset } = fixture('# when <|>');
  expect(expectedAt(parse(text, { file: 'x' }), offset)).toBeUndefined();
});

test('every keyword of a policy is expected where it stands', () => {
  const parsed = parse(samplePolicy, { file: 'x' });
  const spoken = new Set([...alike.values()].flat());
  expect(spoken).toEqual(new Set(keywordIds));
  const names = new Set<string>();
  for (const { span, keyword } of parsed.tokens) {
    if (keyword === undefined) continue;
    const found = expectedAt(parsed, span.start)?.keywords.map(({ id }) => id);
    if (found?.includes(keyword) !== true) names.add(keyword);
  }
  // Those that are names there.
  expect([...names]).toEqual(['number', 'otherSupports']);
});
