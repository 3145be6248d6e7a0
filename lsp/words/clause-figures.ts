// The words of a clause's figure with a dossier in use: “→ ¥1,800,000.00, cap binds”.

export interface ClauseFigures {
  /** {amount} */
  readonly paid: string;
  /** {amount} {why}: what cut it, or why there is nothing. */
  readonly paidBut: string;
  readonly owed: string;
  readonly owedBut: string;
  /** By the code of the awards; several are told in this order, apart by `and`. */
  readonly because: Readonly<Record<Because, string>>;
  readonly and: string;
}

export type Because =
  | 'capped_award'
  | 'capped_limit'
  | 'below_minimum'
  | 'reduced_overlap'
  | 'forgone'
  | 'undetermined'
  | 'ineligible'
  | 'not_applicable'
  | 'noItems';
