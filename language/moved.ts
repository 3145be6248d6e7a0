// Trees and tokens of a stretch of text that an edit before it has moved: the same, further on.
import type { IToken } from 'chevrotain';
import { fieldsOf } from './children.ts';
import { type Anchor, AnchoredSpan, type Span } from './source.ts';
import type { Node } from './syntax.ts';

/** A node and all below it, by so many characters further on. Nothing of the old one is changed. */
export function moved<N extends Node>(node: N, by: number): N {
  if (by === 0) return node;
  const place = ({ file, start, end }: Span) => ({ file, start: start + by, end: end + by });
  return copied(node, place) as N;
}

/** A copy of a node and all below it that stands where it stands, until its anchor is moved. */
export function anchored<N extends Node>(node: N, anchor: Anchor): N {
  const place = ({ start, end }: Span) =>
    new AnchoredSpan(anchor, start - anchor.at, end - anchor.at);
  return copied(node, place) as N;
}

function copied(node: Node, place: (span: Span) => Span): Node {
  const copy = { ...node, span: place(node.span) };
  const fields = copy as unknown as Record<string, Node | readonly Node[] | undefined>;
  for (const field of fieldsOf(node.kind)) {
    const value = fields[field];
    if (value === undefined) continue;
    fields[field] =
      'kind' in value ? copied(value, place) : value.map((each) => copied(each, place));
  }
  if (copy.kind === 'overlap' && copy.on.by === 'field') {
    return {
      ...copy,
      on: { by: 'field', field: copied(copy.on.field, place) as typeof copy.on.field },
    };
  }
  return copy;
}

/** Tokens by so many characters further on; the same ones if they stand where they stood. */
export function movedTokens(tokens: readonly IToken[], by: number): readonly IToken[] {
  if (by === 0) return tokens;
  return tokens.map((token) => ({
    ...token,
    startOffset: token.startOffset + by,
    endOffset: (token.endOffset ?? token.startOffset) + by,
  }));
}

/** Moves tokens themselves. */
export function moveTokens(tokens: readonly IToken[], by: number): void {
  for (const token of tokens) {
    token.startOffset += by;
    if (token.endOffset !== undefined) token.endOffset += by;
  }
}
