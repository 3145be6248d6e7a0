// The generated evaluator, loaded in this process: no file, no import, also in a browser. What the
// command, the tests and the editor run is the code that `build` writes, as JavaScript; a page by itself
// holds the same.

import type { Decision, FactError } from '@clause/runtime';
import * as runtime from '@clause/runtime';
import { generateBody } from './generate.ts';
import type { Model } from './ir.ts';

/** A dossier that `parseDossier` has read; only the evaluator that read it knows its facts. */
export type ReadDossier = { readonly as_of: string };

export interface Evaluator {
  /** Reads a value of JSON: the facts, or everything that is wrong with it. */
  readonly parseDossier: (input: unknown) => { dossier: ReadDossier } | { errors: FactError[] };
  readonly evaluate: (dossier: ReadDossier) => Decision;
  /** As `evaluate`, with the steps of each award. */
  readonly explain: (dossier: ReadDossier) => Decision;
}

/** Compiles a model without errors to an evaluator. */
export function compileEvaluator(model: Model): Evaluator {
  const make = new Function('runtime', `'use strict';\n${evaluatorBody(model)}`) as (
    values: typeof runtime,
  ) => Evaluator;
  return make(runtime);
}

/**
 * The body of a function from `runtime`, which is all that the runtime exports, to an `Evaluator`.
 * Of a model without errors.
 */
export function evaluatorBody(model: Model): string {
  const { file, text } = generateBody(model, 'js');
  const imports = [...file.values].sort().join(', ');
  const body = text.replace(/^export /gm, '');
  return `const { ${imports} } = runtime;\n${body}\nreturn { parseDossier, evaluate, explain };`;
}
