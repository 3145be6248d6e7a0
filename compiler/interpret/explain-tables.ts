// The steps that open what stands behind a condition or a formula: each condition of what is defined,
// the figures that a defined figure came from, the row that a look-up took, and each portion of `by
// parts of` with what it comes to; of a list, those of each item.
import type { Step } from '@clause/runtime';
import type { Item } from '../dossier/dossier.ts';
import type {
  Aggregate,
  ByParts,
  Definition,
  DefinitionRead,
  Expr,
  LabelTest,
  LookUp,
} from '../model/model.ts';
import {
  conjunctsOf,
  definitionName,
  describeAsked,
  describeLookedUp,
  isAsked,
  isWorkedOut,
  partsOfCondition,
} from '../wording/describe.ts';
import { valueText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { describeLabels, describePart } from '../wording/labels.ts';
import { itemsOf } from './aggregates.ts';
import { add, multiply } from './arithmetic.ts';
import type { Context } from './context.ts';
import { bind, type Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import { figureText, piecesText, shown } from './explain-figure.ts';
import { isTrue } from './logic.ts';
import { figure, type Result, ZERO } from './result.ts';
import { chooseRow, portionsOf } from './tables.ts';

/** Items of a list that are told one by one; of the others, how many they are. */
export const MOST_ITEMS = 10;

/** Where a table is opened: for which item of a list, and what was opened before, each once. */
export interface Telling {
  readonly context: Context;
  /** Its id; empty where no list is gone through. */
  readonly item: string;
  /** Defines, by the item that they are of. */
  readonly opened: Map<Item | undefined, Set<Definition>>;
}

/** For all that is told of one award: nothing is opened twice. */
export function tellingIn(context: Context): Telling {
  return { context, item: '', opened: new Map() };
}

/** What a figure is worked out with, in the order in which it is written. */
export function tableSteps(telling: Telling, expr: Expr, env: Env): readonly Step[] {
  return stepsOf(telling, expr, env);
}

/**
 * A condition and its answer; of several those of each; and what stands behind. `under`: the name of
 * what it defines.
 */
export function conditionSteps(
  telling: Telling,
  condition: Expr,
  answer: Result,
  env: Env,
  under = '',
): readonly Step[] {
  const asked = [condition, ...partsOfCondition(condition)].map((one) => {
    const told = conditionStep(telling, one, one === condition ? answer : evaluate(one, env), env);
    return ofItem(telling, ofItem({ ...telling, item: under }, told));
  });
  return [...asked, ...stepsOf(telling, condition, env)];
}

function conditionStep({ context }: Telling, asked: Expr, answer: Result, env: Env): Step {
  const { steps, words } = context.voice.wording;
  const known = answer.kind === 'boolean' ? (answer.value ? words.yes : words.no) : words.notKnown;
  const condition = piecesText(context, describeAsked(asked, context.voice), env);
  return { code: 'condition', text: fill(steps.condition, { condition, answer: known }) };
}

/** “Share: Area (18) ÷ Total (70.99) = 25.355683…%.” */
function workedSteps(
  telling: Telling,
  expr: Expr,
  env: Env,
  name: string | undefined,
): readonly Step[] {
  if (!isWorkedOut(expr)) return [];
  const { context } = telling;
  const { steps } = context.voice.wording;
  const figureShown = shown(context, evaluate(expr, env), expr.type);
  const formula = figureText(context, expr, env, figureShown);
  const text =
    name === undefined ? fill(steps.worked, { formula }) : fill(steps.defined, { name, formula });
  return [ofItem(telling, { code: 'figure', text })];
}

function stepsOf(telling: Telling, expr: Expr, env: Env): readonly Step[] {
  const within = (part: Expr): readonly Step[] => stepsOf(telling, part, env);
  switch (expr.kind) {
    case 'lookUp':
      return lookUpSteps(telling, expr, env);
    case 'byParts':
      return partsSteps(telling, expr, env);
    case 'definition':
      return definitionSteps(telling, expr, env);
    case 'aggregate':
      return aggregateSteps(telling, expr, env);
    case 'arithmetic':
    case 'compare':
      return [...within(expr.left), ...within(expr.right)];
    case 'negate':
    case 'not':
      return within(expr.operand);
    case 'round':
      return within(expr.value);
    case 'logical':
    case 'someOf':
      return expr.operands.flatMap(within);
    case 'constant':
    case 'variable':
    case 'field':
    case 'asOf':
    case 'award':
    case 'given':
    case 'shiftDate':
    case 'elapsed':
    case 'datePart':
    case 'hole':
      return [];
    default:
      return expr satisfies never;
  }
}

function definitionSteps(
  telling: Telling,
  { definition, object }: DefinitionRead,
  env: Env,
): readonly Step[] {
  const { of } = definition;
  if (of === undefined || object === undefined) {
    // It is the same for every item of a list.
    if (!isFirst(telling, undefined, definition)) return [];
    return definedSteps({ ...telling, item: '' }, definition, env);
  }
  const item = evaluate(object, env);
  if (item.kind !== 'item' || !isFirst(telling, item.item, definition)) return [];
  return definedSteps(telling, definition, bind(env, of, item));
}

/** What stands behind a define: the conditions that it is made of, or the figures that it came from. */
function definedSteps(telling: Telling, definition: Definition, env: Env): readonly Step[] {
  const { value } = definition;
  if (isAsked(value)) {
    const name = definitionName(definition);
    return conjunctsOf(value).flatMap((one) =>
      conditionSteps(telling, one, evaluate(one, env), env, name),
    );
  }
  const behind = stepsOf(telling, value, env);
  return [...behind, ...workedSteps(telling, value, env, definitionName(definition))];
}

function isFirst({ opened }: Telling, item: Item | undefined, definition: Definition): boolean {
  const known = opened.get(item) ?? new Set();
  opened.set(item, known);
  if (known.has(definition)) return false;
  known.add(definition);
  return true;
}

/** The tables of each item that counts, under its id. */
function aggregateSteps(telling: Telling, expr: Aggregate, env: Env): readonly Step[] {
  const { value, where, loops } = expr;
  const last = loops.at(-1);
  if (value === undefined || last === undefined) return [];
  const told: Step[] = [];
  let items = 0;
  for (const place of itemsOf(env, loops, evaluate, expr.before)) {
    if (where !== undefined && !isTrue(evaluate(where, place))) continue;
    const one = place.variables.get(last.variable);
    const item = one?.kind === 'item' ? one.item.id : '';
    const inside = { ...telling, item };
    const steps = isAsked(value)
      ? conditionSteps(inside, value, evaluate(value, place), place)
      : stepsOf(inside, value, place);
    if (steps.length > 0 && ++items <= MOST_ITEMS) told.push(...steps);
  }
  if (items <= MOST_ITEMS) return told;
  const count = String(items - MOST_ITEMS);
  const { moreItems } = telling.context.voice.wording.steps;
  return [...told, { code: 'row', text: fill(moreItems, { count }) }];
}

function lookUpSteps(telling: Telling, { subjects, rows }: LookUp, env: Env): readonly Step[] {
  const choice = chooseRow(env, subjects, rows, evaluate);
  const [row] = choice.rows;
  if (row === undefined || !choice.known) return [];
  return [
    ...rowSteps(telling, subjects, row.tests, env),
    ...stepsOf(telling, row.value, env),
    ...workedSteps(telling, row.value, env, undefined),
  ];
}

function ofItem({ context, item }: Telling, step: Step): Step {
  if (item === '') return step;
  const text = fill(context.voice.wording.steps.ofItem, { item, step: step.text });
  return { ...step, text };
}

/** “By Level: the row “National”.”, with what stands behind what it was looked up by. */
export function rowSteps(
  telling: Telling,
  subjects: readonly Expr[],
  tests: readonly LabelTest[],
  env: Env,
): readonly Step[] {
  const { context } = telling;
  const { voice } = context;
  const text = fill(voice.wording.steps.row, {
    subjects: piecesText(context, describeLookedUp(subjects, voice), env),
    values: describeLabels(tests, voice),
  });
  const behind = subjects.flatMap((subject) => stepsOf(telling, subject, env));
  return [...behind, ofItem(telling, { code: 'row', text })];
}

function partsSteps(telling: Telling, table: ByParts, env: Env): readonly Step[] {
  const within = (part: Expr): readonly Step[] => stepsOf(telling, part, env);
  const told: Step[] = [...within(table.quantity)];
  const start = table.start === undefined ? figure(ZERO) : evaluate(table.start, env);
  const end = add(start, evaluate(table.quantity, env));
  for (const { row, portion } of portionsOf(env, table, start, end, evaluate)) {
    if (portion.kind !== 'numeric' || portion.value.equals(ZERO)) continue;
    const rate = evaluate(row.value, env);
    told.push(...within(row.value));
    const { voice } = telling.context;
    const shown = (value: Result, type: Expr['type']): string =>
      value.kind === 'numeric' ? valueText(value, type, voice) : voice.wording.words.notKnown;
    const text = fill(voice.wording.steps.part, {
      part: describePart(table, row, voice),
      portion: shown(portion, table.quantity.type),
      rate: shown(rate, row.value.type),
      figure: shown(multiply(rate, portion), table.type),
    });
    told.push(ofItem(telling, { code: 'row', text }));
  }
  return told;
}
