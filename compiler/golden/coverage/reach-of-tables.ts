// Which rows of a table can be taken and which edges met, by going through its kinds of cases as the
// checks do. A table whose edges hang on facts, or that is too large to go through, excludes nothing.
import { orderOf } from '../../checks/tables/conditions.ts';
import { holds, type Survey, type SurveyedCase, survey } from '../../checks/tables/survey.ts';
import { tablesOf } from '../../checks/tables/tables-of.ts';
import { constantValue } from '../../model/constant.ts';
import type { Expr, LabelTest, Model } from '../../model/model.ts';
import type { EnumMember, Value } from '../../model/types.ts';
import type { Lying } from './boundary.ts';

export type Rows = readonly { readonly tests: readonly LabelTest[] }[];

/** A member of an enum in one of the columns of a table. */
export type InColumn = readonly [column: number, member: EnumMember];

export interface TableReach {
  /** Whether a row can be taken; with `of`, for that member. */
  readonly row: (rows: Rows, at: number, of?: InColumn) => boolean;
  /** Whether a value can lie on, below or above an edge of a row whose other labels hold. */
  readonly edge: (rows: Rows, at: number, column: number, edge: Expr, how: Lying) => boolean;
}

export function reachOfTables(model: Model): TableReach {
  const surveys = new Map<Rows, (Survey | undefined)[]>();
  for (const table of tablesOf(model)) {
    if (table.mode === 'parts') continue;
    surveys.set(table.rows, [...(surveys.get(table.rows) ?? []), survey(table)]);
  }
  const some = (rows: Rows, test: (one: SurveyedCase) => boolean): boolean => {
    const found = surveys.get(rows);
    return found === undefined || found.some((one) => one === undefined || one.cases.some(test));
  };
  return {
    row: (rows, at, of) =>
      some(rows, ({ allowed, rows: [first], values }) => {
        if (!allowed || first !== at) return false;
        const value = of && values[of[0]];
        return of === undefined || (value?.kind === 'member' && value.value === of[1]);
      }),
    edge: (rows, at, column, edge, how) => {
      const tests = rows[at]?.tests ?? [];
      const wanted = constantValue(edge);
      return some(rows, ({ allowed, values }) => {
        const value = values[column];
        if (!allowed || value === undefined || wanted === undefined) return false;
        const order = orderOf(value, wanted) ?? 0;
        const there = how === (order === 0 ? 'on' : order < 0 ? 'below' : 'above');
        return there && othersHold(tests, column, values);
      });
    },
  };
}

function othersHold(
  tests: readonly LabelTest[],
  column: number,
  values: readonly Value[],
): boolean {
  return tests.every((test, at) => {
    const value = values[at];
    return at === column || (value !== undefined && holds(test, value));
  });
}
