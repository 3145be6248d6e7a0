// Linear programs in exact figures: the most that a weighted sum comes to between bounds, by the
// dual simplex method with bounded variables (V. Chvátal, Linear Programming, 1983).
import { compare, minus, over, plus, type Rational, times, ZERO } from '@clause/runtime';

/** Every variable has two bounds; each row's weighted sum is at most its bound. */
export interface Program {
  readonly low: readonly Rational[];
  readonly high: readonly Rational[];
  readonly aim: ReadonlyMap<number, Rational>;
  readonly rows: readonly {
    readonly weights: ReadonlyMap<number, Rational>;
    readonly most: Rational;
  }[];
}

export interface Optimum {
  readonly value: Rational;
  /** By variable. */
  readonly at: readonly Rational[];
}

/** A basic variable as a sum of those that stand at a bound. */
interface Row {
  basic: number;
  readonly weights: Rational[];
  plus: Rational;
}

/** Choices by the largest breach, before the least index makes sure of an end (Bland's rule). */
const MOST_GREEDY = 60;

/** The optimum, or undefined where no point keeps to all rows. */
export function maximum({ low, high, aim, rows }: Program): Optimum | undefined {
  const count = low.length;
  const loose: number[] = low.map((_, at) => at);
  const atHigh: boolean[] = loose.map((at) => (aim.get(at)?.n ?? 0n) > 0n);
  const goal: Row = { basic: -1, weights: loose.map((at) => aim.get(at) ?? ZERO), plus: ZERO };
  const table: Row[] = rows.map(({ weights, most }, index) => ({
    basic: count + index,
    weights: loose.map((at) => minus(ZERO, weights.get(at) ?? ZERO)),
    plus: most,
  }));
  // A row's slack is at least 0, and has no upper bound.
  const lowOf = (at: number): Rational => low[at] ?? ZERO;
  const boundAt = (column: number): Rational => {
    const at = loose[column] ?? 0;
    return (atHigh[column] ? high[at] : low[at]) ?? ZERO;
  };
  const sumAt = ({ weights, plus: added }: Row): Rational => {
    let sum = added;
    for (const [column, weight] of weights.entries()) {
      if (weight.n !== 0n) sum = plus(sum, times(weight, boundAt(column)));
    }
    return sum;
  };

  for (let round = 0; ; round++) {
    const greedy = round < MOST_GREEDY;
    let leaving: Row | undefined;
    let breach = ZERO;
    for (const row of table) {
      const value = sumAt(row);
      const short = minus(lowOf(row.basic), value);
      const top = high[row.basic];
      const beyond = top && minus(value, top);
      const here = short.n > 0n ? short : beyond && beyond.n > 0n ? minus(ZERO, beyond) : undefined;
      if (!here) continue;
      const better = greedy
        ? !leaving || compare(size(here), size(breach)) > 0
        : !leaving || row.basic < leaving.basic;
      if (!better) continue;
      leaving = row;
      breach = here;
    }
    if (!leaving) return optimumOf();
    const entering = entrant(leaving, breach.n > 0n);
    if (entering === undefined) return undefined;
    pivot(leaving, entering, breach.n < 0n);
  }

  /** The column that brings the row back to its bound at the least cost to the goal. */
  function entrant(row: Row, rising: boolean): number | undefined {
    let best: number | undefined;
    let cost = ZERO;
    for (const [column, weight] of row.weights.entries()) {
      if (weight.n === 0n) continue;
      const at = loose[column] ?? 0;
      const top = high[at];
      if (top && compare(top, lowOf(at)) === 0) continue;
      // At its lower bound a variable can rise alone, at its upper one fall.
      if (weight.n > 0n === rising ? atHigh[column] : !atHigh[column]) continue;
      const ratio = size(over(goal.weights[column] ?? ZERO, weight));
      const order = best === undefined ? -1 : compare(ratio, cost);
      if (order > 0 || (order === 0 && (loose[best ?? 0] ?? 0) < at)) continue;
      best = column;
      cost = ratio;
    }
    return best;
  }

  function pivot(row: Row, column: number, toHigh: boolean): void {
    const entering = loose[column] ?? 0;
    const by = row.weights[column] ?? ZERO;
    const inverse = over({ n: 1n, d: 1n }, by);
    for (const [at, weight] of row.weights.entries()) {
      row.weights[at] = at === column ? inverse : minus(ZERO, times(weight, inverse));
    }
    row.plus = minus(ZERO, times(row.plus, inverse));
    for (const other of [goal, ...table]) {
      const factor = other.weights[column] ?? ZERO;
      if (other === row || factor.n === 0n) continue;
      for (const [at, weight] of row.weights.entries()) {
        if (weight.n === 0n) continue;
        const part = times(factor, weight);
        other.weights[at] = at === column ? part : plus(other.weights[at] ?? ZERO, part);
      }
      other.plus = plus(other.plus, times(factor, row.plus));
    }
    loose[column] = row.basic;
    atHigh[column] = toHigh;
    row.basic = entering;
  }

  function optimumOf(): Optimum {
    const at: Rational[] = [];
    for (const column of loose.keys()) at[loose[column] ?? 0] = boundAt(column);
    for (const row of table) at[row.basic] = sumAt(row);
    return { value: sumAt(goal), at: at.slice(0, count) };
  }
}

function size({ n, d }: Rational): Rational {
  return { n: n < 0n ? -n : n, d };
}
