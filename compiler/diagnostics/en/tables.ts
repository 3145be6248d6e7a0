// English texts of findings on tables (CL4).
import type { tables as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const tables: TextsFor<keyof typeof entries> = {
  rowMissing: {
    message:
      'This table has no row for {“missing”}[ and {more} more], which the conditions of the clause let through. Give each a row, or exclude it with “when”.',
    related: { declared: 'The values are declared here.' },
    fixes: {
      addRow: 'Add the missing row, with a place for its figure',
      addRows: 'Add the missing rows, with a place for the figure of each',
      exclude: 'Exclude {“missing”} with “{condition}” (when the article gives nothing)',
    },
  },
  rowRepeated: {
    message: '“{label}” already has a row in this table, so this row never counts for it.',
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
      'The edges of a table rise from row to row, but “{edge}” comes after “{before}”. Put the rows in order.',
    related: { before: 'The higher edge is here.' },
    fixes: {
      sort: 'Put the rows in order (when each figure belongs to its edge)',
      meet: 'Write “{suggestion}” for “{written}” (when that is the edge)',
    },
  },
  gap: {
    message:
      'No row covers {example}. Let the rows meet, and add “otherwise” for what no row names: “up to” and “from” include their figure, “below” and “above” do not.',
    related: {
      before: 'The row below the gap is here.',
      after: 'The row above the gap is here.',
    },
    fixes: { write: 'Write “{suggestion}” (when that row has the figures between)' },
  },
  rowsOverlap: {
    message:
      'Two rows cover the same values, {example} for one. Let each value belong to one row: “up to” and “from” include their figure, “below” and “above” do not.',
    related: { first: 'The other row is here.' },
  },
  edgesMixed: {
    message:
      '“{row}” says where it begins and “{next}” below it where it ends, so nothing says where the one stops and the other starts. In neighbouring rows say the same: where each ends (“up to”, “below”), or where each begins (“from”, “above”).',
    related: { next: 'The row below it is here.' },
  },
  rowUnreachable: {
    message: 'The row “{label}” never counts: the rows before it already cover all of its values.',
    related: { first: 'A row that comes before it is here.' },
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
    message:
      'The row “{label}” never counts: the conditions of the clause, or the range of the fact, do not let it through.',
    fixes: { remove: 'Remove this row (when the conditions are right)' },
  },
  gapBelowZero: {
    message:
      'No row covers figures below zero ({example} for one). If the fact is never negative, say so where it is declared: “from 0” after its type.',
  },
  capOfLastRow: {
    message:
      'This cap belongs to the row “{label}” alone. To cap every row, put the table in parentheses: (by …) capped at …; for the last row alone, write it on that row’s line.',
    fixes: {
      everyRow: 'Put the table in parentheses (when the cap holds for every row)',
      lastRow: 'Write the cap on the line of “{label}” (when it holds for that row alone)',
    },
  },
};
