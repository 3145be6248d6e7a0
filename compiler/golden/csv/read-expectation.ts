// The expectations of one row → what its case expects (suite.ts).

import type { Parameter, Term } from '../../diagnostics/diagnostic.ts';
import { term } from '../../diagnostics/terms.ts';
import { ZERO } from '../../interpret/result.ts';
import type { Clause, Currency, Loop } from '../../model/model.ts';
import { suggest } from '../../names/suggest.ts';
import { moneyString } from '../../wording/figures.ts';
import { readFigure } from '../figures.ts';
import { wholePath } from '../read-field.ts';
import type { Expectation, Expected, ExpectedEntry, Placed } from '../suite.ts';
import type { Cell } from './cells.ts';
import {
  type ExpectedEntryTarget,
  type ExpectedForm,
  type ExpectedTarget,
  listOf,
} from './expectation-columns.ts';
import type { DossierOfRow } from './read-dossier-row.ts';
import { figureAdvice, wantedMoney, wantedTruth } from './values.ts';
import { truthIn } from './words.ts';

/** A cell that is not empty, under a column that expects something. */
export interface ExpectedCell {
  readonly target: ExpectedTarget;
  readonly cell: Cell;
  readonly value: Expected;
  /** The header, where the clause, item or part is said. */
  readonly header: Cell;
}

/** An empty cell under `expect.clauses`. */
export interface IdleCell {
  readonly name: string;
  readonly cell: Cell;
}

export type ReadExpected =
  | { readonly value: Expected }
  | { readonly wanted: Term; readonly advice: Parameter };

/** Reads a cell that is not empty as its column asks. Figures stay as they are written. */
export function readExpected(
  written: string,
  form: ExpectedForm,
  currency: Currency,
): ReadExpected {
  const text = written.trim();
  if (typeof form === 'object') {
    const { words } = form;
    if (words.includes(text)) return { value: text };
    const [near] = suggest(text, words);
    const advice = near === undefined ? '' : term('writeCell', { instead: near });
    return { wanted: term('wordCell', { words: words.join(', ') }), advice };
  }
  switch (form) {
    case 'total':
    case 'figure': {
      const orNull = form === 'figure';
      if (orNull && text === 'null') return { value: null };
      const read = readFigure(text);
      if ('figure' in read) return { value: read.figure };
      const wanted = wantedMoney(currency);
      return {
        wanted: orNull ? term('orNull', { wanted }) : wanted,
        advice: figureAdvice(text),
      };
    }
    case 'truth': {
      if (text === 'null') return { value: null };
      const truth = truthIn(text);
      if (truth !== undefined) return { value: truth };
      return { wanted: term('orNull', { wanted: wantedTruth() }), advice: '' };
    }
    case 'paths':
      return { value: listIn(text).map(wholePath) };
    case 'texts':
      return { value: listIn(text) };
    case 'path':
      return { value: wholePath(text) };
    case 'text':
    case 'clause':
    case 'parts':
    case 'steps':
      return { value: written === '""' ? '' : text };
    default:
      return form satisfies never;
  }
}

/** Texts of one cell, apart by `;` or on lines of their own. */
function listIn(text: string): readonly string[] {
  const parts = text.split(/[;\n]/).map((one) => one.trim());
  return parts.filter((one) => one !== '');
}

/**
 * Brings the expectations of a row together. A row that fills any column of `expect.clauses` is held
 * to all clauses (DESIGN §4: `clauses` is closed): those left empty, `idle`, pay nothing.
 */
export function expectationOf(
  cells: readonly ExpectedCell[],
  idle: readonly IdleCell[],
  idOf: DossierOfRow['idOf'],
  { digits }: Currency,
): Expectation {
  const nothing = moneyString(ZERO, digits);
  const decision = new Map<string, Placed<Expected>>();
  const clauses = new Map<string, Placed<string>>();
  const articles = new Map<string, Placed<string>>();
  const entries = { awards: entryMap(), measures: entryMap(), errors: entryMap() };
  let expect: Expectation = {};
  for (const one of cells) {
    const { target, value, cell } = one;
    const placed = { value, span: cell.span };
    switch (target.part) {
      case 'applicable':
        if (value === null || typeof value === 'boolean') {
          expect = { ...expect, applicable: { value, span: cell.span } };
        }
        break;
      case 'total':
      case 'recoveries':
        expect = { ...expect, [target.part]: placed };
        break;
      case 'decision':
        decision.set(target.field, placed);
        break;
      case 'clauses':
        clauses.set(target.name, textAt(one));
        break;
      case 'articles':
        articles.set(target.name, textAt(one));
        break;
      case 'awards':
      case 'measures':
        addToEntry(entries[target.part], one, target, idOf);
        break;
      case 'errors':
        entryAt(entries.errors, target.number, one).set(target.field, placed);
        break;
      default:
        target satisfies never;
    }
  }
  const [first] = clauses.values();
  if (first !== undefined) {
    for (const { name, cell } of idle) clauses.set(name, { value: nothing, span: cell.span });
  }
  return {
    ...expect,
    ...(first === undefined
      ? {}
      : { clauses: { value: clauses, span: first.span, stuck: 'columns' } }),
    ...(articles.size === 0 ? {} : { articles }),
    ...(decision.size === 0 ? {} : { decision }),
    ...listed('awards', entries.awards),
    ...listed('measures', entries.measures),
    ...listed('errors', entries.errors),
  };
}

type Fields = Map<string, Placed<Expected>>;
type Entries = Map<string, { readonly fields: Fields; readonly span: Cell['span'] }>;

function entryMap(): Entries {
  return new Map();
}

function entryAt(entries: Entries, key: string, { cell }: ExpectedCell): Fields {
  const found = entries.get(key);
  if (found !== undefined) return found.fields;
  const made = { fields: new Map(), span: cell.span };
  entries.set(key, made);
  return made.fields;
}

function addToEntry(
  entries: Entries,
  one: ExpectedCell,
  target: ExpectedEntryTarget,
  idOf: DossierOfRow['idOf'],
): void {
  const { clause, items, field, share } = target;
  const fields = entryAt(entries, [clause.name, ...items].join('.'), one);
  const said = { span: one.header.span, stuck: 'columns' } as const;
  fields.set('clause', { value: clause.name, ...said });
  if (items.length > 0) {
    fields.set('item', { value: itemId(clause.loops, items, idOf), ...said });
  }
  if (share === undefined) {
    fields.set(field, { value: one.value, span: one.cell.span });
    return;
  }
  const had = fields.get(field);
  const parts = Array.isArray(had?.value) ? had.value : [];
  const span = had?.span ?? one.cell.span;
  fields.set(field, { value: inOrder([...parts, partOf(share, one)], clause), span });
}

interface ExpectedPart {
  readonly [field: string]: Expected;
  readonly name: string;
}

function partOf(name: string, { value }: ExpectedCell): ExpectedPart {
  return { name, amount: value };
}

/** The parts of an award as a decision lists them, whatever the order of the columns. */
function inOrder(parts: readonly ExpectedPart[], clause: Clause): readonly ExpectedPart[] {
  const split = clause.kind === 'grant' ? clause.split : undefined;
  const place = ({ name }: ExpectedPart): number => {
    if (split?.kind !== 'shares') return Number(name);
    return split.parts.findIndex((part) => part.name === name);
  };
  return [...parts].sort((a, b) => place(a) - place(b));
}

/** Numbers become the ids that the row's items have, `years.1/contributions.2`; ids stay. */
function itemId(
  loops: readonly Loop[],
  keys: readonly string[],
  idOf: DossierOfRow['idOf'],
): string {
  const places = new Map<string, string>();
  return keys
    .map((key, at) => {
      const loop = loops[at];
      const list = loop && listOf(loop);
      if (loop === undefined || list === undefined || key.includes('/')) return key;
      const within = list.within === undefined ? [] : [places.get(list.within) ?? ''];
      const path = [...within, ...list.names].join('.');
      places.set(loop.variable.name, `${path}.${key}`);
      return idOf(path, key);
    })
    .join('/');
}

function textAt({ value, cell }: ExpectedCell): Placed<string> {
  return { value: String(value), span: cell.span };
}

function listed(part: 'awards' | 'measures' | 'errors', entries: Entries): Expectation {
  const list: readonly ExpectedEntry[] = [...entries.values()];
  return list.length === 0 ? {} : { [part]: list };
}
