// What an absent fact may be, where a ceiling is sought (DESIGN §3, `ceiling`).

import type { Rational } from '@clause/runtime';
import type Fraction from 'fraction.js';
import { type Domain, FIRST, LAST } from '../ceiling/term.ts';
import type { Field } from '../model/types.ts';
import { ZERO } from './result.ts';

/**
 * Everything that a field may be. Money has no upper bound but a declared one: that a dossier holds
 * less than 10^15 minor units is a matter of writing, not of the policy.
 */
export function domainOf({ type, min, max }: Field): Domain {
  switch (type.kind) {
    case 'boolean':
      return { of: 'truth' };
    case 'enum':
      return { of: 'names', names: type.enum.members.map(({ name }) => name) };
    case 'text':
      return { of: 'texts' };
    case 'date':
      return { of: 'figures', low: FIRST, high: LAST, whole: true };
    case 'money':
    case 'ratio':
    case 'number': {
      const whole = type.kind === 'money' || type.integer;
      const least = min ?? (type.kind === 'money' ? ZERO : undefined);
      return {
        of: 'figures',
        low: least && rationalOf(least),
        high: max && rationalOf(max),
        whole,
      };
    }
    case 'entity':
    case 'list':
    case 'unknown':
      return { of: 'names', names: [] };
    default:
      return type satisfies never;
  }
}

function rationalOf({ s, n, d }: Fraction): Rational {
  return { n: s * n, d };
}
