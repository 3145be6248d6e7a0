// The schema that the runtime's report of fact errors walks, as a constant of the generated file:
// each object's facts with their labels and what is expected of them, in the policy's language.

import type Fraction from 'fraction.js';
import type { FactField } from '../../dossier/fact-fields.ts';
import { objectOf } from '../../dossier/objects.ts';
import { expectedText, rangeText } from '../../dossier/read-fact.ts';
import type { Voice } from '../../wording/figures.ts';
import type { GeneratedFile } from './file.ts';
import { rationalCode } from './reader.ts';
import { quote } from './text.ts';

export function writeSchema(file: GeneratedFile, name: string, voice: Voice): void {
  const { writer, model } = file;
  writer.line(`const ${name}${writer.type(`: ${file.useType('Schema')}`)} = {`);
  writer.line(`digits: ${model.currency.digits},`);
  writer.line('objects: [');
  for (const object of file.objects) {
    writer.line('[');
    for (const field of object.fields) writer.line(`${factCode(field, file, voice)},`);
    writer.line('],');
  }
  writer.line('],');
  writer.line('words: {');
  const { facts, words } = voice.wording;
  writer.line(`messages: ${record(facts.messages)},`);
  for (const word of ['negative', 'commas', 'unit'] as const) {
    writer.line(`${word}: ${quote(facts.slips[word])},`);
  }
  writer.line(`itemOf: ${quote(facts.itemOf)},`);
  writer.line(`didYouMean: ${quote(facts.didYouMean)},`);
  writer.line(`quoted: ${quote(words.quoted)},`);
  for (const word of [
    'dossier',
    'object',
    'uniqueId',
    'keyValue',
    'field',
    'notNegative',
  ] as const) {
    writer.line(`${word}: ${quote(facts.expected[word])},`);
  }
  writer.line(`found: ${record(facts.found)},`);
  writer.line('},');
  writer.line('};');
  writer.blank();
}

function record(texts: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(texts)
    .map(([name, text]) => `${name}: ${quote(text)}`)
    .join(', ')} }`;
}

function factCode(field: FactField, file: GeneratedFile, voice: Voice): string {
  const { type } = field;
  const parts = [
    `name: ${quote(field.name)}`,
    `label: ${quote(field.label)}`,
    `kind: ${quote(kindOf(field))}`,
    `expected: ${quote(expectedText(type, voice))}`,
  ];
  if (field.required) parts.push('required: true');
  if (type.kind === 'money' || type.kind === 'ratio' || type.kind === 'number') {
    parts.push(`range: ${quote(rangeText(field, type, voice))}`);
    const bound = (name: string, value: Fraction | undefined) => {
      if (value) parts.push(`${name}: ${rationalCode(value)}`);
    };
    bound('min', field.min);
    bound('max', field.max);
  }
  const list = (names: readonly string[]) => `[${names.map(quote).join(', ')}]`;
  if (type.kind === 'enum') {
    parts.push(`names: ${list(type.enum.members.map((member) => member.name))}`);
    parts.push(`labels: ${list(type.enum.members.map((member) => member.label))}`);
  }
  if (type.kind === 'clause') parts.push(`names: ${list(type.names)}`);
  const inner = objectOf(file.objects, field);
  if (inner) parts.push(`of: ${file.objects.indexOf(inner)}`);
  return `{ ${parts.join(', ')} }`;
}

function kindOf({ type }: FactField): string {
  switch (type.kind) {
    case 'enum':
      return 'member';
    case 'entity':
      return 'group';
    case 'entries':
      return 'list';
    case 'number':
      return type.integer ? 'integer' : 'number';
    case 'unknown':
      return 'text';
    default:
      return type.kind;
  }
}
