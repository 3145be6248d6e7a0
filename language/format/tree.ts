// A node as the formatter sees it: its own words and its children, in the order of the text.
import { childrenOf } from '../children.ts';
import type { Node } from '../syntax.ts';
import type { Stretch, Word } from './words.ts';

/** A piece of a node, in the order of the text: a word of its own, or a child. */
export type Element =
  | { readonly word: Word; readonly node?: undefined }
  | { readonly node: Node; readonly word?: undefined };

/** The words of a file, found by their place. */
export interface WordIndex {
  /** Number of the first word that starts at the offset or after it. */
  readonly from: (offset: number) => number;
  readonly list: readonly Word[];
}

export function indexed(list: readonly Word[]): WordIndex {
  return {
    list,
    from(offset) {
      let low = 0;
      let high = list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((list[middle]?.start ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/** The node's own words and its children, in the order of the text. */
export function elementsOf(node: Node, index: WordIndex): readonly Element[] {
  const elements: Element[] = [];
  let at = index.from(node.span.start);
  const ownWordsUpTo = (offset: number) => {
    for (; at < index.list.length; at++) {
      const word = index.list[at];
      if (word === undefined || word.start >= offset) return;
      elements.push({ word });
    }
  };
  for (const child of childrenOf(node)) {
    if (child.span.end <= child.span.start) continue; // a hole, without words
    ownWordsUpTo(child.span.start);
    elements.push({ node: child });
    at = Math.max(at, index.from(child.span.end));
  }
  ownWordsUpTo(node.span.end);
  return elements;
}

export function stretchOf(element: Element): Stretch {
  return element.word ?? element.node.span;
}
