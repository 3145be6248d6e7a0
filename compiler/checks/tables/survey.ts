// What a table does with every kind of case: which rows hold, and whether the conditions of its
// clause let the case through at all.
import { constantValue } from '../../model/constant.ts';
import type { Edge, LabelTest } from '../../model/model.ts';
import type { Value } from '../../model/types.ts';
import { letsThrough, orderOf } from './conditions.ts';
import { samplesOf } from './samples.ts';
import type { AskedTable } from './tables-of.ts';

export interface Survey {
  readonly table: AskedTable;
  readonly cases: readonly SurveyedCase[];
}

export interface SurveyedCase {
  /** One value for each subject. */
  readonly values: readonly Value[];
  /** Positions of the rows that hold, in order; the first counts. */
  readonly rows: readonly number[];
  /** Whether a dossier with these values can come here. */
  readonly allowed: boolean;
}

/** Cases beyond which a table of several subjects is not gone through. */
const mostCases = 20_000;

/** Undefined where the table could not be read in full, or its edges hang on facts. */
export function survey(table: AskedTable): Survey | undefined {
  let combinations: readonly (readonly Value[])[] = [[]];
  for (let column = 0; column < table.subjects.length; column++) {
    const samples = samplesOf(table, column);
    if (samples === undefined) return undefined;
    if (combinations.length * samples.length > mostCases) return undefined;
    combinations = combinations.flatMap((values) => samples.map((value) => [...values, value]));
  }
  const { subjects, rows, guard } = table;
  const cases = combinations.map((values): SurveyedCase => {
    const holding: number[] = [];
    for (let at = 0; at < rows.length; at++) {
      if (holdsFor(rows[at]?.tests ?? [], values)) holding.push(at);
    }
    let allowed: boolean | undefined;
    return {
      values,
      rows: holding,
      // Asked of few: of most cases it is enough that a row holds.
      get allowed() {
        allowed ??= letsThrough(
          guard,
          subjects.flatMap((subject, at) => {
            const value = values[at];
            return value === undefined ? [] : [[subject, value] as const];
          }),
        );
        return allowed;
      },
    };
  });
  return { table, cases };
}

function holdsFor(tests: readonly LabelTest[], values: readonly Value[]): boolean {
  for (let at = 0; at < tests.length; at++) {
    const [test, value] = [tests[at], values[at]];
    if (test === undefined || value === undefined || !holds(test, value)) return false;
  }
  return true;
}

/** Whether a row’s test holds for a value; its edges are fixed figures. */
export function holds(test: LabelTest, value: Value): boolean {
  switch (test.kind) {
    case 'any':
      return true;
    case 'members':
      return value.kind === 'member' && test.members.includes(value.value);
    case 'boolean':
      return value.kind === 'boolean' && test.values.includes(value.value);
    case 'interval':
      return within(value, test.low, 1) && within(value, test.high, -1);
    default:
      return test satisfies never;
  }
}

function within(value: Value, edge: Edge | undefined, side: 1 | -1): boolean {
  if (edge === undefined) return true;
  const limit = constantValue(edge.value);
  const order = limit && orderOf(value, limit);
  if (order === undefined) return false;
  return order === 0 ? edge.included : order * side > 0;
}
