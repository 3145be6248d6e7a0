// The words of outlines and lists of names.

export interface Outline {
  /** A declaration whose name is not written yet. */
  readonly unnamed: string;
  /** {number} */
  readonly article: string;
  /** {number} {title} */
  readonly articleTitled: string;
  readonly applies: string;
  /** A limit outside clauses. {measure} */
  readonly limit: string;
}
