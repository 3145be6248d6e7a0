// Pieces of what is said of an expression: texts, and figures that only a dossier has; with them how
// tightly the words bind, so that a reader groups them as the policy does (docs/language.md, Precedence).
import type { Expr } from '../model/model.ts';
import { piecesOf } from './fill.ts';
import type { Template } from './wording.ts';

/** A piece of a formula: text, or the figure that an expression has in this dossier. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly expr: Expr };

/** What fills the holes of a template. */
export type Filling = Readonly<Record<string, readonly Piece[]>>;

/** How tightly words bind; what is open at its end binds least. */
export const BINDS = {
  open: 0,
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  bound: 5,
  sum: 6,
  product: 7,
  atom: 8,
} as const;

export type Level = (typeof BINDS)[keyof typeof BINDS];

export interface Said {
  readonly parts: readonly Piece[];
  readonly level: Level;
}

export type Say = (expr: Expr) => Said;

export function text(value: string): readonly Piece[] {
  return [{ kind: 'text', text: value }];
}

/** The texts alone. */
export function textOf(parts: readonly Piece[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** Neighbouring texts as one. */
export function merged(parts: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      all[all.length - 1] = { kind: 'text', text: last.text + part.text };
    } else all.push(part);
  }
  return all;
}

export function filled(template: Template, holes: Filling): readonly Piece[] {
  return piecesOf(template).flatMap((piece) =>
    'text' in piece ? text(piece.text) : (holes[piece.hole] ?? []),
  );
}

export function joined(lists: readonly (readonly Piece[])[], separator: string): readonly Piece[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [...text(separator), ...list]));
}

/** In parentheses where it binds less tightly than its place asks for. */
export function atLeast({ parts, level }: Said, least: Level, nested: Template): readonly Piece[] {
  return level < least ? filled(nested, { operand: parts }) : parts;
}
