// The words that findings on tables of cases (CSV) are filled with. Each language has a text for
// every one (en/table-terms.ts).

export const tableTermNames = [
  // why a table cannot be read
  'tableEncoding',
  'tableWorkbook',
  // quotation marks
  'quoteNeverCloses',
  'quoteInside',
  // what a cell should hold
  'moneyCell',
  'wholeMoneyCell',
  'ratioCell',
  'numberCell',
  'integerCell',
  'truthCell',
  'dateCell',
  'wordCell',
  'orNull',
  // how to write it
  'writeCell',
  'columnAsText',
  'dayNumber',
  'decimalComma',
  'shortenedFigure',
  'severalMembers',
] as const;

export type TableTermName = (typeof tableTermNames)[number];
