// A small document algebra after Wadler ("A prettier printer"), with two leaves of its own for
// comments: what a formatter says about layout, and how that becomes lines.
//
// A comment ends its line wherever it stands, so it takes part in the choice of lines. A group
// breaks because of a comment or a hard line only if text of the group stands on both sides of it:
// a comment after the last word of a group leaves the group on its line.

/** What a group may be, seen from outside: is there text, and where do lines end for certain? */
interface Shape {
  readonly text: boolean;
  readonly before: boolean;
  readonly inside: boolean;
  readonly after: boolean;
}

export type Doc =
  | string
  | { readonly kind: 'concat'; readonly parts: readonly Doc[]; readonly shape: Shape }
  | { readonly kind: 'group'; readonly doc: Doc }
  | { readonly kind: 'indent'; readonly doc: Doc }
  | { readonly kind: 'filling'; readonly doc: Doc }
  | { readonly kind: 'line'; readonly flat: ' ' | '' }
  | { readonly kind: 'hardline' }
  | { readonly kind: 'padding'; readonly width: number }
  | { readonly kind: 'ownLine'; readonly comment: string }
  | { readonly kind: 'lineEnd'; readonly comment: string };

const NOTHING: Shape = { text: false, before: false, inside: false, after: false };
const TEXT: Shape = { text: true, before: false, inside: false, after: false };
const BREAK: Shape = { text: false, before: true, inside: false, after: true };

/** A space, or the end of the line if the group around it does not fit. */
export const line: Doc = { kind: 'line', flat: ' ' };
/** Nothing, or the end of the line if the group around it does not fit. */
export const softline: Doc = { kind: 'line', flat: '' };
/** The end of the line, always; on an empty line it only sets the indentation. */
export const hardline: Doc = { kind: 'hardline' };

/** Documents one after another, singly or in lists. */
export function concat(...docs: readonly (Doc | readonly Doc[])[]): Doc {
  const parts: readonly Doc[] = docs.flat();
  return { kind: 'concat', parts, shape: parts.map(shapeOf).reduce(joined, NOTHING) };
}

/** On one line if it fits, otherwise broken at each of its own lines. */
export function group(...docs: readonly (Doc | readonly Doc[])[]): Doc {
  return { kind: 'group', doc: concat(...docs) };
}

export function indent(...docs: readonly (Doc | readonly Doc[])[]): Doc {
  return { kind: 'indent', doc: concat(...docs) };
}

/**
 * A space and the document if its beginning fits on the line, otherwise on the next line: several
 * of them fill lines, where the lines of a group would all break.
 */
export function filling(...docs: readonly (Doc | readonly Doc[])[]): Doc {
  return { kind: 'filling', doc: concat(...docs) };
}

/** Spaces that line up a column, only where the group around them is broken. */
export function padding(width: number): Doc {
  return { kind: 'padding', width };
}

/** A comment on a line of its own, before what follows. */
export function ownLine(comment: string): Doc {
  return { kind: 'ownLine', comment };
}

/** A comment at the end of the line it stands on. */
export function lineEnd(comment: string): Doc {
  return { kind: 'lineEnd', comment };
}

/** Whether a line ends somewhere between the first and the last word of the document. */
export function spansLines(doc: Doc): boolean {
  return shapeOf(doc).inside;
}

function shapeOf(doc: Doc): Shape {
  if (typeof doc === 'string') return doc.trim() === '' ? NOTHING : TEXT;
  switch (doc.kind) {
    case 'concat':
      return doc.shape;
    case 'group':
    case 'indent':
    case 'filling':
      return shapeOf(doc.doc);
    case 'line':
    case 'padding':
      return NOTHING;
    case 'hardline':
    case 'ownLine':
    case 'lineEnd':
      return BREAK;
    default:
      return doc satisfies never;
  }
}

function joined(a: Shape, b: Shape): Shape {
  if (!a.text) {
    const before = a.before || b.before;
    return { text: b.text, before, inside: b.inside, after: b.text ? b.after : before };
  }
  if (!b.text) return { ...a, after: a.after || b.before };
  return {
    text: true,
    before: a.before,
    inside: a.inside || b.inside || a.after || b.before,
    after: b.after,
  };
}

/** Columns that a text takes in a fixed-width font: wide East Asian characters take two. */
export function columns(text: string): number {
  let width = 0;
  for (const char of text) {
    if (MARK.test(char)) continue;
    width += WIDE.test(char) ? 2 : 1;
  }
  return width;
}

const MARK = /^\p{M}$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** Columns of a document written on one line; undefined if it cannot be, or holds a comment. */
export function flatWidth(doc: Doc): number | undefined {
  if (typeof doc === 'string') return columns(doc);
  switch (doc.kind) {
    case 'concat': {
      let width = 0;
      for (const part of doc.parts) {
        const more = flatWidth(part);
        if (more === undefined) return undefined;
        width += more;
      }
      return width;
    }
    case 'group':
    case 'indent':
      return flatWidth(doc.doc);
    case 'filling': {
      const width = flatWidth(doc.doc);
      return width === undefined ? undefined : width + 1;
    }
    case 'line':
      return doc.flat.length;
    case 'padding':
      return 0;
    case 'hardline':
    case 'ownLine':
    case 'lineEnd':
      return undefined;
    default:
      return doc satisfies never;
  }
}

export interface Paper {
  /** Columns that a line should not exceed; a word that is longer stands as it is. */
  readonly width: number;
  /** Spaces of one step of indentation. */
  readonly step: number;
  /** Indentation of the first line. */
  readonly start: number;
}

interface Command {
  readonly doc: Doc;
  readonly indent: number;
  readonly broken: boolean;
}

/** The lines of a document, joined by `\n`, without spaces at their ends. */
export function render(doc: Doc, paper: Paper): string {
  const sheet = new Sheet(paper);
  const todo: Command[] = [{ doc, indent: paper.start, broken: true }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { doc, indent, broken } = next;
    if (typeof doc === 'string') {
      sheet.write(doc, indent);
      continue;
    }
    switch (doc.kind) {
      case 'concat':
        for (let i = doc.parts.length - 1; i >= 0; i--) {
          todo.push({ doc: doc.parts[i] ?? '', indent, broken });
        }
        break;
      case 'indent':
        todo.push({ doc: doc.doc, indent: indent + paper.step, broken });
        break;
      case 'group': {
        const flat = !spansLines(doc) && fits(doc.doc, sheet.room(indent), todo, indent, paper);
        todo.push({ doc: doc.doc, indent, broken: !flat });
        break;
      }
      case 'filling': {
        const room = sheet.room(indent) - 1;
        const stays = !broken || (!sheet.ended && fits(doc.doc, room, todo, indent, paper));
        if (stays) sheet.write(' ', indent);
        else sheet.newLine(indent);
        // What stays on its line is indented from that line.
        todo.push({ doc: doc.doc, indent: broken && stays ? sheet.lineIndent : indent, broken });
        break;
      }
      case 'line':
        if (broken || sheet.ended) sheet.newLine(indent);
        else sheet.write(doc.flat, indent);
        break;
      case 'hardline':
        sheet.newLine(indent);
        break;
      case 'padding':
        if (broken) sheet.write(' '.repeat(doc.width), indent);
        break;
      case 'ownLine':
        sheet.ownLine(doc.comment, indent);
        break;
      case 'lineEnd':
        sheet.lineEnd(doc.comment);
        break;
      default:
        doc satisfies never;
    }
  }
  return sheet.text();
}

/** Whether a document fits into the room, with what follows it up to the next end of a line. */
function fits(
  doc: Doc,
  room: number,
  rest: readonly Command[],
  indent: number,
  paper: Paper,
): boolean {
  const todo: Command[] = [{ doc, indent, broken: false }];
  let left = room;
  let started = false;
  let after = rest.length;
  while (left >= 0) {
    let next = todo.pop();
    if (next === undefined) {
      after--;
      next = rest[after];
      if (next === undefined) return true;
    }
    const { doc, broken } = next;
    if (typeof doc === 'string') {
      left -= columns(doc);
      started ||= doc.trim() !== '';
      continue;
    }
    switch (doc.kind) {
      case 'concat':
        for (let i = doc.parts.length - 1; i >= 0; i--) {
          todo.push({ doc: doc.parts[i] ?? '', indent: next.indent, broken });
        }
        break;
      case 'indent':
        todo.push({ doc: doc.doc, indent: next.indent, broken });
        break;
      case 'group':
        todo.push({ doc: doc.doc, indent: next.indent, broken: broken || spansLines(doc) });
        break;
      case 'filling':
        if (broken) return true;
        left--;
        todo.push({ doc: doc.doc, indent: next.indent, broken });
        break;
      case 'line':
        if (broken) return true;
        left -= doc.flat.length;
        break;
      case 'padding':
        if (broken) left -= doc.width;
        break;
      case 'ownLine':
        if (started) return true;
        left = paper.width - indent; // the comment has its own line, the group starts after it
        break;
      case 'hardline':
      case 'lineEnd':
        return true;
      default:
        doc satisfies never;
    }
  }
  return false;
}

/** The lines written so far and the state of the last one. */
class Sheet {
  private readonly out: string[] = [];
  private readonly paper: Paper;
  lineIndent: number;
  private column: number;
  private empty = true;
  private gap = '';
  /** A comment stands at the end of the last line: the next word starts a new one. */
  ended = false;

  constructor(paper: Paper) {
    this.paper = paper;
    this.lineIndent = paper.start;
    this.column = paper.start;
  }

  room(indent: number): number {
    if (this.ended) return this.paper.width - indent - this.paper.step;
    return this.paper.width - (this.empty ? this.lineIndent : this.column);
  }

  write(text: string, indent: number): void {
    if (text === '') return;
    if (this.ended) this.newLine(indent + this.paper.step); // a comment stood in mid-sentence
    if (text.trim() === '') {
      if (this.empty) return;
      this.gap += text;
      this.column += text.length;
      return;
    }
    if (this.empty) this.out.push(' '.repeat(this.lineIndent));
    this.out.push(this.gap, text);
    this.gap = '';
    this.empty = false;
    this.column += columns(text);
  }

  newLine(indent: number): void {
    if (!this.empty) this.out.push('\n');
    this.lineIndent = indent;
    this.column = indent;
    this.empty = true;
    this.gap = '';
    this.ended = false;
  }

  ownLine(comment: string, indent: number): void {
    if (!this.empty) this.newLine(indent + this.paper.step);
    this.write(comment, this.lineIndent);
    this.newLine(this.lineIndent);
  }

  lineEnd(comment: string): void {
    this.out.push('  ', comment);
    this.gap = '';
    this.ended = true;
  }

  text(): string {
    return this.out.join('');
  }
}
