// The steps that tell what limits left of an amount.
import type { Step } from '@clause/runtime';
import type Fraction from 'fraction.js';
import type { Limit } from '../model/model.ts';
import { moneyString, moneyText, numberText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { describeLimit } from '../wording/limits.ts';
import { netOf } from './arithmetic.ts';
import type { Context } from './context.ts';
import type { Env } from './env.ts';
import { figureText } from './explain-figure.ts';
import type { Hold, Spent } from './hold.ts';
import { isTrue } from './logic.ts';
import { figure, ZERO } from './result.ts';
import { type Cut, hasCut } from './through-limits.ts';

/** One step for each limit that covers the award: at length where it cut, else what it leaves. */
export function limitSteps(context: Context, cuts: readonly Cut[], env: Env): readonly Step[] {
  const { limit, limitUsed, limitLeft } = context.voice.wording.steps;
  return cuts.flatMap((cut) => {
    const used = spentOf(cut.hold, cut.spent);
    // A minimum leaves nothing for others: it is told with what it let through.
    const spends = cut.hold.limit.measure !== 'award';
    if (!hasCut(cut) && spends) return limitStep(context, cut, env, limitLeft, {});
    const template = used.compare(ZERO) > 0 ? limitUsed : limit;
    return limitStep(context, cut, env, template, { used });
  });
}

/** In payment: the limits that cut here. */
export function paymentSteps(
  context: Context,
  cuts: readonly Cut[],
  env: Env,
  usedOf: (hold: Hold) => Spent,
): readonly Step[] {
  const { limit, limitUsedHere } = context.voice.wording.steps;
  return cuts.flatMap((cut) => {
    if (!hasCut(cut)) return [];
    const used = spentOf(cut.hold, usedOf(cut.hold));
    const held = spentOf(cut.hold, cut.hold.spent);
    // Of a minimum nothing is used up.
    const template = cut.hold.limit.measure === 'award' ? limit : limitUsedHere;
    return limitStep(context, cut, env, template, { held, used });
  });
}

/** The limit that left no more. */
export interface BindingLimit {
  /** In words. */
  readonly text: string;
  /** It asks for no less, instead of allowing no more. */
  readonly isMinimum: boolean;
}

/** Of several the last that cut. */
export function bindingLimit(
  { voice, model }: Context,
  cuts: readonly Cut[],
): BindingLimit | undefined {
  const last = cuts.findLast(hasCut);
  if (last === undefined) return undefined;
  const { limit, scope } = last.hold;
  const text = describeLimit(limit, scope, model.applicant.label, voice);
  return { text, isMinimum: limit.measure === 'award' };
}

function limitStep(
  context: Context,
  { hold, after, spent }: Cut,
  env: Env,
  template: string,
  figures: Readonly<Record<string, Fraction>>,
): readonly Step[] {
  if (!isTrue(hold.covers) || after.kind !== 'numeric' || hold.to.kind !== 'numeric') return [];
  const { voice, model } = context;
  const { limit, scope, to } = hold;
  const shown = (value: Fraction): string =>
    isOfMoney(limit) ? moneyText(value, voice) : numberText(value, voice.wording);
  const left = netOf(to, figure(spentOf(hold, spent)));
  const allowed = figureText(context, scope.to, env, shown(to.value));
  const told = Object.entries(figures).map(([name, value]) => [name, shown(value)] as const);
  const text = fill(template, {
    limit: describeLimit(limit, scope, model.applicant.label, voice, allowed),
    ...Object.fromEntries(told),
    left: left.kind === 'numeric' ? shown(left.value) : '',
    amount: moneyText(after.value, voice),
  });
  // Curves look at figures before any rounding; a limit that leaves all of it comes to no figure.
  const isTold = template !== voice.wording.steps.limitLeft && after.value.d === 1n;
  if (!isTold) return [{ code: 'limit', text }];
  return [{ code: 'limit', text, amount: moneyString(after.value, model.currency.digits) }];
}

/** Whether what it allows is money, and no count or quantity. */
function isOfMoney({ measure }: Limit): boolean {
  return measure === 'total' || measure === 'award';
}

function spentOf({ limit: { measure } }: Hold, spent: Spent): Fraction {
  switch (measure) {
    case 'total':
      return spent.amount;
    case 'count':
      return spent.count;
    case 'quantity':
      return spent.quantity;
    case 'award':
      // Each award by itself: nothing is used up.
      return ZERO;
    default:
      return measure satisfies never;
  }
}
