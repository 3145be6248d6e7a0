// Step 5 of DESIGN §3, measures: what is permitted, encouraged, required or empowered, and the sums
// they speak of, which may read what awards pay for the same item.
import type { MeasureOutcome, MeasureStatus } from '@clause/runtime';
import type { MeasureClause } from '../model/model.ts';
import { moneyString } from '../wording/figures.ts';
import type { MeasureCode } from '../wording/wording.ts';
import { isClauseInForce, type Scope } from './applicability.ts';
import { larger, round, sum } from './arithmetic.ts';
import { type Outcome, paidOf } from './awards.ts';
import { allHold, ask, type Context, type Place } from './context.ts';
import { seenBy, viewOf } from './env.ts';
import { evaluate } from './evaluate.ts';
import { isFalse, isTrue } from './logic.ts';
import { type Grounds, missingPaths, reason } from './reasons.ts';
import { figure, type Result, type Unknown, unknownFrom, ZERO } from './result.ts';
import { watch } from './watch.ts';

const DONE = {
  permits: 'permitted',
  encourages: 'encouraged',
  requires: 'required',
  empowers: 'empowered',
} as const;

/** The measure at a place, once the awards have been paid. */
export function measureOf(
  context: Context,
  scope: Scope,
  outcomes: ReadonlyMap<Place, Outcome>,
  place: Place<MeasureClause>,
): MeasureOutcome {
  const { clause } = place;
  const say = (
    status: MeasureStatus,
    code: MeasureCode,
    grounds: Grounds,
    more: Partial<Pick<MeasureOutcome, 'amount' | 'missing'>> = {},
  ): MeasureOutcome => ({
    clause: clause.name,
    article: clause.article,
    item: place.item,
    modality: clause.modality,
    status,
    ...more,
    code,
    reason: reason(context, context.voice.wording.measures[code], grounds),
    cites: clause.cites.map(({ text }) => text),
  });
  const undetermined = (code: MeasureCode, { facts, cause }: Unknown): MeasureOutcome =>
    say('undetermined', code, { facts, cause }, { missing: missingPaths(facts) });

  if (scope.applies === false) {
    const grounds = scope.code === 'out_of_scope' ? scope : { period: context.model.period };
    return say('not_applicable', scope.code, grounds);
  }
  const view = viewOf(context.dossier, context.view.digits, {
    awardOf: (name) => paidFor(context, outcomes, name, place.item),
  });
  const { env, counts } = watch(context, seenBy(place.env, view));
  const asked = ask(clause.guard, env);
  const guard = allHold(asked);
  const amount = clause.sum === undefined ? undefined : evaluate(clause.sum, env);
  const parts = isFalse(guard) ? [] : [guard, ...(amount === undefined ? [] : [amount])];
  if (scope.applies === null) {
    return undetermined('scope_undetermined', unknownFrom([scope.because, ...parts]));
  }
  if (!isClauseInForce(context, clause)) {
    return say('not_applicable', 'clause_not_in_force', { period: clause.period });
  }
  if (isFalse(guard)) {
    counts();
    return say('ineligible', 'ineligible', { asked });
  }
  if (!isTrue(guard) || amount?.kind === 'unknown') {
    const because = unknownFrom(parts);
    const divides = because.facts.length === 0;
    return undetermined(divides ? 'undetermined_division' : 'undetermined', because);
  }
  counts();
  const status = DONE[clause.modality];
  const told = amount === undefined ? undefined : rounded(context, amount);
  return say(status, status, {}, told === undefined ? {} : { amount: told });
}

/** A sum is told like an amount: never below 0, by the policy's rounding. */
function rounded({ model }: Context, amount: Result): string | undefined {
  const fair = larger(amount, figure(ZERO));
  const told = round(fair, figure(model.rounding.step), model.rounding.mode);
  return told.kind === 'numeric' ? moneyString(told.value, model.currency.digits) : undefined;
}

/**
 * What a clause pays for an item and for what is in it (`P1/Y2` in `P1`); a measure without one reads
 * all that the clause pays.
 */
export function paidFor(
  { awards }: Context,
  outcomes: ReadonlyMap<Place, Outcome>,
  clause: string,
  item: string | null,
): Result {
  const amounts = awards
    .filter((place) => place.clause.name === clause)
    .filter((place) => item === null || place.item === null || isWithin(place.item, item))
    .map((place): Result => {
      const outcome = outcomes.get(place);
      if (outcome === undefined) return figure(ZERO);
      return outcome.kind === 'undetermined' ? outcome.because : figure(paidOf(outcome));
    });
  return sum(amounts);
}

function isWithin(item: string, whole: string): boolean {
  return item === whole || item.startsWith(`${whole}/`);
}
