// A sentence of the source cut where citations begin and end.
import type { Coverage } from '../source-text/coverage.ts';
import type { SourceText } from '../source-text/document.ts';
import type { Stretch } from '../source-text/lines.ts';
import type { DocumentPart } from './document.ts';

/** The parts of a sentence in order, without gaps; neighbours of one kind and one set of clauses are one. */
export function sentenceParts(
  { path, text }: SourceText,
  sentence: Stretch,
  { cited, uncited }: Coverage,
): readonly DocumentPart[] {
  const meets = (one: { readonly path: string; readonly stretch: Stretch }) =>
    one.path === path && one.stretch.start < sentence.end && sentence.start < one.stretch.end;
  const [holding, missing] = [cited.filter(meets), uncited.filter(meets)];
  const edges = [...holding, ...missing]
    .flatMap(({ stretch }) => [stretch.start, stretch.end])
    .filter((edge) => sentence.start < edge && edge < sentence.end);
  const cuts = [...new Set([sentence.start, ...edges, sentence.end])].sort((a, b) => a - b);
  const parts: DocumentPart[] = [];
  for (const [at, start] of cuts.entries()) {
    const end = cuts[at + 1];
    if (end === undefined) break;
    const holds = ({ stretch }: { readonly stretch: Stretch }) =>
      stretch.start <= start && end <= stretch.end;
    const by = holding.filter(holds);
    const clauses = [...new Set(by.flatMap(({ citation: { clause } }) => clause ?? []))];
    const kind = by.length > 0 ? 'cited' : missing.some(holds) ? 'uncited' : 'between';
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    const last = parts.at(-1);
    if (last?.kind === kind && last.clauses.join(' ') === clauses.join(' ')) {
      parts[parts.length - 1] = { ...last, text: last.text + words };
    } else {
      parts.push({ text: words, kind, clauses });
    }
  }
  return parts;
}
