// Runs golden cases (DESIGN §4) on the reference interpreter and on the generated code, and holds the
// two to each other: whole decisions, whatever a case looks at. Pure, and the same in an editor.
import type { Decision, Outcome } from '@clause/runtime';
import type { Span } from '#language';
import { isObject } from '../dossier/json.ts';
import { interpret } from '../interpret/interpret.ts';
import { interpretDossier } from '../interpret/interpret-dossier.ts';
import type { Model } from '../model/model.ts';
import { compileEvaluator } from '../targets/typescript/load.ts';
import { ENGINE } from '../version.ts';
import { differences } from './compare.ts';
import type { Case, CaseResult, Difference, Expectation, Machine, Suite } from './suite.ts';

/** A policy made ready to be asked many times. */
export interface PolicyMachines {
  readonly model: Model;
  /** What each machine answers to a dossier; `steps` adds the steps of its awards. */
  readonly answer: Readonly<Record<Machine, (dossier: unknown, steps: boolean) => Outcome>>;
}

/** Makes a policy without errors ready; the code is generated once. */
export function machinesOf(model: Model): PolicyMachines {
  const generated = compileEvaluator(model);
  return {
    model,
    answer: {
      interpreter: (dossier, explain) => interpret(model, dossier, { engine: ENGINE, explain }),
      generated: (dossier, explain) => {
        const read = generated.parseDossier(dossier);
        if ('errors' in read) return read;
        const decision = (explain ? generated.explain : generated.evaluate)(read.dossier);
        return { decision };
      },
    },
  };
}

/** Runs one case on both machines. */
export function runCase(example: Case, { answer }: PolicyMachines): CaseResult {
  const { expect, dossier } = example;
  const steps = looksAtSteps(expect);
  const interpreted = answer.interpreter(dossier, steps);
  const span = placeOf(example, interpreted);
  const generated = answer.generated(dossier, steps);
  const machinesDisagree = !sameAnswer(interpreted, generated);
  const interpreter = differences(expect, interpreted, span);
  const other = machinesDisagree ? differences(expect, generated, span) : interpreter;
  return {
    case: example,
    passed: !machinesDisagree && interpreter.length === 0,
    differences: new Map<Machine, readonly Difference[]>([
      ['interpreter', interpreter],
      ['generated', other],
    ]),
    machinesDisagree,
  };
}

/** Where to look at a case that is not met: where its dossier is wrong, or else its name. */
function placeOf({ span, placeOfFact }: Case, answer: Outcome): Span {
  const [first] = 'errors' in answer ? answer.errors : [];
  return (first && placeOfFact?.(first.path)) ?? span;
}

/** Runs the cases of a suite in their order. */
export function runSuite(suite: Suite, policy: PolicyMachines): readonly CaseResult[] {
  return suite.cases.map((example) => runCase(example, policy));
}

/** The decision on a case's dossier with every step, for who asks why; undefined if it is refused. */
export function explainCase(example: Case, model: Model): Decision | undefined {
  const outcome = interpretDossier(model, example.dossier);
  return 'errors' in outcome ? undefined : outcome.decision;
}

/** Whether a case asks for the steps of awards, which cost more than the rest of the decision. */
export function looksAtSteps({ awards = [] }: Expectation): boolean {
  return awards.some(({ fields }) => fields.has('steps'));
}

/** Whether two machines say the same; the order of an object's keys does not matter (DESIGN §4). */
function sameAnswer(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => sameAnswer(item, other[index]))
    );
  }
  if (!isObject(one) || !isObject(other)) return false;
  // A field without a value is as good as absent.
  for (const name of Object.keys(one)) if (!sameAnswer(one[name], other[name])) return false;
  for (const name of Object.keys(other)) {
    if (other[name] !== undefined && one[name] === undefined) return false;
  }
  return true;
}

/** A place where the two machines say different things of a case. */
export interface Disagreement {
  readonly path: string;
  readonly interpreter: unknown;
  readonly generated: unknown;
}

/** In what the machines disagree on a case, for the report of it. */
export function disagreements(
  { dossier, expect }: Case,
  { answer }: PolicyMachines,
): readonly Disagreement[] {
  const steps = looksAtSteps(expect);
  return disagreementsOf(answer.interpreter(dossier, steps), answer.generated(dossier, steps), '');
}

function disagreementsOf(one: unknown, other: unknown, path: string): readonly Disagreement[] {
  if (sameAnswer(one, other)) return [];
  const lists = Array.isArray(one) && Array.isArray(other);
  if (lists || (isObject(one) && isObject(other))) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].flatMap((name) => {
      const at = lists ? `${path}[${name}]` : `${path}${path === '' ? '' : '.'}${name}`;
      return disagreementsOf(Reflect.get(one, name), Reflect.get(other, name), at);
    });
  }
  return [{ path, interpreter: one, generated: other }];
}
