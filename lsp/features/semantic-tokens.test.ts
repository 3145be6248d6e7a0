// What each word is coloured as, and the numbers that clients get.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineStarts, positionAt } from '#language';
import { placeIn } from '#test/support/place.ts';
import { samplePolicy, sharedDeclarations } from '#test/support/sample-policy.ts';
import {
  encodeTokens,
  semanticTokens,
  tokenEdits,
  tokenModifiers,
  tokenTypes,
} from './semantic-tokens.ts';

function coloured(rules: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const { place, textOf } = placeIn(`<|>${rules}`, files);
  return semanticTokens(place.analysis, place.file).map(
    ({ span, type, modifiers }) => `${textOf(span)} ${[type, ...modifiers].join('.')}`,
  );
}

test('every word of a clause', () => {
  const all = coloured(`policy p "P"
currency CNY
enum Level: national, local
entity Project
  level: Level "Level" # which
  grants: money
applicant Firm
  projects: list of Project
parameter rate = 10%
article 3 "Aid"
clause aid "Aid" for each project in projects
  cites "Aid …"
  when project.level is national and as_of is after 2025-01-01
  grants rate * project.grants capped
    at 3 million yuan`);
  expect(all).toMatchInlineSnapshot(`
    [
      "policy keyword",
      "p namespace.declaration",
      ""P" string",
      "currency keyword",
      "CNY type.defaultLibrary",
      "enum keyword",
      "Level enum.declaration",
      "national enumMember.declaration",
      "local enumMember.declaration",
      "entity keyword",
      "Project class.declaration",
      "level property.declaration",
      "Level enum",
      ""Level" string",
      "# which comment",
      "grants property.declaration",
      "money type.defaultLibrary",
      "applicant keyword",
      "Firm class.declaration",
      "projects property.declaration",
      "list keyword",
      "of keyword",
      "Project class",
      "parameter keyword",
      "rate variable.declaration.readonly.static",
      "= operator",
      "10 number",
      "% operator",
      "article keyword",
      "3 namespace",
      ""Aid" string",
      "clause keyword",
      "aid function.declaration",
      ""Aid" string",
      "for each keyword",
      "project parameter.declaration",
      "in keyword",
      "projects property",
      "cites keyword",
      ""Aid …" string.documentation",
      "when keyword",
      "project parameter",
      "level property",
      "is keyword",
      "national enumMember",
      "and keyword",
      "as_of variable.defaultLibrary",
      "is after keyword",
      "2025-01-01 number",
      "grants keyword",
      "rate variable.readonly.static",
      "* operator",
      "project parameter",
      "grants property",
      "capped keyword",
      "at keyword",
      "3 number",
      "million number",
      "yuan number",
    ]
  `);
});

test('names that nothing declares have no colour, nor have keywords that stand for names', () => {
  expect(coloured('policy p currency CNY clause a when unheard_of permits "x"')).not.toContainEqual(
    expect.stringMatching(/^unheard_of/),
  );
  expect(coloured('entity X\n  grants: `limit` "x"')).toContain('grants property.declaration');
});

test('a part of the file holds the words that touch it, and no others', () => {
  const { place, textOf, marks } = placeIn('policy p "P" clause <|>aid\n  permits "aid"<|> # x');
  const [start = 0, end = 0] = marks;
  const found = semanticTokens(place.analysis, place.file, { start: start + 1, end });
  expect(found.map(({ span }) => textOf(span))).toEqual(['aid', 'permits', '"aid"']);
});

describe('as numbers', () => {
  const { place, textOf } = placeIn(`<|>${samplePolicy}`, { 'shared.clause': sharedDeclarations });
  const starts = lineStarts(samplePolicy);
  const at = (offset: number) => {
    const { line, column } = positionAt(starts, offset);
    return { line: line - 1, character: column - 1 };
  };

  test('they tell the same words again', () => {
    const tokens = semanticTokens(place.analysis, place.file);
    const data = encodeTokens(tokens, at);
    const told: string[] = [];
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(i, i + 5);
      line += down;
      character = down > 0 ? right : character + right;
      const start = (starts[line] ?? 0) + character;
      const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
      told.push(
        [samplePolicy.slice(start, start + length), tokenTypes[type], ...modifiers].join(' '),
      );
    }
    expect(told).toEqual(
      tokens.map(({ span, type, modifiers }) => {
        const known = tokenModifiers.filter((one) => modifiers.includes(one));
        return [textOf(span), type, ...known].join(' ');
      }),
    );
    expect(told.length).toBeGreaterThan(500);
  });

  test('none stands over another, and none goes over a line’s end', () => {
    const tokens = semanticTokens(place.analysis, place.file);
    tokens.forEach(({ span }, index) => {
      expect(span.start).toBeGreaterThanOrEqual(tokens[index - 1]?.span.end ?? 0);
      expect(textOf(span)).not.toMatch(/\n/);
    });
  });

  test('an edit turns the earlier ones into the later ones', () => {
    const numbers = fc.array(
      fc.tuple(fc.nat(2), fc.nat(9), fc.nat(9), fc.nat(3), fc.nat(1)).map((five) => [...five]),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(numbers, numbers, numbers, numbers, (head, tail, before, after) => {
        const old = [...head, ...before, ...tail].flat();
        const fresh = [...head, ...after, ...tail].flat();
        const edits = tokenEdits(old, fresh);
        const edited = [...old];
        for (const { start, deleteCount, data } of edits)
          edited.splice(start, deleteCount, ...data);
        expect(edited).toEqual(fresh);
        for (const { start, deleteCount } of edits)
          expect([start % 5, deleteCount % 5]).toEqual([0, 0]);
      }),
    );
    expect(tokenEdits([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])).toEqual([]);
  });
});
