// Awards of the decision: the first status that holds (DESIGN §3), its code, reason and figures.
import type { Award, AwardCode, AwardStatus, Part, Step } from '@clause/runtime';
import type Fraction from 'fraction.js';
import type { GrantClause } from '../model/model.ts';
import { moneyString, moneyText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import type { OwedCode, Wording } from '../wording/wording.ts';
import type { Context, Place } from './context.ts';
import { offerSteps, step } from './explain-offer.ts';
import type { Offer } from './offer.ts';
import { partsOf } from './parts.ts';
import { type Grounds, missingPaths, reason } from './reasons.ts';
import { type Unknown, ZERO } from './result.ts';
import type { Standing } from './standing.ts';
import { watch } from './watch.ts';

/** What became of a place, as far as the steps of §3 took it. */
export type Outcome =
  | {
      readonly kind: 'not_applicable';
      readonly code: 'not_in_force' | 'out_of_scope' | 'clause_not_in_force';
      readonly grounds: Grounds;
    }
  | { readonly kind: 'ineligible'; readonly offer: Offer }
  | {
      readonly kind: 'undetermined';
      readonly code: 'scope_undetermined' | 'undetermined' | 'undetermined_division';
      readonly because: Unknown;
      readonly ceiling: Fraction | null;
      readonly offer: Offer | undefined;
    }
  | { readonly kind: 'standing'; readonly offer: Offer; readonly standing: Standing };

/** What an outcome pays, in minor units. */
export function paidOf(outcome: Outcome): Fraction {
  return outcome.kind === 'standing' ? outcome.standing.paid : ZERO;
}

export function awardOf(
  context: Context,
  place: Place<GrantClause>,
  outcome: Outcome,
  explain: boolean,
): Award {
  const { clause, item } = place;
  const { status, code, grounds } = standingOf(outcome);
  const digits = context.model.currency.digits;
  const money = (figure: Fraction): string => moneyString(figure, digits);
  const standing = outcome.kind === 'standing' ? outcome.standing : undefined;
  const award: Award = {
    clause: clause.name,
    article: clause.article,
    item,
    status,
    computed: standing === undefined ? null : money(standing.computed),
    offered: standing === undefined ? null : money(standing.offered),
    amount: money(paidOf(outcome)),
    code,
    reason: reason(context, templateOf(context, clause, code), grounds),
    cites: clause.cites.map(({ text }) => text),
  };
  const parts = standing && partsPaid(context, place, standing);
  if (parts !== undefined) {
    award.parts = parts.map(({ name, amount }): Part => ({ name, amount: money(amount) }));
  }
  if (outcome.kind === 'undetermined') {
    award.ceiling = outcome.ceiling === null ? null : money(outcome.ceiling);
    award.missing = missingPaths(outcome.because.facts);
  }
  if (explain) award.steps = [...stepsOf(context, outcome), ...splitSteps(context, clause, parts)];
  return award;
}

/** What a clause recovers is owed, not granted. */
function templateOf(
  { voice }: Context,
  { verb }: GrantClause,
  code: AwardCode,
): Wording['awards'][AwardCode] {
  const { awards, recoveries } = voice.wording;
  return verb === 'recovers' && isOwed(code) ? recoveries[code] : awards[code];
}

const OWED: readonly AwardCode[] = [
  'granted',
  'capped_award',
  'capped_limit',
  'below_minimum',
  'reduced_overlap',
];

function isOwed(code: AwardCode): code is OwedCode {
  return OWED.includes(code);
}

/** “Status of an award, the first that holds”. */
function standingOf(outcome: Outcome): {
  readonly status: AwardStatus;
  readonly code: AwardCode;
  readonly grounds: Grounds;
} {
  switch (outcome.kind) {
    case 'not_applicable':
      return { status: 'not_applicable', code: outcome.code, grounds: outcome.grounds };
    case 'ineligible':
      return { status: 'ineligible', code: 'ineligible', grounds: { asked: outcome.offer.asked } };
    case 'undetermined': {
      const { facts, cause } = outcome.because;
      const grounds = { facts, cause };
      return { status: 'undetermined', code: outcome.code, grounds };
    }
    case 'standing': {
      const { standing } = outcome;
      const { forgone, paid } = standing;
      if (forgone !== undefined) {
        return { status: 'forgone', code: forgone.code, grounds: forgone };
      }
      const { limitedBy } = standing;
      const grounds = { amount: paid, limit: limitedBy?.text };
      // “Step 2 or 4 made it less than it was; equality is not capped.”
      const byLimit = standing.offered.compare(standing.afterCap) < 0 || standing.cutByPayment;
      if (byLimit) {
        const code = limitedBy?.isMinimum === true ? 'below_minimum' : 'capped_limit';
        return { status: 'capped', code, grounds };
      }
      if (standing.afterCap.compare(standing.computed) < 0) {
        return { status: 'capped', code: 'capped_award', grounds };
      }
      if (standing.deducted.compare(ZERO) > 0) {
        return { status: 'reduced', code: 'reduced_overlap', grounds };
      }
      return { status: 'granted', code: 'granted', grounds };
    }
    default:
      return outcome satisfies never;
  }
}

function partsPaid(context: Context, place: Place<GrantClause>, { paid }: Standing) {
  const { split } = place.clause;
  if (split === undefined || paid.compare(ZERO) <= 0) return undefined;
  const { env, counts } = watch(context, place.env);
  const parts = partsOf(split, paid, context.model.rounding.step, env);
  counts();
  return parts;
}

function stepsOf(context: Context, outcome: Outcome): readonly Step[] {
  switch (outcome.kind) {
    case 'not_applicable':
      return [];
    case 'ineligible':
      return offerSteps(context, outcome.offer);
    case 'undetermined':
      return outcome.offer === undefined ? [] : offerSteps(context, outcome.offer);
    case 'standing': {
      const { standing } = outcome;
      return [
        ...offerSteps(context, outcome.offer),
        ...standing.steps,
        paymentStep(context, standing),
      ];
    }
    default:
      return outcome satisfies never;
  }
}

function paymentStep(context: Context, { paid, place }: Standing): Step {
  const { payment, paymentNothing, owed, owedNothing } = context.voice.wording.steps;
  const [some, none] =
    place.clause.verb === 'recovers' ? [owed, owedNothing] : [payment, paymentNothing];
  return step(context, 'payment', paid.compare(ZERO) > 0 ? some : none, paid);
}

function splitSteps(
  context: Context,
  { verb }: GrantClause,
  parts: ReturnType<typeof partsPaid>,
): readonly Step[] {
  if (parts === undefined) return [];
  const { steps, words } = context.voice.wording;
  const told = parts.map(({ label, amount }) =>
    fill(steps.splitPart, { name: label, amount: moneyText(amount, context.voice) }),
  );
  const template = verb === 'recovers' ? steps.splitOwed : steps.split;
  return [{ code: 'split', text: fill(template, { parts: told.join(words.listSeparator) }) }];
}
