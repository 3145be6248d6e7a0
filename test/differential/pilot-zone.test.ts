// The pilot zone before an outside judge: on random dossiers the interpreter and the generated code
// come to what the oracle comes to, award by award, and refuse what it refuses.

import type { Decision, FactError } from '@clause/runtime';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clause } from '../support/command.ts';
import { type Answer, machinesFor } from '../support/machines.ts';
import { malformedDossiers } from '../support/malformed-dossiers.ts';
import { expectedErrors } from '../support/pilot-zone-facts-oracle.ts';
import { expectedDecision } from '../support/pilot-zone-oracle.ts';
import { modelOf, PILOT_ZONE } from '../support/policies.ts';
import { dossiersOf, isObject, type Json, type JsonObject } from '../support/random-dossiers.ts';
import { PATIENCE, runs } from '../support/runs.ts';

const TODAY = '2024-10-15';
const MODEL = modelOf(`${PILOT_ZONE}/rules.clause`);
const { interpret, evaluate } = machinesFor(MODEL);

/** What the oracle says of a dossier, in the form of `judged`. */
function expected(dossier: Json): unknown {
  const errors = expectedErrors(dossier);
  if (errors.length > 0 || !isObject(dossier)) return { errors };
  const { applicable, code, awards, measures, totals } = expectedDecision(dossier);
  return { applicable, code, awards, measures, totals };
}

/** The parts of an answer that the oracle knows. */
function judged(answer: Answer): unknown {
  if ('errors' in answer) {
    const errors = answer.errors as unknown as readonly FactError[];
    return { errors: errors.map(({ path, code }) => ({ path, code })) };
  }
  const { applicable, code, awards, measures, totals } = answer.decision as unknown as Decision;
  return {
    applicable,
    code,
    awards: awards.map((award) => {
      const { clause, article, item, status, computed, offered, amount, ceiling, missing } = award;
      const figures = { computed, offered, amount, ceiling, missing };
      return { clause, article, item, status, code: award.code, ...figures };
    }),
    measures: measures.map(({ clause, article, item, modality, status }) => {
      return { clause, article, item, modality, status };
    }),
    totals,
  };
}

const agrees = (dossier: Json): void => {
  const wanted = expected(dossier);
  expect(judged(interpret(dossier)), 'the interpreter').toEqual(wanted);
  expect(judged(evaluate(dossier)), 'the generated code').toEqual(wanted);
};

test('sound dossiers', { timeout: PATIENCE }, () => {
  fc.assert(fc.property(dossiersOf(MODEL), agrees), runs(1500));
});

test('malformed dossiers', { timeout: PATIENCE }, () => {
  fc.assert(fc.property(malformedDossiers(dossiersOf(MODEL)), agrees), runs(800));
});

test('through the command, line by line', { timeout: PATIENCE }, async () => {
  const sound = dossiersOf(MODEL);
  const drawn = fc.sample(fc.oneof(sound, malformedDossiers(sound)), { ...runs(400), seed: 11 });
  const lines = drawn.map((dossier) => JSON.stringify(dossier));
  const { stdout, stderr, exit } = await clause(['run', `${PILOT_ZONE}/rules.clause`], {
    stdin: lines.join('\n'),
    today: TODAY,
  });
  expect(stderr).toBe('');
  expect(exit).toBe(1);
  const answers = stdout.trim().split('\n');
  expect(answers).toHaveLength(lines.length);
  lines.forEach((line, index) => {
    const answer = JSON.parse(answers[index] ?? '') as JsonObject;
    const judgedAs = 'errors' in answer ? { errors: answer.errors ?? null } : { decision: answer };
    expect(judged(judgedAs), line).toEqual(expected(datedToday(JSON.parse(line) as Json)));
    if ('errors' in answer) expect(answer.line).toBe(index + 1);
  });
});

/** The command judges a dossier without a day on today's. */
function datedToday(dossier: Json): Json {
  const dated = isObject(dossier) && (ownDay(dossier) ?? null) !== null;
  return dated || !isObject(dossier) ? dossier : { ...dossier, as_of: TODAY };
}

function ownDay(dossier: JsonObject): Json | undefined {
  return Object.hasOwn(dossier, 'as_of') ? dossier.as_of : undefined;
}

test('the random dossiers reach every status and every code of the policy', () => {
  const found = fc
    .sample(dossiersOf(MODEL), { numRuns: 1500, seed: 7 })
    .flatMap((dossier) =>
      expectedDecision(dossier).awards.map(({ status, code }) => `${status} ${code}`),
    );
  expect([...new Set(found)].sort()).toEqual([
    'capped capped_award',
    'capped capped_limit',
    'forgone forgone_better_elsewhere',
    'granted granted',
    'ineligible ineligible',
    'not_applicable not_in_force',
    'not_applicable out_of_scope',
    'reduced reduced_overlap',
    'undetermined undetermined',
  ]);
});
