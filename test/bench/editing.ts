// How long an editor waits for the findings after a keystroke in a long policy, beside a full check of
// the same text: both in turns, so that both meet the same weather.

import { type Analysis, analyse, memoryHost, reanalyse } from '#compiler';
import { longPolicy } from './long-policy.ts';

const LINES = 5_000;
/** Places in the policy where something is typed, from its beginning to its end. */
const PLACES = 24;
/** One full check for so many keystrokes. */
const FULL_EVERY = 8;

/** Prints percentiles of both in milliseconds, and their ratio. */
export function measureEditing(): void {
  const { text, source, lines } = longPolicy(LINES);
  const file = 'long.clause';
  const times = { after: [] as number[], full: [] as number[] };
  const hosts = (now: string) => memoryHost({ [file]: now, 'source.txt': source });
  let analysis: Analysis = analyse(file, hosts(text));
  for (const [keystroke, now] of [...sessionOf(text)].entries()) {
    const host = hosts(now);
    const previous = analysis;
    analysis = timed(times.after, () => reanalyse(previous, host));
    if (keystroke % FULL_EVERY > 0) continue;
    const full = timed(times.full, () => analyse(file, host));
    if (full.diagnostics.length !== analysis.diagnostics.length) {
      throw new Error('both do not find the same');
    }
  }
  console.log(
    `A policy of ${lines.toLocaleString('en')} lines, ${times.after.length.toLocaleString('en')} keystrokes, ms; keystroke ÷ full check`,
  );
  for (const [name, share] of [
    ['median', 0.5],
    ['95 %', 0.95],
  ] as const) {
    const [after, full] = [percentile(times.after, share), percentile(times.full, share)];
    console.log(
      `  ${name.padEnd(26)} keystroke ${after.toFixed(1).padStart(6)}  full ${full.toFixed(1).padStart(6)}  ratio ${(after / full).toFixed(2)}`,
    );
  }
}

function timed<T>(times: number[], work: () => T): T {
  const start = process.hrtime.bigint();
  const result = work();
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
  return result;
}

/** The texts of a session: at each place something is typed letter by letter, and all taken back. */
function* sessionOf(text: string): Generator<string> {
  for (let place = 0; place < PLACES; place++) {
    const near = Math.floor((text.length * (place + 0.5)) / PLACES);
    // In turns at the end of a line, on a line of its own, and in the middle of a word.
    const at = place % 3 === 2 ? near : text.indexOf('\n', near) + (place % 3 === 1 ? 1 : 0);
    const typed = TYPED[place % TYPED.length] ?? '';
    let now = text;
    for (let length = 1; length <= typed.length; length++) {
      now = text.slice(0, at) + typed.slice(0, length) + text.slice(at);
      yield now;
    }
    yield text;
    // Half a clause pasted, and a line cut out.
    yield text.slice(0, at) + text.slice(near, near + 200) + text.slice(at);
    yield text;
    yield text.slice(0, at) + text.slice(text.indexOf('\n', at + 1));
    yield text;
  }
}

const TYPED: readonly string[] = [
  '\n    when work.area is at least 12.5',
  '  # still to be settled\n',
  ' capped at 5 million yuan',
  '\n  clause added for each work in works_3\n    grants 30% of work.investment',
  'weight: number "Weight"\n',
];

function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
