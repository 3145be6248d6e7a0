// What is learnt while a policy is elaborated, on a page for each declaration: what it declares and names,
// what its expressions mean, what is wrong with it, and what else it was told by. A page whose declaration
// and whose sources are unchanged can be kept for the next analysis (model/keeping.ts).
import type { Expression, Span } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { reportTo } from '../diagnostics/reporter.ts';
import type { Binding } from '../model/context.ts';
import type { Expr } from '../model/model.ts';
import type { Type } from '../model/types.ts';
import type { Declaration, Meanings, Notes, Reference, Resolution } from './declaration.ts';
import type { Table } from './scope.ts';

/** In UTF-16 units: with a file any longer, no place would be an exact figure. */
const LONGEST_FILE = 2 ** 26;

export class Page implements Notes {
  /** The declaration that it is about; undefined for a page about several. */
  readonly span: Span | undefined;
  readonly findings: Diagnostic[] = [];
  readonly report = reportTo(this.findings);
  readonly declarations: Declaration[] = [];
  readonly references: Reference[] = [];
  readonly types: (readonly [Declaration, Type])[] = [];
  readonly meanings = new Map<Expression, Expr>();

  /** What names of file level stood for; undefined where nothing bore the name. */
  readonly asked = new Map<string, Binding | undefined>();
  /** Names that no clause bore. */
  readonly noClauses = new Set<string>();
  /** Pages of what it reads by other ways than a name of file level. */
  readonly reads = new Set<Page>();
  /** Told by more than what is noted here: all names there are, or what clauses pay. */
  isLoose = false;

  /** By file, start and end in one figure: a stretch that is resolved more than once counts once. */
  readonly #seen = new Map<string, Set<number>>();

  constructor(span?: Span) {
    this.span = span;
  }

  #referred: readonly Declaration[] | undefined;

  /** What the references name, each once; to be asked for when nothing more is noted. */
  get referred(): readonly Declaration[] {
    this.#referred ??= [...new Set(this.references.map(({ declaration }) => declaration))];
    return this.#referred;
  }

  declare(declaration: Declaration): Declaration {
    this.declarations.push(declaration);
    return declaration;
  }

  refer(span: Span, declaration: Declaration): void {
    const seen = this.#seen.get(span.file) ?? new Set();
    const before = seen.size;
    if (seen.add(span.start * LONGEST_FILE + span.end).size === before) return;
    this.#seen.set(span.file, seen);
    this.references.push({ span, declaration });
  }

  typed(declaration: Declaration, type: Type): void {
    this.types.push([declaration, type]);
  }

  became(expression: Expression, expr: Expr): void {
    this.meanings.set(expression, expr);
  }

  /** The names of file level, noting which of them are asked for. */
  asks(root: Table<Binding>): Table<Binding> {
    return {
      parent: undefined,
      entries: root.entries,
      find: (name) => {
        const found = root.find(name);
        this.asked.set(name, found);
        return found;
      },
      names: () => {
        this.isLoose = true;
        return root.names();
      },
    };
  }
}

/** All pages of a policy, in order, as one. */
export class Notebook implements Resolution {
  readonly #pages: readonly Page[];
  #declarations: readonly Declaration[] | undefined;
  #references: readonly Reference[] | undefined;
  #types: ReadonlyMap<Declaration, Type> | undefined;
  #meanings: Meanings | undefined;

  constructor(pages: readonly Page[]) {
    this.#pages = pages;
  }

  get declarations(): readonly Declaration[] {
    this.#declarations ??= this.#pages.flatMap(({ declarations }) => declarations);
    return this.#declarations;
  }

  get references(): readonly Reference[] {
    this.#references ??= this.#pages.flatMap(({ references }) => references);
    return this.#references;
  }

  get referred(): Iterable<Declaration> {
    return this.#pages.flatMap(({ referred }) => referred);
  }

  get types(): ReadonlyMap<Declaration, Type> {
    this.#types ??= new Map(this.#pages.flatMap(({ types }) => types));
    return this.#types;
  }

  get expressions(): Meanings {
    this.#meanings ??= new BoundMeanings(this.#pages);
    return this.#meanings;
  }
}

/** Looks where the expression stands: of all pages, one or two are about that place. */
class BoundMeanings implements Meanings {
  readonly #pages: readonly Page[];
  /** Of several declarations each. */
  readonly #anywhere: readonly Page[];
  /** By file, in the order of where they begin. */
  readonly #placed = new Map<string, { readonly page: Page; readonly span: Span }[]>();

  constructor(pages: readonly Page[]) {
    this.#pages = pages;
    this.#anywhere = pages.filter(({ span }) => span === undefined);
    for (const page of pages) {
      if (page.span === undefined) continue;
      const inFile = this.#placed.get(page.span.file) ?? [];
      inFile.push({ page, span: page.span });
      this.#placed.set(page.span.file, inFile);
    }
    for (const inFile of this.#placed.values()) inFile.sort((a, b) => a.span.start - b.span.start);
  }

  get(expression: Expression): Expr | undefined {
    const { file, start } = expression.span;
    const inFile = this.#placed.get(file) ?? [];
    // A limit has a page inside its clause's: the innermost first.
    for (let at = lastAtOrBefore(inFile, start); at >= 0; at--) {
      const { page, span } = inFile[at] ?? {};
      const found = page?.meanings.get(expression);
      if (found !== undefined) return found;
      if (span !== undefined && span.end > start && !isInside(span, inFile[at - 1]?.span)) break;
    }
    for (const { meanings } of this.#anywhere) {
      const found = meanings.get(expression);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  *[Symbol.iterator](): Iterator<readonly [Expression, Expr]> {
    for (const { meanings } of this.#pages) yield* meanings;
  }
}

function isInside(inner: Span, outer: Span | undefined): boolean {
  return outer !== undefined && outer.end >= inner.end;
}

function lastAtOrBefore(inOrder: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
