// Random tables: one and two keys of every kind of label, edges that are expressions, and brackets.

import { numberLiteral, risingDays, risingMoney } from './literals.ts';
import { at, type Fact, LEVEL, type Scope, type Written, written } from './plan.ts';

interface Subject {
  readonly text: string;
  /** Labels that take every value, each once, in an order that may stand. */
  readonly labels: readonly string[];
}

/** `by s[, s] rows`, its rows written by `row` at the level of a bound at most. */
export function table(scope: Scope, depth: number, row: () => Written): Written {
  const { draws } = scope;
  const first = subject(scope, depth);
  const line = (label: string) => `${label}: ${at(row(), LEVEL.bound)}`;
  if (!draws.chance(30)) {
    return written('open', `by ${first.text}\n${first.labels.map(line).join('\n')}\n`);
  }
  const second = subject(scope, depth);
  const rows = first.labels.flatMap((label) =>
    draws.chance(40)
      ? [line(`${label}, ${draws.pick(['any', 'otherwise'])}`)]
      : second.labels.map((other) => line(`${label}, ${other}`)),
  );
  return written('open', `by ${first.text}, ${second.text}\n${rows.join('\n')}\n`);
}

function subject(scope: Scope, depth: number): Subject {
  const { draws, facts, plan } = scope;
  const usable = facts.filter(({ kind }) => ASKED.has(kind));
  const fact: Fact | undefined = usable.length > 0 ? draws.pick(usable) : undefined;
  if (fact === undefined || draws.chance(15)) {
    return { text: `(${scope.make.condition(scope, depth - 1).text})`, labels: truths(scope) };
  }
  const calculated = fact.kind !== 'enum' && fact.kind !== 'boolean' && draws.chance(20);
  const text = calculated
    ? at(scope.make.value(scope, fact.kind, depth - 1), LEVEL.primary)
    : fact.text;
  switch (fact.kind) {
    case 'enum':
      return { text, labels: members(scope, fact.of?.members ?? []) };
    case 'boolean':
      return { text, labels: truths(scope) };
    case 'money':
      return { text, labels: steps(scope, moneyEdges(scope)) };
    case 'date':
      return { text, labels: days(scope) };
    case 'area':
      return { text, labels: steps(scope, numberEdges(scope, ` ${plan.unit}`)) };
    case 'ratio':
      return { text, labels: steps(scope, draws.pick([['50%'], ['10%', '100%'], ['1/3', '2/3']])) };
    default:
      return { text, labels: steps(scope, numberEdges(scope, '')) };
  }
}

const ASKED: ReadonlySet<string> = new Set([
  'enum',
  'boolean',
  'money',
  'date',
  'area',
  'ratio',
  'number',
]);

function truths({ draws }: Scope): readonly string[] {
  return draws.pick([
    ['true', 'false'],
    ['false', 'true'],
    ['true', 'otherwise'],
    ['true or false'],
    ['any'],
  ]);
}

function members({ draws }: Scope, all: readonly string[]): readonly string[] {
  const order = draws.shuffle(all);
  const first = 1 + draws.below(order.length - 1);
  const head = order.slice(0, first).join(' or ');
  if (draws.chance(30)) return [head, 'otherwise'];
  return [head, ...order.slice(first)];
}

/** Edges that ascend, taken in or left out as drawn; the last row goes on. */
function steps({ draws }: Scope, edges: readonly string[]): readonly string[] {
  if (edges.length === 1 && draws.chance(20)) return [`exactly ${edges[0]}`, 'otherwise'];
  const operators = edges.map(() => draws.pick(['below', 'up to']));
  const rows = edges.map((edge, index) => `${operators[index]} ${edge}`);
  const last = edges[edges.length - 1] ?? '';
  const rest = operators[operators.length - 1] === 'below' ? `from ${last}` : `above ${last}`;
  return [...rows, draws.chance(20) ? 'otherwise' : rest];
}

function days({ draws }: Scope): readonly string[] {
  const edges = risingDays(draws, 1 + draws.below(2));
  const last = edges[edges.length - 1] ?? '';
  return [
    ...edges.map((edge) => `before ${edge}`),
    draws.chance(20) ? 'otherwise' : `from ${last}`,
  ];
}

/** Amounts, or one that follows from the facts. */
function moneyEdges(scope: Scope): readonly string[] {
  const { draws, plan } = scope;
  const facts = scope.facts.filter(({ kind }) => kind === 'money');
  if (facts.length > 0 && draws.chance(25)) {
    const [one, other] = [draws.pick(facts).text, draws.pick(facts).text];
    return draws.pick([
      [one],
      [`50% of ${one}`],
      [`20% of ${one}`, `the largest of (${one}, ${other})`],
    ]);
  }
  return risingMoney(draws, plan.currency, 1 + draws.below(3));
}

function numberEdges({ draws }: Scope, unit: string): readonly string[] {
  return draws.pick([['2'], ['1', '10'], ['2.5', '7', '100']]).map((edge) => `${edge}${unit}`);
}

/** `by parts of q [running over xs [where C]]`: money by ratios, or an area by prices. */
export function partsTable(scope: Scope, depth: number): Written {
  const { draws, loops, plan } = scope;
  const byArea = draws.chance(30);
  const loop = loops.length > 0 && draws.chance(50) ? draws.pick(loops) : undefined;
  const own = scope.facts.filter(
    ({ text, kind }) =>
      kind === (byArea ? 'area' : 'money') &&
      (text.startsWith(`${loop?.variable}.`) || text.startsWith('own')),
  );
  const quantity =
    loop !== undefined && own.length > 0
      ? draws.pick(own).text
      : at(scope.make.value(scope, byArea ? 'area' : 'money', depth - 1), LEVEL.primary);
  const edges = byArea ? numberEdges(scope, ` ${plan.unit}`) : moneyEdges(scope);
  const words = draws.pick(['up to', 'below']);
  const rows = edges.map((edge) => `${words} ${edge}`);
  const last = draws.chance(25)
    ? 'otherwise'
    : `${words === 'below' ? 'from' : 'above'} ${edges[edges.length - 1]}`;
  const worth = () =>
    at(scope.make.value(scope, byArea ? 'price' : 'ratio', depth - 1), LEVEL.bound);
  const running =
    loop === undefined || own.length === 0 ? '' : ` running over ${loop.list}${counted(scope)}`;
  return written(
    'open',
    `by parts of ${quantity}${running}\n${[...rows, last].map((label) => `${label}: ${worth()}`).join('\n')}\n`,
  );
}

/** Which of the earlier items count, sometimes. */
function counted(scope: Scope): string {
  if (!scope.draws.chance(40)) return '';
  return ` where ${at(scope.make.condition(scope, 1), LEVEL.primary)}`;
}

/** `by as_of`, for a parameter that changes with time. */
export function datedTable(scope: Scope, row: () => string): string {
  return `by as_of\n${days(scope)
    .map((label) => `${label}: ${row()}`)
    .join('\n')}\n`;
}

/** A whole number as a limit of a count. */
export const fewOf = ({ draws }: Scope): string =>
  draws.pick(['0', '1', '2', numberLiteral(draws).replace('2.5', '3')]);
