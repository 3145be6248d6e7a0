// Cases in tables: the columns that a header may name, what a cell may hold, and what both name of the
// policy.
import {
  cellsOf,
  columnsOf,
  type EntityType,
  lookUp,
  type Model,
  type Suite,
  type Target,
  type Type,
} from '#compiler';
import type { Span } from '#language';
import type { Named } from './case-meaning.ts';
import type { Completion } from './completion-item.ts';

export interface TablePlace {
  readonly suite: Suite;
  readonly text: string;
  readonly offset: number;
}

interface CellHere {
  readonly span: Span;
  readonly text: string;
  readonly isHeader: boolean;
  readonly column: Target | undefined;
  readonly header: string;
}

/** Longer tables are not read at every keystroke. */
const LONGEST = 2_000_000;

function cellHere({ suite, text, offset }: TablePlace, model: Model): CellHere | undefined {
  if (text.length > LONGEST) return undefined;
  const { rows } = cellsOf(text, suite.file);
  const [header = []] = rows;
  const row = rows.find(
    (cells) => (cells[0]?.span.start ?? 0) <= offset && offset <= (cells.at(-1)?.span.end ?? -1),
  );
  const index = row?.findIndex(({ span }) => span.start <= offset && offset <= span.end) ?? -1;
  const cell = row?.[index];
  if (row === undefined || cell === undefined) return undefined;
  const name = header[index]?.text ?? '';
  const [found] = lookUp(name, columnsOf(model));
  return {
    span: cell.span,
    text: cell.text,
    isHeader: row === header,
    column: found?.target,
    header: found?.path ?? name,
  };
}

export interface ColumnHere {
  readonly span: Span;
  readonly named: Named | undefined;
}

/** What a cell names: a column its fact or clause; a value the member that it is. */
export function columnHere(place: TablePlace, model: Model): ColumnHere | undefined {
  const cell = cellHere(place, model);
  if (cell?.column === undefined) return undefined;
  const { span, column } = cell;
  if (column.kind === 'fact') {
    const owner = ownerOf(
      model,
      column.steps.map(({ name }) => name),
    );
    const { name } = column.field;
    const type = owner?.fields.find((field) => field.name === name)?.type;
    if (!cell.isHeader && type?.kind === 'enum') {
      const isMember = type.enum.members.some((one) => one.name === cell.text);
      const named = { owner: type.enum.name, name: cell.text, kind: 'member' as const };
      return { span, named: isMember ? named : undefined };
    }
    return { span, named: owner && { owner: owner.name, name, kind: 'field' } };
  }
  const clause =
    column.kind !== 'expect'
      ? undefined
      : column.part === 'clauses'
        ? column.name
        : column.part === 'awards' || column.part === 'measures'
          ? column.clause.name
          : undefined;
  return {
    span,
    named: clause === undefined ? undefined : { owner: undefined, name: clause, kind: 'clause' },
  };
}

function ownerOf({ applicant }: Model, steps: readonly string[]): EntityType | undefined {
  let entity: EntityType | undefined = applicant;
  for (const step of steps) {
    const type: Type | undefined = entity?.fields.find(({ name }) => name === step)?.type;
    const inner: Type | undefined = type?.kind === 'list' ? type.of : type;
    entity = inner?.kind === 'entity' ? inner.entity : undefined;
  }
  return entity;
}

/** Names of columns in the header; members and words in the cells below. */
export function tableCompletion(place: TablePlace, model: Model): readonly Completion[] {
  const cell = cellHere(place, model);
  if (cell === undefined) return [];
  const item = (label: string, detail: string, kind: Completion['kind']): Completion => ({
    label,
    kind,
    detail,
    span: cell.span,
    text: label,
    isSnippet: false,
    rank: 0,
  });
  if (cell.isHeader) {
    return columnNames(model, cell.text).map(([name, label]) => item(name, label, 'field'));
  }
  const { column } = cell;
  if (column?.kind === 'fact') {
    const owner = ownerOf(
      model,
      column.steps.map(({ name }) => name),
    );
    const type = owner?.fields.find(({ name }) => name === column.field.name)?.type;
    if (type?.kind === 'boolean') return ['true', 'false'].map((word) => item(word, '', 'keyword'));
    if (type?.kind !== 'enum') return [];
    return type.enum.members.map(({ name, label }) =>
      item(name, label === name ? '' : label, 'member'),
    );
  }
  if (column?.kind !== 'expect' || typeof column.form !== 'object') return [];
  return column.form.words.map((word) => item(word, '', 'keyword'));
}

/** What a header may be as far as it is written: `expect.`, and then `expect.clauses.`. */
function columnNames(model: Model, written: string): readonly (readonly [string, string])[] {
  const steps = written.split('.').slice(0, -1);
  let node = columnsOf(model);
  for (const step of steps) {
    const choice = node.choices.find(({ name }) => name === step);
    const next = choice?.next() ?? node.item?.(step);
    if (next === undefined) return [];
    node = next;
  }
  const before = steps.map((step) => `${step}.`).join('');
  return node.choices.map(({ name, labels }) => [`${before}${name}`, labels[0] ?? ''] as const);
}
