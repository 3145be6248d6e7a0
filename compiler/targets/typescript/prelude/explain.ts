// The steps that tell step 2 of the decision: what was asked, the row, the amount, cap and limits.

import {
  compare,
  fill,
  formatMinor,
  minus,
  money,
  numberText,
  type Rational,
  type Step,
  times,
  ZERO,
} from '@clause/runtime';
import { productOf } from './arithmetic.ts';
import { type Context, isOfMoney, usedOf } from './held.ts';
import type { Cut, HoldResult, Offer } from './offer.ts';
import { chooseRow, portionsOf } from './operations.ts';
import type {
  At,
  FigureType,
  FormulaPiece,
  PolicyInfo,
  TableInfo,
  TableTold,
  Template,
} from './policy.ts';
import { isTrue, NIL, type Result } from './result.ts';
import { spokenExactly } from './settle.ts';

export function offerSteps(context: Context, { asked, figures, point }: Offer): Step[] {
  const { policy, view } = context;
  const { words } = policy;
  const telling = { policy, view, at: point.at, item: '', opened: new Map() };
  const told = asked.flatMap(({ conjunct, answer }) => [
    conditionStep(telling, conjunct.asked ?? [conjunct.condition], answer),
    ...tableSteps(telling, conjunct.opens),
  ]);
  if (!figures) return told;
  const { rows, plain, exact, computed, cap, afterCap } = figures.amount;
  for (const { table, text } of rows) told.push(...takenSteps(telling, table, text));
  if (!plain || figures.offered.kind !== 'numeric') return told;
  if (exact.kind !== 'numeric' || computed.kind !== 'numeric') return told;
  told.push(...tableSteps(telling, plain.tables));
  const formula = formulaText(telling, plain.formula);
  const { steps } = words;
  const isAmount = formula === spokenExactly(policy, exact.value);
  const template = isAmount ? steps.amountPlain : steps.amount;
  told.push(exactStep(policy, 'amount', template, exact.value, { formula }));
  const fair = exact.value.n < 0n ? ZERO : exact.value;
  if (fair !== exact.value) told.push(exactStep(policy, 'amount', steps.negative, fair));
  if (compare(computed.value, fair) !== 0) {
    const holes = { mode: words.mode, step: spokenExactly(policy, policy.step) };
    told.push(exactStep(policy, 'rounding', steps.rounding, computed.value, holes));
  }
  if (cap && afterCap.kind === 'numeric') {
    const shown = (value: Result) =>
      value.kind === 'numeric' ? spokenExactly(policy, value.value) : '';
    const capped = cap.held > 0 ? steps.awardCapLedger : steps.awardCap;
    told.push(...tableSteps(telling, cap.info.tables));
    told.push(
      exactStep(policy, 'award_cap', capped, afterCap.value, {
        cap: figureText(telling, cap.info.formula, shown(cap.to)),
        window: cap.info.within,
        held: policy.spoken(cap.held),
        left: shown(cap.left),
      }),
    );
  }
  for (const cut of figures.cuts) told.push(...cutSteps(telling, cut));
  return told;
}

/** Items of a list that are told one by one; of the others, how many they are. */
const MOST_ITEMS = 10;

/** What figures are told of: a dossier, and the items at hand. */
interface Seen extends Pick<Context, 'policy' | 'view'> {
  readonly at: At;
}

interface Telling extends Seen {
  /** The id of the item of a list that is gone through, or empty. */
  readonly item: string;
  /** Names of defines, by the item that they are of. */
  readonly opened: Map<unknown, Set<string>>;
}

/** What stands behind a condition or a figure. */
function tableSteps(telling: Telling, tables: readonly TableTold[] = []): readonly Step[] {
  return tables.flatMap((table) => stepsOfTable(telling, table));
}

function conditionStep(
  telling: Telling,
  text: readonly FormulaPiece[],
  answer: Result,
  under = '',
): Step {
  const { words } = telling.policy;
  const known = answer.kind === 'boolean' ? (answer.value ? words.yes : words.no) : words.notKnown;
  const condition = formulaText(telling, text);
  const step = fill(words.steps.condition, { condition, answer: known });
  return itemStep(telling, 'condition', ofItem(words, under, step));
}

/** The row taken, after what stands behind what it was looked up by. */
function takenSteps(
  telling: Telling,
  { by, opens }: Pick<TableInfo, 'by' | 'opens'>,
  values: string,
): readonly Step[] {
  const { row } = telling.policy.words.steps;
  const text = fill(row, { subjects: formulaText(telling, by), values });
  return [...tableSteps(telling, opens), itemStep(telling, 'row', text)];
}

function stepsOfTable(telling: Telling, table: TableTold): readonly Step[] {
  const { policy, view, at } = telling;
  switch (table.kind) {
    case 'define': {
      const { item, name } = table;
      const of = item?.(view, at);
      if (item && of?.kind !== 'item') return [];
      const whose = of?.kind === 'item' ? of.record : undefined;
      const known = telling.opened.get(whose) ?? new Set();
      telling.opened.set(whose, known);
      if (known.has(name)) return [];
      known.add(name);
      return tableSteps(item ? telling : { ...telling, item: '' }, table.tables(of));
    }
    case 'each': {
      const told: Step[] = [];
      let items = 0;
      for (const place of table.places(view, at)) {
        if (!isTrue(place.taken)) continue;
        const item = place.item?.kind === 'item' ? place.item.id : '';
        const steps = tableSteps({ ...telling, item }, place.tables);
        if (steps.length > 0 && ++items <= MOST_ITEMS) told.push(...steps);
      }
      if (items <= MOST_ITEMS) return told;
      const count = String(items - MOST_ITEMS);
      return [...told, { code: 'row', text: fill(policy.words.steps.moreItems, { count }) }];
    }
    case 'condition':
      return [conditionStep(telling, table.text, table.ask(view, at), table.under)];
    case 'figure': {
      const { name } = table;
      const { defined, worked } = policy.words.steps;
      const figure = shownAs(policy, table.value(view, at), table.type);
      const formula = figureText(telling, table.formula, figure);
      const text =
        name === undefined ? fill(worked, { formula }) : fill(defined, { name, formula });
      return [itemStep(telling, 'figure', text)];
    }
    case 'row': {
      const subjects = table.subjects.map((one) => one(view, at));
      const rows = table.rows.map((row) => {
        return { row, holds: (asked: readonly Result[]) => row.holds(view, at, asked) };
      });
      const choice = chooseRow(subjects, rows);
      const taken = choice.known ? choice.rows[0]?.row : undefined;
      if (!taken) return [];
      return [...takenSteps(telling, table, taken.text), ...tableSteps(telling, taken.tables)];
    }
    default: {
      const brackets = table.rows.map((row) => {
        const { low, high } = row;
        return { row, low: low && (() => low(view, at)), high: high && (() => high(view, at)) };
      });
      const told: Step[] = [];
      const start = table.start?.(view, at) ?? NIL;
      const quantity = table.quantity(view, at);
      for (const { row: bracket, portion } of portionsOf(quantity, start, brackets)) {
        if (portion.kind !== 'numeric' || portion.value.n === 0n) continue;
        const { row } = bracket;
        const rate = row.value(view, at);
        const shown = (value: Result, type: FigureType): string =>
          value.kind === 'numeric' ? shownAs(policy, value, type) : policy.words.notKnown;
        told.push(...tableSteps(telling, row.tables));
        const text = fill(policy.words.steps.part, {
          part: row.part,
          portion: shown(portion, table.portion),
          rate: shown(rate, row.type),
          figure: shown(productOf(rate, portion), table.figure),
        });
        told.push(itemStep(telling, 'row', text));
      }
      return told;
    }
  }
}

function itemStep({ policy, item }: Telling, code: Step['code'], step: string): Step {
  return { code, text: ofItem(policy.words, item, step) };
}

function ofItem({ steps }: PolicyInfo['words'], item: string, step: string): string {
  return item === '' ? step : fill(steps.ofItem, { item, step });
}

function cutSteps(telling: Telling, { hold, before, after }: Cut): readonly Step[] {
  const { policy } = telling;
  const { limit, covers, to, spent } = hold;
  if (!isTrue(covers) || after.kind !== 'numeric') return [];
  const { steps, grouping } = policy.words;
  const used = usedOf(limit, spent);
  const shown = (value: Rational) =>
    isOfMoney(limit) ? spokenExactly(policy, value) : numberText(value, grouping);
  const left = to.kind === 'numeric' ? minus(to.value, used) : undefined;
  const holes = {
    limit: limitText(telling, hold),
    used: shown(used),
    left: left ? shown(left.n < 0n ? ZERO : left) : '',
  };
  const hasCut = before.kind === 'numeric' && compare(after.value, before.value) < 0;
  const behind = tableSteps(telling, hold.scope.tables);
  if (!hasCut && limit.measure !== 'award') {
    return [...behind, { code: 'limit', text: fill(steps.limitLeft, holes) }];
  }
  const template = used.n > 0n ? steps.limitUsed : steps.limit;
  return [...behind, exactStep(policy, 'limit', template, after.value, holes)];
}

/** A limit in words, with the figures of this dossier. */
export function limitText(seen: Seen, { limit, scope, to }: HoldResult): string {
  const { policy } = seen;
  const [before, behind] = scope.around;
  if (to.kind !== 'numeric') return scope.text;
  const figure = isOfMoney(limit)
    ? spokenExactly(policy, to.value)
    : numberText(to.value, policy.words.grouping);
  return before + figureText(seen, scope.formula, figure) + behind;
}

function formulaText({ policy, view, at }: Seen, formula: readonly FormulaPiece[]): string {
  return formula
    .map((piece) =>
      typeof piece === 'string' ? piece : shownAs(policy, piece.value(view, at), piece.type),
    )
    .join('');
}

/** A figure with the formula that it came from; alone where that says no more. */
function figureText(seen: Seen, pieces: readonly FormulaPiece[], figure: string): string {
  const formula = formulaText(seen, pieces);
  if (formula === figure || formula.endsWith(`(${figure})`)) return formula;
  return fill(seen.policy.words.steps.figure, { formula, figure });
}

/** A step that leaves a figure: an exact one between minor units is told in the text alone. */
function exactStep(
  policy: PolicyInfo,
  code: Step['code'],
  template: Template,
  amount: Rational,
  holes: Readonly<Record<string, string>> = {},
): Step {
  const text = fill(template, { amount: spokenExactly(policy, amount), ...holes });
  if (amount.d !== 1n) return { code, text };
  return { code, text, amount: formatMinor(money(amount.n), policy.digits) };
}

/** Denominators that people read: beyond them a decimal says more. */
const READABLE = 1000n;

/** A third, two sevenths: no decimal ends, and the fraction can be read. */
function endless({ d }: Rational): boolean {
  return d <= READABLE && 1000n ** 3n % d !== 0n;
}

function fractionText({ n, d }: Rational): string {
  return `${n < 0n ? '−' : ''}${n < 0n ? -n : n}/${d}`;
}

/** A value as a formula tells it. */
function shownAs(policy: PolicyInfo, value: Result, type: FigureType): string {
  const { words } = policy;
  switch (value.kind) {
    case 'numeric':
      if (type === 'money') return spokenExactly(policy, value.value);
      if (endless(value.value)) return fractionText(value.value);
      if (type !== 'ratio') return numberText(value.value, words.grouping);
      return `${numberText(times(value.value, { n: 100n, d: 1n }), words.grouping)}%`;
    case 'boolean':
      return value.value ? words.yes : words.no;
    case 'member':
      return value.value.label;
    case 'text':
      return fill(words.quoted, { text: value.value });
    case 'date':
      return value.value;
    default:
      return words.notKnown;
  }
}
