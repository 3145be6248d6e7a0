// What the offers that an overlap rule compares have in common, constant for each clause it covers:
// “ for the same matter”, “ for the same Lender”, or nothing where it is the applicant alone.
import type { Overlap } from '../model/model.ts';
import { describeFigure } from './describe.ts';
import type { Voice } from './figures.ts';
import { fill } from './fill.ts';

/** For the clause at a position in the rule. */
export function describeMatter({ on, clauses }: Overlap, index: number, voice: Voice): string {
  const { words } = voice.wording;
  switch (on.by) {
    case 'matter':
      return clauses[index]?.loops.length === 0 ? '' : words.sameMatter;
    case 'applicant':
      return '';
    case 'field': {
      const value = on.values[index];
      const field = value === undefined ? on.field : describeFigure(value, voice);
      return fill(words.sameField, { field });
    }
    default:
      return on satisfies never;
  }
}
