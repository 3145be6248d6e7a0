// Results kept for as long as they are asked for, so that nothing is worked out twice for one text.

/** Keeps the results that were used last: so many and no more, which bounds the memory. */
export class Lately<Result> {
  readonly #kept = new Map<string, Result>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Result | undefined {
    const known = this.#kept.get(key);
    if (known !== undefined) this.set(key, known);
    return known;
  }

  set(key: string, result: Result): void {
    this.#kept.delete(key);
    this.#kept.set(key, result);
    if (this.#kept.size <= this.#most) return;
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest);
      break;
    }
  }

  /** The result for a key; made where there is none. */
  at(key: string, make: () => Result): Result {
    const known = this.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.set(key, made);
    return made;
  }
}
