// The tables inside what is said: “the figure by Level” names one, and its rows stand below.
import type { ByParts, Expr, LabelTest, LookUp } from '../model/model.ts';
import { childrenOf } from '../model/walk.ts';
import { describeFigure } from './describe.ts';
import type { Voice } from './figures.ts';
import { fill } from './fill.ts';
import { describeLabels } from './labels.ts';
import type { StatementWords } from './statement-words.ts';

/** A table under the name that a sentence calls it by. */
export interface ToldTable {
  readonly title: string;
  readonly rows: readonly string[];
}

interface TableWords {
  readonly words: StatementWords;
  readonly voice: Voice;
}

/** Rows in words, all of them. */
export function tableRows(table: LookUp | ByParts, told: TableWords): readonly string[] {
  const row = (tests: readonly LabelTest[], of: Expr) =>
    fill(told.words.row, {
      labels: describeLabels(tests, told.voice),
      value: describeFigure(of, told.voice),
    });
  if (table.kind === 'lookUp') return table.rows.map((one) => row(one.tests, one.value));
  return table.rows.map(({ low, high, value }) => {
    const test: LabelTest = {
      kind: 'interval',
      low: low && { value: low, included: false },
      high: high && { value: high, included: true },
    };
    return row([test], value);
  });
}

/** The tables within expressions, in the order in which they are written; `but`: one told already. */
export function tablesWithin(
  exprs: readonly Expr[],
  told: TableWords,
  but?: Expr,
): readonly ToldTable[] {
  return exprs.flatMap((expr): readonly ToldTable[] => {
    const isTable = expr.kind === 'lookUp' || expr.kind === 'byParts';
    const own =
      isTable && expr !== but ? [{ title: titleOf(expr, told), rows: tableRows(expr, told) }] : [];
    return [...own, ...tablesWithin(childrenOf(expr), told, but)];
  });
}

function titleOf(table: LookUp | ByParts, told: TableWords): string {
  return withStart(describeFigure(table, told.voice), table, told);
}

/** Of `running over`: what the brackets start after. */
export function withStart(
  name: string,
  table: LookUp | ByParts,
  { words, voice }: TableWords,
): string {
  if (table.kind === 'lookUp' || table.start === undefined) return name;
  return fill(words.startingAfter, { name, start: describeFigure(table.start, voice) });
}
