// One meaning, several machines (DESIGN §1.4), over policies that nobody wrote: on each random policy
// and random dossiers of it, the interpreter and the generated code give the same decision with the
// same steps, or the same fact errors; and so does the policy as the formatter lays it out.
//
// CLAUSE_POLICIES sets how many policies are drawn besides those that the census demands,
// CLAUSE_SEED where they begin.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse, type Model } from '#compiler';
import { format, parse } from '#language';
import { census } from '../support/census.ts';
import {
  type Answer,
  expectSame,
  type Machines,
  machinesFor,
  withoutSteps,
} from '../support/machines.ts';
import { malformedDossiers } from '../support/malformed-dossiers.ts';
import { hostOf } from '../support/one-file.ts';
import { dossiersOf, type Json } from '../support/random-dossiers.ts';
import { DEMANDS, type RandomPolicy, randomPolicy } from '../support/random-policies.ts';
import { reduced } from '../support/reduce.ts';
import { PATIENCE } from '../support/runs.ts';

const MORE = Number(process.env.CLAUSE_POLICIES ?? 24);
const SEED = Number(process.env.CLAUSE_SEED ?? 1);
const DOSSIERS = 6;
const MALFORMED = 2;

const drawn: readonly RandomPolicy[] = [
  ...DEMANDS.map((demand, index) => randomPolicy(SEED + index, demand)),
  ...Array.from({ length: MORE }, (_, index) => randomPolicy(SEED + DEMANDS.length + index)),
];

function read(text: string, shared: string | undefined): Analysis {
  return analyse(
    'example.clause',
    hostOf(text, shared === undefined ? {} : { 'shared.clause': shared }),
  );
}

/** What the machines say of a dossier; throws where they differ. */
function agreed(machines: Machines, dossier: Json): Answer {
  const answer = machines.interpret(dossier);
  expectSame(['interpreter', 'generated code'], answer, machines.explain(dossier));
  const fast = machines.evaluate(dossier);
  expectSame(['interpreter', 'fast generated code'], withoutSteps(answer), fast);
  return answer;
}

/** How the machines differ on a dossier, if they do; code that cannot be loaded differs too. */
function whatDiffers(model: Model, dossier: Json): string | undefined {
  try {
    agreed(machinesFor(model), dossier);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Fails with the smallest policy and dossier on which the machines still differ. */
function fail({ seed, shared, text }: RandomPolicy, dossier: Json): never {
  const smallest = reduced({ text, dossier }, (smaller) => {
    const { model, sound } = read(smaller.text, shared);
    return sound && model !== undefined && whatDiffers(model, smaller.dossier) !== undefined;
  });
  const { model } = read(smallest.text, shared);
  const difference = model === undefined ? '' : whatDiffers(model, smallest.dossier);
  throw new Error(
    `The policy of seed ${seed}, made smaller:\n\n${formatted(smallest.text)}\n\n${JSON.stringify(smallest.dossier, null, 1)}\n\n${difference}`,
  );
}

function formatted(text: string): string {
  return format(text).text;
}

/** The answer without the hash of the policy's text. */
function withoutHash(answer: Answer): Answer {
  return JSON.parse(
    JSON.stringify(answer, (name, value: unknown) => (name === 'policy_hash' ? '' : value)),
  ) as Answer;
}

function machinesOf(policy: RandomPolicy, model: Model): Machines {
  try {
    return machinesFor(model);
  } catch {
    return fail(policy, {});
  }
}

function agreedOrFail(policy: RandomPolicy, machines: Machines, dossier: Json): Answer {
  try {
    return agreed(machines, dossier);
  } catch {
    return fail(policy, dossier);
  }
}

describe('random policies', () => {
  const taken = census();
  let unsound = 0;

  test.each(drawn.map((policy) => ({ seed: policy.seed, policy })))(
    'of seed $seed: the machines agree',
    { timeout: PATIENCE },
    ({ seed, policy }) => {
      const { model, sound } = read(policy.text, policy.shared);
      if (!sound || model === undefined) {
        unsound++;
        return;
      }
      taken.count(parse(policy.text, { file: 'example.clause' }).file, model);
      const laidOut = read(formatted(policy.text), policy.shared).model;
      if (laidOut === undefined) throw new Error(`not sound once formatted:\n${policy.text}`);
      const again = machinesOf(policy, laidOut).interpret;
      const machines = machinesOf(policy, model);
      const dossiers = dossiersOf(model);
      for (const dossier of [
        ...fc.sample(dossiers, { seed, numRuns: DOSSIERS }),
        ...fc.sample(malformedDossiers(dossiers), { seed, numRuns: MALFORMED }),
      ]) {
        const answer = agreedOrFail(policy, machines, dossier);
        taken.countAnswer(answer);
        const other = withoutHash(again(dossier));
        try {
          expectSame(['as written', 'as formatted'], withoutHash(answer), other);
        } catch (error) {
          throw new Error(`${policy.text}\n\n${JSON.stringify(dossier)}\n\n${error}`);
        }
      }
    },
  );

  test('nearly every one is sound', () => {
    expect(unsound / drawn.length).toBeLessThan(0.06);
  });

  test('every kind of node, pairing of overlap and limit, and status has occurred', () => {
    expect(taken.missing()).toEqual([]);
  });
});
