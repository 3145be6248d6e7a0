// The steps that open the tables inside a formula: the row that a look-up took, and each portion of
// `by parts of` with what it comes to; of a list, those of each item.
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
import { describeFigure } from '../wording/describe.ts';
import { valueText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { describeLabels, describePart } from '../wording/labels.ts';
import { itemsOf } from './aggregates.ts';
import { add, multiply } from './arithmetic.ts';
import type { Context } from './context.ts';
import { bind, type Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import { isTrue } from './logic.ts';
import { figure, type Result, ZERO } from './result.ts';
import { chooseRow, portionsOf } from './tables.ts';

/** Items of a list that are told one by one; of the others, how many they are. */
export const MOST_ITEMS = 10;

/** Where a table is opened: for which item of a list, and what was opened before, each once. */
interface Telling {
  readonly context: Context;
  /** Its id; empty where no list is gone through. */
  readonly item: string;
  /** Defines, by the item that they are of. */
  readonly opened: Map<Item | undefined, Set<Definition>>;
}

/** The tables that a figure is worked out with, in the order in which they are written. */
export function tableSteps(context: Context, expr: Expr, env: Env): readonly Step[] {
  return stepsOf({ context, item: '', opened: new Map() }, expr, env);
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
  const { of, value } = definition;
  if (of === undefined || object === undefined) {
    // It is the same for every item of a list.
    if (!isFirst(telling, undefined, definition)) return [];
    return stepsOf({ ...telling, item: '' }, value, env);
  }
  const item = evaluate(object, env);
  if (item.kind !== 'item' || !isFirst(telling, item.item, definition)) return [];
  return stepsOf(telling, value, bind(env, of, item));
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
  if (value === undefined || last === undefined || expr.type.kind === 'boolean') return [];
  const told: Step[] = [];
  let items = 0;
  for (const place of itemsOf(env, loops, evaluate, expr.before)) {
    if (where !== undefined && !isTrue(evaluate(where, place))) continue;
    const one = place.variables.get(last.variable);
    const item = one?.kind === 'item' ? one.item.id : '';
    const steps = stepsOf({ ...telling, item }, value, place);
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
  const taken = rowStep(telling.context, subjects, row.tests);
  return [ofItem(telling, taken), ...stepsOf(telling, row.value, env)];
}

function ofItem({ context, item }: Telling, step: Step): Step {
  if (item === '') return step;
  const text = fill(context.voice.wording.steps.ofItem, { item, step: step.text });
  return { ...step, text };
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
