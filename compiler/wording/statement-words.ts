// The words in which a clause says in one sentence what it does: the table that each natural language
// fills (`en-statements.ts`). Holes are filled by `fill`.
export interface StatementWords {
  /** A row of a table. {labels} {value} */
  readonly row: string;
  /** The rows stand below. {subjects} */
  readonly by: string;
  /** {quantity} */
  readonly byParts: string;
  /** {items} {sentence} */
  readonly each: string;
  /** {guard} {sentence} */
  readonly guarded: string;
  /** {conditions}: when and unless, joined. */
  readonly when: string;
  /** {condition} */
  readonly unless: string;
  /** {amount} */
  readonly grants: string;
  readonly recovers: string;
  /** {text} */
  readonly permits: string;
  readonly encourages: string;
  readonly requires: string;
  /** {text} {to} */
  readonly empowers: string;
  /** {statement} {sum} */
  readonly ofSum: string;
  /** Brackets that go on where earlier items stopped. {name} {start} */
  readonly startingAfter: string;
  /** What is defined. {name} {value} */
  readonly term: string;
  readonly termHolds: string;
  /** The name of what is defined of each of several. {name} {item} */
  readonly termOf: string;
  /** A limit that stands outside the clauses. {clauses} {limit} */
  readonly limitOf: string;
  readonly limitOfAll: string;
  /** {value} {cap} {window} */
  readonly capped: string;
  /** A whole sentence; its first letter is made a capital. {sentence} */
  readonly sentence: string;
  /** With a row of a table a line below it. {sentence} */
  readonly sentenceAbove: string;
  /** {from} {until} */
  readonly inForce: string;
  readonly inForceFrom: string;
  readonly inForceUntil: string;
  /** {count} {every} */
  readonly equalParts: string;
  readonly every: Readonly<Record<'year' | 'half-year' | 'quarter' | 'month' | 'none', string>>;
  /** {parts} */
  readonly shares: string;
  /** {name} {share} */
  readonly share: string;
  readonly rest: string;
  readonly overlap: {
    /** {clauses} */
    readonly better: string;
    readonly betterElsewhere: string;
    readonly topsUp: string;
    readonly excludes: string;
    readonly first: string;
    /** {supports}: which supports from elsewhere. {condition} */
    readonly supports: string;
    readonly supportsWhere: string;
    readonly sameMatter: string;
    readonly sameApplicant: string;
    /** {field} */
    readonly sameField: string;
    readonly otherSupports: string;
    readonly allClauses: string;
  };
}
