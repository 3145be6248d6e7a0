// What a clause pays: the outermost `capped at` of the amount, or of a row of an outermost table, is
// the award's cap (DESIGN §2.2, Caps); anything further in is the smaller of two values.
import { type Bound, type Expression, type Table, withEnds } from '#language';
import { money, ratio } from '../types/kinds.ts';
import { adviseYears } from './advise-figure.ts';
import { type Context, hole, type Names } from './context.ts';
import { calculation } from './elaborate-arithmetic.ts';
import { elaborateAs } from './elaborate-as.ts';
import { elaborateRows } from './elaborate-table.ts';
import { elaborateWindow } from './elaborate-window.ts';
import type { Amount, AwardCap, Expr, PlainAmount } from './model.ts';

/** The amount of `grants` or `recovers`. */
export function elaborateAmount(context: Context, names: Names, node: Expression): Amount {
  return amountOf(context, names, node, undefined);
}

/** `matches E at R`, `matches E by …`: E times the ratio, or times the ratio of its row. */
export function elaborateMatch(
  context: Context,
  names: Names,
  matched: Expression,
  ratios: Expression,
): Amount {
  return amountOf(context, names, ratios, elaborateAs(context, names, matched, money));
}

function amountOf(
  context: Context,
  names: Names,
  node: Expression,
  matched: Expr | undefined,
): Amount {
  if (node.kind === 'table' && node.mode === 'one row') {
    return tableOf(context, names, node, matched);
  }
  if (node.kind === 'bound' && node.operator === 'capped at') {
    const value = worth(context, names, node.value, matched);
    const cap = elaborateCap(context, names, node);
    return { kind: 'plain', value, cap, span: node.span };
  }
  const value = worth(context, names, node, matched);
  return { kind: 'plain', value, cap: undefined, span: node.span } satisfies PlainAmount;
}

function worth(context: Context, names: Names, node: Expression, matched: Expr | undefined): Expr {
  if (matched === undefined) return elaborateAs(context, names, node, money);
  const factor = elaborateAs(context, names, node, ratio);
  const span = withEnds(matched.span, { end: Math.max(matched.span.end, node.span.end) });
  return calculation('multiply', matched, factor, money, span);
}

function elaborateCap(context: Context, names: Names, node: Bound): AwardCap {
  return {
    value: elaborateAs(
      context,
      names,
      node.bound,
      money,
      adviseYears(context, node.bound, node.window !== undefined),
    ),
    window: elaborateWindow(context, names, node.window),
    span: node.bound.span,
  };
}

function tableOf(context: Context, names: Names, node: Table, matched: Expr | undefined): Amount {
  const { subjects, rows } = elaborateRows(context, names, node);
  const amounts = new Map(
    node.rows.map((row) => [row, amountOf(context, names, row.value, matched)] as const),
  );
  return {
    kind: 'table',
    subjects,
    rows: rows.map(({ tests, row }) => ({
      tests,
      amount: amounts.get(row) ?? nothing(row.span),
      span: row.span,
    })),
    span: node.span,
  };
}

function nothing(span: Expr['span']): PlainAmount {
  return { kind: 'plain', value: hole(span), cap: undefined, span };
}
