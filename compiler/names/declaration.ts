// What names stand for, kept beside the tree: every declaration, and every place that names one.
import type { Expression, Span } from '#language';
import type { Expr } from '../model/model.ts';
import type { Type } from '../model/types.ts';

export type DeclarationKind =
  | 'enum'
  | 'member'
  | 'entity'
  | 'applicant'
  | 'field'
  | 'unit'
  | 'define'
  | 'parameter'
  | 'clause'
  | 'variable'
  /** `as_of`, `ledger`, `other_supports`, their fields, `id`, the units of time. */
  | 'builtIn';

export interface Declaration {
  readonly kind: DeclarationKind;
  readonly name: string;
  readonly label: string | undefined;
  /** Where its name stands; undefined for what is built in. */
  readonly nameSpan: Span | undefined;
  /** The whole declaration. */
  readonly span: Span | undefined;
  /** The enum of a member, the entity of a field or a define, the unit of its plural. */
  readonly owner: Declaration | undefined;
}

/** A place that names a declaration. */
export interface Reference {
  readonly span: Span;
  readonly declaration: Declaration;
}

/** Everything that is known of the names in a policy's files. */
export interface Resolution {
  readonly declarations: readonly Declaration[];
  readonly references: readonly Reference[];
  /** The type of what a field, define, parameter or variable names. */
  readonly types: ReadonlyMap<Declaration, Type>;
  /** What each expression of the tree became in the model. */
  readonly expressions: ReadonlyMap<Expression, Expr>;
}

/** The name at an offset, whether it is declared or referred to there. */
export function nameAt(
  resolution: Resolution,
  file: string,
  offset: number,
): Reference | undefined {
  const holds = (span: Span | undefined): span is Span =>
    span !== undefined && span.file === file && span.start <= offset && offset <= span.end;
  const reference = resolution.references.find(({ span }) => holds(span));
  if (reference !== undefined) return reference;
  for (const declaration of resolution.declarations) {
    if (holds(declaration.nameSpan)) return { span: declaration.nameSpan, declaration };
  }
  return undefined;
}

/** Every place that names a declaration, its own name not among them. */
export function referencesTo(resolution: Resolution, declaration: Declaration): readonly Span[] {
  return resolution.references
    .filter((reference) => reference.declaration === declaration)
    .map(({ span }) => span);
}

/** Where the stages note what they learn of names. */
export interface Notes {
  declare(declaration: Declaration): Declaration;
  refer(span: Span, declaration: Declaration): void;
  typed(declaration: Declaration, type: Type): void;
  became(expression: Expression, expr: Expr): void;
}

/** For a second walk over the same stretch: what it learns is known already. */
export const noNotes: Notes = {
  declare: (declaration) => declaration,
  refer: () => undefined,
  typed: () => undefined,
  became: () => undefined,
};

/** In UTF-16 units: with a file any longer, no place would be an exact figure. */
const LONGEST_FILE = 2 ** 26;

/** Gathers a Resolution while names are being resolved. */
export class Notebook implements Resolution, Notes {
  readonly declarations: Declaration[] = [];
  readonly references: Reference[] = [];
  readonly types = new Map<Declaration, Type>();
  readonly expressions = new Map<Expression, Expr>();
  /** By file, where each reference starts and ends, in one figure: there are tens of thousands. */
  readonly #seen = new Map<string, Set<number>>();

  declare(declaration: Declaration): Declaration {
    this.declarations.push(declaration);
    return declaration;
  }

  /** A stretch that is resolved more than once (a limit over several clauses) counts once. */
  refer(span: Span, declaration: Declaration): void {
    if (!this.#isNew(span)) return;
    this.references.push({ span, declaration });
  }

  #isNew({ file, start, end }: Span): boolean {
    let seen = this.#seen.get(file);
    if (seen === undefined) {
      seen = new Set();
      this.#seen.set(file, seen);
    }
    const before = seen.size;
    return seen.add(start * LONGEST_FILE + end).size > before;
  }

  typed(declaration: Declaration, type: Type): void {
    this.types.set(declaration, type);
  }

  became(expression: Expression, expr: Expr): void {
    this.expressions.set(expression, expr);
  }
}
