// Case files in an editor: what may be written, what stands there, where the policy says so.
import {
  type Analysis,
  type Declaration,
  entryFields,
  type FieldKind,
  fill,
  type Model,
  type Suite,
  type Type,
} from '#compiler';
import { type Span, withEnds } from '#language';
import { wordsOf } from '../words/languages.ts';
import { baseHere, describeBase } from './case-bases.ts';
import {
  caseKeys,
  declarationOf,
  expectKeys,
  type Meaning,
  meaningOf,
  namedAt,
  suiteKeys,
} from './case-meaning.ts';
import { type CasePlace, casePlaceAt } from './case-path.ts';
import { columnHere, tableCompletion } from './case-tables.ts';
import type { Completion, CompletionKind } from './completion-item.ts';
import { describeDeclaration, typeText } from './hover-names.ts';
import { code, plain } from './markdown.ts';

export interface CaseFilePlace {
  /** The policy that the file proves. */
  readonly analysis: Analysis;
  readonly suite: Suite;
  readonly text: string;
  readonly offset: number;
}

/** What a place of a case file names of its policy. */
export interface CaseName {
  readonly span: Span;
  readonly declaration: Declaration;
}

export function caseName(place: CaseFilePlace): CaseName | undefined {
  const { analysis, suite, text, offset } = place;
  const { model } = analysis;
  if (model === undefined) return undefined;
  if (suite.form === 'csv') {
    const here = columnHere(place, model);
    const declaration = here?.named && declarationOf(analysis, here.named);
    return declaration && here && { span: here.span, declaration };
  }
  const at = casePlaceAt(text, offset);
  const named = at && namedAt(model, at);
  const declaration = named && declarationOf(analysis, named);
  if (at === undefined || declaration === undefined) return undefined;
  return { span: { file: suite.file, start: at.start, end: at.end }, declaration };
}

/** The explanation of what a place of a case file names. */
export function caseHover(place: CaseFilePlace): { span: Span; markdown: string } | undefined {
  const { analysis } = place;
  const base = baseHere(place);
  if (base !== undefined) {
    return { span: base.span, markdown: describeBase(base, analysis.language) };
  }
  const found = caseName(place);
  if (found === undefined) return ownWord(place);
  return { span: found.span, markdown: describeDeclaration(analysis, found.declaration) };
}

/** A part of the case file itself: `expect`, `changes`. */
function ownWord({ analysis, suite, text, offset }: CaseFilePlace) {
  const { model, language } = analysis;
  const at = suite.form === 'yaml' ? casePlaceAt(text, offset) : undefined;
  if (model === undefined || at?.at !== 'key') return undefined;
  const { kind } = meaningOf(model, at);
  const { caseFiles: words } = wordsOf(language);
  const told: Readonly<Record<string, string>> =
    kind === 'suite' || kind === 'case' || kind === 'expect'
      ? words[kind]
      : kind === 'facts'
        ? words.dossier
        : {};
  const means = Object.hasOwn(told, at.word) ? told[at.word] : undefined;
  if (means === undefined) return undefined;
  const span = { file: suite.file, start: at.start, end: at.end };
  return { span, markdown: `${code(at.word)}: ${plain(means)}` };
}

export interface CaseSymbol {
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  readonly selection: Span;
}

/** The cases of a file, in its order. */
export function caseSymbols({ cases }: Suite): readonly CaseSymbol[] {
  return cases.map(({ name, reason, whole, span }) => ({
    name,
    detail: reason ?? '',
    span: withEnds(whole, {
      start: Math.min(whole.start, span.start),
      end: Math.max(whole.end, span.end),
    }),
    selection: span,
  }));
}

// ---------------------------------------------------------------- completion

/** What may be written at a place of a case file, the likeliest first. */
export function caseCompletion(place: CaseFilePlace): readonly Completion[] {
  const { analysis, suite, text, offset } = place;
  const { model } = analysis;
  if (model === undefined) return [];
  if (suite.form === 'csv') return tableCompletion(place, model);
  const at = casePlaceAt(text, offset);
  if (at === undefined) return [];
  const meaning = meaningOf(model, at);
  const offered = at.at === 'key' ? keysIn(meaning, model) : valuesOf(meaning, place);
  return offered.map(({ name, kind, detail }, rank) => ({
    label: name,
    kind,
    detail,
    span: { file: suite.file, start: at.start, end: at.end },
    text: at.at === 'key' ? keyText(name, text, at) : name,
    isSnippet: false,
    rank: Math.min(rank, 9),
  }));
}

interface Offered {
  readonly name: string;
  readonly kind: CompletionKind;
  readonly detail: string;
}

/** With its colon, unless that stands there already. */
function keyText(name: string, text: string, { end }: CasePlace): string {
  return /^\s*:/.test(text.slice(end)) ? name : `${name}: `;
}

function keysIn(meaning: Meaning, model: Model): readonly Offered[] {
  const { caseFiles: words } = wordsOf(model.language);
  const named = (names: readonly string[], told: Readonly<Record<string, string>>) =>
    names.map((name): Offered => ({ name, kind: 'keyword', detail: told[name] ?? '' }));
  switch (meaning.kind) {
    case 'suite':
      return named(suiteKeys, words.suite);
    case 'case':
      return named(caseKeys, words.case);
    case 'expect':
      return named(expectKeys, words.expect);
    case 'facts':
      return factsIn(meaning, model);
    case 'base':
      return factsIn({ kind: 'facts', entity: model.applicant }, model);
    case 'clauses':
      return clausesOf(model, meaning.list);
    case 'articles':
      return articlesOf(model).map((name) => ({ name, kind: 'keyword', detail: '' }));
    case 'entry':
      return Object.keys(entryFields[meaning.list]).map((name) => ({
        name,
        kind: 'keyword',
        detail: '',
      }));
    case 'list':
      return meaning.of.kind === 'entry' && meaning.of.list !== 'errors'
        ? clausesOf(model, meaning.of.list)
        : [];
    case 'bases':
    case 'value':
    case 'field':
    case 'truth':
    case 'nothing':
      return [];
    default:
      return meaning satisfies never;
  }
}

function factsIn({ entity }: Meaning & { kind: 'facts' }, model: Model): readonly Offered[] {
  const { caseFiles: words } = wordsOf(model.language);
  const fields = entity.fields.map(({ name, label, type }): Offered => {
    const what = typeText(type, model.language);
    const detail = label === name ? what : fill(words.labelled, { label, type: what });
    return { name, kind: 'field', detail };
  });
  const own = (names: readonly string[]) =>
    names.map((name): Offered => ({ name, kind: 'builtIn', detail: words.dossier[name] ?? '' }));
  if (entity.role === 'entity') return [...own(['id']), ...fields];
  if (entity.role !== 'applicant') return fields;
  return [...own(['as_of']), ...fields, ...own(['ledger', 'other_supports', 'reference'])];
}

function clausesOf({ clauses }: Model, list: 'awards' | 'measures'): readonly Offered[] {
  return clauses.flatMap(({ kind, name, label }) =>
    (kind === 'grant') === (list === 'awards')
      ? [{ name, kind: 'clause' as const, detail: label ?? '' }]
      : [],
  );
}

function articlesOf({ articles }: Model): readonly string[] {
  return [...new Set(articles.map(({ number }) => number))];
}

function valuesOf(meaning: Meaning, { suite, analysis }: CaseFilePlace): readonly Offered[] {
  const { model } = analysis;
  if (model === undefined) return [];
  switch (meaning.kind) {
    case 'value': {
      const { owner, name, type } = meaning;
      return owner?.role === 'ledger' && name === 'clause'
        ? clausesOf(model, 'awards')
        : valuesOfType(type);
    }
    case 'field':
      return valuesOfField(meaning.field, model, meaning.list);
    case 'truth':
      return truths;
    case 'articles':
      return articlesOf(model).map((name) => ({ name, kind: 'keyword', detail: '' }));
    case 'base':
      return suite.cases.map(({ name, reason }) => ({ name, kind: 'text', detail: reason ?? '' }));
    default:
      return [];
  }
}

const truths: readonly Offered[] = ['true', 'false'].map((name) => ({
  name,
  kind: 'keyword',
  detail: '',
}));

/** What a fact may be, where that can be listed. */
export function valuesOfType(type: Type): readonly Offered[] {
  if (type.kind === 'boolean') return truths;
  if (type.kind !== 'enum') return [];
  return type.enum.members.map(({ name, label }) => ({
    name,
    kind: 'member',
    detail: label === name ? '' : label,
  }));
}

function valuesOfField(
  field: FieldKind,
  model: Model,
  list: keyof typeof entryFields,
): readonly Offered[] {
  if (field === 'clause') return clausesOf(model, list === 'measures' ? 'measures' : 'awards');
  if (typeof field !== 'object') return [];
  return field.words.map((name) => ({ name, kind: 'keyword', detail: '' }));
}
