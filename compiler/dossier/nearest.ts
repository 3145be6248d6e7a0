// “Did you mean …?” for names in a dossier, which may be of any length.
import { distance } from 'fastest-levenshtein';

/** Longer names are nobody's slip, and comparing them would take its time. */
const LONGEST = 100;

/** The candidate closest to a name; undefined where none is close enough to be a slip. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wanted = name.toLowerCase();
  let best: { readonly candidate: string; readonly far: number } | undefined;
  const most = Math.max(1, Math.floor(wanted.length / 3));
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > most) continue;
    const far = distance(wanted, candidate.toLowerCase());
    if (far <= most && (best === undefined || far < best.far)) best = { candidate, far };
  }
  return best?.candidate;
}
