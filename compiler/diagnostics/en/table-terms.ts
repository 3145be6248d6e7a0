// The words that findings on tables of cases are filled with, in English.
import type { TableTermName } from '../table-terms.ts';

export const tableTerms: Readonly<Record<TableTermName, string>> = {
  tableEncoding:
    'Its letters are neither in UTF-8 nor in GB18030. In the spreadsheet, save it as “CSV UTF-8”.',
  tableWorkbook:
    'It is a spreadsheet’s own workbook, whatever its name says. In the spreadsheet, save the sheet as “CSV UTF-8”.',
  quoteNeverCloses:
    'The quotation mark that begins it is never closed, so nothing after it can be told apart.',
  quoteInside:
    'It begins with a quotation mark, and something follows the mark that closes it. A mark inside a quoted cell is written twice: "5"" pipe".',
  moneyCell: 'an amount with at most {decimals} decimals, such as {example}',
  wholeMoneyCell: 'a whole amount, such as {example}',
  ratioCell: 'a ratio such as 30%, 2/3 or 0.3',
  numberCell: 'a number of at most 15 digits, such as 12.5',
  integerCell: 'a whole number of at most 15 digits, such as 12',
  truthCell: 'yes or no (also {words})',
  dateCell: 'a date such as 2024-09-06',
  wordCell: 'one of {words}',
  orNull: '{wanted}, or null',
  writeCell: 'Write {instead}.',
  columnAsText:
    'Write {instead}, and give the column the format “Text”, so that the spreadsheet keeps it.',
  dayNumber:
    'The spreadsheet has put the number of a day in its place; this one is {instead}. Give the column the format “Text” and write the date again.',
  decimalComma: 'Decimals stand after a point: {instead}.',
  shortenedFigure:
    'The spreadsheet has shortened the figure. Give the column the format “Text” and write all digits again.',
  severalMembers: 'Several values go by these words: write {instead}.',
};
