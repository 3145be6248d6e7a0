// A bare figure where shares stand: `25` among `30%` and `20%` is 2,500%, and an amount times as much
// (DESIGN §2.2, Values: a percentage and a plain figure may stand for each other). What is nearer to
// its neighbours as a percentage than as it is written is reported; `1.5` among `150%` is not.
import Fraction from 'fraction.js';
import type { Expression, NumberLiteral, Span } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import type { Amount, Expr } from '../model/model.ts';
import { sameExpr } from '../model/walk.ts';
import type { PartCheck, PartSubject } from './check.ts';

/** A figure without parts of its own, where it stands among others that it may be held against. */
interface Leaf {
  readonly expr: Expr;
  /** The amount that it is a multiple of. */
  readonly of: Expr | undefined;
  /** `1 + 5%` is no slip: a 1 in a sum is the whole. */
  readonly inSum: boolean;
}

interface Stretch {
  readonly low: Fraction;
  readonly high: Fraction;
}

export const percentForgotten: PartCheck = (subject) => {
  const { part, expressions, meanings } = subject;
  const found = new Map<number | string, Diagnostic>();
  const add = (finding: Diagnostic | undefined) => {
    if (finding === undefined) return;
    const key = `${finding.span.file} ${finding.span.start}`;
    if (!found.has(key)) found.set(key, finding);
  };
  const look = (leaves: readonly Leaf[]) => {
    for (const leaf of leaves) add(slip(subject, leaf, leaves));
  };
  for (const clause of part.clauses) {
    if (clause.kind !== 'grant') continue;
    const leaves = ofAmount(clause.amount);
    if (clause.amount.kind === 'table') look(leaves);
    if (clause.verb === 'matches') for (const leaf of leaves) add(matchingRate(subject, leaf));
  }
  for (const expr of expressions) {
    if (holdsSeveral(expr)) look(ofExpr(expr, undefined, false));
    else if (expr.kind === 'compare') {
      look([expr.left, expr.right].flatMap((side) => ofExpr(side, undefined, true)));
    }
  }
  for (const [node, expr] of meanings) add(shareOf(subject, node, expr));
  return [...found.values()];
};

function holdsSeveral(expr: Expr): boolean {
  return expr.kind === 'lookUp' || expr.kind === 'byParts' || isMixture(expr);
}

/** Sums and bounds of figures that are no money. */
function isMixture(expr: Expr): boolean {
  if (expr.kind !== 'arithmetic' || expr.type.kind === 'money') return false;
  return expr.operator !== 'multiply' && expr.operator !== 'divide';
}

function ofAmount(amount: Amount): readonly Leaf[] {
  if (amount.kind === 'plain') return ofExpr(amount.value, undefined, false);
  return amount.rows.flatMap((row) => ofAmount(row.amount));
}

/** The figures that an expression chooses among, adds up or multiplies an amount by. */
function ofExpr(expr: Expr, of: Expr | undefined, inSum: boolean): readonly Leaf[] {
  switch (expr.kind) {
    case 'lookUp':
    case 'byParts':
      return expr.rows.flatMap(({ value }) => ofExpr(value, of, inSum));
    case 'definition': {
      const { value } = expr.definition;
      const named = expr.object === undefined && (value.kind === 'constant' || holdsSeveral(value));
      return named ? ofExpr(value, of, inSum) : [{ expr, of, inSum }];
    }
    case 'round':
      return ofExpr(expr.value, of, inSum);
    case 'arithmetic':
      return ofArithmetic(expr, of, inSum);
    default:
      return [{ expr, of, inSum }];
  }
}

function ofArithmetic(
  expr: Extract<Expr, { kind: 'arithmetic' }>,
  of: Expr | undefined,
  inSum: boolean,
): readonly Leaf[] {
  const { operator, left, right } = expr;
  if (isMixture(expr)) {
    const sums = inSum || (operator !== 'min' && operator !== 'max');
    return [left, right].flatMap((side) => ofExpr(side, of, sums));
  }
  const bounded = operator === 'min' || operator === 'max';
  if (expr.type.kind === 'money' && bounded) return ofExpr(left, of, inSum);
  if (operator === 'multiply' && of === undefined) {
    if (right.type.kind === 'money') return ofExpr(left, right, inSum);
    if (left.type.kind === 'money') return ofExpr(right, left, inSum);
  }
  return [{ expr, of, inSum }];
}

const one = new Fraction(1);
const hundred = new Fraction(100);

/** A bare figure that its neighbours show to be a percentage. */
function slip(subject: PartSubject, leaf: Leaf, leaves: readonly Leaf[]): Diagnostic | undefined {
  const figure = bareFigure(subject, leaf.expr);
  if (figure === undefined || (leaf.inSum && figure.lte(one))) return undefined;
  const beside = leaves.filter((other) => other !== leaf && sameBase(leaf, other));
  const shares = beside.flatMap(({ expr }) => {
    const stretch = shareStretch(expr);
    return stretch === undefined ? [] : [{ expr, stretch }];
  });
  const [first] = shares;
  if (first === undefined) return undefined;
  const around = shares.map(({ stretch }) => stretch).reduce(both);
  if (!distance(figure.div(hundred), around).lt(distance(figure, around))) return undefined;
  return finding(subject, leaf.expr.span, figure, first.expr.span);
}

function sameBase({ of: a }: Leaf, { of: b }: Leaf): boolean {
  return a === undefined || b === undefined ? a === b : sameExpr(a, b);
}

/** A figure above zero that is written with digits alone. */
function bareFigure({ textAt }: PartSubject, expr: Expr): Fraction | undefined {
  if (expr.kind !== 'constant' || expr.value.kind !== 'numeric') return undefined;
  const { type, value } = expr;
  if (type.kind !== 'number' || type.units.length > 0 || !value.value.gt(0)) return undefined;
  return digitsOnly.test(textAt(expr.span)) ? value.value : undefined;
}

const digitsOnly = /^\d[\d.,]*$/;

/** What a fact that is a share may come to where its declaration does not say. */
const unsaid: Stretch = { low: one.div(hundred), high: new Fraction(10) };
/** Nothing tells that shares stand here, and not how large. */
const besideNothing: Stretch = { low: one.div(hundred), high: one };

/** How large a share is; undefined for what is no share, or is calculated and may be anything. */
function shareStretch(expr: Expr): Stretch | undefined {
  if (expr.type.kind !== 'ratio') return undefined;
  if (expr.kind === 'field') {
    const { min, max } = expr.field;
    return { low: min?.gt(0) ? min : unsaid.low, high: max?.gt(0) ? max : unsaid.high };
  }
  if (expr.kind !== 'constant' || expr.value.kind !== 'numeric') return undefined;
  const { value } = expr.value;
  if (value.lt(0)) return undefined;
  return value.equals(0) ? besideNothing : { low: value, high: value };
}

function both(a: Stretch, b: Stretch): Stretch {
  return { low: a.low.lt(b.low) ? a.low : b.low, high: a.high.gt(b.high) ? a.high : b.high };
}

/** How many times as large or as small as the nearest of a stretch; 1 inside it. */
function distance(figure: Fraction, { low, high }: Stretch): Fraction {
  if (figure.lt(low)) return low.div(figure);
  return figure.gt(high) ? figure.div(high) : one;
}

/** `25 of a`: what stands before “of” an amount is a share. */
function shareOf(subject: PartSubject, node: Expression, expr: Expr): Diagnostic | undefined {
  if (node.kind !== 'arithmetic' || node.operator !== 'of') return undefined;
  if (expr.kind !== 'arithmetic' || expr.right.type.kind !== 'money') return undefined;
  const { left } = node;
  if (left.kind !== 'number' || !isBare(left)) return undefined;
  const figure = bareFigure(subject, expr.left);
  return figure?.gt(one) ? finding(subject, left.span, figure, undefined) : undefined;
}

/** `matches E at 50`: nobody matches an amount fifty times. */
function matchingRate(subject: PartSubject, { expr, of }: Leaf): Diagnostic | undefined {
  const figure = of && bareFigure(subject, expr);
  return figure?.gt(unsaid.high) ? finding(subject, expr.span, figure, undefined) : undefined;
}

function isBare({ scale, unit, per }: NumberLiteral): boolean {
  return scale === undefined && unit === undefined && per.length === 0;
}

function finding(
  { textAt }: PartSubject,
  span: Span,
  figure: Fraction,
  beside: Span | undefined,
): Diagnostic {
  const written = textAt(span);
  const share = `${written}%`;
  const worth = `${figure.mul(hundred).toString()}%`;
  return report(
    'percentForgotten',
    span,
    { written, share, worth, beside: beside === undefined ? '' : textAt(beside) },
    {
      related: beside === undefined ? [] : [{ span: beside, note: 'share' }],
      fixes: [
        { title: 'asShare', edits: [{ span, text: share }] },
        { title: 'asWritten', edits: [{ span, text: worth }] },
      ],
    },
  );
}
