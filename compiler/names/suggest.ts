// “Did you mean …?”: the declared names closest to one that nothing bears.
import { wordDistance } from '#language';

/** At most two candidates, the closest first; none where nothing is close enough to be a slip. */
export function suggest(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const close = new Map<string, number>();
  for (const candidate of candidates) {
    if (candidate === name) continue;
    if (Math.abs(candidate.length - name.length) > most) continue;
    const far = wordDistance(wanted, candidate.toLowerCase());
    if (far <= most) close.set(candidate, far);
  }
  return [...close]
    .sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1))
    .slice(0, 2)
    .map(([candidate]) => candidate);
}
