// Behind `is`, a fact with values of its own takes one of these, and a figure or a day takes a
// comparison. Anything else may stand there too, and comes once what is typed begins neither.
import { vocabularyOf } from '#language';
import { isFigure, wantedIn } from './completion-fit.ts';
import type { Asked, Completion } from './completion-item.ts';

/** What is likeliest alone, where that is certain enough. */
export function narrowed(asked: Asked, items: readonly Completion[]): readonly Completion[] {
  const { place, text, expected } = asked;
  const { word } = expected;
  if (!isBehindIs(asked)) return items;
  const typed = text.slice(word.start, place.offset).toLowerCase();
  const begins = (label: string) => label.toLowerCase().startsWith(typed);
  const members = items.filter(({ kind }) => kind === 'member');
  if (members.length > 0) return members.some(({ label }) => begins(label)) ? members : items;
  const slot = expected.slots.find(({ kind, within }) => {
    return kind === 'name' && within.at(-1)?.rule === 'path';
  });
  const wanted = slot && wantedIn(slot, asked);
  if (wanted?.kind !== 'type') return items;
  if (!isFigure(wanted.type) && wanted.type.kind !== 'date') return items;
  const comparisons = items.filter(
    ({ kind, span }) => kind === 'keyword' && span.start < word.start,
  );
  const isBegun = comparisons.some(({ text: label, span }) => {
    const said = text.slice(span.start, word.start).trim().split(/\s+/).length;
    return begins(label.split(' ').slice(said).join(' '));
  });
  return isBegun ? comparisons : items;
}

function isBehindIs({ place, text, expected: { word } }: Asked): boolean {
  const { is, isNot } = vocabularyOf(place.analysis.language).table.keywords;
  const before = text.slice(Math.max(0, word.start - 40), word.start);
  if (before.trimEnd() === before) return false;
  const said = ` ${before.trimEnd().replace(/\s+/g, ' ')}`;
  return [...is, ...isNot].some((spelling) => said.endsWith(` ${spelling}`));
}
