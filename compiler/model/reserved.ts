// What every dossier has besides the applicant's own facts (DESIGN §4): the ledger of prior awards,
// supports from elsewhere, and an item's id. Expressions read them like any other facts.
import type { Span } from '#language';
import { boolean, date, money, number, text } from '../types/kinds.ts';
import type { EntityType, Field, Type } from './types.ts';

/** What stands in no file. */
export const nowhere: Span = { file: '', start: 0, end: 0 };

function field(
  name: string,
  label: string,
  type: Type,
  presence: Field['presence'] = 'required',
): Field {
  const value = presence === 'default' ? ({ kind: 'boolean', value: false } as const) : undefined;
  return {
    name,
    label,
    type,
    presence,
    default: value,
    min: undefined,
    max: undefined,
    span: nowhere,
  };
}

/** One prior award. */
export const ledgerEntity: EntityType = {
  name: 'ledger',
  label: 'Prior award',
  role: 'ledger',
  fields: [
    field('clause', 'Clause', text),
    field('item', 'Item', text, 'optional'),
    field('amount', 'Amount paid', money),
    field('date', 'Date', date),
    field('quantity', 'Quantity', number, 'optional'),
    field('holder', 'Holder', text, 'optional'),
  ],
  span: nowhere,
};

/** One support from elsewhere. */
export const supportEntity: EntityType = {
  name: 'other_supports',
  label: 'Support from elsewhere',
  role: 'support',
  fields: [
    field('matter', 'Matter', text, 'optional'),
    field('amount', 'Amount', money),
    field('policy', 'Policy', text),
    field('authority', 'Authority', text),
    field('received', 'Received', boolean, 'default'),
    field('date', 'Date', date, 'optional'),
    field('kind', 'Kind', text, 'optional'),
  ],
  span: nowhere,
};

/** The dossier's `ledger`, read as a list. */
export const ledgerField: Field = field('ledger', 'Prior awards', {
  kind: 'list',
  of: { kind: 'entity', entity: ledgerEntity },
});

/** The dossier's `other_supports`, read as a list. */
export const supportsField: Field = field('other_supports', 'Supports from elsewhere', {
  kind: 'list',
  of: { kind: 'entity', entity: supportEntity },
});

/** `project.id`: every item of a list has one; it is no declared field of its entity. */
export const idField: Field = field('id', 'Id', text);
