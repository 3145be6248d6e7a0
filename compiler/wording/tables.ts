// The tables inside what is said: “the figure by Level” names one, and its rows stand below.
import type { ByParts, Edge, Expr, LabelTest, LookUp } from '../model/model.ts';
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
      labels: rowLabels(tests, told),
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

/** “National; from 40 to 120”, and of days “before 2026-01-01”. */
export function rowLabels(tests: readonly LabelTest[], { words, voice }: TableWords): string {
  const one = (test: LabelTest) => {
    const days = test.kind === 'interval' ? dayLabel(test, words, voice) : undefined;
    return days ?? describeLabels([test], voice);
  };
  return tests.map(one).join(voice.wording.words.listSeparator);
}

function dayLabel(
  { low, high }: Extract<LabelTest, { readonly kind: 'interval' }>,
  { days }: StatementWords,
  voice: Voice,
): string | undefined {
  if ((low ?? high)?.value.type.kind !== 'date') return undefined;
  const date = (edge: Edge) => ({ date: describeFigure(edge.value, voice) });
  const from = low && fill(low.included ? days.from : days.after, date(low));
  const until = high && fill(high.included ? days.until : days.before, date(high));
  return [from, until].filter((side) => side !== undefined).join(' ');
}
