// Bytes to lines of text, as they arrive. Memory holds one line, however long the input is.
import { decodeUtf8 } from '#compiler';

export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** Without its end; undefined where the bytes are not UTF-8. */
  readonly text: string | undefined;
}

const LINE_END = 10;

/** Splits at `\n`; a `\r` before it, and a byte-order mark at the start, are left out. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  let held: Uint8Array[] = [];
  let number = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      held.push(chunk.subarray(from, end));
      number++;
      yield { number, text: textOf(held, number) };
      held = [];
      from = end + 1;
    }
    if (from < chunk.length) held.push(chunk.subarray(from));
  }
  if (held.length > 0) yield { number: number + 1, text: textOf(held, number + 1) };
}

function textOf(pieces: readonly Uint8Array[], number: number): string | undefined {
  const [only] = pieces;
  const bytes = pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
  // The decoder drops a byte-order mark wherever it decodes: only the first line may have one.
  const marked = number > 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = decodeUtf8(bytes);
  if (text === undefined) return undefined;
  const whole = marked ? `\ufeff${text}` : text;
  return whole.endsWith('\r') ? whole.slice(0, -1) : whole;
}
