// Dates as spreadsheets and people write them in tables: only 2024-09-06 is read; for the rest, what
// to write instead where it is clear.
import { Temporal } from 'temporal-polyfill';
import type { Term } from '../../diagnostics/diagnostic.ts';
import { term } from '../../diagnostics/terms.ts';
import { readDate } from '../../dossier/forms.ts';

/** Advice on a cell that is no date as a dossier has it; `''` where none is clear. */
export function dateAdvice(written: string): Term | '' {
  const text = written.normalize('NFKC').trim();
  const [, serial] = /^(\d{5})(?:\.\d+)?$/.exec(text) ?? [];
  if (serial !== undefined) return term('dayNumber', { instead: dayOfSerial(Number(serial)) });
  const iso = isoOf(text);
  return iso === undefined ? '' : term('columnAsText', { instead: iso });
}

/** Spreadsheets count days from 1899-12-30 (after the 29 February 1900 that they invented). */
function dayOfSerial(serial: number): string {
  return Temporal.PlainDate.from('1899-12-30').add({ days: serial }).toString();
}

/** Year, month and day in this order; 13.1.2024 too, where the day cannot be the month. */
function isoOf(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+[\d:]+)?$/.exec(text) ?? [];
  if (year !== undefined) return isoDate(year, month, day);
  const [, first, second, last] = /^(\d{1,2})[-/.]\s*(\d{1,2})[-/.]\s*(\d{4})$/.exec(text) ?? [];
  if (last === undefined) return undefined;
  // Points: the day comes first. Strokes: it depends on the country, unless one of them is a day.
  if (text.includes('.') || Number(first) > 12) return isoDate(last, second, first);
  return Number(second) > 12 ? isoDate(last, first, second) : undefined;
}

function isoDate(year: string, month = '', day = ''): string | undefined {
  const read = readDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return typeof read === 'string' ? undefined : read.iso;
}
