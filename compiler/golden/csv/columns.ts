// What the columns of a table may be: every fact of the dossier and everything a case may expect, as
// one tree of names that headers are looked up in (header.ts).
import type { FactField } from '../../dossier/fact-fields.ts';
import { type DossierObject, objectOf, objectsOf } from '../../dossier/objects.ts';
import type { Model } from '../../model/model.ts';
import { type ExpectedTarget, expectationNode } from './expectation-columns.ts';
import type { Choice, HeaderNode } from './header-tree.ts';
import { wordsFor } from './words.ts';

export type Target = { readonly kind: 'name' | 'reason' | 'article' } | FactTarget | ExpectedTarget;

/** A fact of the dossier. */
export interface FactTarget {
  readonly kind: 'fact';
  /** From the dossier to the object that the fact belongs to. */
  readonly steps: readonly FactStep[];
  readonly field: FactField;
  /** One of the `keys` of an entry of the ledger. */
  readonly key?: string;
}

/** Into a group of facts, or to an item of a list by its number or its id. */
export interface FactStep {
  readonly name: string;
  readonly item: string | undefined;
  /** Entries of the reserved lists have no id. */
  readonly hasId: boolean;
}

/** Columns about the case itself: their names stand before facts of the same name. */
const OWN = ['name', 'reason', 'article'] as const;

const shadowing: ReadonlySet<string> = new Set([...OWN, 'expect', 'dossier']);

/** What a column of a fact is called, given the way to it from the dossier. */
export function factPath(path: string): string {
  return shadowing.has(path) ? `dossier.${path}` : path;
}

/** The tree of a policy. */
export function columnsOf(model: Model): HeaderNode<Target> {
  const objects = objectsOf(model);
  const [dossier] = objects;
  const own = OWN.map((name): Choice<Target> => {
    return { name, labels: wordsFor(name), next: () => ({ target: { kind: name }, choices: [] }) };
  });
  const facts = dossier ? factChoices(dossier, [], objects) : [];
  return {
    choices: [
      ...own,
      { name: 'expect', labels: wordsFor('expect'), next: () => expectationNode(model) },
      // A fact called `name` goes by its label or by `dossier.name`.
      ...facts.map((fact) => ({ ...fact, name: factPath(fact.name) })),
      { name: 'dossier', labels: wordsFor('dossier'), next: () => ({ choices: facts }) },
    ],
  };
}

/** What the contract itself names, and so has words for in every language. */
const RESERVED: Readonly<Record<DossierObject['role'], readonly string[]>> = {
  dossier: ['as_of', 'reference', 'ledger', 'other_supports'],
  item: ['id'],
  group: [],
  ledger: ['amount'],
  support: ['amount'],
};

function factChoices(
  { fields, role }: DossierObject,
  steps: readonly FactStep[],
  objects: readonly DossierObject[],
): readonly Choice<Target>[] {
  return fields.map((field): Choice<Target> => {
    const { name, label } = field;
    // Words for what the contract itself names; a declared fact has its label.
    const words = RESERVED[role].includes(name) ? wordsFor(name) : [];
    const labels = label === name ? words : [label, ...words];
    return { name, labels, next: () => factNode(field, steps, objects) };
  });
}

function factNode(
  field: FactField,
  steps: readonly FactStep[],
  objects: readonly DossierObject[],
): HeaderNode<Target> {
  const held = objectOf(objects, field);
  const { name } = field;
  const into = (item: string | undefined): HeaderNode<Target> => {
    if (held === undefined) return { choices: [] };
    const step = { name, item, hasId: held.role === 'item' };
    return { choices: factChoices(held, [...steps, step], objects) };
  };
  switch (field.type.kind) {
    case 'list':
    case 'entries':
      return { choices: [], item: into };
    case 'entity':
      return into(undefined);
    case 'keys':
      return { choices: [], rest: (key) => ({ kind: 'fact', steps, field, key }) };
    default:
      return { target: { kind: 'fact', steps, field }, choices: [] };
  }
}
