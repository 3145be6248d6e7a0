// Which facts an object of the dossier may hold: the declared ones and the reserved keys, in one
// form (DESIGN §4).
import type Fraction from 'fraction.js';
import type { Model } from '../model/model.ts';
import type { EntityType, Field, Type, Value } from '../model/types.ts';

export interface FactField {
  readonly name: string;
  readonly label: string;
  readonly type: FactType;
  readonly required: boolean;
  readonly default: Value | undefined;
  readonly min: Fraction | undefined;
  readonly max: Fraction | undefined;
}

/** A declared type, or one that only the contract knows. */
export type FactType =
  | Type
  /** Text, unique in its list. */
  | { readonly kind: 'id' }
  /** Text: the id of an item of the dossier. */
  | { readonly kind: 'matter' }
  /** Text: the name of a clause that grants. */
  | { readonly kind: 'clause'; readonly names: readonly string[] }
  /** An object of texts, numbers and truths by the paths that limits read. */
  | { readonly kind: 'keys' }
  /** A reserved list: its entries have no id. */
  | {
      readonly kind: 'entries';
      readonly entity: EntityType;
      readonly fields: readonly FactField[];
    };

const NOTHING_MORE = { default: undefined, min: undefined, max: undefined };
const TEXT = { kind: 'text' } as const;
const DATE = { kind: 'date' } as const;
const MONEY = { kind: 'money', units: [], integer: false } as const;
const NUMBER = { kind: 'number', units: [], integer: false } as const;

const needed = (name: string, type: FactType): FactField => {
  return { name, label: name, type, required: true, ...NOTHING_MORE };
};
const optional = (name: string, type: FactType): FactField => {
  return { name, label: name, type, required: false, ...NOTHING_MORE };
};

const RESERVED: ReadonlySet<string> = new Set(['as_of', 'reference', 'ledger', 'other_supports']);

/** The applicant's facts in the order of declaration, then the reserved keys. */
export function topFields(model: Model): readonly FactField[] {
  const names = model.clauses.filter(({ kind }) => kind === 'grant').map(({ name }) => name);
  const ledger = labelled(ledgerFields(names), model.ledger);
  const supports = labelled(SUPPORT, model.support);
  return [
    ...model.applicant.fields.filter(({ name }) => !RESERVED.has(name)).map(declared),
    needed('as_of', DATE),
    optional('reference', TEXT),
    optional('ledger', { kind: 'entries', entity: model.ledger, fields: ledger }),
    optional('other_supports', { kind: 'entries', entity: model.support, fields: supports }),
  ];
}

/** An item of a declared list has an id of its own and the facts of its entity. */
export function itemFields(entity: EntityType): readonly FactField[] {
  const fields = entity.fields.filter(({ name }) => name !== 'id');
  return [needed('id', { kind: 'id' }), ...fields.map(declared)];
}

/** A group of facts that stands in no list. */
export function groupFields(entity: EntityType): readonly FactField[] {
  return entity.fields.map(declared);
}

function declared(field: Field): FactField {
  const { name, label, type, min, max } = field;
  // A list that is absent is empty (DESIGN §3).
  const required = field.presence === 'required' && type.kind !== 'list';
  return { name, label, type, required, default: field.default, min, max };
}

/** The fields of the contract by the labels that the model gives them. */
function labelled(fields: readonly FactField[], entity: EntityType): readonly FactField[] {
  return fields.map((field) => {
    const label = entity.fields.find(({ name }) => name === field.name)?.label ?? field.label;
    return { ...field, label };
  });
}

function ledgerFields(names: readonly string[]): readonly FactField[] {
  return [
    needed('clause', { kind: 'clause', names }),
    optional('item', TEXT),
    needed('amount', MONEY),
    needed('date', DATE),
    optional('quantity', NUMBER),
    optional('keys', { kind: 'keys' }),
    optional('holder', TEXT),
  ];
}

const SUPPORT: readonly FactField[] = [
  optional('matter', { kind: 'matter' }),
  needed('amount', MONEY),
  needed('policy', TEXT),
  needed('authority', TEXT),
  // False if absent.
  {
    ...optional('received', { kind: 'boolean' }),
    default: { kind: 'boolean', value: false },
  },
  optional('date', DATE),
  optional('kind', TEXT),
];
