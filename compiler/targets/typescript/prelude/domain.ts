// What an absent fact may be, where a ceiling is sought. Money has no upper bound but a declared one.

import { ZERO } from '@clause/runtime';
import { type Domain, FIRST, LAST } from '../../../ceiling/term.ts';
import type { FieldInfo } from './result.ts';

/** Everything that a fact may be. */
export function domainOf({ kind, min, max, members = [] }: FieldInfo): Domain {
  switch (kind) {
    case 'boolean':
      return { of: 'truth' };
    case 'text':
      return { of: 'texts' };
    case 'date':
      return { of: 'figures', low: FIRST, high: LAST, whole: true };
    case 'enum':
    case 'group':
    case 'list':
      return { of: 'names', names: members.map(({ name }) => name) };
    default: {
      const whole = kind === 'money' || kind === 'integer';
      const low = min ?? (kind === 'money' ? ZERO : undefined);
      return { of: 'figures', low, high: max, whole };
    }
  }
}
