// What a changed cell changes in the text: the value in its own quotes, or one new key in its place.
import { parse } from 'yaml';
import type { CaseTable, Cell, Owner } from './read.ts';

export interface CellEdit {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
}

/**
 * The edit that makes a cell say `value`; undefined where the table has no place for it: a text over
 * several lines, or a fact of an item that the case does not have.
 */
export function editOf(
  { rows }: CaseTable,
  row: number,
  key: string,
  value: string,
): CellEdit | undefined {
  const cells = rows[row]?.cells;
  const cell = cells?.get(key);
  if (/[\r\n]/.test(value)) return undefined;
  if (cell !== undefined) {
    if (cell.style === 'block') return undefined;
    return { start: cell.start, end: cell.end, text: scalar(value, cell.style) };
  }
  const cut = key.lastIndexOf('.');
  const owner = rows[row]?.owners.get(key.slice(0, cut));
  return owner === undefined ? undefined : added(owner, key.slice(cut + 1), value);
}

function added({ form, at, indent, empty }: Owner, name: string, value: string): CellEdit {
  const pair = `${scalar(name, 'plain')}: ${scalar(value, looksLikeMoney(value) ? 'single' : 'plain')}`;
  if (form === 'flow') return { start: at, end: at, text: empty ? pair : `, ${pair}` };
  return { start: at, end: at, text: `\n${indent}${pair}` };
}

/** Figures of money are quoted in case files, so that no reader takes them for binary floats. */
function looksLikeMoney(value: string): boolean {
  return /^\d+\.\d+$/.test(value);
}

function scalar(value: string, style: Exclude<Cell['style'], 'block'>): string {
  if (style === 'single') return `'${value.replaceAll("'", "''")}'`;
  if (style === 'double') return JSON.stringify(value);
  return isPlain(value) ? value : JSON.stringify(value);
}

/** Whether YAML reads the words back as they stand, in a flow collection too. */
function isPlain(value: string): boolean {
  if (value === '' || value !== value.trim() || /[,[\]{}#:"'&*!|>%@`]/.test(value)) return false;
  try {
    const [read] = parse(`[${value}]`, { schema: 'failsafe' }) as unknown[];
    return read === value;
  } catch {
    return false;
  }
}
