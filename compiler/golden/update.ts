// Writes what a policy answers into the case file that expected something else: edits over the stretches
// of single values, so that comments, quotes and layout stay as they are. Tables: csv/update.ts.
import { type Span, withEnds } from '#language';
import { decodeUtf8 } from '../host.ts';
import { cellEdit, type UpdatedTable, updateTable } from './csv/update.ts';
import type { Difference, Suite, Update } from './suite.ts';

/** A stretch of a case file's text, and what stands there afterwards. */
interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A case file's new bytes; or why a table cannot take the values (csv/update.ts). */
export type UpdatedFile = UpdatedTable;

/**
 * The case file that says what was found wherever a difference can be written; the same bytes where
 * none can. `bytes`: what the suite was read from.
 */
export function updatedFile(
  bytes: Uint8Array,
  form: Suite['form'],
  differences: readonly Difference[],
): UpdatedFile {
  const updates = differences.map(({ update }) => update);
  if (form === 'csv') {
    return updateTable(
      bytes,
      updates.filter((update) => update.kind === 'write'),
    );
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) return { refused: 'changed' };
  const edits = editsOf(text, updates);
  if (edits.length === 0) return { bytes };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { bytes: new TextEncoder().encode((marked ? '\ufeff' : '') + edited(text, edits)) };
}

/**
 * The edit that writes what was found in one place, into the text that the suite was read from;
 * undefined where it cannot be written.
 */
export function updateEdit(
  text: string,
  form: Suite['form'],
  { update }: Difference,
): { readonly span: Span; readonly text: string } | undefined {
  if (form === 'yaml') return editsOf(text, [update])[0];
  return update.kind === 'write' ? cellEdit(text, update) : undefined;
}

/** A text with its edits, which stand in its order and do not overlap. */
function edited(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const { span, text: written } of edits) {
    pieces.push(text.slice(at, span.start), written);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}

type Added = Extract<Update, { kind: 'add' }>;

/** The edits that make a YAML file say what was found, in its order, none overlapping. */
function editsOf(text: string, updates: readonly Update[]): readonly Edit[] {
  const edits = new Map<string, Edit>();
  const added = new Map<string, { readonly span: Span; readonly adds: readonly Added[] }>();
  for (const update of updates) {
    if (update.kind === 'none') continue;
    const { span } = update;
    const key = `${span.start}-${span.end}`;
    if (update.kind === 'add') {
      added.set(key, { span, adds: [...(added.get(key)?.adds ?? []), update] });
    }
    if (update.kind === 'write') {
      edits.set(key, { span, text: inPlaceOf(sliceOf(text, span), update.value) });
    }
  }
  const additions = [...added.values()].map(({ span, adds }) => addition(text, span, adds));
  return [...edits.values(), ...additions].sort((a, b) => a.span.start - b.span.start);
}

/** A value in the quotes of the one before it. */
export function inPlaceOf(before: string, value: string | boolean | null): string {
  const wasQuoted = /^["']/.test(before);
  if (typeof value !== 'string') return String(value);
  const bare = wasQuoted ? before.slice(1, -1) : before;
  // 600000 stays without decimals where it needs none.
  const figure = /^\d+$/.test(bare) && /^\d+\.0+$/.test(value) ? value.replace(/\..*/, '') : value;
  if (before.startsWith('"')) return JSON.stringify(figure);
  if (before.startsWith("'")) return inQuotes(figure);
  return isPlain(figure) && (isFigure(figure) === isFigure(before) || !isFigure(figure))
    ? figure
    : inQuotes(figure);
}

/** New names at the end of a group: in one line where the group stands in one, else a line each. */
function addition(text: string, span: Span, adds: readonly Added[]): Edit {
  const group = sliceOf(text, span);
  const entries = adds.map(({ name, text: figure }) => {
    return `${isPlain(name) && !isFigure(name) ? name : inQuotes(name)}: ${likeOthers(figure, group)}`;
  });
  if (group === '') return { span, text: ` {${entries.join(', ')}}` };
  if (group.startsWith('{')) {
    const inner = group.slice(1, -1);
    if (inner.trim() === '') return { span, text: `{${entries.join(', ')}}` };
    // Behind a comment nothing can be added: the new names come first.
    if (/[#\n]/.test(inner)) {
      const start = span.start + 1;
      return { span: withEnds(span, { start, end: start }), text: `${entries.join(', ')}, ` };
    }
    const end = span.start + 1 + inner.trimEnd().length;
    const comma = inner.trimEnd().endsWith(',') ? ' ' : ', ';
    return { span: withEnds(span, { start: end, end }), text: comma + entries.join(', ') };
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const line = Math.max(
    text.lastIndexOf('\n', span.start - 1),
    text.lastIndexOf('\r', span.start - 1),
  );
  const indent = ' '.repeat(span.start - line - 1);
  const lines = entries.map((entry) => `${newline}${indent}${entry}`).join('');
  return { span: withEnds(span, { start: span.end }), text: lines };
}

/** A figure in the quotes that the others of its group have. */
function likeOthers(figure: string, group: string): string {
  if (/: *"/.test(group) && !/: *'/.test(group)) return JSON.stringify(figure);
  if (/: *\d/.test(group) && !/: *['"]/.test(group)) return figure;
  return inQuotes(figure);
}

function inQuotes(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function isFigure(text: string): boolean {
  return /^[-+.\d]/.test(text);
}

/** Whether a text needs no quotes in YAML, wherever it stands. */
function isPlain(text: string): boolean {
  const word = /^[\p{L}\p{N}_$][\p{L}\p{N}_$./-]*$/u.test(text);
  return word && !/^(?:true|false|null|yes|no|on|off|y|n|~)$/i.test(text);
}

function sliceOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
