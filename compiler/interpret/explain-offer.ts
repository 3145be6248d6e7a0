// The steps that tell step 2 of DESIGN §3: what was asked, the row, the amount, rounding, cap, limits.
import type { Step, StepCode } from '@clause/runtime';
import type Fraction from 'fraction.js';
import { moneyString, moneyText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { windowText } from '../wording/limits.ts';
import type { Context } from './context.ts';
import type { Env } from './env.ts';
import { figureText, formulaText } from './explain-figure.ts';
import { limitSteps } from './explain-limits.ts';
import { conditionSteps, rowSteps, type Telling, tableSteps, tellingIn } from './explain-tables.ts';
import type { Figures, Offer, ReachedCap } from './offer.ts';
import { figure, type Result, ZERO } from './result.ts';

/** What was asked and, where the offer was reached, how its figures came about. */
export function offerSteps(context: Context, { asked, figures, place }: Offer): readonly Step[] {
  const telling = tellingIn(context);
  const conditions = asked.flatMap(({ conjunct: { condition }, answer }) =>
    conditionSteps(telling, condition, answer, place.env),
  );
  if (figures === undefined) return conditions;
  return [...conditions, ...figureSteps(telling, figures, place.env)];
}

function figureSteps(
  telling: Telling,
  { amount, cuts, offered }: Figures,
  env: Env,
): readonly Step[] {
  const { context } = telling;
  const { voice, model } = context;
  const { steps } = voice.wording;
  const rows = amount.rows.flatMap(({ table, row }) =>
    rowSteps(telling, table.subjects, row.tests, env),
  );
  if (amount.plain === undefined || offered.kind !== 'numeric') return rows;
  const { exact, computed, cap, afterCap, plain } = amount;
  if (exact.kind !== 'numeric' || computed.kind !== 'numeric') return rows;
  const formula = formulaText(context, plain.value, env);
  const isAmount = formula === moneyText(exact.value, voice);
  const told = [
    ...rows,
    ...tableSteps(telling, plain.value, env),
    step(context, 'amount', isAmount ? steps.amountPlain : steps.amount, exact.value, { formula }),
  ];
  const fair = exact.value.compare(ZERO) < 0 ? ZERO : exact.value;
  if (!fair.equals(exact.value)) told.push(step(context, 'amount', steps.negative, fair));
  if (!computed.value.equals(fair)) {
    const { mode } = model.rounding;
    told.push(
      step(context, 'rounding', steps.rounding, computed.value, {
        mode: steps.roundingModes[mode],
        step: moneyText(model.rounding.step, voice),
      }),
    );
  }
  if (cap !== undefined && afterCap.kind === 'numeric') {
    told.push(...tableSteps(telling, cap.cap.value, env));
    told.push(capStep(context, cap, afterCap.value, env));
  }
  for (const cut of cuts) {
    const [limit] = limitSteps(context, [cut], env);
    if (limit !== undefined) told.push(...tableSteps(telling, cut.hold.scope.to, env), limit);
  }
  return told;
}

function capStep(
  context: Context,
  { cap, to, held, left }: ReachedCap,
  after: Fraction,
  env: Env,
): Step {
  const { voice } = context;
  const { steps } = voice.wording;
  const money = (value: Result): string =>
    value.kind === 'numeric' ? moneyText(value.value, voice) : '';
  const template = held.compare(ZERO) > 0 ? steps.awardCapLedger : steps.awardCap;
  return step(context, 'award_cap', template, after, {
    cap: figureText(context, cap.value, env, money(to)),
    window: windowText(cap.window, voice),
    held: money(figure(held)),
    left: money(left),
  });
}

/** A step that leaves a figure: exact ones are told in the text alone. */
export function step(
  { voice, model }: Context,
  code: StepCode,
  template: string,
  amount: Fraction,
  holes: Readonly<Record<string, string>> = {},
): Step {
  const text = fill(template, { amount: moneyText(amount, voice), ...holes });
  if (amount.d !== 1n) return { code, text };
  return { code, text, amount: moneyString(amount, model.currency.digits) };
}
