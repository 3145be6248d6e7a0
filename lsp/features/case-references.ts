// Every place of case files that names a thing of their policy: those that renaming it would change, and
// headers of tables that go by its label.
import type { Analysis } from '#compiler';
import { type Span, withEnds } from '#language';
import { namedTogether, nameHere } from './names.ts';
import type { Place } from './place.ts';
import { declaredIn } from './references.ts';
import type { RenamedPolicy } from './rename.ts';
import { type CaseFile, caseFileEdits } from './rename-cases.ts';

/** In the order of the policies, of their files and of the texts. */
export function caseReferences(place: Place, policies: readonly RenamedPolicy[]): readonly Span[] {
  if (place.analysis.files.get(place.file)?.kind === 'source') return [];
  const here = nameHere(place);
  const from = here?.declarations[0]?.name;
  if (here === undefined || from === undefined) return [];
  const declared = namedTogether(place.analysis, here.declarations);
  const spans = policies.flatMap(({ analysis, cases }) => {
    const own = declaredIn(analysis, declared);
    return cases.flatMap((file) => placesIn(file, analysis, own, from));
  });
  const unlike = new Map(spans.map((span) => [`${span.start} ${span.end} ${span.file}`, span]));
  return [...unlike.values()];
}

/** Each name alone, without the rest of a path or a header. */
function placesIn(
  file: CaseFile,
  analysis: Analysis,
  declared: ReturnType<typeof declaredIn>,
  from: string,
): readonly Span[] {
  // Another word, unlike from its first letter on: where the texts part, there the name begins.
  const to = from.startsWith('a') ? 'b' : 'a';
  const edits = caseFileEdits(file, analysis, undefined, { declared, from, to });
  return edits.map(({ span, text }) => {
    const written = file.text.slice(span.start, span.end);
    const fresh = /^["']/.test(written) ? text : text.replace(/^["']/, '');
    let same = 0;
    while (same < written.length && written[same] === fresh[same]) same++;
    if (!written.startsWith(from, same)) return span;
    const start = span.start + same;
    return withEnds(span, { start, end: start + from.length });
  });
}
