// One row of a table → a case, or what is wrong with its cells.
import { type Span, withEnds } from '#language';
import type { Reporter } from '../../diagnostics/reporter.ts';
import { term } from '../../diagnostics/terms.ts';
import type { Model } from '../../model/model.ts';
import { asAdvised } from '../reading.ts';
import type { Case } from '../suite.ts';
import type { Cell, Separator } from './cells.ts';
import { typeOfKey } from './keys.ts';
import { dossierOf, type GivenFact } from './read-dossier-row.ts';
import {
  type ExpectedCell,
  expectationOf,
  type IdleCell,
  readExpected,
} from './read-expectation.ts';
import type { Column, Header } from './read-header.ts';
import { type CellValue, readFact } from './values.ts';

export interface CaseTable {
  readonly header: Header;
  readonly separator: Separator;
  readonly model: Model;
  readonly report: Reporter;
  /** Names of the cases so far, and where they stand. */
  readonly names: Map<string, Span>;
}

/** Undefined where the row cannot be read; every finding in it is reported. */
export function readRow(row: readonly Cell[], table: CaseTable): Case | undefined {
  const { header, report, model } = table;
  const whole = withEnds(spanAt(row, 0), { end: spanAt(row, row.length - 1).end });
  const broken = row.find((cell) => cell.broken);
  if (broken !== undefined) {
    // Where such a cell ends is not known, and so with the cells after it.
    report('tableQuote', broken.span, { problem: term('quoteInside') });
    return undefined;
  }
  // Cells that may stand in the wrong columns are not spoken of.
  if (!shapeIsSound(row, whole, table)) return undefined;
  const read = readCells(filledCells(row, header), table);
  if (!nameIsSound(read.own.name, row, table)) return undefined;
  // What stands under a header that means nothing may be what the case is about.
  const lost = row.some(({ text }, at) => isLost(at, header) && text.trim() !== '');
  if (lost || !read.sound) return undefined;
  if (read.expected.length === 0) {
    report('assertsNothing', spanAt(row, 0), {});
    return undefined;
  }
  const { name, reason, article } = read.own;
  const { dossier, idOf, placeOfFact } = dossierOf(read.facts);
  return {
    name,
    reason: reason === '' ? undefined : reason,
    article: article === '' ? undefined : article,
    dossier,
    placeOfFact,
    expect: expectationOf(read.expected, idleCells(row, header), idOf, model.currency),
    span: spanAt(row, 0),
    whole,
  };
}

interface ReadCells {
  readonly own: { readonly name: string; readonly reason: string; readonly article: string };
  readonly facts: readonly GivenFact[];
  readonly expected: readonly ExpectedCell[];
  /** No cell was refused. */
  readonly sound: boolean;
}

function readCells(filled: readonly FilledCell[], { report, model }: CaseTable): ReadCells {
  const own = { name: '', reason: '', article: '' };
  const facts: GivenFact[] = [];
  const expected: ExpectedCell[] = [];
  let sound = true;
  // A dossier that is to be refused is given as it stands, wrong figures and all.
  const refused = filled.some(({ column: { target } }) => {
    return target.kind === 'expect' && target.part === 'errors';
  });
  const refuse = (cell: Cell, column: Column, problem: Exclude<CellValue, { json: unknown }>) => {
    const parameters = { written: shortened(cell.text), column: column.cell.text.trim() };
    const fixes = asAdvised(cell.span, cell.text, problem.advice);
    report('badCell', cell.span, { ...parameters, ...problem }, { fixes });
    sound = false;
  };
  for (const { cell, column } of filled) {
    const { target } = column;
    if (!computedIsSound(cell, target.kind === 'fact' && refused, report)) {
      sound = false;
      continue;
    }
    switch (target.kind) {
      case 'name':
      case 'reason':
      case 'article':
        own[target.kind] = cell.text.trim();
        break;
      case 'fact': {
        const type = target.key === undefined ? target.field.type : typeOfKey(target.key, model);
        const read = readFact(cell.text, type, model.currency);
        if ('json' in read) facts.push({ target, json: read.json, span: cell.span });
        else if (refused) facts.push({ target, json: cell.text, span: cell.span });
        else refuse(cell, column, read);
        break;
      }
      case 'expect': {
        const read = readExpected(cell.text, target.form, model.currency);
        const header = column.cell;
        if ('value' in read) expected.push({ target, cell, value: read.value, header });
        else refuse(cell, column, read);
        break;
      }
      default:
        target satisfies never;
    }
  }
  return { own, facts, expected, sound };
}

/** The empty cells of `expect.clauses`: in a row that fills another they say that nothing is paid. */
function idleCells(row: readonly Cell[], { columns }: Header): readonly IdleCell[] {
  return columns.flatMap((column, at) => {
    const cell = row[at];
    const idle = column?.target.kind === 'expect' && column.target.part === 'clauses';
    return idle && cell?.text.trim() === '' ? [{ name: column.target.name, cell }] : [];
  });
}

/** A header that was told of: nobody knows what its cells say. */
function isLost(at: number, { named, columns }: Header): boolean {
  return named[at] === true && columns[at] === undefined;
}

interface FilledCell {
  readonly cell: Cell;
  readonly column: Column;
}

/** Cells with something in them, under a column that means something. */
function filledCells(row: readonly Cell[], { columns }: Header): readonly FilledCell[] {
  return columns.flatMap((column, at) => {
    const cell = row[at];
    return column && cell && cell.text.trim() !== '' ? [{ cell, column }] : [];
  });
}

/** Holds a row to the columns of the table. */
function shapeIsSound(row: readonly Cell[], whole: Span, table: CaseTable): boolean {
  const { header, separator, report } = table;
  if (row.length < header.width) {
    report('rowShort', whole, { found: row.length, wanted: header.width });
    return false;
  }
  const beyond = row.find(({ text }, at) => text.trim() !== '' && header.named[at] !== true);
  if (beyond === undefined) return true;
  const shown = separator === '\t' ? '⇥' : separator;
  report('rowLong', beyond.span, { wanted: header.width, separator: shown });
  return false;
}

function nameIsSound(name: string, row: readonly Cell[], table: CaseTable): boolean {
  const { header, names, report } = table;
  if (header.name === undefined) return false;
  const span = spanAt(row, header.name);
  if (name === '') {
    // A row that is too short was told of.
    if (row[header.name]) {
      report('caseMisses', spanAt(row, 0), { part: 'name', advice: term('giveName') });
    }
    return false;
  }
  const first = names.get(name);
  if (first === undefined) {
    names.set(name, span);
    return true;
  }
  report('repeatedCase', span, { name }, { related: [{ span: first, note: 'first' }] });
  return false;
}

/** Whether a spreadsheet would leave the cell alone, and did. */
function computedIsSound(cell: Cell, deliberate: boolean, report: Reporter): boolean {
  const text = cell.text.trim();
  const written = shortened(text);
  if (/^#(?:[A-Z/0]+[!?]?|N\/A|#+)$/.test(text) && !deliberate) {
    report('cellNotComputed', cell.span, { written });
    return false;
  }
  if (/^[=+@]|^-(?!\d)/.test(text)) report('cellComputes', cell.span, { written });
  return true;
}

function spanAt(row: readonly Cell[], at: number): Span {
  return row[at]?.span ?? { file: '', start: 0, end: 0 };
}

const LONGEST = 60;

function shortened(text: string): string {
  const plain = text.trim().replace(/\s+/g, ' ');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
