// What a policy's cases are for: they show every outcome that it can have, and no fault that can be seeded
// into it passes them. A fault that does not compile is caught before any case.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse, coverageOf, differences, ENGINE, interpret, memoryHost } from '#compiler';
import { parse } from '#language';
import { modelOf, policyFolders } from '../support/policies.ts';
import { faultsIn } from '../support/seeded-faults.ts';
import { suitesIn } from '../support/suites.ts';

/** Changes of a text that change nothing of what it means, each with the reason. */
const MEANS_THE_SAME: Readonly<Record<string, string>> = {
  'canada: “up to” becomes “below”':
    'portions meet at their edges; at the phase-out income the formula gives the same 1,000',
  'canada: “above” becomes “from”': 'portions meet at their edges',
  'canada: “below” becomes “up to”': 'at the first threshold the formula gives the same nothing',
  'canada: “first_threshold” becomes “second_threshold”':
    'beyond the first threshold the formula is negative, and a negative amount is nothing',
  'canada: “first_threshold” becomes “income”': 'it is the last row: the ones before it win',
  'canada: “first_threshold” becomes “phase_out_income”':
    'it is the last row: the ones before it win',
};

describe.each(policyFolders())('%s', (folder) => {
  const url = new URL(`../../${folder}/`, import.meta.url);
  const names = readdirSync(url);
  const files = Object.fromEntries(
    names
      .filter((name) => /\.(?:clause|txt)$/.test(name))
      .map((name) => [name, readFileSync(new URL(name, url), 'utf8')]),
  );
  const sound = modelOf(`${folder}/rules.clause`);
  const cases = suitesIn(folder, sound).flatMap(({ cases: own }) => own);

  test('its cases show every outcome that there is', () => {
    const missing = coverageOf(sound, cases).targets.flatMap(({ kind, outcomes }) =>
      outcomes.filter((outcome) => outcome.cases.length === 0).map(() => kind),
    );
    expect(missing).toEqual([]);
  });

  test('every seeded fault is caught', { timeout: 240_000 }, () => {
    const text = files['rules.clause'] ?? '';
    let seeded = 0;
    const unseen = faultsIn(parse(text, { file: 'rules.clause' })).filter((fault) => {
      const { model, sound: compiles } = analyse(
        'rules.clause',
        memoryHost({ ...files, 'rules.clause': fault.text }),
      );
      if (!compiles || model === undefined) return false;
      seeded += 1;
      return cases.every(({ dossier, expect, span }) => {
        const answer = interpret(model, dossier, { engine: ENGINE });
        return differences(expect, answer, span).length === 0;
      });
    });
    const country = /^policies\/([^-]+)/.exec(folder)?.[1];
    const told = unseen.map(({ what }) => what);
    const meant = (what: string) =>
      `${country}: ${what.replace(/^line \d+: /, '')}` in MEANS_THE_SAME;
    expect(seeded).toBeGreaterThan(30);
    expect(told.filter((what) => !meant(what))).toEqual([]);
  });
});
