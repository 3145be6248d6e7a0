// What a changed cell changes in the text: the value in its own quotes, or one new key in its place.
import { parse } from 'yaml';
import type { CaseTable, Cell, Owner, Row } from './read.ts';

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
  if (owner !== undefined) return added(owner, key.slice(cut + 1), value);
  const changes = rows[row]?.changes;
  const path = /^facts\.([\w.-]+)$/.exec(key)?.[1];
  if (changes === undefined || path === undefined) return undefined;
  // A fact of the dossier that the case starts from, by its path: the case now says it itself.
  if (changes.form !== 'new') return added(changes, path, value);
  const text = `\n${changes.indent}changes: {${pairOf(path, value)}}`;
  return { start: changes.at, end: changes.at, text };
}

/** Whether `editOf` has a place for a cell that the case does not have itself. */
export function canAdd({ owners, changes }: Row, key: string): boolean {
  if (owners.has(key.slice(0, key.lastIndexOf('.')))) return true;
  return changes !== undefined && /^facts\.[\w.-]+$/.test(key);
}

function pairOf(name: string, value: string): string {
  return `${scalar(name, 'plain')}: ${scalar(value, looksLikeMoney(value) ? 'single' : 'plain')}`;
}

function added({ form, at, indent, empty }: Owner, name: string, value: string): CellEdit {
  const pair = pairOf(name, value);
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
