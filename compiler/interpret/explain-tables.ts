// The steps that open the tables inside a formula: the row that a look-up took, and each portion of
// `by parts of` with what it comes to.
import type { Step } from '@clause/runtime';
import type { ByParts, Definition, Expr, LabelTest, LookUp } from '../model/model.ts';
import { describeFigure } from '../wording/describe.ts';
import { valueText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { describeLabels, describePart } from '../wording/labels.ts';
import { add, multiply } from './arithmetic.ts';
import type { Context } from './context.ts';
import type { Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import { figure, type Result, ZERO } from './result.ts';
import { chooseRow, portionsOf } from './tables.ts';

/** The tables that a figure is worked out with, in the order in which they are written. */
export function tableSteps(
  context: Context,
  expr: Expr,
  env: Env,
  opened: Set<Definition> = new Set(),
): readonly Step[] {
  const within = (part: Expr): readonly Step[] => tableSteps(context, part, env, opened);
  switch (expr.kind) {
    case 'lookUp':
      return lookUpSteps(context, expr, env, within);
    case 'byParts':
      return partsSteps(context, expr, env, within);
    case 'definition': {
      const { definition } = expr;
      // What is defined of an item is asked of that item, elsewhere.
      if (definition.of !== undefined || opened.has(definition)) return [];
      opened.add(definition);
      return within(definition.value);
    }
    case 'arithmetic':
      return [...within(expr.left), ...within(expr.right)];
    case 'negate':
      return within(expr.operand);
    case 'round':
      return within(expr.value);
    case 'constant':
    case 'variable':
    case 'field':
    case 'asOf':
    case 'award':
    case 'compare':
    case 'not':
    case 'logical':
    case 'someOf':
    case 'given':
    case 'aggregate':
    case 'shiftDate':
    case 'elapsed':
    case 'datePart':
    case 'hole':
      return [];
    default:
      return expr satisfies never;
  }
}

function lookUpSteps(
  context: Context,
  { subjects, rows }: LookUp,
  env: Env,
  within: (part: Expr) => readonly Step[],
): readonly Step[] {
  const choice = chooseRow(env, subjects, rows, evaluate);
  const [row] = choice.rows;
  if (row === undefined || !choice.known) return [];
  return [rowStep(context, subjects, row.tests), ...within(row.value)];
}

/** “By Level: the row of National.” */
export function rowStep(
  { voice }: Context,
  subjects: readonly Expr[],
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

function partsSteps(
  context: Context,
  table: ByParts,
  env: Env,
  within: (part: Expr) => readonly Step[],
): readonly Step[] {
  const told: Step[] = [...within(table.quantity)];
  const start = table.start === undefined ? figure(ZERO) : evaluate(table.start, env);
  const end = add(start, evaluate(table.quantity, env));
  for (const { row, portion } of portionsOf(env, table, start, end, evaluate)) {
    if (portion.kind !== 'numeric' || portion.value.equals(ZERO)) continue;
    const rate = evaluate(row.value, env);
    told.push(...within(row.value));
    const { voice } = context;
    const shown = (value: Result, type: Expr['type']): string =>
      value.kind === 'numeric' ? valueText(value, type, voice) : voice.wording.words.notKnown;
    const text = fill(voice.wording.steps.part, {
      part: describePart(table, row, voice),
      portion: shown(portion, table.quantity.type),
      rate: shown(rate, row.value.type),
      figure: shown(multiply(rate, portion), table.type),
    });
    told.push({ code: 'row', text });
  }
  return told;
}
