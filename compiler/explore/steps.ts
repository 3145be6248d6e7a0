// Work in steps: who drives it may rest between them, hear that nobody waits any more, and stop.

/** Yields where it may rest; returns what was worked out. */
export type Steps<T> = Generator<undefined, T>;

/** All of it at once. */
export function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
