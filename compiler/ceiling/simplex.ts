// Linear programs in exact figures: the most that a weighted sum comes to between bounds, by the
// dual simplex method with bounded variables (V. Chvátal, Linear Programming, 1983), in whole numbers
// over one denominator (E. H. Bareiss, 1968), which need no reducing.
import { type Rational, rational, ZERO } from '@clause/runtime';

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

/** A basic variable as a sum of those that stand at a bound, over the table's denominator. */
interface Row {
  basic: number;
  weights: bigint[];
  plus: bigint;
}

/** Choices by the largest breach, before the least index makes sure of an end (Bland's rule). */
const MOST_GREEDY = 60;

/** The optimum, or undefined where no point keeps to all rows; and what it took, in products. */
export function maximum(program: Program): {
  readonly found: Optimum | undefined;
  readonly work: number;
} {
  const table = new Table(program);
  const found = table.solve() ? table.optimum() : undefined;
  return { found, work: table.work };
}

class Table {
  work = 0;
  /** How many units one is of the variables. */
  private readonly unit: bigint;
  private readonly low: readonly bigint[];
  private readonly high: readonly bigint[];
  private readonly goal: Row;
  private readonly goalUnit: bigint;
  private readonly rows: readonly Row[];
  private denominator = 1n;
  /** Variables that stand at a bound, and at which. */
  private readonly loose: number[];
  private readonly atHigh: boolean[];

  constructor({ low, high, aim, rows }: Program) {
    const unit = commonDenominator([...low, ...high]);
    this.unit = unit;
    this.low = low.map((one) => inUnits(one, unit));
    this.high = high.map((one) => inUnits(one, unit));
    this.loose = low.map((_, at) => at);
    this.atHigh = low.map((_, at) => (aim.get(at)?.n ?? 0n) > 0n);
    this.goalUnit = commonDenominator([...aim.values()]);
    this.goal = {
      basic: -1,
      weights: low.map((_, at) => inUnits(aim.get(at) ?? ZERO, this.goalUnit)),
      plus: 0n,
    };
    // A row's slack is what is left of its bound: at least 0, and as much as there is.
    this.rows = rows.map(({ weights, most }, index) => {
      const own = commonDenominator([...weights.values(), { n: 1n, d: most.d }]);
      return {
        basic: low.length + index,
        weights: low.map((_, at) => -inUnits(weights.get(at) ?? ZERO, own)),
        plus: inUnits(most, own) * unit,
      };
    });
  }

  /** Mends one breached row after the other; false if one cannot be mended. */
  solve(): boolean {
    for (let round = 0; ; round++) {
      const breach = this.breach(round < MOST_GREEDY);
      if (!breach) return true;
      const column = this.entrant(breach.row, breach.by > 0n);
      if (column === undefined) return false;
      this.pivot(breach.row, column, breach.by < 0n);
    }
  }

  optimum(): Optimum {
    const { loose, rows, low, goal, denominator, unit } = this;
    const at: Rational[] = [];
    for (const [column, variable] of loose.entries()) {
      at[variable] = rational(this.boundAt(column), unit);
    }
    for (const row of rows) at[row.basic] = rational(this.sumOver(row), denominator * unit);
    const value = rational(this.sumOver(goal), denominator * unit * this.goalUnit);
    return { value, at: at.slice(0, low.length) };
  }

  private boundAt(column: number): bigint {
    const variable = this.loose[column] ?? 0;
    return (this.atHigh[column] ? this.high[variable] : this.low[variable]) ?? 0n;
  }

  /** What a row comes to, times the denominator. */
  private sumOver({ weights, plus }: Row): bigint {
    let sum = plus;
    for (const [column, weight] of weights.entries()) {
      if (weight !== 0n) sum += weight * this.boundAt(column);
    }
    this.work += weights.length;
    return sum;
  }

  /** A row that is below its variable's lower bound (above zero) or above the upper one. */
  private breach(greedy: boolean): { readonly row: Row; readonly by: bigint } | undefined {
    let worst: { readonly row: Row; readonly by: bigint } | undefined;
    for (const row of this.rows) {
      const value = this.sumOver(row);
      const short = (this.low[row.basic] ?? 0n) * this.denominator - value;
      const top = this.high[row.basic];
      const beyond = top === undefined ? 0n : value - top * this.denominator;
      if (short <= 0n && beyond <= 0n) continue;
      const by = short > 0n ? short : -beyond;
      const better = greedy
        ? !worst || size(by) > size(worst.by)
        : !worst || row.basic < worst.row.basic;
      if (better) worst = { row, by };
    }
    return worst;
  }

  /** The column that brings the row back to its bound at the least cost to the goal. */
  private entrant(row: Row, rising: boolean): number | undefined {
    const { loose, atHigh, low, high, goal } = this;
    let best: number | undefined;
    for (const [column, weight] of row.weights.entries()) {
      const variable = loose[column] ?? 0;
      // Slacks have no upper bound.
      const fixed = variable < low.length && low[variable] === high[variable];
      if (weight === 0n || fixed) continue;
      // At its lower bound a variable can rise alone, at its upper one fall.
      if (weight > 0n === rising ? atHigh[column] : !atHigh[column]) continue;
      if (best !== undefined) {
        const here = size((goal.weights[column] ?? 0n) * (row.weights[best] ?? 0n));
        const there = size((goal.weights[best] ?? 0n) * weight);
        if (here > there || (here === there && (loose[best] ?? 0) < variable)) continue;
      }
      best = column;
    }
    return best;
  }

  private pivot(row: Row, column: number, toHigh: boolean): void {
    const { denominator, rows, goal, loose } = this;
    const by = row.weights[column] ?? 1n;
    const sign = by < 0n ? -1n : 1n;
    for (const other of [goal, ...rows]) {
      if (other === row) continue;
      const factor = other.weights[column] ?? 0n;
      other.weights = other.weights.map((weight, at) => {
        if (at === column) return sign * factor;
        return (sign * (by * weight - factor * (row.weights[at] ?? 0n))) / denominator;
      });
      other.plus = (sign * (by * other.plus - factor * row.plus)) / denominator;
      this.work += other.weights.length;
    }
    row.weights = row.weights.map((weight, at) => sign * (at === column ? denominator : -weight));
    row.plus = -sign * row.plus;
    this.denominator = sign * by;
    [row.basic, loose[column]] = [loose[column] ?? 0, row.basic];
    this.atHigh[column] = toHigh;
  }
}

/** The least whole number that makes all figures whole. */
function commonDenominator(figures: readonly Rational[]): bigint {
  let all = 1n;
  for (const { d } of figures) if (all % d !== 0n) all *= rational(d, all).n;
  return all;
}

function inUnits({ n, d }: Rational, unit: bigint): bigint {
  return n * (unit / d);
}

function size(figure: bigint): bigint {
  return figure < 0n ? -figure : figure;
}
