// The header: currency, rounding, period in force, and what names the policy.
import Fraction from 'fraction.js';
import {
  type CurrencyPart,
  type Expression,
  type HeaderPart,
  languageTables,
  type Period as PeriodNode,
  type PolicyHeader,
  type RoundingPart,
  type TextOrHole,
  type Vocabulary,
  withEnds,
} from '#language';
import type { Reporter } from '../diagnostics/reporter.ts';
import { type TermName, term } from '../diagnostics/terms.ts';
import { headSpan } from '../names/collect.ts';
import { suggest } from '../names/suggest.ts';
import { currencyCodes, currencyOf } from '../types/currency.ts';
import { date, money } from '../types/kinds.ts';
import { constantDate, constantFigure } from './constant.ts';
import type { Context, Names } from './context.ts';
import { elaborateAs } from './elaborate-as.ts';
import type { Currency, Period, Rounding, SourceDocument } from './model.ts';
import { removal, replaceWith } from './replace.ts';
import { reportReversed } from './written.ts';

type PartOf<K extends HeaderPart['kind']> = Extract<HeaderPart, { kind: K }>;

/** The first part of a kind; a second one is reported. */
function partOf<K extends HeaderPart['kind']>(
  policy: PolicyHeader | undefined,
  kind: K,
  name: TermName,
  report: Reporter,
): PartOf<K> | undefined {
  const parts = (policy?.parts ?? []).filter((part): part is PartOf<K> => part.kind === kind);
  const [first, ...others] = parts;
  for (const other of others) {
    const related = first ? [{ span: first.span, note: 'first' as const }] : [];
    report(
      'repeatedPart',
      other.span,
      { part: term(name) },
      { related, fixes: [removal(other.span)] },
    );
  }
  return first;
}

/**
 * The currency that a header says, or undefined once it is reported that it says none.
 * @param written the codes of the amounts that the policy writes, to guess it by
 */
export function elaborateCurrency(
  policy: PolicyHeader | undefined,
  vocabulary: Vocabulary,
  report: Reporter,
  written: () => readonly string[] = () => [],
): Currency | undefined {
  if (policy === undefined) return undefined;
  const part: CurrencyPart | undefined = partOf(policy, 'currency', 'currencyPart', report);
  if (part === undefined) {
    const codes = written();
    const head = policy.title?.span ?? headSpan(policy);
    const at = withEnds(head, { start: head.end });
    const text = `\n  ${vocabulary.table.keywords.currency[0]} ${mostOften(codes) ?? 'USD'}`;
    const unsure = new Set(codes).size !== 1;
    const fix = { title: 'add' as const, edits: [{ span: at, text }], unsure };
    report('headerMisses', headSpan(policy), { part: term('currencyPart') }, { fixes: [fix] });
    return undefined;
  }
  if (part.code.kind === 'missing') return undefined;
  const { text, span } = part.code;
  const data = currencyOf(text);
  if (data === undefined) {
    const upper = text.toUpperCase();
    const byName = vocabulary.table.currencyNames[upper];
    const [byWord = byName] = vocabulary.currencies.get(text) ?? [];
    const close = currencyOf(upper) ? [upper] : suggest(text, currencyCodes());
    const suggestions = byWord ? [byWord] : close;
    report(
      'unknownCurrency',
      span,
      { name: text, suggestions },
      { fixes: replaceWith(suggestions, span) },
    );
    return undefined;
  }
  const word = currencyWord(data.code, vocabulary);
  return { ...data, word, plural: pluralOf(word, data.code, vocabulary) };
}

function mostOften(codes: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/**
 * The currency's word in the policy's language, or its code. A word of several currencies (`dollar`)
 * means the policy's own, in what is written and in what is told.
 */
function currencyWord(code: string, vocabulary: Vocabulary): string {
  for (const [word, codes] of vocabulary.currencies) if (codes.includes(code)) return word;
  return code;
}

/** The word for several, if it belongs to this currency too: Icelandic kronas are no kronor. */
function pluralOf(word: string, code: string, { table, currencies }: Vocabulary): string {
  const plural = Object.hasOwn(table.currencyPlurals, word)
    ? table.currencyPlurals[word]
    : undefined;
  return plural !== undefined && currencies.get(plural)?.includes(code) ? plural : word;
}

/** How awards are rounded; half up to the minor unit where nothing is said. */
export function elaborateRounding(context: Context, policy: PolicyHeader): Rounding {
  const part: RoundingPart | undefined = partOf(policy, 'rounding', 'roundingPart', context.report);
  const step = new Fraction(1);
  if (part === undefined) return { mode: 'half up', step };
  const written = elaborateAs(context, context.root, part.step, money);
  if (written.type.kind === 'unknown') return { mode: part.mode, step };
  const figure = constantFigure(written);
  if (figure === undefined) context.report('notConstant', part.step.span, {});
  else if (!figure.gt(0) || figure.d !== 1n) context.report('badStep', part.step.span, {});
  else return { mode: part.mode, step: figure };
  return { mode: part.mode, step };
}

/** A period in force: both days are included. */
export function elaboratePeriod(
  context: Context,
  names: Names,
  node: PeriodNode | undefined,
): Period {
  const day = (expression: Expression | undefined): string | undefined => {
    if (expression === undefined) return undefined;
    const value = elaborateAs(context, names, expression, date);
    if (value.type.kind === 'unknown') return undefined;
    const known = constantDate(value);
    if (known === undefined) context.report('notConstant', expression.span, {});
    return known;
  };
  const from = day(node?.from);
  const until = day(node?.until);
  if (from !== undefined && until !== undefined && until < from && node?.from && node.until) {
    reportReversed(context.report, node.from, node.until);
  }
  return { from, until, span: node?.span };
}

export interface HeaderTexts {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly language: string;
  readonly issuer: string | undefined;
  readonly sources: readonly SourceDocument[];
  readonly period: PeriodNode | undefined;
}

/** What the header says in words. */
export function elaborateTexts(policy: PolicyHeader, report: Reporter): HeaderTexts {
  const name = policy.name.kind === 'name' ? policy.name.text : '';
  const sources = policy.parts.flatMap((part) => (part.kind === 'source' ? part.documents : []));
  return {
    name,
    title: policy.title?.value ?? name,
    version: textOf(partOf(policy, 'version', 'versionPart', report)?.version) ?? '1',
    language: languageOf(partOf(policy, 'language', 'languagePart', report)?.language, report),
    issuer: textOf(partOf(policy, 'issuer', 'issuerPart', report)?.issuer),
    sources: sources.flatMap((document) =>
      document.kind === 'text' ? [{ path: document.value, span: document.span }] : [],
    ),
    period: partOf(policy, 'period', 'periodPart', report),
  };
}

/** A language without words of its own is read and told in English, which is said. */
function languageOf(text: TextOrHole | undefined, report: Reporter): string {
  if (text?.kind !== 'text') return 'en';
  const known = Object.keys(languageTables);
  if (!known.includes(text.value)) {
    const edits = known.map((each) => [{ span: text.span, text: `"${each}"` }]);
    const fixes = edits.map((each) => ({ title: 'write' as const, edits: each }));
    report('unknownLanguage', text.span, { language: text.value, known }, { fixes });
  }
  return text.value;
}

function textOf(text: TextOrHole | undefined): string | undefined {
  return text?.kind === 'text' ? text.value : undefined;
}
