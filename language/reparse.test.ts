// Law: an edited text read with what is known of the text before the edit gives what `parse` gives.
import { deepStrictEqual } from 'node:assert/strict';
import { expect, test } from 'vitest';
import { longPolicy } from '#test/bench/long-policy.ts';
import { clauseFiles } from '#test/support/clause-files.ts';
import { withPlainSpans } from '#test/support/plain-spans.ts';
import { editsOf } from '#test/support/random-edits.ts';
import { drawsFrom } from '#test/support/random-policies/draws.ts';
import { randomPolicy } from '#test/support/random-policies.ts';
import { PATIENCE, runs } from '#test/support/runs.ts';
import { type ParseResult, parse, readOn, reparse } from './parse.ts';

const { numRuns: EDITS = 300, seed: SEED = 8 } = runs(60);
const options = { file: 'x.clause', units: ['m2'] };

/** Edits a text again and again, and holds every reading, of both ways, to a fresh one. */
function hold(text: string, edits: number, seed: number): void {
  let result = parse(text, options);
  let taken = parse(text, options);
  let last = text;
  for (const edited of editsOf(text, edits, drawsFrom(seed))) {
    result = reparse(result, edited, options);
    taken = readOn(taken, edited, options);
    const fresh = parse(edited, options);
    try {
      deepStrictEqual(result, fresh);
      deepStrictEqual(withPlainSpans(taken), fresh);
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

const remark = (words: string, text: string) => `# ${words}\n${text}`;

/** Nothing in it stands where it should not. */
function holds(result: ParseResult, text: string): void {
  deepStrictEqual(withPlainSpans(result), parse(text, options));
}

test('what is read on from a result a second time', () => {
  const { text } = longPolicy(200);
  const first = readOn(undefined, text, options);
  holds(readOn(first, remark('One', text), options), remark('One', text));
  holds(readOn(first, remark('Another', text), options), remark('Another', text));
  holds(reparse(first, remark('A third', text), options), remark('A third', text));
});

test('a text that has to be read as a whole leaves the result before as it was', () => {
  const { text } = longPolicy(200);
  const first = readOn(undefined, text, options);
  readOn(first, text.replace(/currency \w+/, 'currency JPY'), options);
  holds(first, text);
  const broken = text.replace('clause', 'claus');
  const second = readOn(first, broken, options);
  holds(second, broken);
  holds(readOn(second, text, options), text);
});

test('a result read beside one that is then read on from', () => {
  const { text } = longPolicy(200);
  const first = readOn(undefined, text, options);
  const beside = reparse(first, `${text}\n# Beside`, options);
  holds(beside, `${text}\n# Beside`);
  const second = readOn(first, remark('Before all', text), options);
  holds(readOn(beside, `${text}\n# Once more`, options), `${text}\n# Once more`);
  holds(reparse(beside, `${text}\n# Once more`, options), `${text}\n# Once more`);
  const other = reparse(second, remark('Longer than before', text), options);
  holds(readOn(other, text, options), text);
  holds(second, remark('Before all', text));
});

test('a declaration too deep for what comes after, with an edit elsewhere', () => {
  const { text } = longPolicy(200);
  const deep = `${text}\ndefine deep = ${'not '.repeat(700)}true\n`;
  const first = parse(deep, options);
  expect(first.errors).toHaveLength(1);
  holds(reparse(first, remark('Far away', deep), options), remark('Far away', deep));
});

test('what an edit leaves as it is stays the same, and not only alike', () => {
  const { text } = longPolicy(200);
  const first = parse(text, options);
  const [before] = first.file.items;
  const again = reparse(first, `${text}\narticle 99 "Last"\n`, options);
  expect(again.file.items[0]).toBe(before);
  const anchored = readOn(undefined, text, options);
  const clause = clausesOf(anchored).at(-1);
  const moved = readOn(anchored, remark('Before all', text), options);
  expect(clausesOf(moved).at(-1)).toBe(clause);
});

function clausesOf({ file }: ParseResult) {
  return file.items.flatMap((item) => (item.kind === 'article' ? item.items : []));
}
