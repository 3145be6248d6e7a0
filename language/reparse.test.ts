// Law: an edited text read with what is known of the text before the edit gives what `parse` gives.
import { deepStrictEqual } from 'node:assert/strict';
import { expect, test } from 'vitest';
import { longPolicy } from '#test/bench/long-policy.ts';
import { clauseFiles } from '#test/support/clause-files.ts';
import { editsOf } from '#test/support/random-edits.ts';
import { drawsFrom } from '#test/support/random-policies/draws.ts';
import { randomPolicy } from '#test/support/random-policies.ts';
import { PATIENCE, runs } from '#test/support/runs.ts';
import { parse, reparse } from './parse.ts';

const { numRuns: EDITS = 300, seed: SEED = 8 } = runs(60);
const options = { file: 'x.clause', units: ['m2'] };

/** Edits a text again and again, and holds every reading to a fresh one. */
function hold(text: string, edits: number, seed: number): void {
  let result = parse(text, options);
  let last = text;
  for (const edited of editsOf(text, edits, drawsFrom(seed))) {
    result = reparse(result, edited, options);
    const fresh = parse(edited, options);
    try {
      deepStrictEqual(result, fresh);
    } catch (error) {
      const at = [...edited].findIndex((sign, index) => sign !== last[index]);
      const near = JSON.stringify(edited.slice(Math.max(0, at - 120), at + 120));
      throw new Error(`edited near ${near}`, { cause: error });
    }
    last = edited;
  }
}

test.each(clauseFiles())('edits of $name', { timeout: PATIENCE }, ({ text }) => {
  hold(text, EDITS, SEED);
});

test('edits of random policies', { timeout: PATIENCE }, () => {
  for (let seed = SEED; seed < SEED + 20; seed++) hold(randomPolicy(seed).text, EDITS / 6, seed);
});

test('edits of a long policy', { timeout: PATIENCE }, () => {
  hold(longPolicy(700).text, EDITS, SEED);
});

test('the result before stays as it was', () => {
  const { text } = longPolicy(200);
  const first = parse(text, options);
  reparse(first, `# A remark\n${text}`, options);
  deepStrictEqual(first, parse(text, options));
});

test('what an edit leaves as it is stays the same, and not only alike', () => {
  const { text } = longPolicy(200);
  const first = parse(text, options);
  const [before] = first.file.items;
  const again = reparse(first, `${text}\narticle 99 "Last"\n`, options);
  expect(again.file.items[0]).toBe(before);
});
