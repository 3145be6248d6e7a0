// What building the tree needs from outside the CST, and the small readers that all of it uses.
import type { CstNode, IToken } from 'chevrotain';
import { nameText, type Units, type Vocabulary } from '../phrases.ts';
import type { SyntaxProblem } from '../problems.ts';
import { type Anchor, AnchoredSpan, type Span, withEnds } from '../source.ts';
import type { Expression, Missing, NameOrHole, Text, TextOrHole } from '../syntax.ts';
import { keywordOf } from '../tokens.ts';

/** Where a stretch of text stands. */
export interface Where {
  readonly file: string;
  /** Undefined where the places are to be the file's own. */
  readonly anchor?: Anchor | undefined;
}

export interface Context extends Where {
  /** That of the piece being built. */
  anchor: Anchor | undefined;
  readonly vocabulary: Vocabulary;
  readonly units: Units;
  /** Where building itself finds a problem: expressions too deep for the stages after it. */
  readonly problems: SyntaxProblem[];
  /** How many nodes stand above the one being built. */
  depth: number;
}

/** The most levels a tree may have: later stages walk it by recursion. */
const maxDepth = 600;

export function nodes(cst: CstNode, name: string): readonly CstNode[] {
  return (cst.children[name] ?? []) as CstNode[];
}

export function node(cst: CstNode, name: string): CstNode | undefined {
  return cst.children[name]?.[0] as CstNode | undefined;
}

export function tokens(cst: CstNode, name: string): readonly IToken[] {
  return (cst.children[name] ?? []) as IToken[];
}

export function token(cst: CstNode, name: string): IToken | undefined {
  return cst.children[name]?.[0] as IToken | undefined;
}

export function has(cst: CstNode, name: string): boolean {
  return cst.children[name] !== undefined;
}

/** The span of a rule that has read at least one token. */
export function spanOf(cst: CstNode, context: Context): Span {
  const { startOffset = Number.NaN, endOffset = Number.NaN } = cst.location ?? {};
  if (startOffset <= endOffset + 1) return stretch(context, startOffset, endOffset + 1);
  // Of words that recovery read in another order, Chevrotain keeps no place.
  const spans = tokensWithin(cst).map((found) => tokenSpan(found, context));
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  return start <= end ? stretch(context, start, end) : nowhere(context);
}

function tokensWithin(cst: CstNode): readonly IToken[] {
  return Object.values(cst.children).flatMap((found = []) =>
    found.flatMap((part) => ('children' in part ? tokensWithin(part) : [part])),
  );
}

export function tokenSpan(found: IToken, where: Where): Span {
  return stretch(where, found.startOffset, (found.endOffset ?? found.startOffset) + 1);
}

function stretch({ file, anchor }: Where, start: number, end: number): Span {
  return anchor === undefined
    ? { file, start, end }
    : new AnchoredSpan(anchor, start - anchor.at, end - anchor.at);
}

/** Where there are no words at all: the beginning of the file, which never moves. */
export function nowhere({ file }: Where): Span {
  return { file, start: 0, end: 0 };
}

export function over(first: Span, last: Span): Span {
  return withEnds(first, { end: Math.max(first.end, last.end) });
}

/** Where nothing stands although the grammar wants something: at the end of what does stand. */
export function missing(expected: string, after: Span): Missing {
  return { kind: 'missing', expected, span: withEnds(after, { start: after.end }) };
}

export function name(found: IToken | undefined, context: Context): NameOrHole {
  if (found === undefined || found.isInsertedInRecovery) return hole('name', found, context);
  return { kind: 'name', text: nameText(found), span: tokenSpan(found, context) };
}

export function names(found: readonly IToken[], context: Context): readonly NameOrHole[] {
  return found.map((each) => name(each, context));
}

function hole(expected: string, found: IToken | undefined, context: Context): Missing {
  const at = found?.startOffset;
  const span = at === undefined ? nowhere(context) : stretch(context, at, at);
  return { kind: 'missing', expected, span };
}

export function text(found: IToken | undefined, context: Context): TextOrHole {
  if (found === undefined || found.isInsertedInRecovery) return hole('text', found, context);
  return written(found, context);
}

/** A label or title, which may be absent. */
export function label(found: IToken | undefined, context: Context): Text | undefined {
  if (found === undefined || found.isInsertedInRecovery) return undefined;
  return written(found, context);
}

function written(found: IToken, context: Context): Text {
  const closed = found.payload !== false;
  const inner = found.image.slice(1, closed ? -1 : undefined);
  const value = inner.includes('\\') ? inner.replace(/\\(["”“\\])/g, '$1') : inner;
  return { kind: 'text', value, span: tokenSpan(found, context) };
}

/** The value of a table keyed by keyword ids, for the keyword that a token is. */
export function meaning<T>(table: Readonly<Record<string, T>>, found: IToken | undefined) {
  const id = found === undefined ? undefined : keywordOf(found.tokenType);
  return id === undefined ? undefined : table[id];
}

/** Builds something at a greater depth of the tree, or a hole where that would be too deep. */
export function deeper(
  levels: number,
  cst: CstNode,
  context: Context,
  build: () => Expression,
): Expression {
  const span = spanOf(cst, context);
  if (context.depth + levels > maxDepth) {
    context.problems.push({
      problem: 'nestedTooDeeply',
      span,
      expected: [],
      found: '',
      hint: undefined,
    });
    return { kind: 'missing', expected: 'value', span };
  }
  context.depth += levels;
  const built = build();
  context.depth -= levels;
  return built;
}
