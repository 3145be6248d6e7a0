// An amount that is a single optional fact, the authority's own figure most often: while it is
// missing, the cap and the limits say what the award could come to, with no search.

import { constantFigure } from '../../model/constant.ts';
import { within } from '../../model/walk.ts';
import { fill } from '../../wording/fill.ts';
import { wholeOf } from './fast-amounts.ts';
import { lowerFact } from './fast-facts.ts';
import { limitsOn } from './fast-limits.ts';
import { type FastScope, figure, innerScope, type Lowered, NotFast, proved } from './fast-scope.ts';
import type { Expr, FieldRead, GrantClause, Model, PlainAmount } from './ir.ts';
import type { Descriptors } from './plan.ts';
import * as scaled from './scaled.ts';
import { propertyRead, quote } from './text.ts';

/**
 * The optional fact that a clause's amount is, times a constant perhaps, if nothing else of the
 * award hangs on an optional fact: the authority's own figure, most often. It is found by lowering
 * all the rest, which must never leave.
 */
export function awaitedFact(plan: Descriptors, clause: GrantClause): FieldRead | undefined {
  const { model } = plan.exact.file;
  const { amount } = clause;
  if (amount.kind !== 'plain') return undefined;
  // A measure may ask what the award hangs on: then it is told by the exact path.
  if (model.clauses.some((one) => one.kind === 'measure' && one.sum)) return undefined;
  const reads = [...within(amount.value, true)].filter(
    (expr) => expr.kind === 'field' && expr.field.presence === 'optional',
  );
  const [read] = reads;
  if (reads.length !== 1 || read?.kind !== 'field' || read.field.type.kind !== 'money') {
    return undefined;
  }
  if (!isShareOf(amount.value, read)) return undefined;
  const [loop] = clause.loops;
  const { object } = read;
  const own =
    clause.loops.length === 1 && object?.kind === 'variable' && loop?.list.kind === 'field';
  if (own ? loop?.list.kind === 'field' && loop.list.object : object) return undefined;
  if (!own && clause.loops.length > 0) return undefined;
  const others = [
    ...clause.guard.map(({ condition: asked }) => asked),
    ...(amount.cap ? [amount.cap.value] : []),
    ...model.applies.guard.map(({ condition: asked }) => asked),
    ...limitsOn(model, clause).flatMap(({ one }) => [
      one.to,
      ...(one.where ? [one.where] : []),
      ...one.keys.flatMap((key) => (key.kind === 'path' ? [key.value] : [])),
    ]),
  ];
  const hangs = others.some((expr) =>
    [...within(expr, true)].some(
      (inner) => inner.kind === 'field' && inner.field.presence === 'optional',
    ),
  );
  if (hangs || limitsOn(model, clause).some(({ limit }) => limit.orNothing)) return undefined;
  return read;
}

/** Whether an expression is a fact times constants above zero. */
function isShareOf(expr: Expr, read: FieldRead): boolean {
  if (expr === read) return true;
  if (expr.kind === 'definition' && !expr.definition.of) {
    return isShareOf(expr.definition.value, read);
  }
  if (expr.kind !== 'arithmetic') return false;
  const { operator, left, right } = expr;
  const positive = (one: Expr) => (constantFigure(one)?.compare(0) ?? 0) > 0;
  if (operator === 'multiply') {
    return (isShareOf(left, read) && positive(right)) || (positive(left) && isShareOf(right, read));
  }
  return operator === 'divide' && isShareOf(left, read) && positive(right);
}

/** Code that reads the fact, absent or not. */
export function lowerRead({ object, field }: FieldRead, scope: FastScope): string {
  const of = object?.kind === 'variable' ? scope.variables.get(object.variable) : scope.dossier;
  if (of === undefined) throw new NotFast();
  return `${of}${propertyRead(field.name)}`;
}

/** The fact once it is known to be there. */
export function lowerKnown(code: string, read: FieldRead, scope: FastScope): Lowered {
  return lowerFact(code, read.field.type, read.field, scope);
}

/** Code of the most that the amount can come to: without a bound, or by the fact's range. */
export function mostOf(
  { field }: FieldRead,
  amount: PlainAmount,
  scope: FastScope,
  model: Model,
): string {
  if (!field.max) return 'NO_CAP';
  const { step, mode } = model.rounding;
  const inner = innerScope(scope);
  const most = field.max.floor();
  const bound = scaled.constant(most.s * most.n, 1n);
  const value = scaleOf(amount.value, bound, inner);
  return wholeOf(scaled.round(value, mode, step.n, step.d, scope.use));
}

/** The amount where its fact is a constant. */
function scaleOf(expr: Expr, fact: scaled.Scaled, scope: FastScope): scaled.Scaled {
  if (expr.kind === 'field') return fact;
  if (expr.kind === 'definition') return scaleOf(expr.definition.value, fact, scope);
  if (expr.kind !== 'arithmetic') throw new NotFast();
  const part = (one: Expr) =>
    constantFigure(one) ? figure(one, scope) : scaleOf(one, fact, scope);
  const [left, right] = [part(expr.left), part(expr.right)];
  return proved(
    expr.operator === 'multiply' ? scaled.multiply(left, right) : scaled.divide(left, right),
  );
}

/** Code of the fact's path, and why the award waits for it. */
export function missingTexts(
  { voice }: Descriptors,
  clause: GrantClause,
  { object, field }: FieldRead,
): { readonly path: string; readonly reason: string } {
  const { words, awards } = voice.wording;
  const facts = fill(words.quoted, { text: field.label });
  const reason = quote(fill(awards.undetermined, { facts }));
  const list = clause.loops[0]?.list;
  if (!object || list?.kind !== 'field') return { path: quote(`$.${field.name}`), reason };
  const path = `${quote(`$.${list.field.name}[`)} + at + ${quote(`].${field.name}`)}`;
  return { path, reason };
}
