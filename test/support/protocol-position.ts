// Offsets as positions of the protocol, written apart from the server's own reckoning.

/** Line and column from 0, columns in UTF-16 units. */
export function positionOf(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
