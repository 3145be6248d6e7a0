// Which layout each kind of node has. The words are written as they stand; only the space between
// them, the ends of lines and the order of a clause's parts are the formatter's.
import type { Node } from '../syntax.ts';
import {
  choiceDoc,
  definitionDoc,
  entityDoc,
  enumDoc,
  isChoice,
  limitDoc,
  overlapDoc,
  partsDoc,
  policyDoc,
  rowsDoc,
  textsDoc,
} from './blocks.ts';
import type { Doc } from './document.ts';
import { breakable, chain, flow, type Layout } from './flow.ts';
import { elementsOf } from './tree.ts';

/** The layout functions with what they need to know. */
export function layoutFor(knows: Omit<Layout, 'layOut'>): Layout {
  const how: Layout = { ...knows, layOut: (node) => layOut(node, how) };
  return how;
}

function layOut(node: Node, how: Layout): Doc {
  switch (node.kind) {
    case 'policy':
      return policyDoc(node, node.parts, how);
    case 'enum':
      return enumDoc(node, how);
    case 'entity':
      return entityDoc(node, how);
    case 'applies':
    case 'clause':
      return partsDoc(node, node.parts, how);
    case 'define':
    case 'parameter':
      return definitionDoc(node, node.value, how);
    case 'cites':
    case 'source':
      return textsDoc(node, how);
    case 'table':
      return rowsDoc(node, node.rows, how);
    case 'shareSplit':
      return rowsDoc(node, node.parts, how);
    case 'parenthesised':
      return flow(elementsOf(node, how.words), node, around(node.inner, how));
    case 'overlap':
      return overlapDoc(node, node.outcome, how);
    case 'logical':
    case 'arithmetic':
    case 'bound':
    case 'rounded':
    case 'comparison':
    case 'between':
    case 'membership':
    case 'given':
      return chain(node, how);
    case 'limit':
      return limitDoc(node, how);
    case 'matches':
    case 'measure':
    case 'aggregate':
    case 'dateShift':
    case 'elapsed':
      return breakable(elementsOf(node, how.words), node, how);
    case 'file':
    case 'article':
    case 'use':
    case 'unit':
    case 'version':
    case 'language':
    case 'issuer':
    case 'currency':
    case 'rounding':
    case 'period':
    case 'enumMember':
    case 'field':
    case 'plainType':
    case 'namedType':
    case 'listType':
    case 'unitUse':
    case 'binder':
    case 'reading':
    case 'when':
    case 'unless':
    case 'grants':
    case 'recovers':
    case 'clauseSet':
    case 'window':
    case 'dayOfYear':
    case 'counting':
    case 'outcome':
    case 'firstOf':
    case 'equalSplit':
    case 'sharePart':
    case 'number':
    case 'percent':
    case 'ratio':
    case 'date':
    case 'text':
    case 'boolean':
    case 'reference':
    case 'member':
    case 'negation':
    case 'datePart':
    case 'not':
    case 'extreme':
    case 'someOf':
    case 'scale':
    case 'literalUnit':
    case 'row':
    case 'rowLabel':
    case 'memberLabel':
    case 'catchAll':
    case 'edge':
    case 'name':
    case 'missing':
      return flow(elementsOf(node, how.words), node, how);
    default:
      return node satisfies never;
  }
}

/** How parentheses lay out what stands in them: a choice stays on their line if it fits. */
function around(inner: Node, how: Layout): Layout {
  if (!isChoice(inner)) return how;
  return { ...how, layOut: (node) => (node === inner ? choiceDoc(inner, how) : how.layOut(node)) };
}
