// From the text of a dossier to its JSON value, or to what is wrong with the text in words for
// people: the line, the column and what cannot stand there (DESIGN §4, code `json`).
import type { FactError } from '@clause/runtime';
import type { Model } from '../model/model.ts';
import { fill } from '../wording/fill.ts';
import { wordingOf } from '../wording/languages.ts';
import { factError, showable } from './errors.ts';
import { lineAndColumn, mayDouble, walkJson } from './json-text.ts';

export type JsonReading =
  | { readonly value: unknown }
  | { readonly errors: readonly [FactError, ...FactError[]] };

/**
 * Reads a JSON text. `text`: undefined where the bytes are not UTF-8. `firstLine`: the line of the
 * input on which it begins. A name that one object has twice is refused: either could be meant.
 */
export function readJson(model: Model, text: string | undefined, firstLine = 1): JsonReading {
  const wording = wordingOf(model.language);
  const { json, expected } = wording.facts;
  const plain = (found: string): JsonReading => {
    const trouble = {
      path: '$',
      code: 'json',
      field: '$',
      expected: expected.json,
      found,
    } as const;
    return { errors: [factError(trouble, wording)] };
  };
  if (text === undefined) return plain(json.notUtf8);
  const told = (template: string, offset: number, path: string, holes: Record<string, string>) => {
    const { line, column } = lineAndColumn(text, offset);
    const message = fill(template, {
      line: String(line + firstLine - 1),
      column: String(column),
      ...holes,
    });
    return { path, code: 'json', expected: expected.json, message } as const;
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const findings = walkJson(text);
    if (!('fault' in findings)) return plain(error instanceof Error ? error.message : '');
    const { kind, offset, wanted } = findings.fault;
    const found = showable(findings.fault.found);
    return { errors: [{ ...told(json[kind], offset, '$', { found, wanted }), found }] };
  }
  if (!mayDouble(text, value)) return { value };
  const findings = walkJson(text);
  const [first, ...more] = 'doubled' in findings ? findings.doubled : [];
  if (first === undefined) return { value };
  const error = ({ name, path, offset }: typeof first): FactError => {
    const found = showable(name);
    return { ...told(json.doubled, offset, path, { name: found }), found };
  };
  return { errors: [error(first), ...more.map(error)] };
}
