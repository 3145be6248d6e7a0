// Amounts and award caps on the fast path: `computed` and `capLeft`.

import { isCalculated } from '../../interpret/calculated.ts';
import { windowCode } from './describe-clauses.ts';
import {
  bare,
  type FastScope,
  figure,
  hold,
  innerScope,
  lower,
  NotFast,
  proved,
} from './fast-scope.ts';
import { writeRows } from './fast-tables.ts';
import type { Amount, PlainAmount } from './ir.ts';
import type { Descriptors } from './plan.ts';
import * as scaled from './scaled.ts';
import { placed } from './writer.ts';

interface AmountPlace {
  readonly plan: Descriptors;
  readonly constant: string;
  readonly item: string;
  /** Whether `computed` and `capLeft` are declared here, and not before. */
  readonly declare: boolean;
}

/** Statements that work out `computed`, and `capLeft` where there is a cap. */
export function lowerAmount(amount: Amount, scope: FastScope, place: AmountPlace): void {
  if (amount.kind === 'table') {
    const subjects = amount.subjects.map((subject) =>
      hold(lower(subject, scope), 'subject', scope),
    );
    writeRows(subjects, amount.rows, scope, (row) => {
      const inner = innerScope(scope);
      lowerAmount(row.amount, inner, { ...place, declare: false });
      return inner.lines;
    });
    return;
  }
  lowerValue(amount, scope, place);
  lowerCap(amount, scope, place);
}

export function lowerValue(
  { value: expr }: PlainAmount,
  scope: FastScope,
  place: AmountPlace,
): void {
  const { step, mode } = place.plan.exact.file.model.rounding;
  const value = figure(expr, scope);
  // “A negative one is 0.”
  const negative = value.low * value.mul < 0n || value.high * value.mul < 0n;
  const fair = negative ? scaled.extreme(value, scaled.constant(0n, 1n), 'max') : value;
  const rounded = fair && scaled.round(fair, mode, step.n, step.d, scope.use);
  const line = `${place.declare ? 'const ' : ''}computed = ${bare(wholeOf(rounded))};`;
  scope.lines.push(placed(expr.span, line));
}

export function lowerCap({ cap }: PlainAmount, scope: FastScope, place: AmountPlace): void {
  if (!cap) return;
  const { step } = place.plan.exact.file.model.rounding;
  let to = notBelow(figure(cap.value, scope));
  if (isCalculated(cap.value)) to = proved(scaled.round(to, 'down', step.n, step.d, scope.use));
  const window = cap.window === undefined ? '' : `, ${windowCode(cap.window)}`;
  const parts = `${bare(wholeOf(to))}, ${place.constant}, ${place.item}${window}`;
  const line = `${place.declare ? 'const ' : ''}capLeft = desk.capLeft(${parts});`;
  scope.lines.push(placed(cap.span, line));
}

/** A cap or a limit that may be below zero leaves nothing then: the exact path sees to it. */
export function notBelow(value: scaled.Scaled): scaled.Scaled {
  if (value.low < 0n || value.mul < 0n) throw new NotFast();
  return value;
}

/** Code of a figure that is a whole number. */
export function wholeOf(value: scaled.Scaled | undefined): string {
  const whole = value && scaled.wholeCode(value);
  if (!whole) throw new NotFast();
  return whole.code;
}
