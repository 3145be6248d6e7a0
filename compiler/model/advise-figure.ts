// What to write instead of a figure that does not fit its place: its unit, a price, the amount that
// a share is taken of. A fix comes with it where there is one way to mend it.
import { type Expression, type NumberLiteral, withEnds } from '#language';
import type { Term, TextEdit } from '../diagnostics/diagnostic.ts';
import { term } from '../diagnostics/terms.ts';
import { isCalendarDay } from '../types/dates.ts';
import { isNumeric } from '../types/kinds.ts';
import type { Context } from './context.ts';
import type { NumericType, Type, Units } from './types.ts';
import { bareFigure } from './unit-fix.ts';
import { sourceOf, writtenFigure } from './written.ts';

export interface Advice {
  readonly advice: Term | '';
  readonly fixes: readonly {
    readonly title: 'write';
    readonly parameters: { readonly suggestion: string };
    readonly edits: readonly TextEdit[];
    readonly unsure?: boolean;
  }[];
}

type WordContext = Pick<
  Context,
  'currency' | 'currencyKnown' | 'vocabulary' | 'facts' | 'declarations'
>;

/**
 * Where a message says it: how dates are written comes first, since what a date reads as (a ratio) says
 * nothing to whoever wrote it.
 */
export function adviceIn({ advice }: Advice): {
  readonly first?: Term;
  readonly advice?: Term | '';
} {
  return advice !== '' && advice.term === 'dateOrder' ? { first: advice } : { advice };
}

export const noAdvice: Advice = { advice: '', fixes: [] };

/** For what is `found` where `wanted` should stand; says nothing where nothing helps. */
export function adviseFigure(
  context: WordContext,
  node: Expression,
  found: Type,
  wanted: Type,
): Advice {
  const inner = unwrapped(node);
  if (inner.kind === 'text' && wanted.kind === 'enum') {
    return withoutQuotes(wanted, inner);
  }
  const bare = bareFigure(context, inner, wanted);
  if (bare !== undefined && (wanted.kind !== 'money' || context.currencyKnown)) {
    return written('writeFigure', 'figure', bare.suggestion, bare.edits);
  }
  if (wanted.kind === 'money' && (inner.kind === 'percent' || inner.kind === 'ratio')) {
    return { advice: term('shareOfWhat', { share: sourceOf(inner) }), fixes: [] };
  }
  if (inner.kind === 'text' && wanted.kind === 'date' && isCalendarDay(inner.value)) {
    const edits = [{ span: inner.span, text: inner.value }];
    return written('writeInstead', 'instead', inner.value, edits);
  }
  const days = wanted.kind === 'date' ? daysOf(inner) : [];
  if (days.length > 0) {
    const fixes = days.flatMap((day) => fixOf(day, [{ span: node.span, text: day }]));
    const unsure = days.length > 1;
    return {
      advice: term('dateOrder', { instead: days }),
      fixes: fixes.map((fix) => (unsure ? { ...fix, unsure } : fix)),
    };
  }
  if (!isNumeric(found) || !isNumeric(wanted)) return noAdvice;
  return adviseUnits(context, inner, found, wanted);
}

/** `limit … to 1 million yuan per year`: years are counted by the words for them. */
export function adviseYears(
  context: WordContext,
  node: Expression,
  hasWindow: boolean,
): Advice | undefined {
  const inner = unwrapped(node);
  if (inner.kind !== 'number' || hasWindow) return undefined;
  const [use, ...others] = inner.per;
  if (use === undefined || others.length > 0 || use.unit.kind === 'missing') return undefined;
  if (context.vocabulary.durations.get(use.unit.text) !== 'year') return undefined;
  const instead = context.vocabulary.table.keywords.inEachCalendarYear[0];
  // Where the figure ends is known by the word after it; the digits have no place of their own.
  const from = Math.max(inner.unit?.span.end ?? 0, inner.scale?.span.end ?? 0);
  const isPlain = node === inner && inner.unit?.of === 'currency' && !inner.unit.before;
  const edits = [{ span: withEnds(inner.span, { start: from }), text: ` ${instead}` }];
  return written('eachCalendarYear', 'instead', instead, isPlain ? edits : []);
}

function adviseUnits(
  { vocabulary }: WordContext,
  node: Expression,
  found: NumericType,
  wanted: NumericType,
): Advice {
  if (wanted.units.length > 0) return adviseWantedPrice(vocabulary, node, found, wanted);
  const above = found.units.filter(([, power]) => power > 0);
  const [tooMany] = above;
  if (tooMany !== undefined) {
    const bare = above.length === found.units.length && above.every(([, power]) => power === 1);
    const literals = bare && wanted.kind === 'money' ? pricesIn(node) : [];
    const per = spelledPer(vocabulary.table.keywords.per[0], above);
    const [first] = literals;
    if (first !== undefined) {
      const edits = literals.map(({ span }) => ({
        span: withEnds(span, { start: span.end }),
        text: per,
      }));
      return written('writePrice', 'price', `${writtenFigure(first)}${per}`, edits);
    }
    const advice = term('quantityTooMany', { unit: tooMany[0] });
    return { advice, fixes: wanted.kind === 'number' ? withoutUnit(node) : [] };
  }
  const [missing] = found.units;
  if (missing === undefined) return noAdvice;
  const advice = term('quantityMissing', { unit: missing[0] });
  return { advice, fixes: found.units.length === 1 ? timesYear(vocabulary, node, missing) : [] };
}

/** `75 euro` among prices per m2. */
function adviseWantedPrice(
  vocabulary: WordContext['vocabulary'],
  node: Expression,
  found: NumericType,
  wanted: NumericType,
): Advice {
  const isPrice = wanted.kind === 'money' && wanted.units.every(([, power]) => power === -1);
  const literals = isPrice && found.kind === 'money' && !found.units.length ? pricesIn(node) : [];
  const [first, ...others] = literals;
  if (first === undefined || others.length > 0) return noAdvice;
  const per = spelledPer(vocabulary.table.keywords.per[0], wanted.units);
  const edits = [{ span: withEnds(first.span, { start: first.span.end }), text: per }];
  return written('writePrice', 'price', `${writtenFigure(first)}${per}`, edits);
}

/** What is paid by the month or the year is most often meant for a year. */
function timesYear(
  { durations }: WordContext['vocabulary'],
  node: Expression,
  [unit, power]: Units[number],
): Advice['fixes'] {
  const count = unit === 'month' ? 12 : unit === 'year' ? 1 : undefined;
  if (count === undefined || power !== -1) return [];
  const words = [...durations].flatMap(([word, meant]) => (meant === unit ? [word] : []));
  const word = count === 1 ? words[0] : words.at(-1);
  const isProduct = node.kind === 'arithmetic' && (node.operator === '*' || node.operator === 'of');
  const isSimple = isProduct || node.kind === 'reference' || node.kind === 'member';
  if (word === undefined || !isSimple) return [];
  const times = ` * ${count} ${word}`;
  const edits = [{ span: withEnds(node.span, { start: node.span.end }), text: times }];
  return [{ title: 'write', parameters: { suggestion: `… ${times.trim()}` }, edits, unsure: true }];
}

function withoutUnit(node: Expression): Advice['fixes'] {
  if (node.kind !== 'number' || node.unit?.of !== 'declared' || node.per.length > 0) return [];
  const bare = writtenFigure({ ...node, unit: undefined });
  const [fix] = fixOf(bare, [{ span: node.span, text: bare }]);
  return fix === undefined ? [] : [{ ...fix, unsure: true }];
}

function spelledPer(per: string, units: Units): string {
  return units.map(([name]) => ` ${per} ${name}`).join('');
}

/** The amounts of money that are multiplied in, where they have no unit yet. */
function pricesIn(node: Expression): readonly NumberLiteral[] {
  switch (node.kind) {
    case 'number':
      return node.unit?.of === 'currency' && node.per.length === 0 ? [node] : [];
    case 'parenthesised':
      return pricesIn(node.inner);
    case 'arithmetic':
      return node.operator === '*' || node.operator === 'of'
        ? [...pricesIn(node.left), ...pricesIn(node.right)]
        : [];
    case 'table':
      return node.mode === 'parts' ? node.rows.flatMap((row) => pricesIn(row.value)) : [];
    default:
      return [];
  }
}

/**
 * The day that is meant by `2025/12/31` or `31-12-2025`, which read as calculations; two where either
 * figure may be the month; none of what is no date.
 */
function daysOf(node: Expression): readonly string[] {
  if (node.kind !== 'arithmetic' || !['/', '-'].includes(node.operator)) return [];
  const { left, right: last } = node;
  if (left.kind !== 'arithmetic' || left.operator !== node.operator) return [];
  const { left: first, right: middle } = left;
  if (first.kind !== 'number' || middle.kind !== 'number' || last.kind !== 'number') return [];
  const iso = (year: string, month: string, day: string) => {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isCalendarDay(date) ? [date] : [];
  };
  if (first.digits.length === 4) return iso(first.digits, middle.digits, last.digits);
  if (last.digits.length !== 4) return [];
  const dayFirst = iso(last.digits, middle.digits, first.digits);
  return [...new Set([...dayFirst, ...iso(last.digits, first.digits, middle.digits)])];
}

/** `is "national"`: a member’s name in quotation marks, or its label. */
function withoutQuotes(
  { enum: of }: Extract<Type, { kind: 'enum' }>,
  node: Extract<Expression, { kind: 'text' }>,
): Advice {
  const said = node.value.trim().toLowerCase();
  const meant = of.members.find(
    ({ name, label }) => name.toLowerCase() === said || label.toLowerCase() === said,
  );
  const members = meant?.name ?? of.members.map(({ name }) => name).join(', ');
  const advice = term('withoutQuotes', { enum: of.name, members });
  if (meant === undefined) return { advice, fixes: [] };
  return { advice, fixes: fixOf(meant.name, [{ span: node.span, text: meant.name }]) };
}

function written(
  name: 'writeFigure' | 'writePrice' | 'eachCalendarYear' | 'writeInstead',
  hole: string,
  suggestion: string,
  edits: readonly TextEdit[],
): Advice {
  const advice = term(name, { [hole]: suggestion });
  return { advice, fixes: edits.length === 0 ? [] : fixOf(suggestion, edits) };
}

function fixOf(suggestion: string, edits: readonly TextEdit[]): Advice['fixes'] {
  return [{ title: 'write', parameters: { suggestion }, edits }];
}

function unwrapped(node: Expression): Expression {
  return node.kind === 'parenthesised' ? unwrapped(node.inner) : node;
}
