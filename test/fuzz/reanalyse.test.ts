// An analysis after an edit, made with what the one before it left, tells what a fresh analysis of
// the same files tells: after every edit of a long session, and in everything that can be seen.

import { deepStrictEqual } from 'node:assert/strict';
import { expect, test } from 'vitest';
import { type Analysis, analyse, type Host, memoryHost, reanalyse } from '#compiler';
import type { Node } from '#language';
import { longPolicy } from '../bench/long-policy.ts';
import { clauseFiles } from '../support/clause-files.ts';
import { seen } from '../support/plain-spans.ts';
import { editsOf, rewordingsOf } from '../support/random-edits.ts';
import { drawsFrom } from '../support/random-policies/draws.ts';
import { randomPolicy } from '../support/random-policies.ts';
import { PATIENCE, runs } from '../support/runs.ts';
import { sharedDeclarations } from '../support/sample-policy.ts';

const { numRuns: EDITS = 30, seed: SEED = 8 } = runs(30);
const OWN = 'rules.clause';

interface Files {
  readonly own: string;
  readonly shared: string;
  readonly source: string;
}

function hostOf({ own, shared, source }: Files): Host {
  return memoryHost({ [OWN]: own, 'shared.clause': shared, 'source.txt': source });
}

/** Edits one of the files after another, and holds every analysis to a fresh one. */
function hold(files: Files, edits: number, seed: number, edited = editsOf): void {
  const draws = drawsFrom(seed);
  let now = files;
  let analysis = analyse(OWN, hostOf(now));
  for (const own of edited(files.own, edits, draws)) {
    now = { ...now, own };
    if (draws.chance(3)) now = { ...now, shared: [...editsOf(now.shared, 1, draws)].join('') };
    if (draws.chance(3)) now = { ...now, source: [...editsOf(now.source, 1, draws)].join('') };
    const host = hostOf(now);
    const before = analysis;
    analysis = reanalyse(before, host);
    deepStrictEqual(seen(analysis), seen(analyse(OWN, host)));
  }
}

test.each(clauseFiles())('edits of $name', { timeout: PATIENCE }, ({ text }) => {
  hold({ own: text, shared: sharedDeclarations, source: 'Article 1 Nothing.' }, EDITS, SEED);
});

test.each(clauseFiles())('words of $name', { timeout: PATIENCE }, ({ text }) => {
  const source = 'Article 1 Nothing.';
  hold({ own: text, shared: sharedDeclarations, source }, EDITS * 3, SEED, rewordingsOf);
});

test('edits of random policies', { timeout: PATIENCE }, () => {
  for (let seed = SEED; seed < SEED + 10; seed++) {
    const { text, shared = '' } = randomPolicy(seed);
    const files = { own: text, shared, source: 'Article 1 Nothing.' };
    hold(files, EDITS / 4, seed);
    hold(files, EDITS / 2, seed, rewordingsOf);
  }
});

test('edits of a long policy', { timeout: PATIENCE }, () => {
  const { text, source } = longPolicy(700);
  hold({ own: text, shared: '', source }, EDITS, SEED);
  hold({ own: text, shared: '', source }, EDITS, SEED, rewordingsOf);
});

test('a second analysis made of one that was let go', () => {
  const { text, source } = longPolicy(60);
  const files = { own: text, shared: '', source };
  const edited = (remark: string) => ({ ...files, own: `${remark}\n${text}` });
  const first = reanalyse(analyse(OWN, hostOf(files)), hostOf(edited('# One')));
  reanalyse(first, hostOf(edited('# A longer remark')));
  for (const again of [edited('# Two'), edited('# One'), files]) {
    deepStrictEqual(seen(reanalyse(first, hostOf(again))), seen(analyse(OWN, hostOf(again))));
  }
});

test('what an edit leaves as it is stays the same, and not only alike', () => {
  const { text, source } = longPolicy(200);
  const hostWith = (own: string) => hostOf({ own, shared: '', source });
  const nodesOf = ({ files }: Analysis): readonly Node[] => {
    const file = files.get(OWN);
    const items = file?.kind === 'clauses' ? file.parsed.file.items : [];
    return items
      .flatMap((item) => [item, ...(item.kind === 'article' ? item.items : [])])
      .filter(({ kind }) => kind !== 'article');
  };
  const first = reanalyse(analyse(OWN, hostWith(text)), hostWith(`# A remark\n${text}`));
  const nodes = nodesOf(first);
  const last = reanalyse(first, hostWith(`# A remark\n# and another\n${text}`));
  expect(nodesOf(last).at(-1)).toBe(nodes.at(-1));
  expect(nodesOf(last).filter((node) => !nodes.includes(node)).length).toBeLessThan(20);
});
