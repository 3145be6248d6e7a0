// English texts of findings on tables of cases, CSV (CL75).
import type { caseTables as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const caseTables: TextsFor<keyof typeof entries> = {
  tableUnreadable: { message: 'This table cannot be read. {problem}' },
  tableQuote: { message: 'This cell cannot be read. {problem}' },
  unknownColumn: {
    message:
      'No fact and no expectation is called “{header}”.[ Did you mean {“suggestions”}?] The first line names a column by the path of a fact (“projects.1.investment”), by labels (“Projects 1 Investment”), or as “expect.total”.',
    fixes: { replace: 'Write “{suggestion}” (when that is what is meant)' },
  },
  ambiguousColumn: {
    message:
      '“{header}” can mean several columns: {“names”}. Write the name of the one that is meant.',
  },
  repeatedColumn: {
    message:
      'This column is “{name}”, which stands in the table already, and only one of the two could count. Remove one of them.',
    related: { first: 'The first such column is here.' },
  },
  nameColumnMissing: {
    message:
      'No column gives the cases their names. Call one of them “name”, and give each row a name of its own there.',
  },
  tableEmpty: {
    message:
      'This table holds no case, so it proves nothing. Its first line names the columns, and each line below it is a case.',
  },
  rowShort: {
    message:
      'This row has {found} cells, and the table has {wanted} columns, so a cell may stand under the wrong name. Fill the row up; a cell may be empty.',
  },
  rowLong: {
    message:
      'This cell stands in no column: the first line names {wanted}. Remove it, or name its column. A cell that itself holds a “{separator}” stands in quotation marks.',
  },
  badCell: {
    message: '“{written}” is not what “{column}” can be: {wanted}.[ {advice}]',
    fixes: { replace: 'Write “{suggestion}”' },
  },
  cellNotComputed: {
    message:
      '“{written}” is what a spreadsheet shows when it cannot work out or show a cell. Write the value itself.',
  },
  cellComputes: {
    message:
      'A spreadsheet takes “{written}” for a calculation, because of its first sign, and may save something else. Begin the text with a word.',
  },
};
