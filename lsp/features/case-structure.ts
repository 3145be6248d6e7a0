// The structure of a case file in YAML: what can be folded, growing selections, the dossiers that cases
// start from, links to files, and the names that the policy gives a meaning.
import { type Analysis, type Model, readYamlTree, type YamlValue } from '#compiler';
import { lineStarts, positionAt, type Span } from '#language';
import { namedAt } from './case-meaning.ts';
import type { FoldingRange } from './folding.ts';
import type { SemanticToken, TokenType } from './semantic-tokens.ts';

interface CaseText {
  readonly file: string;
  readonly text: string;
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Of its first word; a list may stand in the column of the name that it belongs to. */
  readonly indent: number;
  readonly isItem: boolean;
  readonly is: 'blank' | 'comment' | 'text';
}

/**
 * By indentation alone, so that what is being written folds, too: each line with what stands further
 * right below it, and comments that follow one another.
 */
export function caseFolding({ file, text }: CaseText): readonly FoldingRange[] {
  const lines = linesOf(text);
  const found: FoldingRange[] = [];
  lines.forEach((line, at) => {
    const last = line.is === 'comment' ? lastComment(lines, at) : lastInside(lines, at);
    if (last === undefined || last === at || line.is === 'blank') return;
    const isComment = line.is === 'comment';
    if (isComment && lines[at - 1]?.is === 'comment') return;
    const span = { file, start: line.start + line.indent, end: lines[last]?.end ?? line.end };
    found.push({ span, kind: isComment ? 'comment' : 'region' });
  });
  return found;
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)].map(({ 1: words = '', index }) => ({
    start: index,
    end: index + words.trimEnd().length,
    indent: words.length - words.trimStart().length,
    isItem: /^\s*-(?:\s|$)/.test(words),
    is: words.trim() === '' ? 'blank' : /^\s*#/.test(words) ? 'comment' : 'text',
  }));
}

function lastComment(lines: readonly Line[], from: number): number {
  let last = from;
  while (lines[last + 1]?.is === 'comment') last++;
  return last;
}

function lastInside(lines: readonly Line[], from: number): number {
  const head = lines[from];
  let last = from;
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || head === undefined) break;
    if (line.is !== 'text') continue;
    const inside =
      line.indent > head.indent || (line.isItem && !head.isItem && line.indent === head.indent);
    if (!inside) break;
    last = at;
  }
  return last;
}

/** The stretches that hold a place, the smallest first; the whole file last. */
export function caseSelections({ file, text }: CaseText, offset: number): readonly Span[] {
  const whole = { file, start: 0, end: text.length };
  const found: Span[] = [];
  const holds = ({ start, end }: Span) => start <= offset && offset <= end;
  const look = (value: YamlValue): void => {
    if (!holds(value.span)) return;
    found.push(value.span);
    if (value.kind === 'map') {
      for (const { keySpan, value: held } of value.entries) {
        const entry = { file, start: keySpan.start, end: Math.max(keySpan.end, held.span.end) };
        if (!holds(entry)) continue;
        found.push(entry);
        if (holds(keySpan)) found.push(keySpan);
        // What is only referred to stands elsewhere.
        if (held.span.start >= keySpan.end) look(held);
      }
    }
    if (value.kind === 'list') for (const item of value.items) look(item);
  };
  const { root } = readYamlTree(text, file);
  if (root !== undefined) look(root);
  const growing: Span[] = [whole];
  for (const span of found) {
    const last = growing.at(-1) ?? whole;
    const grows = last.start <= span.start && span.end <= last.end;
    if (grows && span.end - span.start < last.end - last.start) growing.push(span);
  }
  return growing.reverse();
}

/** A dossier by its name, that cases start from. */
export interface BaseSymbol {
  readonly name: string;
  readonly span: Span;
  readonly selection: Span;
}

export function baseSymbols({ file, text }: CaseText): readonly BaseSymbol[] {
  const { root } = readYamlTree(text, file);
  const bases =
    root?.kind === 'map' ? root.entries.find(({ key }) => key === 'bases')?.value : undefined;
  if (bases?.kind === 'map') {
    return bases.entries.map(({ key, keySpan, value }) => ({
      name: key,
      span: { file, start: keySpan.start, end: Math.max(keySpan.end, value.span.end) },
      selection: keySpan,
    }));
  }
  if (bases?.kind !== 'list') return [];
  return bases.items.flatMap((item) => {
    const name =
      item.kind === 'map' ? item.entries.find(({ key }) => key === 'name')?.value : undefined;
    return name?.kind === 'scalar'
      ? [{ name: name.text, span: item.span, selection: name.span }]
      : [];
  });
}

/** The file that a case file names: its policy, and dossiers in JSON. */
export interface NamedFile {
  readonly span: Span;
  readonly path: string;
}

export function namedFiles({ file, text }: CaseText): readonly NamedFile[] {
  const { root } = readYamlTree(text, file);
  const found: NamedFile[] = [];
  const look = (value: YamlValue, name: string | undefined): void => {
    switch (value.kind) {
      case 'map':
        for (const { key, value: held } of value.entries) look(held, key);
        return;
      case 'list':
        for (const item of value.items) look(item, undefined);
        return;
      case 'scalar':
        if (name === 'base' || name === 'dossier') {
          if (/\.json$/i.test(value.text)) found.push({ span: value.span, path: value.text });
        }
        return;
      default:
        value satisfies never;
    }
  };
  if (root !== undefined) look(root, undefined);
  return found;
}

const TYPES = {
  field: 'property',
  member: 'enumMember',
  clause: 'function',
} as const satisfies Record<string, TokenType>;

/** The names of the policy, in the colours that they have there; the rest is for the editor's own YAML. */
export function caseTokens(
  { file, text }: CaseText,
  { model }: Analysis,
): readonly SemanticToken[] {
  const { root } = readYamlTree(text, file);
  if (root === undefined || model === undefined) return [];
  const found: SemanticToken[] = [];
  tokensIn(root, [], { model, found });
  const starts = lineStarts(text);
  const isOnOneLine = ({ span }: SemanticToken) =>
    positionAt(starts, span.start).line === positionAt(starts, span.end).line;
  // What is referred to is found where it stands, once for each reference.
  const unlike = new Map(found.map((token) => [token.span.start, token]));
  return [...unlike.values()].filter(isOnOneLine).sort((a, b) => a.span.start - b.span.start);
}

function tokensIn(
  value: YamlValue,
  path: readonly (string | null)[],
  into: { readonly model: Model; readonly found: SemanticToken[] },
): void {
  const { model, found } = into;
  const note = (at: 'key' | 'value', word: string, span: Span) => {
    const named = namedAt(model, { path, at, word, start: span.start, end: span.end });
    if (named !== undefined) found.push({ span, type: TYPES[named.kind], modifiers: [] });
  };
  switch (value.kind) {
    case 'map':
      for (const { key, keySpan, value: held } of value.entries) {
        note('key', key, keySpan);
        tokensIn(held, [...path, key], into);
      }
      return;
    case 'list':
      for (const item of value.items) tokensIn(item, [...path, null], into);
      return;
    case 'scalar':
      note('value', value.text, value.span);
      return;
    default:
      value satisfies never;
  }
}
