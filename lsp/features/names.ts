// Names and the places that bear them. One place may name several things: a limit over two clauses
// that counts `each project.lender` reads the lender of either's projects, and so does an overlap
// rule `on same lender`. The resolution notes the first of them; the model knows them all.
import {
  type Analysis,
  type Declaration,
  type Expr,
  exprsWithin,
  ledgerClausesIn,
  nameAt,
  type Reference,
  type Resolution,
  referencesTo,
} from '#compiler';
import { type Expression, type Node, type Span, walk } from '#language';
import { clauseFile, treesOf } from './files.ts';
import type { Place } from './place.ts';

/** A name where the user is. */
export interface NameHere {
  readonly span: Span;
  /** The first is what the resolution says; the others share the place with it. */
  readonly declarations: readonly Declaration[];
}

/** The name at a place, whether it is declared or referred to there. */
export function nameHere({ analysis, file, offset }: Place): NameHere | undefined {
  const resolution = analysis.checked?.resolution;
  const found = resolution && nameAt(resolution, file, offset);
  if (found === undefined) {
    const text = clausesInTexts(analysis).find(
      ({ span }) => span.file === file && span.start <= offset && offset <= span.end,
    );
    return text && { span: text.span, declarations: [text.declaration] };
  }
  const shared = sharedPlaces(analysis).get(keyOf(found.span)) ?? [];
  return { span: found.span, declarations: [...new Set([found.declaration, ...shared])] };
}

/** The name in the policy's header, if the place is in it; nothing else names the policy. */
export function policyNameHere({ analysis, file, offset }: Place): NamedPolicy | undefined {
  for (const item of clauseFile(analysis, file)?.parsed.file.items ?? []) {
    if (item.kind !== 'policy' || item.name.kind === 'missing') continue;
    const { span, text } = item.name;
    if (span.start <= offset && offset <= span.end) return { span, name: text, whole: item.span };
  }
  return undefined;
}

export interface NamedPolicy {
  readonly span: Span;
  readonly name: string;
  /** All of the header. */
  readonly whole: Span;
}

/** Whether two analyses' declarations are one and the same: they stand at one place. */
export function sameDeclaration(a: Declaration, b: Declaration): boolean {
  return a === b || (a.nameSpan !== undefined && sameSpan(a.nameSpan, b.nameSpan));
}

/**
 * All declarations that must bear one name because some place names them together; the given ones
 * among them.
 */
export function namedTogether(
  analysis: Analysis,
  declarations: readonly Declaration[],
): readonly Declaration[] {
  const groups = [...sharedPlaces(analysis).values()];
  const all = new Set(declarations);
  for (let size = -1; size !== all.size; ) {
    size = all.size;
    for (const group of groups)
      if (group.some((one) => all.has(one))) for (const one of group) all.add(one);
  }
  return [...all];
}

/** Every place that names one of the declarations, in the order of files and texts; not their own names. */
export function placesNaming(
  analysis: Analysis,
  declarations: readonly Declaration[],
): readonly Span[] {
  const resolution = analysis.checked?.resolution;
  if (resolution === undefined) return [];
  const found = new Map<string, Span>();
  for (const declaration of declarations) {
    for (const span of referencesTo(resolution, declaration)) found.set(keyOf(span), span);
  }
  for (const { span, declaration } of clausesInTexts(analysis)) {
    if (declarations.includes(declaration)) found.set(keyOf(span), span);
  }
  for (const [key, shared] of sharedPlaces(analysis)) {
    const span = spanOfKey(key);
    if (shared.some((one) => declarations.includes(one))) found.set(key, span);
  }
  return inFileOrder(analysis, [...found.values()]);
}

/** Spans by file, in the analysis's order, and by place. */
export function inFileOrder(analysis: Analysis, spans: readonly Span[]): readonly Span[] {
  const order = new Map([...analysis.files.keys()].map((file, index) => [file, index]));
  const of = (span: Span) => order.get(span.file) ?? order.size;
  return spans.toSorted((a, b) => of(a) - of(b) || a.start - b.start || a.end - b.end);
}

export function sameSpan(a: Span | undefined, b: Span | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.file === b.file &&
    a.start === b.start &&
    a.end === b.end
  );
}

function keyOf({ file, start, end }: Span): string {
  return `${start} ${end} ${file}`;
}

function spanOfKey(key: string): Span {
  const [start = '', end = '', ...file] = key.split(' ');
  return { file: file.join(' '), start: Number(start), end: Number(end) };
}

const textsOf = new WeakMap<Analysis, readonly Reference[]>();

/** `entry.clause is "aid"`: texts that name a clause, without their quotation marks. */
function clausesInTexts(analysis: Analysis): readonly Reference[] {
  const known = textsOf.get(analysis);
  if (known !== undefined) return known;
  const { resolution } = analysis.checked ?? {};
  const conditions = [...(resolution?.expressions ?? [])].flatMap(([, expr]) =>
    expr.kind === 'logical' ? expr.operands : expr,
  );
  const fresh = ledgerClausesIn(conditions).flatMap(({ name, span }) => {
    const declaration = resolution?.declarations.find(
      (one) => one.kind === 'clause' && one.name === name,
    );
    const inside = { file: span.file, start: span.start + 1, end: span.end - 1 };
    return declaration === undefined ? [] : [{ span: inside, declaration }];
  });
  textsOf.set(analysis, fresh);
  return fresh;
}

type Shared = ReadonlyMap<string, readonly Declaration[]>;
const sharedOf = new WeakMap<Analysis, Shared>();

/** The places that name several declarations, each with all of them. */
function sharedPlaces(analysis: Analysis): Shared {
  const known = sharedOf.get(analysis);
  if (known !== undefined) return known;
  const fresh = findShared(analysis);
  sharedOf.set(analysis, fresh);
  return fresh;
}

function findShared(analysis: Analysis): Shared {
  const { model, checked } = analysis;
  if (model === undefined || checked === undefined) return new Map();
  const byPlace = declarationsByPlace(checked.resolution);
  const read = new Map<string, Set<Declaration>>();
  const note = (place: Span, declared: Span) => {
    const declaration = byPlace(declared);
    if (declaration === undefined) return;
    const key = keyOf(place);
    const known = read.get(key);
    if (known === undefined) read.set(key, new Set([declaration]));
    else known.add(declaration);
  };
  const names = namePlaces(analysis);
  const noteReads = (expr: Expr | undefined) => {
    if (expr !== undefined) eachRead(expr, (span, declared) => note(names(span), declared));
  };
  for (const limit of model.limits) {
    if (limit.scopes.length < 2) continue;
    for (const scope of limit.scopes) {
      for (const part of [scope.to, scope.where, scope.quantity]) noteReads(part);
      for (const key of scope.keys) if (key.kind === 'path') noteReads(key.value);
    }
  }
  for (const { on } of model.overlaps)
    if (on.by === 'field') for (const value of on.values) noteReads(value);
  for (const [place, declared] of itemKeys(analysis)) note(place, declared);
  return new Map(
    [...read].flatMap(([key, all]) => (all.size > 1 ? [[key, [...all]] as const] : [])),
  );
}

/** `each project` of a limit over several clauses: the item of each of them. */
function itemKeys(analysis: Analysis): readonly (readonly [place: Span, declared: Span])[] {
  const limits = new Map(
    (analysis.model?.limits ?? [])
      .filter(({ scopes }) => scopes.length > 1)
      .map((limit) => [keyOf(limit.span), limit]),
  );
  const found: (readonly [Span, Span])[] = [];
  if (limits.size === 0) return found;
  for (const tree of treesOf(analysis)) {
    walk(tree, (node) => {
      const limit = node.kind === 'limit' ? limits.get(keyOf(node.span)) : undefined;
      if (node.kind !== 'limit' || limit === undefined) return;
      for (const key of node.keys) {
        if (key.kind !== 'reference') continue;
        for (const { keys } of limit.scopes) {
          const item = keys.find(
            (one) => one.kind === 'item' && one.variable.name === key.name.text,
          );
          if (item?.kind === 'item') found.push([key.name.span, item.variable.span]);
        }
      }
    });
  }
  return found;
}

/** From the span of `project.lender` to that of `lender`: the names of members by their wholes. */
function namePlaces(analysis: Analysis): (span: Span) => Span {
  const names = new Map<string, Span>();
  for (const tree of treesOf(analysis)) {
    walk(tree, (node) => {
      if (node.kind === 'member' && node.name.kind === 'name') {
        names.set(keyOf(node.span), node.name.span);
      }
    });
  }
  return (span) => names.get(keyOf(span)) ?? span;
}

/** A declaration by its name's place or by that of the whole of it. */
function declarationsByPlace(resolution: Resolution): (span: Span) => Declaration | undefined {
  const places = new Map<string, Declaration>();
  for (const declaration of resolution.declarations) {
    if (declaration.span !== undefined) places.set(keyOf(declaration.span), declaration);
  }
  for (const declaration of resolution.declarations) {
    if (declaration.nameSpan !== undefined) places.set(keyOf(declaration.nameSpan), declaration);
  }
  return (span) => places.get(keyOf(span));
}

/** Every name that an expression of the model reads: where, and where that is declared. */
function eachRead(expr: Expr, note: (span: Span, declared: Span) => void): void {
  // A fact that stands by itself is read of an item that the text does not name.
  const unwritten = new Set<Expr>();
  for (const part of exprsWithin(expr)) {
    if (part.kind === 'field' || part.kind === 'definition') {
      if (part.object !== undefined && sameSpan(part.object.span, part.span)) {
        unwritten.add(part.object);
      }
      note(part.span, (part.kind === 'field' ? part.field : part.definition).span);
    } else if (part.kind === 'variable' && !unwritten.has(part)) {
      note(part.span, part.variable.span);
    }
  }
}

/** The expression of the tree that a node is, if it is one. */
export function exprOf(analysis: Analysis, node: Node): Expr | undefined {
  return analysis.checked?.resolution.expressions.get(node as Expression);
}
