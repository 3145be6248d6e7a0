// What the readers of expectations share: what they read with, and the findings that they make alike.
import type { Parameter, Term } from '../diagnostics/diagnostic.ts';
import type { Reporter } from '../diagnostics/reporter.ts';
import { type TermName, term } from '../diagnostics/terms.ts';
import type { Model } from '../model/model.ts';
import { suggest } from '../names/suggest.ts';
import type { EntryList } from './fields.ts';
import { shortened } from './shortened.ts';
import type { Placed } from './suite.ts';
import { foundTerm, type YamlEntry, type YamlValue } from './yaml-tree.ts';

/** What a reader of expectations reads with. */
export interface Reading {
  readonly report: Reporter;
  /** Names of clauses and articles are held to it, if there is one. */
  readonly model: Model | undefined;
}

export function clauseNames(model: Model, list: EntryList): readonly string[] {
  const kind = list === 'measures' ? 'measure' : 'grant';
  return model.clauses.filter((clause) => clause.kind === kind).map(({ name }) => name);
}

export function clauseValueKnown(entry: YamlEntry, list: EntryList, reading: Reading): boolean {
  const { value } = entry;
  if (value.kind !== 'scalar') return true;
  return clauseKnown(value.text, list, { ...entry, keySpan: value.span, value }, reading);
}

export function clauseKnown(
  name: string,
  list: EntryList,
  { keySpan }: YamlEntry,
  { model, report }: Reading,
): boolean {
  if (model === undefined) return true;
  const names = clauseNames(model, list);
  if (names.includes(name)) return true;
  const labelled = model.clauses.filter(
    (clause) => clause.label === name && names.includes(clause.name),
  );
  const suggestions =
    labelled.length > 0 ? labelled.map((clause) => clause.name) : suggest(name, names);
  const kind = term(list === 'measures' ? 'measureKind' : 'grantKind');
  const fixes = suggestions.map((one) => replace(keySpan, one));
  report('unknownInPolicy', keySpan, { name: shortened(name), kind, suggestions }, { fixes });
  return false;
}

export function articleKnown({ key, keySpan }: YamlEntry, { model, report }: Reading): boolean {
  if (model === undefined) return true;
  const articles = model.clauses
    .filter(({ kind }) => kind === 'grant')
    .map(({ article }) => article);
  if (articles.includes(key)) return true;
  const suggestions = articles.filter((article) => key.replace(/^\D+/, '') === article).slice(0, 1);
  const kind = term('articleKind');
  const fixes = suggestions.map((one) => replace(keySpan, one));
  report('unknownInPolicy', keySpan, { name: shortened(key), kind, suggestions }, { fixes });
  return false;
}

/** Tells of a name that means nothing where it stands. */
export function unknownKey(
  { key, keySpan }: YamlEntry,
  where: TermName,
  allowed: readonly string[],
  { report }: Pick<Reading, 'report'>,
): undefined {
  const suggestions = suggest(key, allowed);
  const fixes = suggestions.map((one) => replace(keySpan, one));
  const words = { name: shortened(key), where: term(where), allowed, suggestions };
  report('unknownKey', keySpan, words, { fixes });
  return undefined;
}

export function replace(span: YamlEntry['keySpan'], suggestion: string) {
  return {
    title: 'replace' as const,
    parameters: { suggestion },
    edits: [{ span, text: suggestion }],
  };
}

/** Advice that says all there is to write instead: as good as done. */
const WRITTEN_OUT = ['writeDigits', 'noCommas', 'noSignOfMoney', 'decimalComma', 'writeCell'];

/** What an advice says to write instead, if it says so in full. */
export function adviceInFull(advice: Parameter): string | undefined {
  if (typeof advice !== 'object' || !WRITTEN_OUT.includes(advice.term)) return undefined;
  return String(advice.parameters.instead);
}

/**
 * Whether nothing else can be meant. A mark between digits may stand before decimals or thousands, and
 * a near word is another word.
 */
export function isSureAdvice(written: string, advice: Parameter): boolean {
  const isWord = typeof advice === 'object' && advice.term === 'writeCell';
  return !isWord && !/\d[,'_ ]\d|\.\d{3}(?!\d)/.test(written.normalize('NFKC'));
}

/** The repair that an advice names, if it names one. */
export function asAdvised(span: YamlEntry['keySpan'], written: string, advice: Parameter) {
  const instead = adviceInFull(advice);
  if (instead === undefined) return [];
  const fix = replace(span, instead);
  return [isSureAdvice(written, advice) ? fix : { ...fix, unsure: true }];
}

/** Tells of a value of another form than was expected. */
export function shape(
  value: YamlValue,
  what: string,
  wanted: TermName,
  { report }: Pick<Reading, 'report'>,
  advice: Term | '' = '',
): undefined {
  report('wrongShape', value.span, { what, wanted: term(wanted), found: foundTerm(value), advice });
  return undefined;
}

export function placed<T>(value: YamlValue, read: T): Placed<T> {
  const { span, stuck } = value;
  return stuck === undefined ? { value: read, span } : { value: read, span, stuck };
}
