// Growing a selection: from a word to the phrase, the part, the clause, the article, the file.
import { pathAt, type Span } from '#language';
import { clauseFile } from './files.ts';
import type { Place } from './place.ts';
import { searchedSources } from './sources.ts';
import { tokenAt } from './tokens.ts';

/** The stretches that hold a place, the smallest first, each within the next. Never empty for a file of the policy. */
export function selectionRanges(place: Place): readonly Span[] {
  const { analysis, file, offset } = place;
  const text = analysis.files.get(file)?.text;
  if (text === undefined) return [];
  const whole = { file, start: 0, end: text.length };
  const found = clauseFile(analysis, file);
  const inner =
    found === undefined
      ? inSource(place)
      : [
          ...pathAt(found.parsed.file, offset).flatMap((node) =>
            node.kind === 'text' ? [node.span, insideMarks(node.span, text)] : [node.span],
          ),
          ...[tokenAt(found.parsed.tokens, offset)?.span].filter((span) => span !== undefined),
          ...found.parsed.comments
            .filter(({ span }) => span.start <= offset && offset <= span.end)
            .map(({ span }) => span),
        ];
  const growing: Span[] = [];
  const bySize = inner
    .filter(({ start, end }) => start <= offset && offset <= end && start < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  for (const { start, end } of [...bySize, whole]) {
    const last = growing.at(-1);
    const grows = last === undefined || (start <= last.start && last.end <= end);
    const same = last !== undefined && start === last.start && end === last.end;
    if (grows && !same) growing.push({ file, start, end });
  }
  return growing;
}

/** A text without its quotation marks. */
function insideMarks({ file, start, end }: Span, text: string): Span {
  const closed = end - start > 1 && /["”]/.test(text[end - 1] ?? '');
  return { file, start: Math.min(start + 1, end), end: closed ? end - 1 : end };
}

/** The sentence and the article of a source document. */
function inSource({ analysis, file }: Place): readonly Span[] {
  const source = searchedSources(analysis).find((one) => one.source.path === file)?.source;
  if (source === undefined) return [];
  return source.articles.flatMap(({ body, sentences }) =>
    [body, ...sentences].map(({ start, end }) => {
      const piece = source.text.slice(start, end);
      const blank = piece.length - piece.trimStart().length;
      return { file, start: start + blank, end: start + Math.max(blank, piece.trimEnd().length) };
    }),
  );
}
