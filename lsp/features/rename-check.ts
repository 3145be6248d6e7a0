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
  const moved = movedBy(edits);
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

/** Where a stretch stands once the edits are made. */
export function movedBy(edits: readonly TextEdit[]): (span: Span) => Span {
  const longer = new Map<string, (offset: number) => number>();
  for (const file of new Set(edits.map(({ span }) => span.file))) {
    longer.set(file, longerBefore(edits.filter(({ span }) => span.file === file)));
  }
  return ({ file, start, end }) => {
    const more = longer.get(file) ?? (() => 0);
    return { file, start: start + more(start), end: end + more(end) };
  };
}

/** By how much a text grows with the edits that end at an offset or before it. */
function longerBefore(edits: readonly TextEdit[]): (offset: number) => number {
  const sorted = edits.toSorted((a, b) => a.span.end - b.span.end);
  const sums = [0];
  for (const { span, text } of sorted) {
    sums.push((sums.at(-1) ?? 0) + text.length - (span.end - span.start));
  }
  return (offset) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.span.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return sums[low] ?? 0;
  };
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
