// The words of completion in English.
import type { Completing } from '../completing.ts';

export const completing: Completing = {
  labelled: '{label} ({type})',
  uncited: 'not cited yet',
  cited: 'cited already',
  inArticle: 'Article {article}, {cited}',
  missingRows: 'all missing rows ({count})',
  loop: 'Each {item} in turn',
  snippet: 'a form to fill in',
  placeholders: {
    amount: 'amount',
    clauses: 'clauses',
    condition: 'condition',
    currency: 'currency',
    item: 'item',
    label: 'label',
    list: 'list',
    member: 'member',
    name: 'name',
    source: 'file',
    subject: 'fact',
    title: 'title',
    value: 'value',
    whom: 'applicant',
    words: 'words of the article',
  },
};
