// How text looks on a terminal: colour or none, widths that count wide characters, wrapping.
import pc from 'picocolors';
import type { Io, Output } from '../io.ts';

export interface Style {
  /** A person reads this: colours where the terminal has them, excerpts, wrapped lines. */
  readonly forPeople: boolean;
  /** Columns that a line may take. */
  readonly width: number;
  readonly paint: Paint;
}

export type Paint = ReturnType<typeof pc.createColors>;

/** The style for one of the command's outputs. NO_COLOR: https://no-color.org. */
export function styleFor(output: Output, io: Pick<Io, 'env'>): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  const refused = (NO_COLOR ?? '') !== '' || TERM === 'dumb' || FORCE_COLOR === '0';
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '';
  return {
    forPeople: output.isTerminal || (forced && !refused),
    width: Math.min(Math.max(output.columns ?? 100, 40), 100),
    paint: pc.createColors(!refused && (output.isTerminal || forced)),
  };
}

// East Asian wide and full-width characters and most emoji: two columns on a terminal.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e][\udc00-\udfff]|[\ud840-\ud87f][\udc00-\udfff]/gu;

/** Columns that a text takes, colours left out. */
export function widthOf(text: string): number {
  const bare = withoutColours(text).replace(/\p{M}|[\u200b-\u200d\ufeff]/gu, '');
  return [...bare].length + (bare.match(WIDE)?.length ?? 0);
}

function withoutColours(text: string): string {
  return text.replaceAll(COLOUR, '');
}

const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Lines of at most `width` columns; a word longer than a line stands on one of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of piecesOf(text)) {
    const next = line === '' ? word.trimStart() : line + word;
    if (line !== '' && widthOf(next.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else {
      line = next;
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** Where a line may be cut: at blanks, and between characters of scripts that have none. */
function piecesOf(text: string): readonly string[] {
  return (
    text.match(
      /\s*(?:[\u3000-\u9fff\uff00-\uffef][，。；：、！？）”’]*|[^\s\u3000-\u9fff\uff00-\uffef]+)|\s+$/gu,
    ) ?? []
  );
}

/** Every line begun with an indent; the first may begin otherwise. */
export function indented(
  text: string,
  width: number,
  indent: string,
  first: string = indent,
): readonly string[] {
  return wrap(text, Math.max(20, width - widthOf(indent))).map(
    (line, index) => (index === 0 ? first : indent) + line,
  );
}

/** Fills up to a width on the right. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
