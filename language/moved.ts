// Trees and tokens of a stretch of text that an edit before it has moved: the same, further on.
import type { IToken } from 'chevrotain';
import { fieldsOf } from './children.ts';
import type { Span } from './source.ts';
import type { Node } from './syntax.ts';

/** A node and all below it, by so many characters further on. Nothing of the old one is changed. */
export function moved<N extends Node>(node: N, by: number): N {
  return by === 0 ? node : (movedNode(node, by) as N);
}

function movedNode(node: Node, by: number): Node {
  const copy = { ...node, span: movedSpan(node.span, by) };
  const fields = copy as unknown as Record<string, Node | readonly Node[] | undefined>;
  for (const field of fieldsOf(node.kind)) {
    const value = fields[field];
    if (value === undefined) continue;
    fields[field] =
      'kind' in value ? movedNode(value, by) : value.map((each) => movedNode(each, by));
  }
  if (copy.kind === 'overlap' && copy.on.by === 'field') {
    return { ...copy, on: { by: 'field', field: moved(copy.on.field, by) } };
  }
  return copy;
}

function movedSpan({ file, start, end }: Span, by: number): Span {
  return { file, start: start + by, end: end + by };
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
