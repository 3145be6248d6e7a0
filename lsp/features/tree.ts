// A walk over a tree that knows what each node stands in.
import { childrenOf, type Node } from '#language';

export interface Placed {
  readonly node: Node;
  /** Undefined for the root. */
  readonly parent: Node | undefined;
}

/** A node and all below it, each before its children, in the order of the text. */
export function* nodesWithParents(root: Node): Iterable<Placed> {
  const waiting: Placed[] = [{ node: root, parent: undefined }];
  for (let placed = waiting.pop(); placed !== undefined; placed = waiting.pop()) {
    yield placed;
    for (const child of childrenOf(placed.node).toReversed()) {
      waiting.push({ node: child, parent: placed.node });
    }
  }
}
