// Turns conditions one inside the other into one table: `by (level is low) true: A false: (by (level is
// middle) …)` becomes `by level low: A middle: B otherwise: C`, and steps of a figure become edges. A
// condition that bears a name (`by is_low true: …`) is read where it is defined.
import type { Analysis, TextEdit, Type } from '#compiler';
import {
  type Comparison,
  type Expression,
  type Membership,
  type Node,
  pathAt,
  type Row,
  type Table,
  vocabularyOf,
  walk,
} from '#language';
import type { Refactoring } from './extract.ts';
import { type ClauseFile, clauseFile } from './files.ts';
import { exprOf } from './names.ts';
import type { Selection } from './place.ts';
import { tidied } from './tidy.ts';

/** The table for the conditions around a place; undefined where they are not about one fact. */
export function conditionalsToTable({
  analysis,
  file,
  start,
  end,
}: Selection): Refactoring | undefined {
  const found = clauseFile(analysis, file);
  if (found === undefined || found.parsed.errors.length > 0) return undefined;
  const path = pathAt(found.parsed.file, start);
  const around = path.filter(
    (node): node is Table => node.kind === 'table' && end <= node.span.end,
  );
  // The outermost of those that stand in one another.
  for (const table of around) {
    const chain = chainOf(table, (name) => conditionNamed(name, path));
    const text = chain && tableFor(chain, { analysis, found, path, table });
    if (text === undefined) continue;
    const edits: readonly TextEdit[] = [{ span: table.span, text }];
    return {
      kind: 'table',
      name: '',
      get edits() {
        return tidied(found, file, edits, analysis.language);
      },
    };
  }
  return undefined;
}

interface Step {
  readonly condition: Comparison | Membership;
  readonly value: Expression;
}

interface Chain {
  readonly steps: readonly Step[];
  readonly otherwise: Expression;
}

/** `by C true: A false: …`, on and on; undefined of any other table. */
function chainOf(table: Table, named: Named): Chain | undefined {
  const [subject] = table.subjects;
  const condition = conditionIn(subject, named);
  if (table.mode !== 'one row' || table.subjects.length !== 1 || table.rows.length !== 2) {
    return undefined;
  }
  if (condition?.kind !== 'comparison' && condition?.kind !== 'membership') return undefined;
  const yes = table.rows.find((row) => isLabelled(row, true));
  const no = table.rows.find((row) => row !== yes && isLabelled(row, false));
  if (yes === undefined || no === undefined) return undefined;
  const inner = no.value.kind === 'parenthesised' ? no.value.inner : no.value;
  const rest = inner.kind === 'table' ? chainOf(inner, named) : undefined;
  const step = { condition, value: yes.value };
  if (rest === undefined) return { steps: [step], otherwise: no.value };
  return { steps: [step, ...rest.steps], otherwise: rest.otherwise };
}

/** The condition that a name stands for. */
type Named = (name: string) => Expression | undefined;

function conditionIn(subject: Expression | undefined, named: Named): Expression | undefined {
  if (subject?.kind === 'parenthesised') return conditionIn(subject.inner, named);
  if (subject?.kind !== 'reference') return subject;
  const value = named(subject.name.text);
  return value?.kind === 'parenthesised' ? value.inner : value;
}

/** Of the clause, or of the whole file. */
function conditionNamed(name: string, path: readonly Node[]): Expression | undefined {
  for (const node of path.toReversed()) {
    const parts =
      node.kind === 'clause' || node.kind === 'applies'
        ? node.parts
        : node.kind === 'article' || node.kind === 'file'
          ? node.items
          : [];
    for (const part of parts) {
      if (part.kind !== 'define' || part.of !== undefined || part.name.kind !== 'name') continue;
      if (part.name.text === name) return part.value;
    }
  }
  return undefined;
}

function isLabelled({ labels }: Row, truth: boolean): boolean {
  const [label] = labels;
  const [option, more] = label?.options ?? [];
  if (labels.length !== 1 || option === undefined || more !== undefined) return false;
  if (option.kind === 'boolean') return option.value === truth;
  return !truth && option.kind === 'catchAll';
}

interface Writing {
  readonly analysis: Analysis;
  readonly found: ClauseFile;
  readonly path: readonly Node[];
  readonly table: Table;
}

function tableFor(chain: Chain, writing: Writing): string | undefined {
  const { analysis, found } = writing;
  const words = (node: Node) => found.text.slice(node.span.start, node.span.end);
  const subjects = new Set(
    chain.steps.map(({ condition }) =>
      words(condition.kind === 'comparison' ? condition.left : condition.value).replace(/\s+/g, ''),
    ),
  );
  const [first] = chain.steps;
  if (first === undefined || subjects.size !== 1) return undefined;
  const { condition } = first;
  const subject = condition.kind === 'comparison' ? condition.left : condition.value;
  const type = exprOf(analysis, subject)?.type;
  const rows = type?.kind === 'enum' ? memberRows(chain, writing) : edgeRows(chain, type, writing);
  if (rows === undefined || !isSubject(subject)) return undefined;
  const { keywords } = vocabularyOf(analysis.language).table;
  return [`${keywords.by[0]} ${words(subject)}`, ...rows].join('\n');
}

/** What may stand behind `by` as it is. */
function isSubject({ kind }: Expression): boolean {
  return kind === 'reference' || kind === 'member' || kind === 'parenthesised';
}

function memberRows(chain: Chain, writing: Writing): readonly string[] | undefined {
  const { keywords } = vocabularyOf(writing.analysis.language).table;
  const seen = new Set<string>();
  const rows: string[] = [];
  for (const { condition, value } of chain.steps) {
    const members = membersIn(condition);
    // A member that an earlier condition took is none of this row's.
    const own = members?.filter((name) => !seen.has(name));
    if (own === undefined || own.length === 0) return undefined;
    for (const name of own) seen.add(name);
    rows.push(`${own.join(` ${keywords.or[0]} `)}: ${valueText(value, writing)}`);
  }
  return [...rows, `${keywords.otherwise[0]}: ${valueText(chain.otherwise, writing)}`];
}

function membersIn(condition: Step['condition']): readonly string[] | undefined {
  const options =
    condition.kind === 'membership' && !condition.negated
      ? condition.options
      : condition.kind === 'comparison' && condition.operator === 'is'
        ? [condition.right]
        : [];
  const names = options.flatMap((option) =>
    option.kind === 'reference' ? [option.name.text] : [],
  );
  return names.length === 0 || names.length !== options.length ? undefined : names;
}

/** `is at least` from the largest down, or `is below` from the smallest up. */
function edgeRows(
  chain: Chain,
  type: Type | undefined,
  writing: Writing,
): readonly string[] | undefined {
  if (type === undefined || !['money', 'ratio', 'number', 'date'].includes(type.kind)) {
    return undefined;
  }
  const { keywords } = vocabularyOf(writing.analysis.language).table;
  const operators = new Set(
    chain.steps.map(({ condition }) => (condition.kind === 'comparison' ? condition.operator : '')),
  );
  const [operator = ''] = operators;
  const edges = operators.size === 1 ? EDGES[operator] : undefined;
  if (edges === undefined) return undefined;
  const before = type.kind === 'date' ? 'before' : 'below';
  const spelled = (edge: (typeof edges)[number]) => keywords[edge === 'below' ? before : edge][0];
  const [taken, left] = edges;
  const bounds = chain.steps.map(({ condition }) => figureOf(condition, writing));
  const isUp = operator === '<' || operator === '<=';
  // Each must take less than those before it leave.
  const inOrder = bounds.every((bound, at) => {
    const last = bounds[at - 1];
    if (bound === undefined) return false;
    return (
      at === 0 ||
      (last !== undefined && (isUp ? bound.order > last.order : bound.order < last.order))
    );
  });
  const last = bounds.at(-1);
  if (!inOrder || last === undefined) return undefined;
  const rows = chain.steps.map(
    ({ value }, at) => `${spelled(taken)} ${bounds[at]?.text}: ${valueText(value, writing)}`,
  );
  const rest = `${spelled(left)} ${last.text}: ${valueText(chain.otherwise, writing)}`;
  return isUp ? [...rows, rest] : [rest, ...rows.toReversed()];
}

/** By the comparison: the edge of what it takes, and that of what it leaves. */
const EDGES: Readonly<
  Record<
    string,
    readonly ['below' | 'upTo' | 'from' | 'above', 'below' | 'upTo' | 'from' | 'above']
  >
> = {
  '<': ['below', 'from'],
  '<=': ['upTo', 'above'],
  '>=': ['from', 'below'],
  '>': ['above', 'upTo'],
};

interface Figure {
  readonly text: string;
  /** To compare it by. */
  readonly order: number | string;
}

/** A figure or a day that is written out. */
function figureOf(condition: Step['condition'], { analysis, found }: Writing): Figure | undefined {
  if (condition.kind !== 'comparison') return undefined;
  const { right } = condition;
  if (!['number', 'percent', 'ratio', 'date'].includes(right.kind)) return undefined;
  const expr = exprOf(analysis, right);
  if (expr?.kind !== 'constant') return undefined;
  const { value } = expr;
  const text = found.text.slice(right.span.start, right.span.end);
  if (value.kind === 'date') return { text, order: value.value };
  return value.kind === 'numeric' ? { text, order: value.value.valueOf() } : undefined;
}

/**
 * A value as it stood, on a row of its own. What was capped inside brackets stays so: bare, it would
 * become the cap of the award.
 */
function valueText(value: Expression, { found, table }: Writing): string {
  const words = found.text.slice(value.span.start, value.span.end);
  const isInner = !table.rows.some((row) => row.value === value);
  let isCapped = false;
  walk(value, (node) => {
    if (node.kind === 'bound' && node.operator === 'capped at') isCapped = true;
    return node.kind !== 'parenthesised';
  });
  return (isInner && isCapped && value.kind !== 'parenthesised') || value.kind === 'table'
    ? `(${words})`
    : words;
}
