// The facts of a policy as a form asks for them: what an editor's preview and an applicant's page show
// for each fact. The same facts as the dossier reader's, told for people (DESIGN §4).
import type Fraction from 'fraction.js';
import { renderTerm } from '../diagnostics/render.ts';
import type { Model } from '../model/model.ts';
import type { EntityType, Field, Type, Value } from '../model/types.ts';
import { describeUnits } from '../types/describe.ts';
import { writtenFigure } from './write-figure.ts';

export type FormKind =
  | 'boolean'
  | 'money'
  | 'ratio'
  | 'number'
  | 'integer'
  | 'date'
  | 'text'
  | 'choice'
  /** A list of things, each with an `id` (but for the ledger and the supports). */
  | 'items'
  /** One thing with facts of its own. */
  | 'group';

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly kind: FormKind;
  /** Without it nothing is decided. */
  readonly required: boolean;
  /** What stands in where it is not given, as a dossier writes it. */
  readonly default?: string | boolean;
  /** `in ha`, `per m2`; nothing where the figure has none. */
  readonly unit?: string;
  /** Both ends included, as a dossier writes them. */
  readonly min?: string;
  readonly max?: string;
  /** Of a choice. */
  readonly choices?: readonly FormChoice[];
  /** Of items and groups. */
  readonly fields?: readonly FormField[];
  /** Items of this list have an `id`. */
  readonly hasId?: boolean;
}

export interface FormChoice {
  readonly value: string;
  readonly label: string;
}

export interface Form {
  readonly title: string;
  readonly language: string;
  readonly currency: { readonly code: string; readonly word: string; readonly digits: number };
  /** The applicant's facts in the order of their declaration. */
  readonly facts: readonly FormField[];
  readonly ledger: FormField;
  readonly supports: FormField;
}

/** What a form for a dossier of this policy asks. */
export function formOf(model: Model): Form {
  const { title, language, currency, applicant, ledger, support, clauses } = model;
  const grants = clauses.flatMap(({ kind, name, label }) =>
    kind === 'grant' ? [{ value: name, label: label ?? name }] : [],
  );
  const entries = fieldsOf(ledger, model).map((field) =>
    field.name === 'clause' ? { ...field, kind: 'choice' as const, choices: grants } : field,
  );
  return {
    title,
    language,
    currency: { code: currency.code, word: currency.word, digits: currency.digits },
    facts: fieldsOf(applicant, model),
    ledger: listField('ledger', ledger.label, entries),
    supports: listField('other_supports', support.label, fieldsOf(support, model)),
  };
}

function listField(name: string, label: string, fields: readonly FormField[]): FormField {
  return { name, label, kind: 'items', required: false, fields, hasId: false };
}

function fieldsOf({ fields }: EntityType, model: Model): readonly FormField[] {
  return fields.map((field) => fieldOf(field, model));
}

function fieldOf(field: Field, model: Model): FormField {
  const { name, label, type, presence, min, max } = field;
  const end = (value: Field['min']) =>
    value === undefined ? undefined : figureOf(value, type, model);
  const standIn = field.default === undefined ? undefined : standing(field.default, type, model);
  const [low, high] = [end(min), end(max)];
  return {
    name,
    label,
    required: presence === 'required' && type.kind !== 'list',
    ...(standIn === undefined ? {} : { default: standIn }),
    ...(low === undefined ? {} : { min: low }),
    ...(high === undefined ? {} : { max: high }),
    ...kindOf(type, model),
  };
}

function kindOf(
  type: Type,
  model: Model,
): Pick<FormField, 'kind' | 'unit' | 'choices' | 'fields' | 'hasId'> {
  switch (type.kind) {
    case 'money':
    case 'ratio':
    case 'number': {
      const kind = type.kind === 'number' && type.integer ? 'integer' : type.kind;
      if (type.units.length === 0) return { kind };
      return { kind, unit: renderTerm(describeUnits(type.units), model.language) };
    }
    case 'boolean':
    case 'date':
    case 'text':
      return { kind: type.kind };
    case 'enum':
      return {
        kind: 'choice',
        choices: type.enum.members.map(({ name, label }) => ({ value: name, label })),
      };
    case 'entity':
      return { kind: 'group', fields: fieldsOf(type.entity, model) };
    case 'list':
      return {
        kind: 'items',
        hasId: true,
        fields: type.of.kind === 'entity' ? fieldsOf(type.of.entity, model) : [],
      };
    case 'unknown':
      return { kind: 'text' };
    default:
      return type satisfies never;
  }
}

function standing(value: Value, type: Type, model: Model): string | boolean | undefined {
  switch (value.kind) {
    case 'boolean':
      return value.value;
    case 'member':
      return value.value.name;
    case 'text':
    case 'date':
      return value.value;
    case 'numeric':
      return figureOf(value.value, type, model);
    default:
      return value satisfies never;
  }
}

function figureOf(value: Fraction, { kind }: Type, { currency }: Model): string {
  return writtenFigure(
    value,
    kind === 'money' || kind === 'ratio' ? kind : 'number',
    currency.digits,
  );
}
