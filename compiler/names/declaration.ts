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
  /** What the references name, with few repetitions. */
  readonly referred: Iterable<Declaration>;
  /** The type of what a field, define, parameter or variable names. */
  readonly types: ReadonlyMap<Declaration, Type>;
  readonly expressions: Meanings;
}

/** What each expression of the tree became in the model. */
export interface Meanings {
  get(expression: Expression): Expr | undefined;
  [Symbol.iterator](): Iterator<readonly [Expression, Expr]>;
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
