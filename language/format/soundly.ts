// Which declarations were read without any repair: their trees hang on their own words alone, whatever
// is broken elsewhere in the file.
import { knownReadings } from '../known-readings.ts';
import type { ParseResult } from '../parse.ts';
import { takenOver } from '../reading.ts';
import type { Stretch } from './words.ts';

/** Tells of a stretch that begins and ends with words of one declaration. */
export function readSoundly(source: ParseResult): (words: Stretch) => boolean {
  if (source.errors.length === 0) return () => true;
  const reading = knownReadings.get(source);
  if (reading === undefined || takenOver.has(reading)) return () => false;
  const { pieces, tokens } = reading;
  const startOf = (piece: number): number => {
    const token = tokens[pieces[piece]?.from ?? tokens.length];
    return token?.startOffset ?? source.text.length;
  };
  return ({ start, end }) => {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(middle) <= start) low = middle + 1;
      else high = middle;
    }
    return pieces[low - 1]?.sound === true && end <= startOf(low);
  };
}
