// What a policy's document holds. Texts are plain, in the policy's language; places are spans.
import type { Span } from '#language';
import type { Clause } from '../model/model.ts';
import type { ToldTable } from '../wording/tables.ts';

export interface PolicyDocument {
  readonly title: string;
  readonly issuer: string | null;
  readonly version: string;
  readonly language: string;
  /** `In force from 2024-09-06.`; empty where nothing is said. */
  readonly period: string;
  /** Whom it is for: one sentence; empty where nothing is said. */
  readonly scope: string;
  readonly scopeCites: readonly DocumentCite[];
  /** Those of the source documents in their order, then those that only the policy has. */
  readonly articles: readonly DocumentArticle[];
  /** What is defined for the whole policy, figures that it publishes included: a sentence and rows each. */
  readonly terms: readonly ToldTable[];
}

export interface DocumentArticle {
  /** `3`; null for clauses outside every article and for a source without headings. */
  readonly number: string | null;
  readonly title: string | null;
  /** As the source writes it: `第三条`. */
  readonly heading: string | null;
  /** In the policy; null where it has no such article. */
  readonly span: Span | null;
  /** The source's, in order. */
  readonly sentences: readonly DocumentSentence[];
  /** In file order, rules among clauses included. */
  readonly clauses: readonly DocumentClause[];
  /** Limits that the article states, or that stand outside all: a sentence each. */
  readonly notes: readonly string[];
}

export interface DocumentSentence {
  readonly span: Span;
  /** The sentence in order, without gaps; white space evened out. */
  readonly parts: readonly DocumentPart[];
}

export interface DocumentPart {
  readonly text: string;
  /** `between`: words that count for nothing (numbering, words that join two cited parts). */
  readonly kind: 'cited' | 'uncited' | 'between';
  /** The names of the clauses that cite it; empty where the header or the scope does. */
  readonly clauses: readonly string[];
}

export type DocumentClauseKind =
  | Extract<Clause, { readonly kind: 'grant' }>['verb']
  | Extract<Clause, { readonly kind: 'measure' }>['modality']
  | 'overlap';

export interface DocumentClause {
  readonly name: string;
  /** As people read it; the name where there is no label. */
  readonly label: string;
  readonly kind: DocumentClauseKind;
  /** What it does, in one plain sentence. */
  readonly sentence: string;
  /** The rows of the table that the sentence speaks of. */
  readonly rows: readonly string[];
  /** The tables inside what it says, and what it defines for itself. */
  readonly tables: readonly ToldTable[];
  /** Its limits, split and period, a sentence each. */
  readonly notes: readonly string[];
  /** How doubts were settled. */
  readonly readings: readonly string[];
  readonly cites: readonly DocumentCite[];
  /** All of the clause. */
  readonly span: Span;
}

export interface DocumentCite {
  /** As the policy writes it, `…` for words left out. */
  readonly text: string;
  /** In the policy. */
  readonly span: Span;
  /** Where the source documents have it; empty where they don't. */
  readonly source: readonly Span[];
}
