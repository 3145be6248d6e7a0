// The types of the facts as a service developer sees them: enums as unions of texts, entities and
// the dossier as readonly interfaces, with the policy's labels as doc comments.

import type { FactField } from '../../dossier/fact-fields.ts';
import { type DossierObject, objectOf } from '../../dossier/objects.ts';
import { docComment, type GeneratedFile } from './file.ts';
import { commentText, propertyKey, quote } from './text.ts';

/** Whole numbers of this size are held as numbers; a fact may be declared to be larger. */
const LARGEST_NUMBER = BigInt(Number.MAX_SAFE_INTEGER);

/** What a fact that is given is at run time, in TypeScript. */
export function typeName(field: FactField, file: GeneratedFile): string {
  const { type } = field;
  switch (type.kind) {
    case 'boolean':
      return 'boolean';
    case 'money':
      return file.useType('Minor');
    case 'ratio':
      return file.useType('Rational');
    case 'number':
      if (!type.integer) return file.useType('Rational');
      return fitsNumber(field) ? 'number' : file.useType('Whole');
    case 'date':
    case 'text':
    case 'id':
    case 'matter':
    case 'clause':
      return 'string';
    case 'enum':
      return file.types.get(type.enum) ?? 'string';
    case 'keys':
      return 'Readonly<Record<string, unknown>>';
    case 'entity':
      return objectType(objectOf(file.objects, field), file);
    case 'list':
    case 'entries':
      return `readonly ${objectType(objectOf(file.objects, field), file)}[]`;
    case 'unknown':
      return 'unknown';
    default:
      return type satisfies never;
  }
}

/** Whether a whole number's declared range keeps it among the safe integers. */
export function fitsNumber({ min, max }: Pick<FactField, 'min' | 'max'>): boolean {
  if (!min || !max) return false;
  return min.gte(-LARGEST_NUMBER) && max.lte(LARGEST_NUMBER);
}

/** The interface of an object of the dossier. */
export function objectType(object: DossierObject | undefined, file: GeneratedFile): string {
  switch (object?.role) {
    case 'dossier':
      return 'Dossier';
    case 'ledger':
      return file.useType('LedgerEntry');
    case 'support':
      return file.useType('OtherSupport');
    case 'group':
    case 'item':
      return file.types.get(object.entity) ?? 'never';
    default:
      return 'never';
  }
}

/** Whether a fact that is not given is undefined, not a default or an empty list. */
export function mayBeAbsent(field: FactField): boolean {
  const empty = field.type.kind === 'list' || field.type.kind === 'entries';
  return !field.required && field.default === undefined && !empty;
}

/** How a declared fact is held. */
export function factType(field: FactField, file: GeneratedFile): string {
  return mayBeAbsent(field) ? `${typeName(field, file)} | undefined` : typeName(field, file);
}

/** Writes the types; callers leave them out of JavaScript. */
export function writeTypes(file: GeneratedFile): void {
  const { model, writer } = file;
  for (const one of model.enums) {
    const labels = one.members.map((member) => commentText(member.label)).join(', ');
    docComment(file, `${commentText(one.label)}: ${labels}.`);
    const union = one.members.map((member) => quote(member.name)).join(' | ') || 'never';
    writer.line(`export type ${file.types.get(one)} = ${union};`);
    writer.blank();
  }
  const written = new Set<string>();
  for (const object of file.objects.toReversed()) {
    if (object.role === 'ledger' || object.role === 'support') continue;
    const name = objectType(object, file);
    if (written.has(name)) continue;
    written.add(name);
    // An entity that stands in lists and by itself: the item's interface, for its id, serves both.
    const item = file.objects.find((one) => one.entity === object.entity && one.role === 'item');
    docComment(
      file,
      object.role === 'dossier'
        ? `The facts of one ${commentText(object.entity.label)}, read and checked by \`parseDossier\`.`
        : `${commentText(object.entity.label)}.`,
    );
    writer.line(`export interface ${name} {`);
    for (const field of (item ?? object).fields) {
      docComment(file, noteOn(field, file));
      writer.line(`readonly ${propertyKey(field.name)}: ${factType(field, file)};`);
    }
    writer.line('}');
    writer.blank();
  }
}

const NOTES: Readonly<Record<string, string>> = {
  as_of: 'The day to judge on, as an ISO date.',
  reference: 'Echoed in the decision.',
  ledger: 'Awards had before.',
  other_supports: 'Supports from elsewhere.',
};

function noteOn(field: FactField, file: GeneratedFile): string {
  if (field.type.kind === 'id') return 'Unique in its list.';
  const label = commentText(field.label);
  const note = Object.hasOwn(NOTES, label) ? NOTES[label] : undefined;
  if (field.label === field.name && note !== undefined) return note;
  if (field.type.kind !== 'money') return `${label}.`;
  return `${label}, in minor units of ${commentText(file.model.currency.code)}.`;
}
