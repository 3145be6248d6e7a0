// Gives a selected part of an expression a name: a define of the clause (or of whatever it stands in),
// or a parameter of the policy for a figure that is written out. What the policy decides stays the
// same, so nothing is offered where a name would change it.
import type { Analysis, TextEdit, Type } from '#compiler';
import { type Expression, type Node, pathAt, walk } from '#language';
import { type ClauseFile, clauseFile } from './files.ts';
import { exprOf } from './names.ts';
import type { Selection } from './place.ts';
import { tidied } from './tidy.ts';

export type RefactoringKind = 'define' | 'parameter' | 'table';

export interface Refactoring {
  readonly kind: RefactoringKind;
  /** The name that is given; empty where none is. */
  readonly name: string;
  /** Made when asked for: laying out what is changed takes its time. */
  readonly edits: readonly TextEdit[];
}

/** `define … = …` before the part of the clause that the selection stands in. */
export function extractDefine(selection: Selection): Refactoring | undefined {
  const target = selectedIn(selection);
  if (target === undefined || !hasName(target.type)) return undefined;
  const { analysis, file } = selection;
  const { found, path, node } = target;
  const place = placeFor(path);
  if (place === undefined || readsInnerLoops(path, node) || isCapOfAward(path, node)) {
    return undefined;
  }
  const name = freeName(analysis, NAMES[target.type.kind] ?? 'value');
  const words = found.text.slice(node.span.start, node.span.end);
  const at = { file, start: place.offset, end: place.offset };
  const edits = [
    { span: at, text: `define ${name}${place.of} = ${words}\n` },
    { span: node.span, text: name },
  ];
  return {
    kind: 'define',
    name,
    get edits() {
      return tidied(found, file, edits, analysis.language);
    },
  };
}

/** `parameter … = …` for a figure that is written out: the selected one, or the one at the place. */
export function extractParameter(selection: Selection): Refactoring | undefined {
  const target = selectedIn(selection) ?? literalAt(selection);
  if (target === undefined || !hasName(target.type) || target.type.kind === 'boolean') {
    return undefined;
  }
  const { analysis, file } = selection;
  const { found, path, node } = target;
  if (!isWrittenOut(node) || isFixed(withoutBounds(path))) return undefined;
  const items = found.parsed.file.items;
  const lastParameter = items.findLast(({ kind }) => kind === 'parameter');
  const first = items.find(({ kind }) => BODY.has(kind)) ?? path[1];
  const at = lastParameter?.span.end ?? first?.span.start;
  if (at === undefined) return undefined;
  const name = freeName(analysis, parameterName(path, node));
  const words = found.text.slice(node.span.start, node.span.end);
  const label = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`;
  const declared = `parameter ${name} "${label}" = ${words}`;
  const edits = [
    {
      span: { file, start: at, end: at },
      text: lastParameter === undefined ? `${declared}\n\n` : `\n${declared}`,
    },
    { span: node.span, text: name },
  ];
  return {
    kind: 'parameter',
    name,
    get edits() {
      return tidied(found, file, edits, analysis.language);
    },
  };
}

/** What stands behind the parameters of a file. */
const BODY: ReadonlySet<string> = new Set(['define', 'limit', 'applies', 'article', 'clause']);

// ---------------------------------------------------------------- what is selected

interface Target {
  readonly found: ClauseFile;
  /** From the file down to the expression, which is the last. */
  readonly path: readonly Node[];
  readonly node: Expression;
  readonly type: Type;
}

function selectedIn({ analysis, file, start, end }: Selection): Target | undefined {
  const found = clauseFile(analysis, file);
  if (found === undefined || start >= end) return undefined;
  const words = found.text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  if (from >= to) return undefined;
  const path = pathAt(found.parsed.file, from);
  const at = path.findIndex(
    (node) =>
      node.span.start === from && node.span.end === to && typeOf(analysis, node) !== undefined,
  );
  return targetAt(analysis, found, path, at);
}

function literalAt({ analysis, file, start, end }: Selection): Target | undefined {
  const found = clauseFile(analysis, file);
  if (found === undefined || start !== end) return undefined;
  const path = pathAt(found.parsed.file, start);
  const at = path.findIndex(({ kind }) => LITERALS.has(kind));
  return targetAt(analysis, found, path, at);
}

const LITERALS: ReadonlySet<string> = new Set(['number', 'percent', 'ratio', 'date']);

function targetAt(
  analysis: Analysis,
  found: ClauseFile,
  path: readonly Node[],
  at: number,
): Target | undefined {
  const node = path[at];
  const type = node && typeOf(analysis, node);
  if (node === undefined || type === undefined) return undefined;
  // Where something cannot be read, nobody can tell what a change of it would mean.
  if (found.parsed.errors.length > 0) return undefined;
  return { found, path: path.slice(0, at + 1), node: node as Expression, type };
}

/** What joins conditions is no expression of the model: each of them is one. */
function typeOf(analysis: Analysis, node: Node): Type | undefined {
  if (node.kind === 'logical') return { kind: 'boolean' };
  const expr = exprOf(analysis, node);
  return expr === undefined || expr.kind === 'hole' ? undefined : expr.type;
}

function hasName({ kind }: Type): boolean {
  return kind in NAMES;
}

const NAMES: Readonly<Record<string, string>> = {
  money: 'amount',
  ratio: 'share',
  number: 'figure',
  boolean: 'condition_met',
  date: 'day',
};

// ---------------------------------------------------------------- where it may stand

const PARTS: ReadonlySet<string> = new Set([
  ...['when', 'unless', 'grants', 'matches', 'recovers', 'measure', 'define', 'parameter'],
]);

/** Where something stands that takes no name: an edge, a length of time, what a list goes through. */
const FIXED: ReadonlySet<string> = new Set([
  ...['edge', 'dateShift', 'window', 'binder', 'field', 'rounding', 'period', 'rowLabel', 'someOf'],
  ...['limit', 'overlap', 'equalSplit', 'sharePart', 'counting'],
]);

interface DefinePlace {
  readonly offset: number;
  /** ` of Project`, for a define of an item. */
  readonly of: string;
}

function placeFor(path: readonly Node[]): DefinePlace | undefined {
  if (isFixed(path)) return undefined;
  const part = path.find(({ kind }) => PARTS.has(kind));
  if (part === undefined) return undefined;
  const owner = part.kind === 'define' ? part.of : undefined;
  if (owner?.kind === 'missing') return undefined;
  return { offset: part.span.start, of: owner === undefined ? '' : ` of ${owner.text}` };
}

/** The path, but for a limit that the figure is the amount of, and the edge of a row that it is. */
function withoutBounds(path: readonly Node[]): readonly Node[] {
  return path.filter((one, at) => {
    const inner = path[at + 1];
    if (one.kind === 'limit') return one.to !== inner;
    if (one.kind === 'rowLabel') return inner?.kind !== 'edge';
    return one.kind !== 'edge';
  });
}

function isFixed(path: readonly Node[]): boolean {
  return path.some(({ kind }) => FIXED.has(kind));
}

/** Whether an expression reads what is bound around it, but inside the part that it stands in. */
function readsInnerLoops(path: readonly Node[], node: Node): boolean {
  const bound = new Set<string>();
  for (const one of path) {
    if (one === node || one.kind !== 'aggregate') continue;
    for (const { variable } of one.binders) {
      if (variable.kind === 'name') bound.add(variable.text);
    }
  }
  let reads = false;
  walk(node, (one) => {
    if (one.kind === 'reference' && bound.has(one.name.text)) reads = true;
  });
  // In a table that runs over a list, the item's name means each of the earlier ones, too.
  const runs = path.some((one) => one.kind === 'table' && one.runningOver !== undefined);
  return reads || runs;
}

/** Behind a name, the cap of an award would be no more than a smaller of two values. */
function isCapOfAward(path: readonly Node[], node: Node): boolean {
  let holdsCap = false;
  const outermost = (one: Node): void => {
    if (one.kind === 'bound') {
      if (one.operator === 'capped at') holdsCap = true;
      outermost(one.value);
    } else if (one.kind === 'rounded') outermost(one.value);
    else if (one.kind === 'table') for (const { value } of one.rows) outermost(value);
  };
  const verb = path.findIndex(({ kind }) => ['grants', 'matches', 'recovers'].includes(kind));
  if (verb < 0) return false;
  const between = path.slice(verb + 1, -1);
  if (!between.every(({ kind }) => ['bound', 'rounded', 'table', 'row'].includes(kind)))
    return false;
  outermost(node);
  return holdsCap;
}

function isWrittenOut(node: Node): boolean {
  let isPlain = true;
  walk(node, (one) => {
    if (!WRITTEN.has(one.kind)) isPlain = false;
    // Lengths of time are told by their words.
    if (one.kind === 'literalUnit' && one.of === 'duration') isPlain = false;
  });
  return isPlain;
}

const WRITTEN: ReadonlySet<string> = new Set([
  ...['number', 'percent', 'ratio', 'date', 'scale', 'literalUnit', 'unitUse', 'name'],
  ...['arithmetic', 'negation', 'parenthesised'],
]);

// ---------------------------------------------------------------- names

function parameterName(path: readonly Node[], node: Node): string {
  const clause = path.find(({ kind }) => kind === 'clause');
  const of =
    clause?.kind === 'clause' && clause.name.kind === 'name' ? clause.name.text : undefined;
  const parent = path.at(-2);
  const role =
    parent?.kind === 'bound' && parent.bound === node
      ? parent.operator === 'capped at'
        ? 'cap'
        : 'floor'
      : parent?.kind === 'limit'
        ? parent.atLeast
          ? 'minimum'
          : 'limit'
        : parent?.kind === 'comparison' || parent?.kind === 'between' || parent?.kind === 'edge'
          ? 'threshold'
          : node.kind === 'percent' || node.kind === 'ratio'
            ? 'rate'
            : node.kind === 'date'
              ? 'day'
              : 'amount';
  const plain = of !== undefined && /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(of);
  return plain ? `${of}_${role}` : role;
}

/** A name that nothing bears. */
function freeName(analysis: Analysis, wanted: string): string {
  const taken = new Set((analysis.checked?.resolution.declarations ?? []).map(({ name }) => name));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  return name;
}
