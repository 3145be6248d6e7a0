// Cases put to a service's own policy: the module that it ships, or whatever answers for it.
import type { Outcome } from '@clause/runtime';
import { type Case, type CaseResult, type Difference, differences, type Machine } from '#compiler';
import type { Answer, GoldenOptions } from './public.d.ts';

/** Answers to a dossier; `steps`: the case looks at the steps of awards. */
export type Ask = (dossier: unknown, steps: boolean) => Answer | Promise<Answer>;

/** Who is asked, if it is not the policy as it is compiled here. */
export function serviceOf<Dossier>({ module, evaluate }: GoldenOptions<Dossier>): Ask | undefined {
  if (evaluate !== undefined) return (dossier) => evaluate(dossier);
  if (module === undefined) return undefined;
  return (input, steps) => {
    const read = module.parseDossier(input);
    if ('errors' in read) return read;
    return steps && module.explain ? module.explain(read.dossier) : module.evaluate(read.dossier);
  };
}

/** What the service's answer to a case falls short of. */
export async function asked(example: Case, ask: Ask): Promise<CaseResult> {
  const { expect, dossier, span } = example;
  const steps = (expect.awards ?? []).some(({ fields }) => fields.has('steps'));
  const outcome = outcomeOf(await ask(dossier, steps));
  const found = differences(expect, outcome, span);
  return {
    case: example,
    passed: found.length === 0,
    // One machine answers, where reports know two.
    differences: new Map<Machine, readonly Difference[]>([
      ['interpreter', found],
      ['generated', found],
    ]),
    machinesDisagree: false,
  };
}

/** An answer in either form as an outcome. What is neither a decision nor a refusal is told of. */
function outcomeOf(answer: Answer): Outcome {
  if (typeof answer !== 'object' || answer === null) {
    throw new TypeError(
      `a decision, or { errors }, was expected of the service; it said ${answer}`,
    );
  }
  if ('errors' in answer && Array.isArray(answer.errors)) return { errors: answer.errors };
  const decision: unknown = 'decision' in answer ? answer.decision : answer;
  if (isDecision(decision)) return { decision };
  throw new TypeError(
    `a decision, or { errors }, was expected of the service; it said ${JSON.stringify(answer).slice(0, 200)}`,
  );
}

function isDecision(value: unknown): value is Extract<Outcome, { decision: unknown }>['decision'] {
  if (typeof value !== 'object' || value === null) return false;
  return 'awards' in value && 'measures' in value && 'totals' in value;
}
