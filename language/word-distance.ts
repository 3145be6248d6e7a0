// How far apart two words are, in slips of the hand.
import { distance } from 'fastest-levenshtein';

/**
 * How many letters were left out, put in or mistaken; two neighbours that changed places are one slip.
 */
export function wordDistance(a: string, b: string): number {
  const far = distance(a, b);
  return far === 2 && a.length === b.length && areSwapped(a, b) ? 1 : far;
}

function areSwapped(a: string, b: string): boolean {
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
