// The steps that tell what limits left of an amount.
import type { Step } from '@clause/runtime';
import type Fraction from 'fraction.js';
import { moneyString, moneyText, numberText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { describeLimit } from '../wording/limits.ts';
import { netOf } from './arithmetic.ts';
import type { Context } from './context.ts';
import type { Spent } from './hold.ts';
import { isTrue } from './logic.ts';
import { figure, ZERO } from './result.ts';
import type { Cut } from './through-limits.ts';

/** One step for each limit that covers the award, whether it cut or not. */
export function limitSteps(context: Context, cuts: readonly Cut[]): readonly Step[] {
  return cuts.flatMap((cut) => {
    const { hold, after, spent } = cut;
    if (!isTrue(hold.covers) || after.kind !== 'numeric') return [];
    const { voice, model } = context;
    const { steps } = voice.wording;
    const used = spentOf(cut, spent);
    const left = netOf(hold.to, figure(used));
    const shown = (value: Fraction): string =>
      hold.limit.measure === 'total' ? moneyText(value, voice) : numberText(value, voice.wording);
    const template = used.compare(ZERO) > 0 ? steps.limitUsed : steps.limit;
    const text = fill(template, {
      limit: describeLimit(hold.limit, hold.scope, model.applicant.label, voice),
      used: shown(used),
      left: left.kind === 'numeric' ? shown(left.value) : '',
      amount: moneyText(after.value, voice),
    });
    return [{ code: 'limit', text, amount: moneyString(after.value, model.currency.digits) }];
  });
}

function spentOf({ hold }: Cut, spent: Spent): Fraction {
  const { measure } = hold.limit;
  switch (measure) {
    case 'total':
      return spent.amount;
    case 'count':
      return spent.count;
    case 'quantity':
      return spent.quantity;
    default:
      return measure satisfies never;
  }
}
