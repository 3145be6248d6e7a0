// What a `keys` entry of the ledger holds (DESIGN §4): `keys` name paths of a clause's items, such as
// `purchase.lender`, and their cells are read as the fact at the end of the path.
import type { FactType } from '../../dossier/fact-fields.ts';
import type { Model } from '../../model/model.ts';
import type { Field, Type } from '../../model/types.ts';

/** The type of the fact that a path leads to; text where no clause goes through such an item. */
export function typeOfKey(path: string, model: Model): FactType {
  const [variable = '', ...names] = path.split('.');
  for (const { loops } of model.clauses) {
    for (const loop of loops) {
      const type = loop.variable.name === variable ? typeAt(loop, names) : undefined;
      if (type !== undefined) return type;
    }
  }
  return { kind: 'text' };
}

function typeAt(
  { variable }: Model['clauses'][number]['loops'][number],
  names: readonly string[],
): FactType | undefined {
  let type: Type = { kind: 'entity', entity: variable.entity };
  for (const name of names) {
    if (type.kind !== 'entity') return undefined;
    const field: Field | undefined = type.entity.fields.find((one) => one.name === name);
    if (field === undefined) return undefined;
    type = field.type;
  }
  // An item itself goes by its id.
  return type.kind === 'entity' ? { kind: 'id' } : type;
}
