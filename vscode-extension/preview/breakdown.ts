// The way of an award from what was computed to what is paid: what its cap, the overlap with other
// support and the limits each took (DESIGN §3, steps 2 to 4), told from the decision and its steps.
import type { Decision } from '../../lsp/index.ts';
import { less } from './figures.ts';

type Award = Decision['awards'][number];

export type CutKind = 'cap' | 'overlap' | 'limit' | 'both';

export interface Breakdown {
  readonly computed: string;
  /** In the order in which they were made; none of them nothing. */
  readonly cuts: readonly { readonly kind: CutKind; readonly amount: string }[];
  readonly paid: string;
}

/** Undefined where nothing was computed, or no figure leads from it to what is paid. */
export function breakdownOf(award: Award): Breakdown | undefined {
  const { computed, offered, amount, steps = [] } = award;
  if (computed === null || offered === null || isNothing(computed)) return undefined;
  if (!isPart(offered, computed) || !isPart(amount, offered)) return undefined;
  const overlapAt = steps.findLastIndex(({ code }) => code === 'overlap');
  const before = overlapAt < 0 ? steps : steps.slice(0, overlapAt);
  const capped = before.findLast(({ code }) => code === 'award_cap')?.amount ?? computed;
  // A cap that leaves more than is offered leaves the rest to the limits.
  const afterCap = isPart(capped, computed) && isPart(offered, capped) ? capped : offered;
  const limitedAfter =
    overlapAt >= 0 && steps.slice(overlapAt).some(({ code }) => code === 'limit');
  const last: CutKind = overlapAt < 0 ? 'limit' : limitedAfter ? 'both' : 'overlap';
  const cuts: readonly { kind: CutKind; amount: string }[] = [
    { kind: 'cap', amount: less(computed, afterCap) },
    { kind: 'limit', amount: less(afterCap, offered) },
    { kind: last, amount: less(offered, amount) },
  ];
  return { computed, cuts: cuts.filter((cut) => !isNothing(cut.amount)), paid: amount };
}

function isPart(part: string, of: string): boolean {
  return !less(of, part).startsWith('-');
}

function isNothing(amount: string): boolean {
  return /^-?0(?:\.0*)?$/.test(amount);
}
