// What the parts of a generated file call one another.

import type { Voice } from '../../wording/figures.ts';
import type { ExactFile } from './exact.ts';
import type { Clause, GrantClause, Limit, Model } from './ir.ts';
import { constantCase } from './names.ts';
import { commentText } from './text.ts';

export interface Descriptors {
  readonly exact: ExactFile;
  readonly voice: Voice;
  /** The constant of each clause, by name. */
  readonly clauses: ReadonlyMap<string, string>;
  readonly limits: ReadonlyMap<Limit, string>;
  readonly policy: string;
}

/** Names for everything; `writeDescriptors` writes them. */
export function planDescriptors(exact: ExactFile, voice: Voice): Descriptors {
  const { file } = exact;
  const { model, names } = file;
  const policy = names.claim('POLICY');
  return {
    exact,
    voice,
    clauses: new Map(model.clauses.map(({ name }) => [name, names.claim(constantCase(name))])),
    limits: new Map(model.limits.map((limit) => [limit, names.claim(`LIMIT_${limit.index + 1}`)])),
    policy,
  };
}

export function grantsOf(model: Model): readonly GrantClause[] {
  return model.clauses.filter((clause) => clause.kind === 'grant');
}

/** What a reader of the generated code finds above a clause: its citations and where they stand. */
export function citation(clause: Clause, model: Model): readonly string[] {
  const where = clause.article === '' ? '' : `Article ${commentText(clause.article)}, `;
  const sources = model.sources.map(({ path }) => path).join(', ');
  const from = sources === '' ? '' : ` (${commentText(sources)})`;
  const cites = clause.cites.map(({ text }) => `“${commentText(text)}”`).join(' ');
  return [
    `${where}${commentText(clause.name)}: ${cites || commentText(clause.label ?? '')}${from}`,
  ];
}
