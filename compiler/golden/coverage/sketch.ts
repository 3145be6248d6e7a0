// Targets as they are found while the model is walked: in the end they stand in the order of the
// text, each with a name of its own.
import type { Span } from '#language';
import {
  type Outcome,
  type OutcomeNames,
  TARGET_KINDS,
  type Target,
  type TargetKind,
} from './target.ts';

/** The outcomes of one target, by name. */
export type OutcomesOf<K extends TargetKind> = ReadonlyMap<OutcomeNames[K], Outcome>;

export interface Found {
  readonly span: Span;
  readonly label: string;
  readonly clause: string | undefined;
  /** Absent: the text at `span` says it. */
  readonly words?: Target['words'];
}

export class Sketch {
  readonly #targets: Target[] = [];
  readonly #files: string[] = [];

  /** Adds a target; one without outcomes is none. */
  add<K extends TargetKind>(
    kind: K,
    found: Found,
    names: readonly OutcomeNames[K][],
  ): OutcomesOf<K> {
    const outcomes = new Map<OutcomeNames[K], Outcome>();
    for (const name of names) outcomes.set(name, { name, of: undefined });
    this.addWith(kind, found, [...outcomes.values()]);
    return outcomes;
  }

  /** Adds a target whose outcomes are told apart by more than their names. */
  addWith(kind: TargetKind, found: Found, outcomes: readonly Outcome[]): void {
    if (outcomes.length === 0) return;
    const { span, label, clause, words = [span] } = found;
    if (!this.#files.includes(span.file)) this.#files.push(span.file);
    this.#targets.push({ id: '', kind, span, label, words, clause, outcomes });
  }

  /** In the order of the text, file by file as they were first met. */
  finish(): readonly Target[] {
    const sorted = [...this.#targets].sort(
      (a, b) =>
        this.#files.indexOf(a.span.file) - this.#files.indexOf(b.span.file) ||
        a.span.start - b.span.start ||
        a.span.end - b.span.end ||
        TARGET_KINDS.indexOf(a.kind) - TARGET_KINDS.indexOf(b.kind),
    );
    const taken = new Map<string, number>();
    return sorted.map((target) => {
      const { kind, span } = target;
      const place = `${kind} ${span.file}:${span.start}-${span.end}`;
      const before = taken.get(place) ?? 0;
      taken.set(place, before + 1);
      return { ...target, id: before === 0 ? place : `${place} ${before + 1}` };
    });
  }
}
