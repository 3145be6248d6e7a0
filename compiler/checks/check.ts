// What a check looks at, and what it is.
import type { Expression, SourceFile, Span } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Slice } from '../model/elaborate.ts';
import type { Conjunct, Currency, Expr, Model } from '../model/model.ts';
import type { Declarations } from '../names/collect.ts';
import type { Meanings, Resolution } from '../names/declaration.ts';
import type { UseEdge } from '../names/use-graph.ts';
import type { NamedClause } from './ledger-clause.ts';

/** What the drafter wrote in a stretch. */
export type TextAt = (span: Span) => string;

export interface Subject {
  /** The policy's own file first. */
  readonly files: readonly SourceFile[];
  readonly uses: readonly UseEdge[];
  readonly declarations: Declarations;
  /** Undefined where no file has a policy's header. */
  readonly model: Model | undefined;
  /** The texts in its conditions that name clauses of the ledger. */
  readonly ledgerClauses: readonly NamedClause[];
  readonly resolution: Resolution;
  readonly textAt: TextAt;
}

/** Looks at a policy and tells what it finds. */
export type Check = (subject: Subject) => readonly Diagnostic[];

/** One declaration of a policy with a header, by itself. */
export interface PartSubject {
  readonly part: Slice;
  /** Its expressions, each once. */
  readonly expressions: readonly Expr[];
  /** What the expressions of its tree became. */
  readonly meanings: Iterable<readonly [Expression, Expr]> & Pick<Meanings, 'get'>;
  /** Whom the policy is for: conditions that hold in every clause. */
  readonly scope: readonly Conjunct[];
  readonly currency: Currency;
  /** Natural language of the policy's keywords. */
  readonly language: string;
  readonly textAt: TextAt;
}

/**
 * Looks at a declaration and tells what it finds. It may look at its text and at what it reads, and at
 * nothing else of the policy: its findings are kept as long as these are unchanged.
 */
export type PartCheck = (subject: PartSubject) => readonly Diagnostic[];
