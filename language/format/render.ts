// From a document to lines: where groups break, and how comments end lines.
import { columns, type Doc, spansLines } from './document.ts';

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
