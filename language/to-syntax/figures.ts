// From the CST to figures: numbers with their scale and unit, percentages, ratios.
import type { CstNode, IToken } from 'chevrotain';
import type { Expression, LiteralUnit, NameOrHole, Scale, UnitUse } from '../syntax.ts';
import { type Context, has, name, spanOf, token, tokenSpan, tokens } from './context.ts';

const digits = (found: IToken | undefined) => found?.image.replaceAll(',', '') ?? '0';

export function figure(cst: CstNode, context: Context): Expression {
  const span = spanOf(cst, context);
  const number = token(cst, 'NumberFigure');
  if (number === undefined || number.isInsertedInRecovery) {
    return { kind: 'missing', expected: 'number', span };
  }
  const right = token(cst, 'right');
  if (right !== undefined) {
    return { kind: 'ratio', left: digits(number), right: digits(right), span };
  }
  if (has(cst, 'Percent')) return { kind: 'percent', digits: digits(number), span };
  const scaleWord = token(cst, 'ScaleWord');
  return {
    kind: 'number',
    digits: digits(number),
    scale: scaleWord && scale(scaleWord, context),
    unit: unit(token(cst, 'CurrencyBefore'), token(cst, 'UnitWord'), context),
    per: tokens(cst, 'Name').map((each) => unitUse(name(each, context), true)),
    span,
  };
}

function scale(found: IToken, context: Context): Scale {
  const power = context.vocabulary.scales.get(found.image) ?? 0;
  return { kind: 'scale', word: found.image, power, span: tokenSpan(found, context) };
}

function unit(
  before: IToken | undefined,
  after: IToken | undefined,
  context: Context,
): LiteralUnit | undefined {
  const found = before ?? after;
  if (found === undefined) return undefined;
  const word = found.image;
  const base = { kind: 'literalUnit', word, span: tokenSpan(found, context) } as const;
  const duration = context.vocabulary.durations.get(word);
  if (duration !== undefined) return { ...base, of: 'duration', duration };
  if (before === undefined && context.units.declared.has(word)) return { ...base, of: 'declared' };
  const codes = context.vocabulary.currencies.get(word) ?? [word];
  const own = context.units.currency;
  const code = own !== undefined && codes.includes(own) ? own : (codes[0] ?? word);
  return { ...base, of: 'currency', code, before: before !== undefined };
}

/** A unit after `in` or `per`. */
export function unitUse(unit: NameOrHole, per: boolean): UnitUse {
  return { kind: 'unitUse', unit, per, span: unit.span };
}
