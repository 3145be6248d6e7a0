// The findings in English. Each says what is wrong, what was expected and how to mend it, to an
// official who never programmed.
import { caseTables } from './en/case-tables.ts';
import { clauses } from './en/clauses.ts';
import { names } from './en/names.ts';
import { sourceText } from './en/source-text.ts';
import { suites } from './en/suites.ts';
import { syntax } from './en/syntax.ts';
import { tables } from './en/tables.ts';
import { terms } from './en/terms.ts';
import { types } from './en/types.ts';
import type { Texts } from './texts.ts';

export const en: Texts = {
  diagnostics: {
    ...syntax,
    ...names,
    ...types,
    ...tables,
    ...clauses,
    ...sourceText,
    ...suites,
    ...caseTables,
  },
  terms,
  join: (items) =>
    items.length < 2
      ? items.join('')
      : `${items.slice(0, -1).join(', ')} or ${items[items.length - 1]}`,
};
