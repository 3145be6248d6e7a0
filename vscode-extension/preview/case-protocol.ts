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
  readonly cells: Readonly<Record<string, ShownCell>>;
  /** Groups in which a cell that is not there yet can be written. */
  readonly owners: readonly string[];
  /** After a run. */
  readonly outcome?: ShownOutcome;
}

export interface ShownCell {
  readonly text: string;
  readonly editable: boolean;
}

export interface ShownOutcome {
  readonly passed: boolean;
  readonly differences: readonly {
    /** The column that it is about; null where it is about none that is shown. */
    readonly key: string | null;
    readonly path: string;
    readonly expected: string;
    readonly found: string;
  }[];
}

/** To the table. */
export type ToTable =
  | { readonly kind: 'table'; readonly table: ShownTable }
  /** The text is no list of cases as it stands. */
  | { readonly kind: 'broken' }
  /** How an award came about, in answer to `explain`. */
  | { readonly kind: 'explained'; readonly row: number; readonly lines: readonly string[] };

/** From the table. */
export type FromTable =
  | { readonly kind: 'ready' }
  | { readonly kind: 'edit'; readonly row: number; readonly key: string; readonly value: string }
  | { readonly kind: 'run' }
  | { readonly kind: 'explain'; readonly row: number }
  | { readonly kind: 'show'; readonly row: number };
