// The languages whose headings, numbering and joining words are known. All are tried on every
// source: a policy may be written in one language over a text in another.
import { common } from './common.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { SourceWords } from './words.ts';
import { zh } from './zh.ts';

export const allWords: readonly SourceWords[] = [common, en, zh, de, ja];

/** An article's number in plain digits and lower case, so that `III`, `三` and `3` compare equal. */
export function plainNumber(written: string): string {
  const trimmed = written.trim();
  for (const words of allWords) {
    const plain = words.numeral(trimmed);
    if (plain !== undefined) return plain;
  }
  return trimmed.toLowerCase();
}
