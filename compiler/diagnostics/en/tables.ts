// English texts of findings on tables (CL4).
import type { tables as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const tables: TextsFor<keyof typeof entries> = {
  rowMissing: {
    message:
      'This table has no row for {missing}, which the conditions of the clause let through. Give each a row, or exclude it with “when”.',
    related: { subject: 'The values are declared here.' },
    fixes: { addRows: 'Add the missing rows (when the article gives a figure for them)' },
  },
  rowRepeated: {
    message: '“{label}” already has a row in this table, so this row never counts.',
    related: { first: 'Its first row is here.' },
    fixes: { remove: 'Remove this row (when the first one is right)' },
  },
  labelKind: {
    message: '“{label}” cannot be a row of this table, which asks for {subject}.',
  },
  labelCount: {
    message:
      'The table asks for {wanted} values, but this row names {found}. Separate them by commas, one for each value; “any” stands for every value.',
  },
  edgesDescend: {
    message:
      'The edges of a table rise from row to row, but {edge} comes after {before}. Put the rows in order.',
    related: { before: 'The higher edge is here.' },
  },
  gap: {
    message:
      'No row covers {stretch}; {example} would find no row. Let the rows meet: “up to” and “from” include their figure, “below” and “above” do not.',
    related: { after: 'The gap lies beside this row.' },
  },
  rowsOverlap: {
    message:
      'Two rows cover the same values, {example} for one. Let each value belong to one row: “up to” and “from” include their figure, “below” and “above” do not.',
    related: { first: 'The other row is here.' },
  },
  rowUnreachable: {
    message: 'The row “{label}” never counts: the rows before it already cover all of its values.',
    related: { first: 'This row comes first.' },
    fixes: { remove: 'Remove this row (when the rows before it are right)' },
  },
  subjectKind: {
    message:
      'A table cannot ask for {found}. It can ask for a value of an enum, a yes-or-no value, a figure or a date.',
  },
  runningOver: {
    message:
      '“running over” needs the list that this clause goes through with “for each”, so that there are earlier items to start from.',
  },
  partsLabel: {
    message:
      '“{label}” cannot be a row of “by parts of”. Its rows are stretches of the figure: up to, from, above, below, otherwise.',
  },
  rowGuardedOut: {
    message: 'The row “{label}” never counts: the conditions of the clause do not let it through.',
    related: { guard: 'This condition excludes it.' },
    fixes: { remove: 'Remove this row (when the condition is right)' },
  },
};
