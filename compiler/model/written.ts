// Pieces of the tree as the drafter wrote them, for messages.
import {
  type Edge,
  type Expression,
  type LabelOption,
  type NumberLiteral,
  type Row,
  type Span,
  withEnds,
} from '#language';
import type { Reporter } from '../diagnostics/reporter.ts';

const hidden = '…';

/** A figure with its scale and unit. */
export function writtenFigure({ digits, scale, unit, per }: NumberLiteral): string {
  const figures = [digits, ...(scale ? [scale.word] : [])];
  const before = unit?.of === 'currency' && unit.before;
  const amount =
    unit === undefined ? figures : before ? [unit.word, ...figures] : [...figures, unit.word];
  const units = per.map((use) => `per ${use.unit.kind === 'name' ? use.unit.text : hidden}`);
  return [...amount, ...units].join(' ');
}

/** Digits in groups of three, from five on: a figure of four may be a year. */
export function inGroups(digits: string): string {
  const [whole = '', ...decimals] = digits.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return [/\d{5}/.test(whole) ? grouped : whole, ...decimals].join('.');
}

/** A short expression; what has no short form is `…`. */
export function sourceOf(node: Expression): string {
  switch (node.kind) {
    case 'date':
      return node.iso;
    case 'percent':
      return `${node.digits}%`;
    case 'number':
      return writtenFigure(node);
    case 'ratio':
      return `${node.left}:${node.right}`;
    case 'negation':
      return `-${sourceOf(node.operand)}`;
    case 'reference':
      return node.name.text;
    case 'member':
      return `${sourceOf(node.object)}.${node.name.kind === 'name' ? node.name.text : hidden}`;
    case 'parenthesised':
      return sourceOf(node.inner);
    default:
      return hidden;
  }
}

/** A row's labels: `national`, `from 10 million yuan, any`. */
export function labelsOf(row: Row): string {
  return row.labels.map((label) => label.options.map(optionText).join(' or ')).join(', ');
}

export function optionText(option: LabelOption): string {
  switch (option.kind) {
    case 'memberLabel':
      return option.name.text;
    case 'boolean':
      return String(option.value);
    case 'catchAll':
      return option.word;
    case 'edge':
      return `${(option satisfies Edge).operator} ${sourceOf(option.value)}`;
    case 'missing':
      return hidden;
    default:
      return option satisfies never;
  }
}

/**
 * A range that ends before it begins, with the fix that swaps two literals. Of two days either may be
 * mistyped (a year, most often), so that which is meant is left to the drafter.
 */
export function reportReversed(report: Reporter, from: Expression, to: Expression): void {
  const ends = { from: sourceOf(from), to: sourceOf(to) };
  const span: Span = withEnds(from.span, { end: Math.max(from.span.end, to.span.end) });
  const edits = [
    { span: from.span, text: ends.to },
    { span: to.span, text: ends.from },
  ];
  const isDates = from.kind === 'date' || to.kind === 'date';
  const swap = { title: 'swap' as const, edits, ...(isDates ? { unsure: true } : {}) };
  const literal = !Object.values(ends).some((end) => end.includes(hidden));
  report('rangeReversed', span, ends, { fixes: literal ? [swap] : [] });
}
