// Conditions as a list of what must hold, so that each can be named when it fails: `when a and b`
// is two, `unless a or b` two that must not hold.
import type { Expression, Node } from '#language';
import type { Context, Names } from './context.ts';
import { elaborateOperands } from './elaborate-logical.ts';
import type { Conjunct } from './model.ts';

export function elaborateGuard(
  context: Context,
  names: Names,
  parts: readonly Node[],
): readonly Conjunct[] {
  return parts.flatMap((part): readonly Conjunct[] => {
    if (part.kind !== 'when' && part.kind !== 'unless') return [];
    const wanted = part.kind === 'when';
    const operator = wanted ? 'and' : 'or';
    const nodes = conjuncts(part.condition, operator);
    return elaborateOperands(context, names, nodes, operator).map((condition, at) => ({
      condition,
      wanted,
      span: nodes[at]?.span ?? condition.span,
    }));
  });
}

/** The operands of a chain, through parentheses that only group. */
function conjuncts(node: Expression, operator: 'and' | 'or'): readonly Expression[] {
  if (node.kind === 'parenthesised' && node.inner.kind === 'logical') {
    return node.inner.operator === operator ? conjuncts(node.inner, operator) : [node];
  }
  if (node.kind !== 'logical' || node.operator !== operator) return [node];
  return node.operands.flatMap((operand) => conjuncts(operand, operator));
}
