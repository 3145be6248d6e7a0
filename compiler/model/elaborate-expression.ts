// Expressions: from what is written to what it means, with its type. What is wanted of a place
// flows inwards (so that a member of the right enum is found first), types flow outwards.
import type { Expression } from '#language';
import { boolean, text } from '../types/kinds.ts';
import { type Context, hole, type Names } from './context.ts';
import { elaborateAggregate, elaborateExtreme } from './elaborate-aggregate.ts';
import {
  elaborateArithmetic,
  elaborateBound,
  elaborateNegation,
  elaborateRounded,
} from './elaborate-arithmetic.ts';
import { elaborateCondition } from './elaborate-as.ts';
import {
  elaborateBetween,
  elaborateComparison,
  elaborateMembership,
} from './elaborate-comparison.ts';
import { elaborateDatePart, elaborateElapsed, elaborateShift } from './elaborate-date.ts';
import {
  elaborateDate,
  elaborateNumber,
  elaboratePercent,
  elaborateRatio,
} from './elaborate-literal.ts';
import { elaborateLogical, elaborateSomeOf } from './elaborate-logical.ts';
import { elaborateMember, elaborateName } from './elaborate-name.ts';
import { elaborateTable } from './elaborate-table.ts';
import type { Expr } from './model.ts';
import type { Type } from './types.ts';

/** One walk over all kinds of expressions; every node that is walked is noted with its meaning. */
export function elaborate(context: Context, names: Names, node: Expression, wanted?: Type): Expr {
  const expr = elaborateNode(context, names, node, wanted);
  context.notes.became(node, expr);
  return expr;
}

function elaborateNode(
  context: Context,
  names: Names,
  node: Expression,
  wanted: Type | undefined,
): Expr {
  const { span } = node;
  switch (node.kind) {
    case 'missing':
      return hole(span);
    case 'number':
      return elaborateNumber(context, node);
    case 'percent':
      return elaboratePercent(context, node);
    case 'ratio':
      return elaborateRatio(context, node);
    case 'date':
      return elaborateDate(context, node);
    case 'text':
      return { kind: 'constant', value: { kind: 'text', value: node.value }, type: text, span };
    case 'boolean':
      return {
        kind: 'constant',
        value: { kind: 'boolean', value: node.value },
        type: boolean,
        span,
      };
    case 'reference':
      return elaborateName(context, names, node, wanted);
    case 'member':
      return elaborateMember(context, names, node);
    case 'parenthesised':
      return elaborate(context, names, node.inner, wanted);
    case 'negation':
      return elaborateNegation(context, names, node);
    case 'arithmetic':
      return elaborateArithmetic(context, names, node);
    case 'bound':
      return elaborateBound(context, names, node);
    case 'rounded':
      return elaborateRounded(context, names, node);
    case 'dateShift':
      return elaborateShift(context, names, node);
    case 'datePart':
      return elaborateDatePart(context, names, node);
    case 'elapsed':
      return elaborateElapsed(context, names, node);
    case 'comparison':
      return elaborateComparison(context, names, node);
    case 'between':
      return elaborateBetween(context, names, node);
    case 'membership':
      return elaborateMembership(context, names, node);
    case 'given': {
      const operand = elaborate(context, names, node.value);
      const given: Expr = { kind: 'given', operand, type: boolean, span };
      return node.negated ? { kind: 'not', operand: given, type: boolean, span } : given;
    }
    case 'not': {
      const operand = elaborateCondition(context, names, node.operand);
      return { kind: 'not', operand, type: boolean, span };
    }
    case 'logical':
      return elaborateLogical(context, names, node);
    case 'someOf':
      return elaborateSomeOf(context, names, node);
    case 'aggregate':
      return elaborateAggregate(context, names, node);
    case 'extreme':
      return elaborateExtreme(context, names, node, wanted);
    case 'table':
      return elaborateTable(context, names, node, wanted);
    default:
      return node satisfies never;
  }
}
