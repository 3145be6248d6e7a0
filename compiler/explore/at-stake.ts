// How much money hangs on one missing fact of awards: the most that they can change when that fact alone is given one value or another, whatever the other missing facts turn out to be.
import Fraction from 'fraction.js';
import { ceilingFrom } from '../ceiling/search.ts';
import { constantTerm, differenceTerm, type Term, termOf } from '../ceiling/term.ts';
import { termFor } from '../interpret/result.ts';
import type { Supposed } from '../interpret/undetermined.ts';

const NOTHING = constantTerm({ n: 0n, d: 1n });
const TRUE = constantTerm(true);

/** The most the award can come to, in minor units; null without a bound. */
export function mostOf({ guard, offered }: Supposed): Fraction | null {
  return asFraction(ceilingFrom(termFor(guard), termFor(offered)));
}

/** What hangs on the fact at a path, of several awards together, in minor units; null without a bound. */
export function atStake(awards: readonly Supposed[], path: string): Fraction | null {
  const differences = awards.flatMap(({ guard, offered }) => {
    const paid = termOf('if', termOf('holds', termFor(guard)), termFor(offered), NOTHING);
    const other = withOther(paid, path);
    return other === paid ? [] : [differenceTerm(paid, other)];
  });
  const [first, ...others] = differences;
  if (first === undefined) return new Fraction(0n);
  const sum = others.length === 0 ? first : termOf('add', first, ...others);
  return asFraction(ceilingFrom(TRUE, sum));
}

/** The same with another value of the fact. */
function withOther(term: Term, path: string): Term {
  const known = new Map<Term, Term>();
  const renamed = (one: Term): Term => {
    const before = known.get(one);
    if (before !== undefined) return before;
    const of = one.of.map(renamed);
    const same = of.every((part, at) => part === one.of[at]);
    const own = one.op === 'fact' && one.path === path;
    const fresh = own ? { ...one, path: `${path}′` } : same ? one : { ...one, of };
    known.set(one, fresh);
    return fresh;
  };
  return renamed(term);
}

function asFraction(most: ReturnType<typeof ceilingFrom>): Fraction | null {
  return most && new Fraction(most.n, most.d);
}
