// From a finding to its words in the reader's language. Templates (en.ts) hold `{name}` where a
// parameter stands, `{“name”}` where each item of it is to be quoted; a stretch in `[…]` is left out
// when a parameter in it is empty.
import { visible } from '#language';
import type { Diagnostic, Fix, Parameter, Parameters, RelatedPlace, Term } from './diagnostic.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

const languages: Readonly<Record<string, Texts>> = { en };

/** The texts of a natural language; English where there is none. */
export function textsOf(language: string): Texts {
  return (Object.hasOwn(languages, language) ? languages[language] : undefined) ?? en;
}

/** The finding's message, one or more whole sentences. */
export function renderMessage(diagnostic: Diagnostic, language = 'en'): string {
  const texts = textsOf(language);
  return fill(texts.diagnostics[diagnostic.name].message, diagnostic.parameters, texts);
}

/** The word on another place concerned. */
export function renderNote(diagnostic: Diagnostic, place: RelatedPlace, language = 'en'): string {
  const texts = textsOf(language);
  const notes: Readonly<Record<string, string>> = texts.diagnostics[diagnostic.name].related ?? {};
  return fill(
    notes[place.note] ?? place.note,
    { ...diagnostic.parameters, ...place.parameters },
    texts,
  );
}

/** The title of a fix: what it does, and when to choose it. */
export function renderFixTitle(diagnostic: Diagnostic, fix: Fix, language = 'en'): string {
  const texts = textsOf(language);
  const titles: Readonly<Record<string, string>> = texts.diagnostics[diagnostic.name].fixes ?? {};
  return fill(
    titles[fix.title] ?? fix.title,
    { ...diagnostic.parameters, ...fix.parameters },
    texts,
  );
}

/** A term by itself, as it stands inside a sentence: “an amount of money per m2”. */
export function renderTerm(term: Term, language = 'en'): string {
  const texts = textsOf(language);
  return fill(texts.terms[term.term], term.parameters, texts);
}

/** Fills a template: holes with parameters, `[…]` only where all of its holes have something. */
export function fill(template: string, parameters: Parameters, texts: Texts): string {
  return template
    .replace(/\[([^[\]]*)\]/g, (_, inner: string) =>
      holesOf(inner).every((name) => !isEmpty(parameters[name])) ? inner : '',
    )
    .replace(hole, (_, open: string, name: string, close: string) =>
      show(parameters[name], texts, (one) => `${open}${one}${close}`),
    );
}

const hole = /\{(\W*)(\w+)(\W*)\}/g;

function holesOf(template: string): readonly string[] {
  return [...template.matchAll(hole)].map((match) => match[2] ?? '');
}

type Value = Parameter | readonly Parameter[] | undefined;

function isEmpty(value: Value): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function show(value: Value, texts: Texts, quote: (text: string) => string): string {
  if (value === undefined) return '';
  if (isList(value)) return texts.join(value.map((one) => show(one, texts, quote)));
  if (typeof value === 'object')
    return quote(fill(texts.terms[value.term], value.parameters, texts));
  // What a message quotes from a file is shown, and never acts.
  return quote(visible(String(value)));
}

function isList(value: Parameter | readonly Parameter[]): value is readonly Parameter[] {
  return Array.isArray(value);
}
