// Where a policy bends: the figures, dates and texts that its model names, and the facts at which a
// ratio meets a cap. Random dossiers are drawn one minor unit either side of these.

import Fraction from 'fraction.js';
import type { Amount, Model, Type, Value, Window } from '#compiler';

export interface Kinks {
  /** Minor units, whole, at least 0. */
  readonly money: readonly bigint[];
  readonly ratios: readonly Fraction[];
  readonly numbers: readonly Fraction[];
  /** ISO dates. */
  readonly dates: readonly string[];
  readonly texts: readonly string[];
  /** How far caps and limits look back. */
  readonly windows: readonly Window[];
}

interface Constant {
  readonly type: Type;
  readonly value: Value;
}

/** Everything a model compares, caps or multiplies with, and what follows from it. */
export function kinksOf(model: Model): Kinks {
  const constants = constantsIn(model);
  const figures = constants.flatMap(({ type, value }) =>
    value.kind === 'numeric' ? [{ kind: type.kind, value: value.value }] : [],
  );
  const ofKind = (kind: string) =>
    unique(figures.filter((figure) => figure.kind === kind).map((figure) => figure.value));
  const ratios = [...ofKind('ratio'), new Fraction(1)];
  const money = ofKind('money');
  const periods = [model.period, ...model.clauses.map((clause) => clause.period)];
  const named = constants.flatMap(({ value }) => (value.kind === 'date' ? [value.value] : []));
  return {
    money: aroundEach([...money, ...crossings(money, ratios), ...differences(money)]),
    ratios: unique(ratios),
    numbers: unique([...ofKind('number'), ...ofKind('ratio')]),
    dates: [...new Set([...named, ...periods.flatMap(({ from, until }) => [from, until])])].filter(
      (date) => date !== undefined,
    ),
    windows: windowsOf(model),
    texts: [
      ...new Set(constants.flatMap(({ value }) => (value.kind === 'text' ? [value.value] : []))),
    ],
  };
}

function windowsOf(model: Model): readonly Window[] {
  const caps = (amount: Amount): readonly (Window | undefined)[] =>
    amount.kind === 'plain' ? [amount.cap?.window] : amount.rows.flatMap((row) => caps(row.amount));
  const amounts = model.clauses.flatMap((clause) => (clause.kind === 'grant' ? clause.amount : []));
  const found = [...amounts.flatMap(caps), ...model.limits.map((limit) => limit.window)];
  return found.filter((window) => window !== undefined);
}

/** Facts at which `ratio × fact` comes to one of the figures. */
function crossings(money: readonly Fraction[], ratios: readonly Fraction[]): readonly Fraction[] {
  return money.flatMap((figure) =>
    ratios.filter((ratio) => ratio.compare(0) > 0).map((ratio) => figure.div(ratio)),
  );
}

/** What one figure leaves of another: a ledger that has used up most of a limit. */
function differences(money: readonly Fraction[]): readonly Fraction[] {
  const few = money.slice(0, 12);
  return few.flatMap((a) => few.map((b) => a.sub(b))).filter((rest) => rest.compare(0) > 0);
}

/** Each figure, and one minor unit either side. */
function aroundEach(figures: readonly Fraction[]): readonly bigint[] {
  const found = new Set<bigint>([0n, 1n, 2n, 3n, 5n, 10n]);
  for (const figure of figures) {
    const low = figure.floor().n;
    for (const near of [low - 1n, low, low + 1n, low + 2n]) found.add(near);
  }
  return [...found].filter((figure) => figure >= 0n && figure < 10n ** 15n);
}

function unique(figures: readonly Fraction[]): readonly Fraction[] {
  return [...new Map(figures.map((figure) => [figure.toFraction(), figure])).values()];
}

/** All constants of a model's expressions, found by walking its data. */
function constantsIn(model: Model): readonly Constant[] {
  const found: Constant[] = [];
  const seen = new Set<object>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if (node instanceof Fraction) return;
    if (isConstant(node)) found.push(node);
    for (const part of Object.values(node)) walk(part);
  };
  walk(model);
  return found;
}

function isConstant(node: object): node is Constant {
  return 'kind' in node && node.kind === 'constant' && 'type' in node && 'value' in node;
}
