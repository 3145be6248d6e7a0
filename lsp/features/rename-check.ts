// Whether a policy says the same after its names have changed: analysed again, every place must name
// what it named before, and nothing may be wrong that was not.
import { type Analysis, analyse, type Host, resolvePath, type TextEdit } from '#compiler';
import type { Span } from '#language';
import type { Resolve } from './definition.ts';
import { withEdits } from './edits.ts';

/** The policy with edits made; undefined where no file of it changes. */
export function editedAnalysis(
  analysis: Analysis,
  edits: readonly TextEdit[],
  resolve: Resolve = resolvePath,
): Analysis | undefined {
  if (edits.length === 0) return undefined;
  const host: Host = {
    resolve,
    read(path) {
      const file = analysis.files.get(path);
      if (file === undefined) return { kind: 'problem', problem: 'missing' };
      const own = edits.filter(({ span }) => span.file === path);
      if (own.length === 0) return { kind: 'read', text: file.text, bytes: file.bytes };
      const text = withEdits(file.text, own);
      return { kind: 'read', text, bytes: new TextEncoder().encode(text) };
    },
  };
  return analyse(analysis.entry, host);
}

/** Whether the edits change names and nothing of what they stand for. */
export function meansTheSame(
  before: Analysis,
  after: Analysis,
  edits: readonly TextEdit[],
): boolean {
  const moved = (span: Span) => movedBy(span, edits);
  return (
    sameList(errorsOf(before), errorsOf(after)) &&
    sameList(
      namesIn(before, moved),
      namesIn(after, (span) => span),
    )
  );
}

function errorsOf({ diagnostics }: Analysis): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
    .sort();
}

/** Every place that names something, with where that is declared. */
function namesIn({ checked }: Analysis, moved: (span: Span) => Span): readonly string[] {
  const key = (span: Span) => {
    const { file, start, end } = moved(span);
    return `${start} ${end} ${file}`;
  };
  const { references = [], declarations = [] } = checked?.resolution ?? {};
  return [
    ...references.map(({ span, declaration: { kind, name, nameSpan } }) =>
      [key(span), kind, nameSpan === undefined ? name : key(nameSpan)].join(' → '),
    ),
    ...declarations.flatMap(({ kind, nameSpan }) =>
      nameSpan === undefined ? [] : [`${kind} ${key(nameSpan)}`],
    ),
  ].sort();
}

function movedBy(span: Span, edits: readonly TextEdit[]): Span {
  let { start, end } = span;
  for (const edit of edits) {
    if (edit.span.file !== span.file) continue;
    const longer = edit.text.length - (edit.span.end - edit.span.start);
    if (edit.span.end <= span.start) start += longer;
    if (edit.span.end <= span.end) end += longer;
  }
  return { file: span.file, start, end };
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
