// Times as the benchmarks of the language server print them.

/** The median, 95 %, 99 % and the worst of some milliseconds, on a line. */
export function printTimes(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
      .toFixed(1)
      .padStart(8);
  console.log(
    `  ${what.padEnd(32)}${at(0.5)}${at(0.95)}${at(0.99)}${at(1)}   (${sorted.length} times)`,
  );
}
