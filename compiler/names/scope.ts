// Scopes: which names can be used at a place, the innermost first.

export interface Scope<B> {
  readonly parent: Scope<B> | undefined;
  /** What the name stands for in this scope itself. */
  find(name: string): B | undefined;
  /** Whose facts stand in it by themselves, without an item before them. */
  readonly owner?: string;
  /** Its names, for suggestions. */
  names(): Iterable<string>;
}

/** A scope of names that are put into it one by one. */
export interface Table<B> extends Scope<B> {
  readonly entries: Map<string, B>;
}

export function tableScope<B>(parent: Scope<B> | undefined): Table<B> {
  const entries = new Map<string, B>();
  return { parent, entries, find: (name) => entries.get(name), names: () => entries.keys() };
}

/** Looks outwards from the innermost scope. */
export function lookUp<B>(scope: Scope<B> | undefined, name: string): B | undefined {
  for (let at = scope; at !== undefined; at = at.parent) {
    const found = at.find(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every name that can be used at a place. */
export function* namesInScope<B>(scope: Scope<B> | undefined): Iterable<string> {
  for (let at = scope; at !== undefined; at = at.parent) yield* at.names();
}

/** Those of them that are not of file level: what is named inside a declaration. */
export function* namesInside<B>(scope: Scope<B>): Iterable<string> {
  for (let at = scope; at.parent !== undefined; at = at.parent) yield* at.names();
}
