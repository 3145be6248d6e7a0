// Builds the text of a generated file line by line and remembers which place of the policy each
// line came from. One writer serves TypeScript and JavaScript: types are written through `type`
// and vanish from JavaScript.

import type { Span } from '#language';

export type Emit = 'ts' | 'js';

/** A generated position that came from a place of the policy; line and column count from 0. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly span: Span;
}

/** Around an annotation within a statement; `quote` escapes both, so no text holds them. */
const OPEN = '\u0001';
const CLOSE = '\u0002';
const MARKED = new RegExp(`${OPEN}(.*?)${CLOSE}`, 'g');

/** An annotation within a statement, which JavaScript leaves out. */
export function annotation(type: string): string {
  return `${OPEN}: ${type}${CLOSE}`;
}

const PLACE = '\u0003';
const PLACED = new RegExp(`^${PLACE}([^${PLACE}]*)${PLACE}(\\d+)${PLACE}(\\d+)${PLACE}`);

/** A line that says itself which place of the policy it came from. */
export function placed({ file, start, end }: Span, line: string): string {
  return `${PLACE}${file}${PLACE}${start}${PLACE}${end}${PLACE}${line}`;
}

export class Writer {
  readonly emit: Emit;
  readonly marks: Mark[] = [];
  private readonly lines: string[] = [];
  private depth = 0;

  constructor(emit: Emit) {
    this.emit = emit;
  }

  /** `: T` of an annotation, ` as T`, `<T>`: only where types are written. */
  type(text: string): string {
    return this.emit === 'ts' ? text : '';
  }

  /** One line, or several joined by line feeds; lines that open or close a block indent. */
  line(text: string, span?: Span): void {
    const typed = text.replace(MARKED, this.emit === 'ts' ? '$1' : '');
    for (const whole of typed.split('\n')) {
      const [prefix = '', from, start, end] = PLACED.exec(whole) ?? [];
      const part = whole.slice(prefix.length);
      const place =
        from === undefined ? span : { file: from, start: Number(start), end: Number(end) };
      const remark = /^(\/\/|\/?\*)/.test(part);
      const closes = /^[}\])]/.test(part);
      if (closes) this.depth--;
      const indent = part === '' ? '' : '  '.repeat(Math.max(0, this.depth));
      if (place) {
        this.marks.push({ line: this.lines.length, column: indent.length, span: place });
      }
      this.lines.push(indent + part);
      if (!remark && /[{[(]$/.test(part)) this.depth++;
    }
  }

  /** A line that is laid out already. */
  verbatim(line: string): void {
    this.lines.push(line);
  }

  blank(): void {
    if (this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('');
  }

  /** A `case …:` or `default:` label, its statements one step further in. */
  indented(write: () => void): void {
    this.depth++;
    write();
    this.depth--;
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }
}
