// From the text of a dossier to its JSON value, or to what is wrong with the text in words for
// people: the line, the column and what cannot stand there (DESIGN §4, code `json`).
import type { FactError } from '@clause/runtime';
import type { Model } from '../model/model.ts';
import { fill } from '../wording/fill.ts';
import { wordingOf } from '../wording/languages.ts';
import { showable } from './errors.ts';
import { lineAndColumn, mayDouble, walkJson } from './json-text.ts';
import { readDossier } from './read-dossier.ts';

export type JsonReading =
  | { readonly value: unknown }
  | { readonly errors: readonly [FactError, ...FactError[]] };

/**
 * Reads a JSON text. `text`: undefined where the bytes are not UTF-8. `firstLine`: the line of the
 * input on which it begins. A name that one object has twice is refused: either could be meant.
 */
export function readJson(model: Model, text: string | undefined, firstLine = 1): JsonReading {
  const wording = wordingOf(model.language);
  const { json, expected, found } = wording.facts;
  const errorOf = (path: string, stands: string, message: string): FactError => {
    return { path, code: 'json', expected: expected.json, found: stands, message };
  };
  if (text === undefined) return { errors: [errorOf('$', found.other, json.notUtf8)] };
  const placed = (template: string, offset: number, holes: Record<string, string>): string => {
    const { line, column } = lineAndColumn(text, offset);
    return fill(template, {
      line: String(line + firstLine - 1),
      column: String(column),
      ...holes,
    });
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const findings = walkJson(text);
    if (!('fault' in findings)) {
      // The two readers of JSON disagree: the other's words are better than none.
      const words = showable(error instanceof Error ? error.message : '');
      return { errors: [errorOf('$', words, fill(wording.facts.messages.json, { found: words }))] };
    }
    const { kind, offset, wanted } = findings.fault;
    const stands = showable(findings.fault.found);
    return {
      errors: [errorOf('$', stands, placed(json[kind], offset, { found: stands, wanted }))],
    };
  }
  if (!mayDouble(text, value)) return { value };
  const findings = walkJson(text);
  const [first, ...more] = 'doubled' in findings ? findings.doubled : [];
  if (first === undefined) return { value };
  const twice = ({ name, path, offset }: typeof first): FactError => {
    const stands = showable(name);
    return errorOf(path, stands, placed(json.doubled, offset, { name: stands }));
  };
  const paths = [first, ...more].map(({ path }) => path);
  return { errors: [twice(first), ...more.map(twice), ...othersThan(model, value, paths)] };
}

/** What else is wrong with a dossier than what stands twice in it; its day may yet be filled in. */
function othersThan(
  model: Model,
  value: unknown,
  doubled: readonly string[],
): readonly FactError[] {
  const reading = readDossier(model, value);
  const errors = 'errors' in reading ? reading.errors : [];
  return errors.filter(({ path, code }) => {
    if (path === '$.as_of' && code === 'missing') return false;
    return !doubled.some(
      (one) => path === one || (/^[.[]/.test(path.slice(one.length)) && path.startsWith(one)),
    );
  });
}
