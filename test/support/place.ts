// Snippets for the tests of editor features: the policy's files in memory, and the user at the marks.
import { analyse, type Host, memoryHost } from '#compiler';
import type { Span } from '#language';
import type { Place } from '#lsp';
import { fixture } from './markers.ts';

export interface Marked {
  /** At the first marker of the first file. */
  readonly place: Place;
  /** At every marker of the first file, in order. */
  readonly places: readonly Place[];
  /** Offsets of the markers of the first file. */
  readonly marks: readonly number[];
  /** What stands at a span, in whichever file. */
  readonly textOf: (span: Span) => string;
  /** As `textOf`, with the file and the line, for tests that look at several places. */
  readonly where: (span: Span) => string;
  readonly host: Host;
}

export const ENTRY = 'rules.clause';

/**
 * A policy with markers, and the files beside it; `in` another of them when the markers are there.
 * The policy's own file is `rules.clause`.
 */
export function placeIn(
  rules: string,
  files: Readonly<Record<string, string>> = {},
  inFile: string = ENTRY,
): Marked {
  const all: Readonly<Record<string, string>> = { [ENTRY]: rules, ...files };
  const { text, marks } = fixture(all[inFile] ?? '');
  const texts = { ...all, [inFile]: text };
  const host = memoryHost(texts);
  const analysis = analyse(ENTRY, host);
  const places = marks.map((offset) => ({ analysis, file: inFile, offset }));
  const [place] = places;
  if (place === undefined) throw new Error('no marker');
  const textOf = ({ file, start, end }: Span) => texts[file]?.slice(start, end) ?? '';
  return {
    place,
    places,
    marks,
    textOf,
    where: (span) => {
      const line = texts[span.file]?.slice(0, span.start).split('\n').length ?? 0;
      return `${span.file}:${line} ${textOf(span)}`;
    },
    host,
  };
}
