// What an editor shows between the words: from which figure on a cap binds, a figure read out, the value
// of a parameter where it is read, and what each clause comes to for the dossier in use.
import type Fraction from 'fraction.js';
import {
  type Amount,
  type Analysis,
  type AwardCap,
  type Constant,
  type Expr,
  fill,
  type LabelTest,
  type Model,
  valueText,
  wordingOf,
} from '#compiler';
import { type NumberLiteral, type Span, walk } from '#language';
import { wordsOf } from '../words/languages.ts';
import { type ClauseFigure, figuresOf } from './clause-figures.ts';
import type { GivenDossier } from './dossiers.ts';
import { moneyShown, readOut } from './figures.ts';
import { clauseFile } from './files.ts';
import { exprOf } from './names.ts';
import type { Selection } from './place.ts';

export type HintKind = 'cap' | 'figure' | 'parameter' | 'dossier';

export interface InlayHint {
  readonly kind: HintKind;
  /** Behind this offset. */
  readonly offset: number;
  readonly text: string;
  /** Told when the pointer rests on it. */
  readonly about?: string;
}

export interface HintOptions {
  readonly caps: boolean;
  /** Figures read out. */
  readonly figures: boolean;
  readonly parameters: boolean;
  readonly dossier?: GivenDossier;
  /** The date of a dossier that says none, ISO. */
  readonly today: string;
}

/** The hints of a part of a file, in the order of the text. */
export function inlayHints(selection: Selection, options: HintOptions): readonly InlayHint[] {
  const { analysis, file, start, end } = selection;
  const { model } = analysis;
  if (model === undefined || clauseFile(analysis, file) === undefined) return [];
  const hints = [
    ...(options.figures ? moneyHints(selection, model) : []),
    ...(options.caps ? capHints(model, file) : []),
    ...(options.parameters ? parameterHints(analysis, model, file, dayOf(options)) : []),
    ...(options.dossier !== undefined
      ? dossierHints(analysis, file, options.dossier, options.today)
      : []),
  ];
  return hints
    .filter(({ offset }) => start <= offset && offset <= end)
    .toSorted((a, b) => a.offset - b.offset);
}

// ---------------------------------------------------------------- caps

interface Capped {
  readonly value: Expr;
  readonly cap: AwardCap;
}

function capHints(model: Model, file: string): readonly InlayHint[] {
  const { binds } = wordsOf(model.language).hints;
  return model.clauses.flatMap((clause) => {
    if (clause.kind !== 'grant') return [];
    return cappedIn(clause.amount).flatMap(({ value, cap }): readonly InlayHint[] => {
      if (cap.span.file !== file) return [];
      const edge = edgeOf(value, cap.value);
      if (edge === undefined) return [];
      const figure = wholeMoney(edge, model);
      return [{ kind: 'cap', offset: endOf(cap), text: fill(binds, { figure }) }];
    });
  });
}

function endOf({ value, span }: AwardCap): number {
  return Math.max(value.span.end, Math.min(span.end, value.span.end));
}

/** Each row of a table has a cap of its own; rows that share one value share its cap. */
function cappedIn(amount: Amount): readonly Capped[] {
  const found = new Map<Span, Capped>();
  const gather = (one: Amount): void => {
    if (one.kind === 'table') for (const row of one.rows) gather(row.amount);
    else if (one.cap !== undefined) {
      found.set(one.cap.span, { value: one.value, cap: one.cap });
    }
  };
  gather(amount);
  return [...found.values()];
}

/** The figure of which the share is the cap, in minor units: of `30% of x capped at c`, c / 30%. */
function edgeOf(value: Expr, cap: Expr): Fraction | undefined {
  const most = constantOf(cap);
  const share = shareOf(value);
  if (most === undefined || share === undefined || share.n === 0n || share.s < 0n) return undefined;
  return most.div(share);
}

/** How much of one amount a value is; undefined where it is more than a share of one amount. */
function shareOf(expr: Expr): Fraction | undefined {
  if (expr.kind !== 'arithmetic') return undefined;
  const { operator, left, right } = expr;
  if (operator !== 'multiply' && operator !== 'divide') return undefined;
  const [a, b] = [constantOf(left), constantOf(right)];
  if (operator === 'divide') {
    if (b === undefined || b.n === 0n) return undefined;
    return isAmount(left) ? b.inverse() : shareOf(left)?.div(b);
  }
  if (a !== undefined) return isAmount(right) ? a : shareOf(right)?.mul(a);
  if (b !== undefined) return isAmount(left) ? b : shareOf(left)?.mul(b);
  return undefined;
}

/** Money that stands for itself: a fact or a name. */
function isAmount({ kind, type }: Expr): boolean {
  const isRead = kind === 'field' || kind === 'definition' || kind === 'aggregate';
  return isRead && type.kind === 'money' && type.units.length === 0;
}

function constantOf(expr: Expr): Fraction | undefined {
  if (expr.kind === 'constant' && expr.value.kind === 'numeric') return expr.value.value;
  // A parameter that does not change is as good as its figure.
  if (expr.kind === 'definition' && expr.object === undefined) {
    return constantOf(expr.definition.value);
  }
  return undefined;
}

/** Without the cents where there are none: `¥10,000,000`. */
function wholeMoney(edge: Fraction, { currency, language }: Model): string {
  // What lies between two amounts is bound by the lower one.
  const minor = edge.floor();
  const isWhole = minor.mod(10 ** currency.digits).n === 0n;
  return moneyShown(minor, currency, language, isWhole ? 0 : currency.digits);
}

// ---------------------------------------------------------------- figures and parameters

/** `3 million yuan` read out; a figure without a scale says itself. */
function moneyHints({ analysis, file, start, end }: Selection, model: Model): readonly InlayHint[] {
  const tree = clauseFile(analysis, file)?.parsed.file;
  const found: NumberLiteral[] = [];
  if (tree !== undefined) {
    walk(tree, (node) => {
      if (node.span.end < start || node.span.start > end) return false;
      if (node.kind === 'number' && node.scale !== undefined && node.unit?.of === 'currency') {
        found.push(node);
      }
      return true;
    });
  }
  return found.flatMap((literal): readonly InlayHint[] => {
    const expr = exprOf(analysis, literal);
    if (expr?.kind !== 'constant') return [];
    const text = readOut(literal, expr as Constant, model);
    return text === undefined ? [] : [{ kind: 'figure', offset: literal.span.end, text }];
  });
}

/** The value of a parameter, where a rule reads it; of one that changes with time, that of the day. */
function parameterHints(
  { checked }: Analysis,
  model: Model,
  file: string,
  day: string,
): readonly InlayHint[] {
  const { equals, equalsOn } = wordsOf(model.language).hints;
  const voice = { wording: wordingOf(model.language), currency: model.currency };
  const values = new Map(
    model.parameters.flatMap(({ name, value }) => {
      const found = constantOn(value, day);
      if (found === undefined) return [];
      const text = valueText(found.value, found.type, voice);
      const isDated = value.kind !== 'constant';
      return [
        [
          name,
          isDated ? fill(equalsOn, { value: text, date: day }) : fill(equals, { value: text }),
        ],
      ];
    }),
  );
  if (values.size === 0) return [];
  return (checked?.resolution.references ?? []).flatMap(
    ({ span, declaration }): readonly InlayHint[] => {
      if (span.file !== file || declaration.kind !== 'parameter') return [];
      const text = values.get(declaration.name);
      if (text === undefined) return [];
      const about = declaration.label === undefined ? {} : { about: declaration.label };
      return [{ kind: 'parameter', offset: span.end, text, ...about }];
    },
  );
}

/** The day that is decided on: that of the dossier in use, or else today. */
function dayOf({ dossier, today }: HintOptions): string {
  const value = dossier !== undefined && 'value' in dossier ? dossier.value : undefined;
  const text = dossier !== undefined && 'text' in dossier ? dossier.text : undefined;
  const said =
    typeof value === 'object' && value !== null && 'as_of' in value
      ? value.as_of
      : // Of a dossier that is being written, too.
        /"as_of"\s*:\s*"([^"]*)"/.exec(text ?? '')?.[1];
  return typeof said === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : today;
}

/** What a value is on a day, if it hangs on the day of the decision alone. */
function constantOn(value: Expr, day: string): Constant | undefined {
  if (value.kind === 'constant') return value;
  if (value.kind === 'definition' && value.object === undefined) {
    return constantOn(value.definition.value, day);
  }
  if (value.kind !== 'lookUp' || value.subjects.some(({ kind }) => kind !== 'asOf'))
    return undefined;
  for (const { tests, value: held } of value.rows) {
    const met = tests.map((test) => isMet(test, day));
    // Where it cannot be told whether a row fits, neither can be told that a later one does.
    if (met.includes(undefined)) return undefined;
    if (met.every((one) => one === true)) return constantOn(held, day);
  }
  return undefined;
}

function isMet(test: LabelTest, day: string): boolean | undefined {
  if (test.kind === 'any') return true;
  if (test.kind !== 'interval') return undefined;
  const [low, high] = [test.low, test.high].map((edge) => {
    if (edge === undefined) return { included: true, day: undefined };
    const { value, included } = edge;
    const isDate = value.kind === 'constant' && value.value.kind === 'date';
    return isDate ? { included, day: value.value.value } : undefined;
  });
  if (low === undefined || high === undefined) return undefined;
  // ISO dates are in the order of their letters.
  const above = low.day === undefined || low.day < day || (low.included && low.day === day);
  const below = high.day === undefined || day < high.day || (high.included && high.day === day);
  return above && below;
}

// ---------------------------------------------------------------- the dossier in use

function dossierHints(
  analysis: Analysis,
  file: string,
  dossier: GivenDossier,
  today: string,
): readonly InlayHint[] {
  return figuresFor(analysis, dossier, today).flatMap(({ name, text, reasons }) =>
    name.file === file
      ? [
          {
            kind: 'dossier' as const,
            offset: lineEnd(analysis, name),
            text,
            about: reasons.join('\n'),
          },
        ]
      : [],
  );
}

interface Decided {
  readonly dossier: GivenDossier;
  readonly today: string;
  readonly figures: readonly ClauseFigure[];
}

const decidedFor = new WeakMap<Analysis, Decided>();

/** Decided once for one state of the texts, however often the view moves. */
function figuresFor(
  analysis: Analysis,
  dossier: GivenDossier,
  today: string,
): readonly ClauseFigure[] {
  const known = decidedFor.get(analysis);
  if (known?.dossier === dossier && known.today === today) return known.figures;
  const figures = figuresOf(analysis, dossier, today);
  decidedFor.set(analysis, { dossier, today, figures });
  return figures;
}

/** Behind everything on the line of a clause’s name. */
function lineEnd({ files }: Analysis, { file, end }: Span): number {
  const text = files.get(file)?.text ?? '';
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  return end + rest.trimEnd().length;
}
