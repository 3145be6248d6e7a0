// A bar for people who wait: on a terminal only, and only where the wait is long enough to see it.
import type { Io } from '../io.ts';
import { styleFor } from '../output/style.ts';
import type { Progress } from './run.ts';

/** Before this many milliseconds nobody waits. */
const SOON = 400;
const WIDTH = 30;

/** Draws over one line of stderr, and takes it away at the end. */
export function progressOn(io: Io): { readonly tell: Progress; readonly end: () => Promise<void> } {
  const start = performance.now();
  const { paint } = styleFor(io.stderr, io);
  let drawn = false;
  return {
    async tell(done, of) {
      if (!io.stderr.isTerminal || performance.now() - start < SOON) return;
      drawn = true;
      const full = Math.floor((done / of) * WIDTH);
      const bar = paint.green('█'.repeat(full)) + paint.dim('░'.repeat(WIDTH - full));
      await io.stderr.write(`\r${bar} ${done} of ${of} cases`);
    },
    async end() {
      if (drawn) await io.stderr.write(`\r${' '.repeat(WIDTH + 40)}\r`);
    },
  };
}
