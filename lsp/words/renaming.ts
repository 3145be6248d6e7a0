// Why something cannot be renamed, or not like this.

export interface Renaming {
  /** No name stands there. */
  readonly nothing: string;
  /** A keyword stands there. {word} */
  readonly keyword: string;
  /** {name} */
  readonly builtIn: string;
  readonly empty: string;
  /** {name} */
  readonly illegal: string;
  /** {name} */
  readonly unit: string;
  /** It is used for something else that the name would be taken for. {name} {line} {file} */
  readonly taken: string;
  /** {name} */
  readonly changes: string;
}
