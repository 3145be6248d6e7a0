// docs/language.md is held to the language: every example on it parses, checks without findings in
// the frame that the page gives, and stands as the formatter lays it out.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse, renderMessage } from '#compiler';
import { format, parse, vocabularyOf } from '#language';
import { hostOf } from '../support/one-file.ts';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

/**
 * How an example is read: a `file` by itself, the `frame`, declarations added to the frame, or
 * `values` and `conditions`, each in a clause of the frame. `parse`: a file that needs another.
 */
type Reading = 'file' | 'parse' | 'frame' | 'declarations' | 'values' | 'conditions';

interface Example {
  readonly line: number;
  readonly reading: Reading;
  readonly text: string;
}

const examples: readonly Example[] = [
  ...page.matchAll(/^```clause *(\w*)\n([\s\S]*?)^```$/gmu),
].map((match) => ({
  line: page.slice(0, match.index).split('\n').length,
  reading: (match[1] || 'declarations') as Reading,
  text: match[2] ?? '',
}));
const frame = examples.find(({ reading }) => reading === 'frame')?.text ?? '';

/** The files that an example stands for. */
function filesOf({ reading, text }: Example): readonly string[] {
  switch (reading) {
    case 'file':
    case 'parse':
    case 'frame':
      return [text];
    case 'declarations':
      return [`${frame}\n${text}`];
    case 'values':
      return each(text).map((value) => inClause(`define it = ${value}`));
    case 'conditions':
      return each(text).map((condition) => inClause(`when ${condition}`));
    default:
      throw new Error(`unknown kind of example: ${reading satisfies never}`);
  }
}

/** Values and conditions one after another; what is indented or closes a bracket goes on. */
function each(text: string): readonly string[] {
  return text.trimEnd().split(/\n(?![ )])/u);
}

function inClause(part: string): string {
  return `${frame}
article 1 "Example"
clause example for each project in projects
${part}
requires "it"
`;
}

const named = examples.map((example) => ({
  ...example,
  name: `${example.reading}, line ${example.line}`,
}));

test('the page has examples and a frame', () => {
  expect(examples.length).toBeGreaterThan(35);
  expect(frame).not.toBe('');
});

test.each(named)('$name: parses', (example) => {
  for (const text of filesOf(example)) {
    expect(parse(text, { file: 'example.clause' }).errors, text).toEqual([]);
  }
});

// A file that uses another cannot be checked alone.
test.each(named.filter(({ reading }) => reading !== 'parse'))('$name: checks', (example) => {
  for (const text of filesOf(example)) {
    const { diagnostics } = analyse('example.clause', hostOf(text));
    const findings = diagnostics.filter(({ severity }) => severity !== 'information');
    expect(
      findings.map((finding) => renderMessage(finding)),
      text,
    ).toEqual([]);
  }
});

test.each(named.filter(({ reading }) => reading !== 'values' && reading !== 'conditions'))(
  '$name: stands as the formatter lays it out',
  ({ text }) => {
    expect(format(text, { units: ['m2'] }).text).toBe(text);
  },
);

test('the page lists every keyword', () => {
  const section = page.slice(page.indexOf('\n## Keywords'));
  const listed = new Set([...section.matchAll(/`([^`\n]+)`/gu)].map((match) => match[1] ?? ''));
  const spellings = Object.values(vocabularyOf('en').table.keywords).flat();
  expect(spellings.filter((spelling) => !listed.has(spelling))).toEqual([]);
});
