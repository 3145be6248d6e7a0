// The names that a header can be made of, as a tree: what may come next in a header that has come
// this far. Built lazily: a policy's lists nest, and a table names few of its facts.

export interface HeaderNode<Target> {
  /** The column, where the header may end here. */
  readonly target?: Target;
  readonly choices: readonly Choice<Target>[];
  /** Any number or id of an item. */
  readonly item?: (key: string) => HeaderNode<Target>;
  /** Whatever else the header says, as a name of its own. */
  readonly rest?: (name: string) => Target;
}

export interface Choice<Target> {
  readonly name: string;
  /** Other ways to say it, in any language. */
  readonly labels: readonly string[];
  readonly next: () => HeaderNode<Target>;
}
