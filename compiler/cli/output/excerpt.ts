// A line of a file with carets under the stretch that is spoken of.
import type { Span } from '#language';
import type { Places } from './places.ts';
import { type Style, widthOf } from './style.ts';

/**
 * The line on which a span begins, its number before it, carets below. Of a line that is too long
 * only the part around the span is shown.
 */
export function excerpt(
  span: Span,
  places: Places,
  style: Style,
  colour: (text: string) => string,
  gutter: number,
): readonly string[] {
  const { paint } = style;
  const place = places.of(span);
  const whole = places
    .line(place.file, place.start.line)
    .replaceAll('\t', ' ')
    // What a terminal would obey is shown instead.
    .replace(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '�');
  const from = place.start.column - 1;
  const to = place.end.line === place.start.line ? place.end.column - 1 : whole.trimEnd().length;
  const room = Math.max(30, style.width - gutter - 5);
  const shown = windowOf(whole, from, Math.max(to, from + 1), room);
  const before = widthOf(shown.text.slice(0, shown.from));
  const under = Math.max(1, widthOf(shown.text.slice(shown.from, shown.to)));
  const bar = paint.dim('│');
  return [
    `${paint.dim(String(place.start.line).padStart(gutter))} ${bar} ${shown.text}`,
    `${' '.repeat(gutter)} ${bar} ${' '.repeat(before)}${colour('^'.repeat(under))}`,
  ];
}

interface Shown {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The part of a line around a stretch that fits, `…` where something is left out. */
function windowOf(line: string, from: number, to: number, room: number): Shown {
  if (widthOf(line) <= room) return { text: line, from, to };
  // Wide characters take two columns: half the room in characters is never too much of them.
  const signs = Math.floor(widthOf(line.slice(from, from + room)) > room ? room / 2 : room) - 2;
  const start = Math.max(0, Math.min(from - Math.floor(signs / 4), line.length - signs));
  const end = Math.min(line.length, start + signs);
  const lead = start > 0 ? '…' : '';
  return {
    text: lead + line.slice(start, end) + (end < line.length ? '…' : ''),
    from: from - start + lead.length,
    to: Math.min(to, end) - start + lead.length,
  };
}
