// What holds of coverage whatever the policy: over policies that nobody wrote and dossiers of them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  analyse,
  coverageOf,
  ENGINE,
  interpret,
  interpretDossier,
  type Model,
  outcomesShownBy,
  type Plan,
  planOf,
} from '#compiler';
import { hostOf } from '../support/one-file.ts';
import { publishedPolicies, sampleModel } from '../support/policies.ts';
import { dossiersOf } from '../support/random-dossiers.ts';
import { DEMANDS, randomPolicy } from '../support/random-policies.ts';
import { PATIENCE } from '../support/runs.ts';

const MORE = Number(process.env.CLAUSE_POLICIES ?? 12);
const SEED = Number(process.env.CLAUSE_SEED ?? 1);
const DOSSIERS = 4;

interface Drawn {
  readonly name: string;
  readonly model: Model;
  readonly files: Readonly<Record<string, string>>;
}

const drawn: readonly Drawn[] = [
  ...DEMANDS.map((demand, index) => randomPolicy(SEED + index, demand)),
  ...Array.from({ length: MORE }, (_, index) => randomPolicy(SEED + DEMANDS.length + index)),
].flatMap(({ seed, text, shared }) => {
  const others = shared === undefined ? {} : { 'shared.clause': shared };
  const { model, sound } = analyse('example.clause', hostOf(text, others));
  const files = { ...others, 'example.clause': text };
  return sound && model !== undefined ? [{ name: `seed ${seed}`, model, files }] : [];
});

const everyModel: readonly (readonly [string, Model])[] = [
  ...drawn.map(({ name, model }) => [name, model] as const),
  ...publishedPolicies().map(({ name, model }) => [name, model] as const),
  ['the sample policy', sampleModel()],
];

function dossiersFor(model: Model, count = DOSSIERS): readonly unknown[] {
  return fc.sample(dossiersOf(model), { numRuns: count, seed: SEED });
}

test('random policies are worth drawing', () => {
  expect(drawn.length).toBeGreaterThan(DEMANDS.length);
});

describe.each(drawn)('$name', ({ model, files }) => {
  test('every target stands in a file of the policy, under a name of its own', () => {
    const { targets } = planOf(model);
    expect(targets.length).toBeGreaterThan(0);
    for (const { span, words, outcomes } of targets) {
      for (const { file, start, end } of [span, ...words]) {
        expect(files).toHaveProperty([file]);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(files[file]?.length ?? 0);
      }
      expect(outcomes.length).toBeGreaterThan(0);
    }
    expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length);
  });

  test('the same text has the same targets', () => {
    const again = analyse('example.clause', hostOf(files['example.clause'] ?? '', files)).model;
    expect(again && planOf(again).targets).toEqual(planOf(model).targets);
  });
});

describe.each(everyModel)('%s', (_, model) => {
  test(
    'being watched changes no decision',
    () => {
      for (const dossier of dossiersFor(model)) {
        let events = 0;
        const observe = () => {
          events++;
        };
        const watched = interpret(model, dossier, { engine: ENGINE, explain: true, observe });
        expect(watched).toEqual(interpretDossier(model, dossier));
        if ('errors' in watched) expect(events).toBe(0);
      }
    },
    PATIENCE,
  );

  test(
    'cases show together what each shows alone, and more cases no less',
    () => {
      const cases = dossiersFor(model).map((dossier) => ({ dossier }));
      const half = cases.length / 2;
      const all = coverageOf(model, cases);
      const first = coverageOf(model, cases.slice(0, half));
      const last = coverageOf(model, cases.slice(half));
      all.targets.forEach(({ outcomes }, target) => {
        outcomes.forEach((outcome, at) => {
          const of = (part: typeof all) => part.targets[target]?.outcomes[at]?.cases ?? [];
          expect(outcome.cases).toEqual([...of(first), ...of(last).map((one) => one + half)]);
        });
      });
      expect(all.total.covered).toBeGreaterThanOrEqual(first.total.covered);
      expect(all.total.of).toBe(coverageOf(model, []).total.of);
      expect(coverageOf(model, []).total.covered).toBe(0);
    },
    PATIENCE,
  );

  test(
    'nothing comes about that was called impossible',
    () => {
      const plan = planOf(model);
      const strict = strictly(plan);
      for (const dossier of dossiersFor(model, 4 * DOSSIERS)) {
        outcomesShownBy(strict, dossier);
        interpret(model, dossier, {
          engine: ENGINE,
          observe: (event) => {
            if (event.kind !== 'row') return;
            const taken = plan.rows.get(event.row)?.some(({ of }) => {
              const subject = of && event.subjects[of[0]];
              return of === undefined || (subject?.kind === 'member' && subject.value === of[1]);
            });
            if (taken === false) throw new Error('a row that no dossier reaches was taken');
          },
        });
      }
    },
    PATIENCE,
  );
});

/** The plan, but what happens to a target without being among its outcomes is an error. */
function strictly(plan: Plan): Plan {
  const each = <K, V extends ReadonlyMap<string, unknown>>(map: ReadonlyMap<K, V>) =>
    new Map([...map].map(([key, outcomes]) => [key, new Strict(outcomes) as unknown as V]));
  return {
    ...plan,
    scope: new Strict(plan.scope) as typeof plan.scope,
    period: new Strict(plan.period) as typeof plan.period,
    periods: each(plan.periods),
    clauses: each(plan.clauses),
    limits: each(plan.limits),
    overlaps: each(plan.overlaps),
    conditions: each(plan.conditions),
    edges: new Map(
      [...plan.edges].map(([edge, { outcomes, type }]) => [
        edge,
        { outcomes: new StrictOn(outcomes) as typeof outcomes, type },
      ]),
    ),
    bounds: each(plan.bounds),
    caps: each(plan.caps),
  };
}

class Strict<V> extends Map<string, V> {
  override get(name: string): V | undefined {
    if (this.size > 0 && !this.has(name)) {
      throw new Error(`“${name}” came about, and is none of ${[...this.keys()].join(', ')}`);
    }
    return super.get(name);
  }
}

/** An edge is asked for one of its sides at most; on it, only where something can be. */
class StrictOn<V> extends Map<string, V> {
  override get(name: string): V | undefined {
    if (name === 'on' && !this.has(name)) throw new Error('an edge that nothing meets was met');
    return super.get(name);
  }
}
