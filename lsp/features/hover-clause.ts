// Clauses as hovers tell them: the compiler's sentences (compiler/wording/statements.ts) in Markdown.
import {
  type Clause,
  type Expr,
  fill,
  type Model,
  type Overlap,
  type Telling as Told,
  tellClause,
  tellingOf as tellingOfModel,
  tellOverlap,
  tellValue,
} from '#compiler';
import type { Hovering } from '../words/hovering.ts';
import { wordsOf } from '../words/languages.ts';
import { bullets, paragraphs, plain } from './markdown.ts';

export interface Telling {
  readonly words: Hovering;
  readonly voice: Told['voice'];
  readonly model: Model;
  readonly told: Told;
}

export function tellingOf(model: Model): Telling {
  const told = tellingOfModel(model);
  return { words: wordsOf(model.language).hover, voice: told.voice, model, told };
}

/** What a clause does, its limits, parts, period and readings, as Markdown. */
export function describeClause(clause: Clause, { words, told }: Telling): string {
  const { sentence, rows, limits, notes } = tellClause(clause, told);
  return paragraphs([
    plain(sentence),
    bullets(few(rows.map(plain), words)),
    limits.map(plain).join(' '),
    ...notes.map(plain),
    ...clause.readings.map((text) => fill(words.reading, { text: plain(text) })),
  ]);
}

/** A rule among clauses, as Markdown. */
export function describeOverlap(rule: Overlap, { told }: Telling): string {
  const { sentence, notes } = tellOverlap(rule, told);
  return paragraphs([sentence, ...notes].map(plain));
}

/** A value that may be a table: its rows stand apart. */
export function describeValue(value: Expr, { words, told }: Telling) {
  const { text, rows } = tellValue(value, told);
  return { text: plain(text), rows: few(rows.map(plain), words) };
}

const MOST_ROWS = 12;

/** The first of many, and how many there are besides. */
export function few(items: readonly string[], words: Hovering): readonly string[] {
  if (items.length <= MOST_ROWS) return items;
  const more = fill(words.andMore, { number: String(items.length - MOST_ROWS + 1) });
  return [...items.slice(0, MOST_ROWS - 1), more];
}
