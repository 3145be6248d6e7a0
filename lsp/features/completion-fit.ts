// What kind of value a place wants, as far as the words before it tell; and which keywords go with
// the value that stands there already.
import type { Type } from '#compiler';
import {
  type ClausePart,
  type ExpectedKeyword,
  type HeaderPart,
  type KeywordId,
  type Rule,
  type Slot,
  type Span,
  vocabularyOf,
} from '#language';
import type { Asked } from './completion-item.ts';
import { takenInRows } from './completion-taken.ts';
import { clauseFile, treesOf } from './files.ts';
import { clauseAround, type Names, namesInScope, pathIn, typeOfPath } from './names-in-scope.ts';

/** What a place wants. */
export type Wanted =
  | { readonly kind: 'type'; readonly type: Type }
  /** Money, a ratio or a number; behind an operator it may be `6 months after …`. */
  | { readonly kind: 'figure'; readonly orDate: boolean }
  | { readonly kind: 'date' }
  | { readonly kind: 'condition' }
  | { readonly kind: 'list' }
  | { readonly kind: 'any' };

const ANY: Wanted = { kind: 'any' };

const FIGURES: ReadonlySet<string> = new Set(['grants', 'recovers', 'matches', 'measure', 'bound']);
const CONDITIONS: ReadonlySet<string> = new Set(['when', 'unless', 'selection', 'supports']);

/** What a value must be in a slot, from the innermost rule outwards. */
export function wantedIn({ within }: Slot, asked: Asked): Wanted {
  for (let at = within.length - 1; at >= 0; at--) {
    const rule = within[at];
    if (rule === undefined) break;
    // The value of a row is what its table stands for.
    const inRow = within.slice(at).some(({ rule: inner }) => inner === 'row');
    const isLabel = within.slice(at).some(({ rule: inner }) => inner === 'rowLabel');
    if (inRow && !isLabel && (rule.rule === 'row' || rule.rule === 'table')) continue;
    const wanted = wantedBy(rule, within[at - 1], asked);
    if (wanted !== undefined) return wanted;
  }
  return ANY;
}

function wantedBy(rule: Rule, around: Rule | undefined, asked: Asked): Wanted | undefined {
  const { parts } = rule;
  switch (rule.rule) {
    case 'condition': {
      const [left] = parts;
      if (left === undefined) return undefined;
      const type = typeOfText(asked, left.start, left.end);
      if (type === undefined || type.kind === 'unknown') return ANY;
      return { kind: 'type', type };
    }
    case 'binder':
      return { kind: 'list' };
    case 'elapsed':
      return { kind: 'date' };
    case 'total':
      return parts.length > 0 ? { kind: 'figure', orDate: true } : undefined;
    case 'operand':
      // Within brackets anything may begin again.
      return asked.text[rule.start] === '(' && rule.start < asked.expected.word.start
        ? ANY
        : undefined;
    case 'row':
      return ANY;
    case 'limit':
      return parts.length > 0 ? { kind: 'figure', orDate: false } : undefined;
    case 'field':
      return typeOfField(asked, rule) ?? ANY;
    case 'table':
      // Only figures have parts.
      if (isOfParts(rule, asked)) return { kind: 'figure', orDate: false };
      return around === undefined ? undefined : ANY;
    default:
      if (FIGURES.has(rule.rule)) return { kind: 'figure', orDate: false };
      return CONDITIONS.has(rule.rule) ? { kind: 'condition' } : undefined;
  }
}

function isOfParts({ start }: Rule, { place, text }: Asked): boolean {
  const { byPartsOf } = vocabularyOf(place.analysis.language).table.keywords;
  const words = text.slice(start, start + 40).replace(/\s+/g, ' ');
  return byPartsOf.some((spelling) => words.startsWith(`${spelling} `));
}

/** The default of a field is of its type. */
function typeOfField({ place, text }: Asked, { parts }: Rule): Wanted | undefined {
  const type = parts.find(({ rule }) => rule === 'type');
  if (type === undefined) return undefined;
  const name = text.slice(type.start, type.end).trim();
  const found = place.analysis.model?.enums.find((one) => one.name === name);
  return found && { kind: 'type', type: { kind: 'enum', enum: found } };
}

const namesOf = new WeakMap<Asked, Names>();

/** The names in scope where it is asked; read once. */
export function namesHere(asked: Asked): Names {
  const known = namesOf.get(asked) ?? namesInScope(asked.place);
  namesOf.set(asked, known);
  return known;
}

/** The type of what stands between two places, where that is a name with its fields, or a comparison in parentheses. */
export function typeOfText(asked: Asked, start: number, end: number): Type | undefined {
  const said = asked.text.slice(start, end).trim();
  const { is, exceeds } = vocabularyOf(asked.place.analysis.language).table.keywords;
  const isCompared = said.split(/\s+/).some((word) => word === is[0] || word === exceeds[0]);
  if (said.startsWith('(') && said.endsWith(')') && isCompared) return { kind: 'boolean' };
  const path = pathIn(said);
  return path && typeOfPath(asked.place.analysis, namesHere(asked), path);
}

export function isFigure(type: Type | undefined): boolean {
  return type?.kind === 'money' || type?.kind === 'ratio' || type?.kind === 'number';
}

/** Whether a value of a type may stand where something is wanted; what is not known may. */
export function fits(type: Type | undefined, wanted: Wanted): boolean {
  if (wanted.kind === 'list') return type === undefined || type.kind === 'list';
  if (type === undefined || type.kind === 'unknown') return true;
  if (type.kind === 'list') return false;
  // Its facts may fit.
  if (type.kind === 'entity') return true;
  switch (wanted.kind) {
    case 'any':
    case 'condition':
      return true;
    case 'figure':
      return isFigure(type) || (wanted.orDate && type.kind === 'date');
    case 'date':
      return type.kind === 'date';
    case 'type':
      return isFigure(wanted.type) ? isFigure(type) : sameType(type, wanted.type);
    default:
      return wanted satisfies never;
  }
}

function sameType(a: Type, b: Type): boolean {
  return a.kind === 'enum' && b.kind === 'enum' ? a.enum === b.enum : a.kind === b.kind;
}

// ---------------------------------------------------------------- keywords

const ARITHMETIC: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...(['of', 'net', 'per', 'cappedAt', 'flooredAt'] as const),
  ...(['roundedUp', 'roundedDown', 'roundedHalfUp', 'roundedHalfEven'] as const),
]);
const ORDERS: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...(['isAtLeast', 'isAtMost', 'isMoreThan', 'isLessThan', 'isAbove', 'isBelow'] as const),
  'exceeds',
]);
const DAYS: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...(['isBefore', 'isAfter', 'isOnOrBefore', 'isOnOrAfter'] as const),
]);
const LOGICAL: ReadonlySet<KeywordId> = new Set<KeywordId>(['and', 'or']);
const TRUTHS: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...(['not', 'true', 'false', 'any', 'every', 'atLeast', 'atMost', 'exactly'] as const),
]);
/** What begins a figure, and nothing else. */
const NUMBERS: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...(['sum', 'count', 'byPartsOf', 'fullYears', 'fullMonths', 'fullWeeks', 'fullDays'] as const),
  ...(['theYearOf', 'theMonthOf', 'theDayOf'] as const),
]);
const SHIFTS: ReadonlySet<KeywordId> = new Set<KeywordId>(['after', 'before']);
const EDGES: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...(['below', 'upTo', 'from', 'above', 'before', 'exactly'] as const),
]);

/** Whether the limit that is being written says for whom it counts. */
function countsForSome({ expected }: Asked): boolean {
  return expected.slots.some(({ within }) =>
    within.some(
      ({ rule, parts }) => rule === 'limit' && parts.some((part) => part.rule === 'path'),
    ),
  );
}

/** Behind `list of`. */
export function isInList({ place, text, expected }: Asked): boolean {
  const { list, of } = vocabularyOf(place.analysis.language).table.keywords;
  const before = text.slice(Math.max(0, expected.word.start - 40), expected.word.start);
  const said = ` ${before.trim().replace(/\s+/g, ' ')}`;
  return list.some((word) => of.some((joining) => said.endsWith(` ${word} ${joining}`)));
}

/** Whether a table of figures or days goes on with an edge: nothing follows a row without an end. */
export function isEdgeNext(asked: Asked, { id, within }: ExpectedKeyword): boolean {
  if (within.at(-1) !== 'labelOption' || !(EDGES.has(id) || id === 'otherwise')) return false;
  const slot = asked.expected.slots.find(({ within: rules }) => {
    return rules.at(-1)?.rule === 'labelOption';
  });
  const type = slot && subjectOf(slot, asked);
  if (slot === undefined || !(isFigure(type) || type?.kind === 'date')) return false;
  const table = slot.within.findLast(({ rule }) => rule === 'table');
  const last = table?.parts.findLast(({ rule }) => rule === 'row');
  const { above, otherwise } = vocabularyOf(asked.place.analysis.language).table.keywords;
  const said = last === undefined ? '' : asked.text.slice(last.start, last.end).trim();
  return ![...above, ...otherwise].some((word) => said.startsWith(word));
}

/** Whether a keyword makes sense with the values around it, as far as these are known. */
export function keywordFits(asked: Asked, { id, within, start }: ExpectedKeyword): boolean {
  if (isTaken(asked, id, within)) return false;
  const last = within.at(-1);
  if (last === 'labelOption') return labelFits(asked, id);
  // A period has its days written out, and lists hold things of a declared kind.
  if (within.includes('period') && within.includes('operand')) return false;
  if (last === 'type' && isInList(asked)) return false;
  // A minimum counts for nobody.
  if (last === 'limit' && id === 'atLeast') return !countsForSome(asked);
  const isContinued = start < asked.expected.word.start;
  // A value is about to begin.
  const slot = asked.expected.slots.find(({ kind, within: rules }) => {
    return kind === 'name' && rules.at(-1)?.rule === 'path';
  });
  if (slot !== undefined && !isContinued) {
    const wanted = wantedIn(slot, asked);
    if (NUMBERS.has(id) && wanted.kind === 'type') return isFigure(wanted.type);
    if (!TRUTHS.has(id)) return true;
    if (id === 'true' || id === 'false') {
      return wanted.kind === 'type' && wanted.type.kind === 'boolean';
    }
    return wanted.kind === 'any' || wanted.kind === 'condition';
  }
  const before = operandBefore(asked, start);
  if (before === undefined) return true;
  const { type, isFigureWritten, isDuration } = before;
  if (SHIFTS.has(id) && !within.includes('selection')) return isDuration;
  const isNumber = isFigureWritten || isFigure(type);
  const known = isFigureWritten || (type !== undefined && type.kind !== 'unknown');
  if (!known) return true;
  if (ARITHMETIC.has(id)) return isNumber;
  if (ORDERS.has(id)) return isNumber || type?.kind === 'date';
  if (DAYS.has(id)) return type?.kind === 'date';
  if (id === 'isBetween') return isNumber || type?.kind === 'date';
  // An amount is no condition; a comparison that ends in one is.
  if (LOGICAL.has(id)) return !isNumber || before.isCompared;
  return true;
}

/** The lines of a header that stand there once. */
const HEADER_LINES: Readonly<Partial<Record<KeywordId, HeaderPart['kind']>>> = {
  source: 'source',
  issuer: 'issuer',
  currency: 'currency',
  roundingUp: 'rounding',
  roundingDown: 'rounding',
  roundingHalfUp: 'rounding',
  roundingHalfEven: 'rounding',
  version: 'version',
  language: 'language',
};
const VERBS: ReadonlySet<string> = new Set<KeywordId>([
  ...(['grants', 'matches', 'recovers', 'overlap'] as const),
  ...(['permits', 'encourages', 'requires', 'empowers'] as const),
]);
const VERB_PARTS: ReadonlySet<string> = new Set<ClausePart['kind']>([
  ...(['grants', 'matches', 'recovers', 'overlap', 'measure'] as const),
]);

/** A header says each thing once, and a clause does one. What is being written is not there yet. */
function isSaid({ place, expected: { word } }: Asked, id: KeywordId, within: readonly string[]) {
  const isOther = ({ span }: { readonly span: Span }) => span.start !== word.start;
  if (within.includes('headerPart')) {
    const line = id === 'inForce' ? 'period' : HEADER_LINES[id];
    const header = clauseFile(place.analysis, place.file)?.parsed.file.items.find(
      (item) => item.kind === 'policy',
    );
    return header?.parts.some((part) => part.kind === line && isOther(part)) === true;
  }
  if (!VERBS.has(id) || !within.includes('clausePart')) return false;
  const clause = clauseAround(place.analysis, place.file, place.offset);
  return clause?.parts.some((part) => VERB_PARTS.has(part.kind) && isOther(part)) === true;
}

/** A policy has one header and one applicant. */
function isTaken(asked: Asked, id: KeywordId, within: readonly string[]): boolean {
  if (isSaid(asked, id, within)) return true;
  const { analysis } = asked.place;
  if (within.length > 2 || (id !== 'policy' && id !== 'applicant')) return false;
  if (within[1] !== 'policy' && within[1] !== 'entity' && within[1] !== 'enumeration') return false;
  return treesOf(analysis).some(({ items }) =>
    items.some((item) =>
      id === 'policy'
        ? item.kind === 'policy'
        : item.kind === 'entity' && item.role === 'applicant',
    ),
  );
}

interface OperandBefore {
  readonly type: Type | undefined;
  readonly isFigureWritten: boolean;
  readonly isDuration: boolean;
  /** It stands behind a comparison. */
  readonly isCompared: boolean;
}

/** What stands right before the place, where that is a name or a figure. */
function operandBefore(asked: Asked, offset: number): OperandBefore | undefined {
  const { place, text } = asked;
  const line = text.slice(Math.max(0, offset - 200), offset);
  const name = /(?:[\p{L}_`][^\s,:()"“”+*/=-]*)$/u.exec(line.trimEnd())?.[0];
  const isCompared = /\b(?:is|exceeds)\b[^:=\n]*$/.test(line);
  const figure = /[\d.,]+\s*(?:%|[\p{L}_]+)?(?:\s+[\p{L}_]+)?$/u.test(line.trimEnd());
  if (name === undefined) {
    return { type: undefined, isFigureWritten: figure, isDuration: false, isCompared };
  }
  const path = pathIn(name);
  const type = path && typeOfPath(place.analysis, namesHere(asked), path);
  const isDuration = /\d\s*(?:years?|months?|weeks?|days?)$/.test(line.trimEnd());
  return { type, isFigureWritten: type === undefined && figure, isDuration, isCompared };
}

/** The subject that a label of a row is about. */
export function subjectOf({ within }: Slot, asked: Asked): Type | undefined {
  const table = within.findLast(({ rule }) => rule === 'table');
  const row = within.findLast(({ rule }) => rule === 'row');
  const column = row?.parts.filter(({ rule }) => rule === 'rowLabel').length ?? 0;
  const subject = table?.parts.filter(({ rule }) => rule === 'total')[column];
  return subject && typeOfText(asked, subject.start, subject.end);
}

/** Rows begin on lines of their own: after the figure of one nobody looks for the next. */
export function isRowHere({ within }: Slot, { expected }: Asked): boolean {
  const table = within.findLast(({ rule }) => rule === 'table');
  const row = within.findLast(({ rule }) => rule === 'row');
  const isFirst = table?.parts.every(({ rule }) => rule !== 'row') === true;
  return expected.startsLine || isFirst || (row?.start ?? 0) < expected.word.start;
}

function labelFits(asked: Asked, id: KeywordId): boolean {
  const slot = asked.expected.slots.find(({ within }) => within.at(-1)?.rule === 'labelOption');
  if (slot !== undefined && !isRowHere(slot, asked)) return false;
  const type = slot && subjectOf(slot, asked);
  const { keywords } = vocabularyOf(asked.place.analysis.language).table;
  const isOnce = id === 'otherwise' || id === 'true' || id === 'false';
  if (slot && isOnce && takenInRows(slot, asked).has(keywords[id][0])) return false;
  if (type === undefined || type.kind === 'unknown') return true;
  if (id === 'true' || id === 'false') return type.kind === 'boolean';
  // Days are before one another, figures below.
  if (id === 'before') return type.kind === 'date';
  if (EDGES.has(id)) return isFigure(type) || type.kind === 'date';
  return true;
}
