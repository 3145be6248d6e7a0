// Trees without their spans, cut into the pieces that an editor keeps while one of them is broken:
// the file's items, and within articles their clauses and limits.

import type { Item, SourceFile, Span } from '#language';

export interface Piece {
  readonly span: Span;
  /** The piece as JSON without spans: equal text, equal tree. */
  readonly shape: string;
}

export function piecesOf(file: SourceFile): readonly Piece[] {
  return file.items.flatMap((item: Item) =>
    item.kind === 'article' ? item.items.map(pieceOf) : [pieceOf(item)],
  );
}

function pieceOf(node: { readonly span: Span }): Piece {
  return { span: node.span, shape: shapeOf(node) };
}

/** A tree as JSON, its spans left out. */
export function shapeOf(node: unknown): string {
  return JSON.stringify(node, (name, value: unknown) => (name === 'span' ? undefined : value));
}
