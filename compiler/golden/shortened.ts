// Texts from case files as messages repeat them.

/** What would disturb a terminal, or turn its direction. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** A text from a file, on one line and not longer than people read. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(UNSHOWABLE, '�').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
