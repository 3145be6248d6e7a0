// Step 5 of DESIGN §3, `split`: parts round down, the last takes the rest, the sum is exact.
import Fraction from 'fraction.js';
import type { Split } from '../model/model.ts';
import type { Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import { ZERO } from './result.ts';
import { roundTo } from './rounding.ts';

export interface PaidPart {
  readonly name: string;
  /** For people. */
  readonly label: string;
  /** Minor units. */
  readonly amount: Fraction;
}

/** More parts than any policy pays in. */
const MOST_PARTS = 1000n;

/**
 * The parts of an amount; undefined where their number or a share is not known, or is no number of
 * parts.
 */
export function partsOf(
  split: Split,
  amount: Fraction,
  step: Fraction,
  env: Env,
): readonly PaidPart[] | undefined {
  switch (split.kind) {
    case 'equal': {
      const found = evaluate(split.count, env);
      if (found.kind !== 'numeric' || found.value.d !== 1n) return undefined;
      const count = found.value.s * found.value.n;
      if (count < 1n || count > MOST_PARTS) return undefined;
      const share = new Fraction(1n, count);
      const names = Array.from({ length: Number(count) }, (_, index) => String(index + 1));
      return shared(
        names.map((name, index) => {
          const last = index === names.length - 1;
          return { name, label: name, share: last ? undefined : share };
        }),
        amount,
        step,
      );
    }
    case 'shares': {
      const named = split.parts.some(({ share }) => share === undefined);
      const parts: Share[] = [];
      for (const [index, { name, label, share }] of split.parts.entries()) {
        const rest = share === undefined || (!named && index === split.parts.length - 1);
        const value = rest ? undefined : evaluate(share, env);
        if (value !== undefined && value.kind !== 'numeric') return undefined;
        parts.push({ name, label, share: value?.value });
      }
      return shared(parts, amount, step);
    }
    default:
      return split satisfies never;
  }
}

interface Share {
  readonly name: string;
  readonly label: string;
  /** Absent: the rest. */
  readonly share: Fraction | undefined;
}

function shared(parts: readonly Share[], amount: Fraction, step: Fraction): readonly PaidPart[] {
  let rest = amount;
  const taken = parts.map(({ share }) => {
    if (share === undefined) return undefined;
    const wanted = roundTo(amount.mul(share), step, 'down');
    const part = wanted.compare(rest) < 0 ? wanted : rest;
    const fair = part.compare(ZERO) > 0 ? part : ZERO;
    rest = rest.sub(fair);
    return fair;
  });
  return parts.map(({ name, label }, index) => ({ name, label, amount: taken[index] ?? rest }));
}
