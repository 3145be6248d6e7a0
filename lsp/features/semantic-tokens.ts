// Colours by meaning: what each word of a file is. The legend is data; the protocol's numbers are made
// by `encodeTokens` and `tokenEdits`, which know nothing of a client.
import type { Analysis, Declaration, DeclarationKind } from '#compiler';
import { type Node, type Span, type Token, walk } from '#language';
import { type ClauseFile, clauseFile } from './files.ts';

/** Types as the protocol names them, so that every theme has a colour for each. */
export const tokenTypes = [
  'namespace',
  'type',
  'class',
  'enum',
  'enumMember',
  'property',
  'parameter',
  'variable',
  'function',
  'keyword',
  'comment',
  'string',
  'number',
  'operator',
] as const;

export const tokenModifiers = [
  'declaration',
  'readonly',
  'static',
  'defaultLibrary',
  'documentation',
] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

export interface SemanticToken {
  /** Within one line. */
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** A stretch of the file; absent: all of it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The coloured words of a file of clauses, in order, none over another; those that touch `within`. */
export function semanticTokens(
  analysis: Analysis,
  file: string,
  within?: Stretch,
): readonly SemanticToken[] {
  const found = clauseFile(analysis, file);
  if (found === undefined) return [];
  const names = namesIn(analysis, file);
  const holds = ({ span }: { readonly span: Span }) =>
    within === undefined || (span.start < within.end && within.start < span.end);
  const roles = rolesIn(found, within);
  const words = found.parsed.tokens.filter(holds).flatMap((token): readonly SemanticToken[] => {
    const meaning = meaningOf(token, names, roles);
    return meaning === undefined
      ? []
      : onOneLine(token.span, found).map((span) => ({ span, ...meaning }));
  });
  const comments = found.parsed.comments
    .filter(holds)
    .map(({ span }) => ({ span, type: 'comment' as const, modifiers: [] }));
  return [...words, ...comments].sort((a, b) => a.span.start - b.span.start);
}

/** Whether a word's colour hangs on how it is spelled alone, so that a grammar gives it more finely. */
export function grammarTells({ type }: SemanticToken): boolean {
  return ['keyword', 'comment', 'string', 'number', 'operator'].includes(type);
}

interface Meaning {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

const KINDS: Readonly<Record<DeclarationKind, Meaning>> = {
  enum: { type: 'enum', modifiers: [] },
  member: { type: 'enumMember', modifiers: [] },
  entity: { type: 'class', modifiers: [] },
  applicant: { type: 'class', modifiers: [] },
  field: { type: 'property', modifiers: [] },
  unit: { type: 'type', modifiers: [] },
  define: { type: 'variable', modifiers: ['readonly'] },
  parameter: { type: 'variable', modifiers: ['readonly', 'static'] },
  clause: { type: 'function', modifiers: [] },
  variable: { type: 'parameter', modifiers: [] },
  builtIn: { type: 'variable', modifiers: ['defaultLibrary'] },
};

/** What each name of the file means, by where it starts. */
function namesIn(analysis: Analysis, file: string): ReadonlyMap<number, Meaning> {
  const resolution = analysis.checked?.resolution;
  const meanings = new Map<number, Meaning>();
  for (const { span, declaration } of resolution?.references ?? []) {
    if (span.file === file) meanings.set(span.start, KINDS[declaration.kind]);
  }
  for (const declaration of resolution?.declarations ?? []) {
    if (declaration.nameSpan?.file === file) {
      meanings.set(declaration.nameSpan.start, declared(declaration));
    }
  }
  return meanings;
}

function declared({ kind }: Declaration): Meaning {
  const { type, modifiers } = KINDS[kind];
  return { type, modifiers: ['declaration', ...modifiers] };
}

/** What the tree says of words whose meaning no declaration tells, by where they start. */
type Role = 'name' | 'policy' | 'currency' | 'citation' | 'type';

function rolesIn({ parsed }: ClauseFile, within: Stretch | undefined): ReadonlyMap<number, Role> {
  const roles = new Map<number, Role>();
  const give = (node: Node | undefined, role: Role) => {
    if (node !== undefined && node.kind !== 'missing') roles.set(node.span.start, role);
  };
  walk(parsed.file, (node) => {
    const { span } = node;
    if (within && (span.end < within.start || within.end < span.start)) return false;
    switch (node.kind) {
      case 'name':
        if (!roles.has(node.span.start)) give(node, 'name');
        break;
      case 'policy':
        give(node.name, 'policy');
        break;
      case 'article':
        if (node.number.kind === 'name') give(node.number, 'policy');
        break;
      case 'currency':
        give(node.code, 'currency');
        break;
      case 'cites':
        for (const quote of node.quotes) give(quote, 'citation');
        break;
      case 'plainType':
        give(node, 'type');
        break;
      default:
    }
    return true;
  });
  return roles;
}

function meaningOf(
  token: Token,
  names: ReadonlyMap<number, Meaning>,
  roles: ReadonlyMap<number, Role>,
): Meaning | undefined {
  const { kind, span } = token;
  const plain = (type: TokenType, ...modifiers: TokenModifier[]): Meaning => ({ type, modifiers });
  const role = roles.get(span.start);
  switch (kind) {
    case 'text':
      return role === 'citation' ? plain('string', 'documentation') : plain('string');
    case 'number':
      return role === 'policy' ? plain('namespace') : plain('number');
    case 'date':
    case 'scale':
      return plain('number');
    case 'unit':
      return names.get(span.start) ?? plain('number');
    case 'name':
    case 'keyword': {
      const named = names.get(span.start);
      if (named !== undefined) return named;
      if (role === 'type') return plain('type', 'defaultLibrary');
      if (role === 'policy') return plain('namespace', 'declaration');
      if (role === 'currency') return plain('type', 'defaultLibrary');
      // A name that nothing declares has no meaning to colour.
      if (role === 'name' || kind === 'name') return undefined;
      return plain('keyword');
    }
    case 'punctuation':
      if (/^[-+*/=%％]$/.test(token.text)) return plain('operator');
      return /^\p{L}/u.test(token.text) ? plain('number') : undefined;
    default:
      return kind satisfies never;
  }
}

/** A keyword whose words stand on several lines, or with comments between: each word by itself. */
function onOneLine(span: Span, { text, parsed }: ClauseFile): readonly Span[] {
  const written = text.slice(span.start, span.end);
  if (!/[\r\n]/.test(written)) return [span];
  const comments = parsed.comments.filter(
    (comment) => comment.span.start < span.end && span.start < comment.span.end,
  );
  return [...written.matchAll(/\S+/gu)].flatMap(({ 0: word, index }) => {
    const start = span.start + index;
    const inComment = comments.some((one) => one.span.start <= start && start < one.span.end);
    return inComment ? [] : [{ file: span.file, start, end: start + word.length }];
  });
}

/** A place as the protocol counts it: lines and columns from 0, in the client's units. */
export interface LineColumn {
  readonly line: number;
  readonly character: number;
}

/** The protocol's numbers: five a token, each relative to the one before. */
export function encodeTokens(
  tokens: readonly SemanticToken[],
  at: (offset: number) => LineColumn,
): number[] {
  const data: number[] = [];
  let before: LineColumn = { line: 0, character: 0 };
  for (const { span, type, modifiers } of tokens) {
    const start = at(span.start);
    const end = at(span.end);
    const length = end.character - start.character;
    if (end.line !== start.line || length <= 0) continue;
    const sameLine = start.line === before.line;
    data.push(
      start.line - before.line,
      sameLine ? start.character - before.character : start.character,
      length,
      tokenTypes.indexOf(type),
      modifiers.reduce((bits, one) => bits | (1 << tokenModifiers.indexOf(one)), 0),
    );
    before = start;
  }
  return data;
}

/** One replacement in the numbers of a file's tokens. */
export interface TokenEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: readonly number[];
}

/** What turns the earlier numbers into the later ones: none, or one replacement of whole tokens. */
export function tokenEdits(
  before: readonly number[],
  after: readonly number[],
): readonly TokenEdit[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  start -= start % 5;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same++;
  same -= same % 5;
  return [
    {
      start,
      deleteCount: before.length - same - start,
      data: after.slice(start, after.length - same),
    },
  ];
}
