// Names that change together while they are typed: a loop's name within what it goes over, and a name
// in backquotes that is known in this file alone.
import type { Span } from '#language';
import { clauseFile } from './files.ts';
import { namedTogether, nameHere, placesNaming } from './names.ts';
import type { Place } from './place.ts';

export interface LinkedRanges {
  /** All of one text, the place's own among them, without backquotes; in the order of the text. */
  readonly spans: readonly Span[];
  /** What may be typed into them, as a regular expression. */
  readonly pattern: string;
}

// Clients read the patterns without the `u` flag: letters of all scripts are what is no sign.
const PLAIN = '[^\\s!-/:-@\\[-\\^`{-~\\u2018-\\u201f，：（）％]+';
const QUOTED = '[^`\\r\\n]+';

/** The places that follow what is typed here; undefined where nothing does. */
export function linkedEditing(place: Place): LinkedRanges | undefined {
  const { analysis, file, offset } = place;
  const found = clauseFile(analysis, file);
  const here = nameHere(place);
  const declared = here && namedTogether(analysis, here.declarations);
  if (found === undefined || here === undefined || declared === undefined) return undefined;
  const { text } = found;
  const isQuoted = text[here.span.start] === '`';
  if (!isQuoted && !declared.every(({ kind }) => kind === 'variable')) return undefined;
  const all = [
    ...declared.flatMap(({ nameSpan }) => nameSpan ?? []),
    ...placesNaming(analysis, declared),
  ];
  if (all.length < 2 || all.some((span) => span.file !== file)) return undefined;
  if (declared.some(({ nameSpan }) => nameSpan === undefined)) return undefined;
  const spans = all.map((span) => withoutBackquotes(span, text)).sort((a, b) => a.start - b.start);
  const written = new Set(spans.map(({ start, end }) => text.slice(start, end)));
  const inside = spans.some(({ start, end }) => start <= offset && offset <= end);
  if (written.size !== 1 || !inside) return undefined;
  const allQuoted = all.every(({ start }) => text[start] === '`');
  return { spans, pattern: allQuoted ? QUOTED : PLAIN };
}

function withoutBackquotes({ file, start, end }: Span, text: string): Span {
  return text[start] === '`' && text[end - 1] === '`' && end - start > 2
    ? { file, start: start + 1, end: end - 1 }
    : { file, start, end };
}
