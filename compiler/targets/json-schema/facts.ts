// The parts of a dossier's schema: one definition for each enum and each object that a dossier can hold
// (DESIGN §4). The schemas of dossiers and of case files are made of them.
import type { FactField } from '../../dossier/fact-fields.ts';
import { type DossierObject, objectOf, objectsOf } from '../../dossier/objects.ts';
import type { Model } from '../../model/model.ts';
import type { EnumType } from '../../model/types.ts';
import { exactNumber, figureSchema, type Schema } from './figures.ts';

/** What schemas of a policy's facts are made of. */
export interface FactParts {
  readonly model: Model;
  /** Every object that a dossier can hold, the dossier first. */
  readonly objects: readonly DossierObject[];
  /** Names in `$defs`: of every enum, and of every object but the dossier. */
  readonly names: Names;
}

export type Names = ReadonlyMap<EnumType | DossierObject, string>;

export function factParts(model: Model): FactParts {
  const objects = objectsOf(model);
  return { model, objects, names: definitionNames(model, objects) };
}

/** The dossier itself, without a title. */
export function dossierSchema(parts: FactParts): Schema {
  const [dossier] = parts.objects;
  return dossier ? objectSchema(dossier, parts) : {};
}

/** What the dossier's schema refers to, by name. */
export function factDefinitions(parts: FactParts): readonly (readonly [string, Schema])[] {
  const { model, objects, names } = parts;
  return [
    ...model.enums.map((one) => [names.get(one) ?? '', enumSchema(one)] as const),
    ...objects.slice(1).map((object) => {
      const schema = { title: object.entity.label, ...objectSchema(object, parts) };
      return [names.get(object) ?? '', schema] as const;
    }),
  ];
}

/** A name in `$defs` for each enum and each object but the dossier itself. */
function definitionNames(model: Model, objects: readonly DossierObject[]): Names {
  const names = new Map<EnumType | DossierObject, string>();
  const taken = new Set<string>();
  const claim = (of: EnumType | DossierObject, wanted: string): void => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
    taken.add(name);
    names.set(of, name);
  };
  for (const one of model.enums) claim(one, one.name);
  for (const object of objects.slice(1)) claim(object, object.entity.name);
  return names;
}

function objectSchema({ fields }: DossierObject, parts: FactParts): Schema {
  return {
    type: 'object',
    // `fromEntries` defines own properties: a fact may be called `__proto__`.
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, parts)])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

/** A fact; what is not required may be null, which is absent. */
function fieldSchema(field: FactField, parts: FactParts): Schema {
  const title = field.label === field.name ? {} : { title: field.label };
  const value = valueSchema(field, parts);
  const preset = field.default ? { default: defaultOf(field, parts.model) } : {};
  if (field.required) return { ...title, ...value };
  return { ...title, ...preset, anyOf: [value, { type: 'null' }] };
}

/** The JSON value of a fact. */
export function valueSchema(field: FactField, parts: FactParts): Schema {
  const { type } = field;
  const refer = (to: EnumType | DossierObject | undefined): Schema => {
    return reference((to && parts.names.get(to)) ?? '');
  };
  switch (type.kind) {
    case 'boolean':
      return { type: 'boolean' };
    case 'text':
    case 'matter':
      return { type: 'string' };
    case 'id':
      // Nested ids are joined by a stroke.
      return { type: 'string', pattern: '^[^/]*$' };
    case 'date':
      return {
        type: 'string',
        format: 'date',
        pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
      };
    case 'enum':
      return refer(type.enum);
    case 'clause':
      return { type: 'string', enum: [...type.names] };
    case 'keys':
      return {
        type: 'object',
        additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
      };
    case 'money':
    case 'ratio':
    case 'number':
      return figureSchema(field, type, parts.model.currency);
    case 'entity':
      return refer(objectOf(parts.objects, field));
    case 'list':
    case 'entries':
      return { type: 'array', items: refer(objectOf(parts.objects, field)) };
    case 'unknown':
      return {};
    default:
      return type satisfies never;
  }
}

/** A reference to a definition. */
export function reference(name: string): Schema {
  const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return { $ref: `#/$defs/${encodeURIComponent(escaped)}` };
}

function enumSchema({ label, members }: EnumType): Schema {
  return {
    title: label,
    type: 'string',
    oneOf: members.map((member) => ({ const: member.name, title: member.label })),
  };
}

/** A default as a dossier would write it. */
function defaultOf({ default: value, type }: FactField, model: Model): unknown {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'boolean':
    case 'text':
    case 'date':
      return value.value;
    case 'member':
      return value.value.name;
    case 'numeric': {
      const unit = type.kind === 'money' ? 10n ** BigInt(model.currency.digits) : 1n;
      const figure = value.value.div(unit, 1n);
      return type.kind === 'ratio' ? figure.toFraction() : exactNumber(figure);
    }
    default:
      return value satisfies never;
  }
}
