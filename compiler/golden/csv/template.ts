// A table to begin with: a header for a policy's facts and totals, and one row that the policy answers
// as it says. It shows the form; what the figures should be is for its writer to find out.
import Fraction from 'fraction.js';
import type { FactField } from '../../dossier/fact-fields.ts';
import { type DossierObject, objectOf, objectsOf } from '../../dossier/objects.ts';
import { interpretDossier } from '../../interpret/interpret-dossier.ts';
import type { Model } from '../../model/model.ts';
import { moneyString } from '../../wording/figures.ts';
import { columnsOf, factPath } from './columns.ts';
import { isPaid } from './expectation-columns.ts';
import { lookUp } from './header.ts';
import { readCsvSuite } from './read.ts';

export interface TemplateOptions {
  /** Headers by the policy's labels, where each is understood without doubt. */
  readonly labels: boolean;
  /** Columns for so many items of each list. */
  readonly items: number;
  /** The day of the example, ISO. */
  readonly asOf: string;
  /** The example's name and reason. */
  readonly name: string;
  readonly reason: string;
}

interface TemplateColumn {
  readonly path: string;
  readonly labels: string;
  readonly cell: string;
}

/** The table as text, lines ended as spreadsheets end them. */
export function tableTemplate(model: Model, options: TemplateOptions): string {
  const { labels, name, reason } = options;
  const own = [
    plainColumn('name', name),
    plainColumn('reason', reason),
    plainColumn('article', ''),
  ];
  const columns = [...own, ...factColumns(model, options)];
  const tree = columnsOf(model);
  const headerOf = ({ path, labels: words }: TemplateColumn): string => {
    const found = labels ? lookUp(words, tree) : [];
    return found.length === 1 && found[0]?.path === path ? words : path;
  };
  const write = (all: readonly TemplateColumn[]): string => {
    return [all.map(headerOf), all.map(({ cell }) => cell)].map(lineOf).join('');
  };
  return write([
    ...columns,
    ...totals(model, write([...columns, plainColumn('expect.total', '0')])),
  ]);
}

/** What the policy answers to the example. */
function totals(model: Model, table: string): readonly TemplateColumn[] {
  const { cases } = readCsvSuite(new TextEncoder().encode(table), '', model);
  const outcome = interpretDossier(model, cases[0]?.dossier);
  const found = 'decision' in outcome ? outcome.decision.totals : undefined;
  const paid = (name: string): string => {
    const figure = new Map(Object.entries(found?.clauses ?? {})).get(name) ?? '';
    return /[1-9]/.test(figure) ? figure : '';
  };
  return [
    plainColumn('expect.total', found?.policy ?? ''),
    ...model.clauses.filter(isPaid).map(({ name, label }): TemplateColumn => {
      const labels = `expect.clauses ${label ?? name}`;
      return { path: `expect.clauses.${name}`, labels, cell: paid(name) };
    }),
  ];
}

function plainColumn(path: string, cell: string): TemplateColumn {
  return { path, labels: path, cell };
}

function factColumns(model: Model, { items, asOf }: TemplateOptions): readonly TemplateColumn[] {
  const objects = objectsOf(model);
  const columnsIn = (
    { fields, role }: DossierObject,
    path: string,
    labels: string,
  ): readonly TemplateColumn[] => {
    return fields.flatMap((field): readonly TemplateColumn[] => {
      const at = path + field.name;
      const words = labels + field.label;
      // Prior awards and supports from elsewhere are the exception: docs/cases-csv.md shows them.
      if (field.type.kind === 'entries' || field.name === 'reference') return [];
      if (role === 'item' && field.name === 'id') return [];
      const held = objectOf(objects, field);
      if (held === undefined) {
        const cell = field.name === 'as_of' ? asOf : exampleOf(field, model);
        return [{ path: factPath(at), labels: words, cell }];
      }
      if (held.role === 'group') return columnsIn(held, `${at}.`, `${words} `);
      const numbers = Array.from({ length: items }, (_, index) => String(index + 1));
      return numbers.flatMap((number) => {
        const columns = columnsIn(held, `${at}.${number}.`, `${words} ${number} `);
        // One item is example enough.
        return number === '1' ? columns : columns.map((column) => ({ ...column, cell: '' }));
      });
    });
  };
  const [dossier] = objects;
  const columns = dossier ? columnsIn(dossier, '', '') : [];
  // The day first: every case has one.
  return [...columns].sort((a, b) => Number(b.path === 'as_of') - Number(a.path === 'as_of'));
}

/** A value that the fact may have; empty for what need not be given. */
function exampleOf({ type, min, max, required }: FactField, { currency }: Model): string {
  if (!required) return '';
  const near = (usual: Fraction): Fraction => {
    const low = min !== undefined && min.compare(usual) > 0 ? min : usual;
    return max !== undefined && max.compare(low) < 0 ? max : low;
  };
  switch (type.kind) {
    case 'boolean':
      return 'yes';
    case 'date':
      return '2024-01-31';
    case 'money':
      return moneyString(
        near(new Fraction(100_000n * 10n ** BigInt(currency.digits))),
        currency.digits,
      );
    case 'ratio':
      return near(new Fraction(1n, 2n)).toFraction();
    case 'number':
      return near(new Fraction(10)).toString();
    case 'enum':
      return type.enum.members[0]?.name ?? '';
    default:
      return 'text';
  }
}

/** In quotation marks where the text needs them. */
function lineOf(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  });
  return `${written.join(',')}\r\n`;
}
