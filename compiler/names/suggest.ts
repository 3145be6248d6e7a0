// “Did you mean …?”: the declared names closest to one that nothing bears.
import { wordDistance } from '#language';

/** At most two candidates, the closest first; none where nothing is close enough to be a slip. */
export function suggest(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const close = new Map<string, number>();
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const other = candidate.toLowerCase();
    const far =
      Math.abs(other.length - wanted.length) > most ? Infinity : wordDistance(wanted, other);
    if (far <= most) close.set(candidate, far);
    else if (isLonger(other, wanted) || isLonger(wanted, other)) close.set(candidate, most + 1);
  }
  return [...close]
    .sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1))
    .slice(0, 2)
    .map(([candidate]) => candidate);
}

/** Whether a name is another with words before or behind it: `pioneering_result`, `pioneering`. */
function isLonger(name: string, other: string): boolean {
  if (other.length < 4) return false;
  return name.startsWith(`${other}_`) || name.endsWith(`_${other}`);
}
