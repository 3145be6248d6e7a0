// What came of the cases that were run, for as long as neither the case nor the policy changes.
import type { Case, Model } from '#compiler';

export class Outcomes {
  readonly #passed = new WeakMap<Case, { readonly model: Model; readonly passed: boolean }>();

  note(example: Case, model: Model, passed: boolean): void {
    this.#passed.set(example, { model, passed });
  }

  /** Undefined where it was not run with this policy. */
  of(example: Case, model: Model | undefined): boolean | undefined {
    const known = this.#passed.get(example);
    return known !== undefined && known.model === model ? known.passed : undefined;
  }
}
