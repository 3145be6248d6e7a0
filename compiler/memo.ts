// Results kept beside what they were made of, so that the next analysis of the same policy takes them
// again where nothing changed. A result stays as it was, but for trees that the next reading of an edited
// text takes over (files.ts).

/** By place (a file's path, a citation), what went in and what came out. */
export type Kept<Input, Result> = ReadonlyMap<string, Made<Input, Result>>;

interface Made<Input, Result> {
  readonly input: Input;
  readonly result: Result;
}

/**
 * One analysis' view of a kind of work: looks into what the analysis before it left, and leaves what
 * it used itself. What an analysis did not ask for is forgotten, so nothing piles up.
 */
export class Memo<Input, Result> {
  /** What the next analysis may use. */
  readonly kept = new Map<string, Made<Input, Result>>();
  readonly #before: Kept<Input, Result>;
  readonly #alike: (one: Input, other: Input) => boolean;

  constructor(
    before: Kept<Input, Result> = new Map(),
    alike: (one: Input, other: Input) => boolean = Object.is,
  ) {
    this.#before = before;
    this.#alike = alike;
  }

  /**
   * The result for an input at a place. `make` is called where there is none for an input like it; it
   * is given the last one made there, for what it can still use of it.
   */
  at(place: string, input: Input, make: (last: Result | undefined) => Result): Result {
    const last = this.kept.get(place) ?? this.#before.get(place);
    const made =
      last !== undefined && this.#alike(last.input, input)
        ? last
        : { input, result: make(last?.result) };
    this.kept.set(place, made);
    return made.result;
  }
}
