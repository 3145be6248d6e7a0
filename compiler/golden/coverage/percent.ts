// Shares in percent. None is shown as 100 that is not, for the figure is rounded down.
import type { Share } from './coverage.ts';

/** With at most one decimal; of nothing, all is covered. */
export function shownPercent({ covered, of }: Share): number {
  return of === 0 ? 100 : Math.floor((covered * 1000) / of) / 10;
}

/** Whether a share reaches so many percent, before any rounding. */
export function reachesPercent({ covered, of }: Share, percent: number): boolean {
  return of === 0 || covered * 100 >= percent * of;
}
