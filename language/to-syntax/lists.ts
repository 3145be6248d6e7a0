// From the CST to what goes through lists, and to tables. Their inner expressions are built by
// expressions.ts, which hands its builders in: the two need each other.
import type { CstNode } from 'chevrotain';
import type {
  Aggregate,
  Binder,
  EdgeOperator,
  Expression,
  LabelOption,
  Row,
  RowLabel,
} from '../syntax.ts';
import { type Context, has, name, node, nodes, spanOf, token } from './context.ts';
import { figure } from './figures.ts';

type Build = (cst: CstNode | undefined, context: Context) => Expression;

export interface Builders {
  readonly expression: Build;
  readonly bounded: Build;
  readonly total: Build;
  readonly path: Build;
  readonly options: (cst: CstNode | undefined, context: Context) => readonly Expression[];
}

export function aggregate(cst: CstNode, context: Context, build: Builders): Expression {
  const span = spanOf(cst, context);
  if (has(cst, 'options')) {
    return {
      kind: 'extreme',
      operator: has(cst, 'TheLargestOf') ? 'largest' : 'smallest',
      options: build.options(node(cst, 'options'), context),
      span,
    };
  }
  const over = node(cst, 'overList') ?? cst;
  const selection = node(over, 'selection');
  const value = node(cst, 'bounded');
  const satisfies = node(cst, 'expression');
  const where = selection && node(selection, 'expression');
  const before = selection && token(selection, 'Name');
  return {
    kind: 'aggregate',
    operator: aggregateOperator(cst),
    value:
      value !== undefined
        ? build.bounded(value, context)
        : satisfies && build.expression(satisfies, context),
    binders: binders(node(over, 'binders'), context, build),
    before: before && name(before, context),
    where: where && build.expression(where, context),
    span,
  };
}

export function someOf(cst: CstNode, context: Context, build: Builders): Expression {
  const number = node(cst, 'figure');
  return {
    kind: 'someOf',
    operator: has(cst, 'AtLeast') ? 'at least' : has(cst, 'AtMost') ? 'at most' : 'exactly',
    count: number ? figure(number, context) : build.path(node(cst, 'path'), context),
    operands: nodes(cst, 'expression').map((each) => build.expression(each, context)),
    span: spanOf(cst, context),
  };
}

function aggregateOperator(cst: CstNode): Aggregate['operator'] {
  if (has(cst, 'Sum')) return 'sum';
  if (has(cst, 'TheLargestOf')) return 'largest';
  if (has(cst, 'TheSmallestOf')) return 'smallest';
  if (has(cst, 'Any')) return 'any';
  return has(cst, 'Every') ? 'every' : 'count';
}

export function binders(
  cst: CstNode | undefined,
  context: Context,
  build: Builders,
): readonly Binder[] {
  if (cst === undefined) return [];
  return nodes(cst, 'binder').map((each) => ({
    kind: 'binder',
    variable: name(token(each, 'Name'), context),
    list: build.path(node(each, 'path'), context),
    span: spanOf(each, context),
  }));
}

// ---------------------------------------------------------------- tables

export function table(cst: CstNode, context: Context, build: Builders): Expression {
  const running = node(cst, 'path');
  const where = node(cst, 'expression');
  return {
    kind: 'table',
    mode: has(cst, 'ByPartsOf') ? 'parts' : 'one row',
    subjects: nodes(cst, 'total').map((each) => build.total(each, context)),
    runningOver: running && build.path(running, context),
    runningWhere: where && build.expression(where, context),
    rows: nodes(cst, 'row').map((each) => row(each, context, build)),
    span: spanOf(cst, context),
  };
}

function row(cst: CstNode, context: Context, build: Builders): Row {
  return {
    kind: 'row',
    labels: nodes(cst, 'rowLabel').map((each) => rowLabel(each, context, build)),
    value: build.expression(node(cst, 'expression'), context),
    span: spanOf(cst, context),
  };
}

function rowLabel(cst: CstNode, context: Context, build: Builders): RowLabel {
  const options = nodes(cst, 'labelOption').map((each) => labelOption(each, context, build));
  return { kind: 'rowLabel', options, span: spanOf(cst, context) };
}

const edgeOperators: Readonly<Record<string, EdgeOperator>> = {
  Below: 'below',
  UpTo: 'up to',
  From: 'from',
  Above: 'above',
  Before: 'before',
  Exactly: 'exactly',
};

function labelOption(cst: CstNode, context: Context, build: Builders): LabelOption {
  const span = spanOf(cst, context);
  if (has(cst, 'True') || has(cst, 'False')) {
    return { kind: 'boolean', value: has(cst, 'True'), span };
  }
  if (has(cst, 'Any')) return { kind: 'catchAll', word: 'any', span };
  if (has(cst, 'Otherwise')) return { kind: 'catchAll', word: 'otherwise', span };
  const edge = token(cst, 'EdgeWord');
  if (edge !== undefined) {
    const operator = edgeOperators[edge.tokenType.name] ?? 'exactly';
    return { kind: 'edge', operator, value: build.total(node(cst, 'total'), context), span };
  }
  const member = name(token(cst, 'Name'), context);
  return member.kind === 'missing' ? member : { kind: 'memberLabel', name: member, span };
}
