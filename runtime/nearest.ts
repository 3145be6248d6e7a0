// “Did you mean …?”: the name that comes close.

/** Single edits that lead from one text to another. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      next.push(
        Math.min(
          (next[j] as number) + 1,
          (row[j + 1] as number) + 1,
          (row[j] as number) + (from[i] === to[j] ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row[to.length] as number;
}

/** The candidate close enough to a name to be meant; none for very long names. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let least = name.length > 100 ? -1 : most;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > most) continue;
    const far = distance(name.toLowerCase(), candidate.toLowerCase());
    if (best === undefined ? far <= least : far < least) {
      best = candidate;
      least = far;
    }
  }
  return best;
}
