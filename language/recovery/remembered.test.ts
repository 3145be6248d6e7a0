import { expect, test } from 'vitest';
import { editsOf } from '#test/support/random-edits.ts';
import { drawsFrom } from '#test/support/random-policies/draws.ts';
import { PATIENCE, runs } from '#test/support/runs.ts';
import { samplePolicy } from '#test/support/sample-policy.ts';
import { vocabularyOf } from '../phrases.ts';
import { type Reading, readText } from '../reading.ts';

const { numRuns = 60, seed = 5 } = runs(60);

/** Nothing is remembered for a vocabulary that has never been used. */
const unused = () => ({ ...vocabularyOf('en') });

test('what is broken is mended as it would be if nobody had mended it before', {
  timeout: PATIENCE,
}, () => {
  const vocabulary = unused();
  let edit = 0;
  for (const text of editsOf(samplePolicy, numRuns, drawsFrom(seed))) {
    const read = readText(text, { file: 'a', vocabulary, given: [] }, false);
    const alone = readText(text, { file: 'a', vocabulary: unused(), given: [] }, false);
    expect(told(read), `edit ${edit}`).toEqual(told(alone));
    edit++;
  }
});

test('the same broken clause further on is told there, and changes no other tree', () => {
  const vocabulary = unused();
  const read = (text: string) => readText(text, { file: 'a', vocabulary, given: [] }, false);
  const first = read(broken(''));
  const before = JSON.stringify(told(first));
  const second = read(broken('entity Barn "Barn"\n  stalls: number "Stalls"\n\n'));
  const [one, two] = [first.located[0], second.located[0]];
  const by = second.text.length - first.text.length;
  expect(two?.problem.span.start).toBe((one?.problem.span.start ?? 0) + by);
  expect(two?.problem.repair?.span.start).toBe((one?.problem.repair?.span.start ?? 0) + by);
  expect(JSON.stringify(told(first))).toBe(before);
});

const broken = (above: string) => `policy p "P"
  currency EUR

${above}clause c "C"
  when (a and b
  grants 10 euro
`;

function told({ pieces, located, problems }: Reading): unknown {
  return { items: pieces.map(({ items, sound }) => ({ items, sound })), located, problems };
}
