// What the table of cases and its host say to each other.

export interface ShownTable {
  readonly columns: readonly {
    readonly key: string;
    readonly title: string;
    readonly group: 'case' | 'facts' | 'expected';
  }[];
  readonly rows: readonly ShownRow[];
}

export interface ShownRow {
  readonly name: string;
  /** By the keys of the columns; a column without a cell has no place in this case. */
  readonly cells: Readonly<Record<string, ShownCell>>;
  /** After a run. */
  readonly outcome?: ShownOutcome;
}

export interface ShownCell {
  readonly text: string;
  readonly editable: boolean;
  /** Of the dossier that the case starts from; changed, it is written into the case. */
  readonly inherited?: true;
}

export interface ShownOutcome {
  readonly passed: boolean;
  readonly differences: readonly ShownDifference[];
}

export interface ShownDifference {
  /** The column that it is about; null where it is about none that is shown. */
  readonly key: string | null;
  readonly label: string;
  readonly expected: string;
  readonly found: string;
  /** How the award that it is about came about. */
  readonly steps: readonly string[];
}

/** To the table. */
export type ToTable =
  | { readonly kind: 'table'; readonly table: ShownTable }
  /** The text is no list of cases as it stands. */
  | { readonly kind: 'broken' };

/** From the table. */
export type FromTable =
  | { readonly kind: 'ready' }
  | { readonly kind: 'edit'; readonly row: number; readonly key: string; readonly value: string }
  | { readonly kind: 'run' }
  | { readonly kind: 'show'; readonly row: number };
