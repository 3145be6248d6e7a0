// `split into …`: instalments, or shares of several payers.
import Fraction from 'fraction.js';
import type { Expression, ShareSplit, Split as SplitNode } from '#language';
import { adder } from '../names/collect.ts';
import type { Declaration } from '../names/declaration.ts';
import { noNotes } from '../names/declaration.ts';
import { lookUp } from '../names/scope.ts';
import { integer, ratio } from '../types/kinds.ts';
import { constantFigure } from './constant.ts';
import { type Context, hole, type Names } from './context.ts';
import { elaborateAs } from './elaborate-as.ts';
import type { Expr, Split } from './model.ts';
import { replaceWith } from './replace.ts';

export function elaborateSplit(context: Context, names: Names, node: SplitNode): Split {
  if (node.kind === 'shareSplit') return elaborateShares(context, names, node);
  const count = elaborateAs(context, names, node.count, integer);
  const known = constantFigure(count);
  if (known !== undefined && !known.gt(0)) context.report('partsCount', node.count.span, {});
  return { kind: 'equal', count, every: node.every, span: node.span };
}

function elaborateShares(context: Context, names: Names, node: ShareSplit): Split {
  const taken = new Map<string, Declaration>();
  const add = adder(noNotes, context.report);
  const parts = node.parts.map((part) => {
    add(part, 'builtIn', taken);
    const name = part.name.kind === 'name' ? part.name.text : '';
    const share = part.share && elaborateShare(context, names, part.share);
    return { name, label: part.label?.value ?? name, share };
  });
  const rests = node.parts.filter(({ share }) => share === undefined);
  for (const rest of rests.slice(1)) {
    const [first] = rests;
    const related = first ? [{ span: first.span, note: 'first' as const }] : [];
    context.report('severalRests', rest.span, {}, { related });
  }
  if (rests.length === 0) reportSharesDepend(context, node, parts);
  const sum = wholeOf(parts.map(({ share }) => share));
  const wrong = sum !== undefined && (rests.length === 0 ? !sum.equals(1) : sum.gt(1));
  if (wrong) context.report('sharesNotWhole', node.span, { sum: percent(sum) });
  return { kind: 'shares', parts, span: node.span };
}

/** A share; `rest` alone is the word for the rest without its other half. */
function elaborateShare(context: Context, names: Names, node: Expression): Expr {
  const [text = ''] = context.vocabulary.table.keywords.theRest;
  const isRest = node.kind === 'reference' && text.split(' ').at(-1) === node.name.text;
  if (!isRest || lookUp(names, node.name.text) !== undefined) {
    return elaborateAs(context, names, node, ratio);
  }
  const parameters = { name: node.name.text, suggestions: [text], advice: '' };
  context.report('unknownName', node.span, parameters, { fixes: replaceWith([text], node.span) });
  return hole(node.span);
}

/**
 * Where no part takes the rest, the shares must be seen to make the whole; a share that depends on
 * facts would be made up for by the last part, in silence.
 */
function reportSharesDepend(
  context: Context,
  node: ShareSplit,
  shares: readonly { readonly name: string; readonly share: Expr | undefined }[],
): void {
  const at = shares.findIndex(({ share }) => share !== undefined && dependsOnFacts(share));
  const [part, last] = [node.parts[at], node.parts.at(-1)];
  if (part?.share === undefined || last?.share === undefined) return;
  const text = context.vocabulary.table.keywords.theRest[0];
  const fixes = [{ title: 'rest' as const, edits: [{ span: last.share.span, text }] }];
  const parameters = { name: shares[at]?.name ?? '' };
  context.report('sharesDepend', part.share.span, parameters, { fixes });
}

function dependsOnFacts(share: Expr): boolean {
  return share.type.kind !== 'unknown' && constantFigure(share) === undefined;
}

/** The sum of the shares that are said, if all of them are fixed. */
function wholeOf(shares: readonly (Expr | undefined)[]): Fraction | undefined {
  let sum = new Fraction(0);
  for (const share of shares) {
    if (share === undefined) continue;
    const figure = constantFigure(share);
    if (figure === undefined) return undefined;
    sum = sum.add(figure);
  }
  return sum;
}

function percent(value: Fraction): string {
  const hundredfold = value.mul(100);
  return hundredfold.d === 1n || hundredfold.toString().length < 8
    ? `${hundredfold.toString()}%`
    : `${value.toFraction()}`;
}
