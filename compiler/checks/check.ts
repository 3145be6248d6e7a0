// What a check looks at, and what it is.
import type { SourceFile, Span } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Expr, Model } from '../model/model.ts';
import type { Declarations } from '../names/collect.ts';
import type { Resolution } from '../names/declaration.ts';
import type { UseEdge } from '../names/use-graph.ts';

export interface Subject {
  /** The policy's own file first. */
  readonly files: readonly SourceFile[];
  readonly uses: readonly UseEdge[];
  readonly declarations: Declarations;
  /** Undefined where no file has a policy's header. */
  readonly model: Model | undefined;
  /** All expressions of the model, each once: most checks look at them one by one. */
  readonly expressions: readonly Expr[];
  readonly resolution: Resolution;
  /** What the drafter wrote in a stretch. */
  readonly textAt: (span: Span) => string;
}

/** Looks at a policy and tells what it finds. */
export type Check = (subject: Subject) => readonly Diagnostic[];
