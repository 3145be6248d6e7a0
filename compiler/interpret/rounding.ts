// Rounding of exact rationals to a multiple of a step (DESIGN §2.1, §3.2).
import Fraction from 'fraction.js';
import type { RoundingMode } from '#language';

const HALF = new Fraction(1n, 2n);

/**
 * The multiple of `step` (above 0) that `value` rounds to. Up is to the larger figure and down to
 * the smaller one, below zero as well; half up takes the larger of two equally near.
 */
export function roundTo(value: Fraction, step: Fraction, mode: RoundingMode): Fraction {
  const steps = value.div(step);
  return wholeSteps(steps, mode).mul(step);
}

function wholeSteps(steps: Fraction, mode: RoundingMode): Fraction {
  switch (mode) {
    case 'up':
      return steps.ceil();
    case 'down':
      return steps.floor();
    case 'half up':
      return steps.add(HALF).floor();
    case 'half even': {
      const below = steps.floor();
      const tie = steps.sub(below).equals(HALF);
      const even = below.n % 2n === 0n;
      return tie && even ? below : steps.add(HALF).floor();
    }
    default:
      return mode satisfies never;
  }
}
