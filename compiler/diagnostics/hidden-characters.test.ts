// Characters that nobody sees are told wherever they stand, each with its fix.
import { expect, test } from 'vitest';
import { analyse, memoryHost, renderMessage } from '#compiler';

function findings(text: string) {
  const { diagnostics } = analyse('p.clause', memoryHost({ 'p.clause': text }));
  return diagnostics.filter(({ code }) => code === 'CL1006' || code === 'CL1004');
}

test.each([
  ['a text', 'issuer "A\u202eB"', 'U+202E', ''],
  ['a comment', '# a\u2066b', 'U+2066', ''],
  ['a separator in a text', 'issuer "A\u2028B"', 'U+2028', ' '],
  ['between words', 'issuer\u000b"A"', 'U+000B', ' '],
])('%s', (_, part, name, instead) => {
  const text = `policy p "P"\n  currency EUR\n  ${part}\n`;
  const [found, ...others] = findings(text);
  expect(others).toEqual([]);
  expect(found && renderMessage(found)).toContain(name);
  expect(found?.fixes.map(({ edits }) => edits.map((edit) => edit.text))).toEqual([[instead]]);
});

test('what stands where no character can is told once, and named', () => {
  const found = findings('policy p "P"\n  currency \u0001 EUR\n');
  expect(found.map(({ code }) => code)).toEqual(['CL1004']);
  expect(found[0] && renderMessage(found[0])).toBe(
    'The character “⟨U+0001⟩” has no meaning here. Nobody can see it: remove it.',
  );
});
