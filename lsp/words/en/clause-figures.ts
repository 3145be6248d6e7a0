// English.
import type { ClauseFigures } from '../clause-figures.ts';

export const clauseFigures: ClauseFigures = {
  paid: '→ {amount}',
  paidBut: '→ {amount}, {why}',
  owed: '→ {amount} owed back',
  owedBut: '→ {amount} owed back, {why}',
  because: {
    capped_award: 'cap binds',
    capped_limit: 'limit binds',
    below_minimum: 'below the minimum',
    reduced_overlap: 'less other support',
    forgone: 'forgone for other support',
    undetermined: 'facts missing',
    ineligible: 'conditions not met',
    not_applicable: 'does not apply',
    noItems: 'no items',
  },
  and: ', ',
};
