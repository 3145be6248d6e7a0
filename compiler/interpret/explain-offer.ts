// The steps that tell step 2 of DESIGN §3: what was asked, the row, the amount, rounding, cap, limits.
import type { Step, StepCode } from '@clause/runtime';
import type Fraction from 'fraction.js';
import type { LabelTest } from '../model/model.ts';
import { describeCondition, describeFigure, describeFormula } from '../wording/describe.ts';
import { moneyString, moneyText, valueText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { describeLabels } from '../wording/labels.ts';
import type { Asked, Context } from './context.ts';
import type { Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import { limitSteps } from './explain-limits.ts';
import type { Figures, Offer, ReachedCap } from './offer.ts';
import { figure, type Result, ZERO } from './result.ts';

/** What was asked and, where the offer was reached, how its figures came about. */
export function offerSteps(context: Context, { asked, figures, place }: Offer): readonly Step[] {
  const conditions = asked.map((one) => conditionStep(context, one));
  return figures === undefined
    ? conditions
    : [...conditions, ...figureSteps(context, figures, place.env)];
}

function conditionStep({ voice }: Context, { conjunct, answer }: Asked): Step {
  const { steps, words } = voice.wording;
  const known = answer.kind === 'boolean' ? (answer.value ? words.yes : words.no) : words.notKnown;
  const condition = describeCondition(conjunct.condition, voice);
  return { code: 'condition', text: fill(steps.condition, { condition, answer: known }) };
}

function figureSteps(
  context: Context,
  { amount, cuts, offered }: Figures,
  env: Env,
): readonly Step[] {
  const { voice, model } = context;
  const { steps } = voice.wording;
  const rows = amount.rows.map(({ table, row }) => rowStep(context, table.subjects, row.tests));
  if (amount.plain === undefined || offered.kind !== 'numeric') return rows;
  const { exact, computed, cap, afterCap, plain } = amount;
  if (exact.kind !== 'numeric' || computed.kind !== 'numeric') return rows;
  const formula = describeFormula(plain.value, voice)
    .map((piece) =>
      piece.kind === 'text'
        ? piece.text
        : shown(context, evaluate(piece.expr, env), piece.expr.type),
    )
    .join('');
  const told = [
    ...rows,
    step(context, 'amount', steps.amount, exact.value, {
      formula,
      amount: moneyText(exact.value, voice),
    }),
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
    told.push(capStep(context, cap, afterCap.value));
  }
  return [...told, ...limitSteps(context, cuts)];
}

function rowStep(
  { voice }: Context,
  subjects: Figures['amount']['rows'][number]['table']['subjects'],
  tests: readonly LabelTest[],
): Step {
  const { steps, words } = voice.wording;
  return {
    code: 'row',
    text: fill(steps.row, {
      subjects: subjects.map((subject) => describeFigure(subject, voice)).join(words.listSeparator),
      values: describeLabels(tests, voice),
    }),
  };
}

function capStep(context: Context, { to, held, left }: ReachedCap, after: Fraction): Step {
  const { voice } = context;
  const { steps } = voice.wording;
  const money = (value: Result): string =>
    value.kind === 'numeric' ? moneyText(value.value, voice) : '';
  const template = held.compare(ZERO) > 0 ? steps.awardCapLedger : steps.awardCap;
  return step(context, 'award_cap', template, after, {
    cap: money(to),
    held: money(figure(held)),
    left: money(left),
  });
}

function shown({ voice }: Context, value: Result, type: Parameters<typeof valueText>[1]): string {
  switch (value.kind) {
    case 'boolean':
    case 'numeric':
    case 'member':
    case 'text':
    case 'date':
      return valueText(value, type, voice);
    case 'item':
    case 'absentItem':
    case 'keyedItem':
    case 'list':
    case 'unknown':
      return voice.wording.words.notKnown;
    default:
      return value satisfies never;
  }
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
