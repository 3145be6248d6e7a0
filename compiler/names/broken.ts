// Where a file could not be read, nothing that depends on the broken part is reported elsewhere:
// one hole, one finding. A file falls into regions, each an item with what follows it up to the
// next; a region that holds a problem of syntax is broken.
import type { Article, Item, SourceFile, Span } from '#language';

export interface ReadFile {
  readonly file: SourceFile;
  /** What the parser found wrong in it. */
  readonly errors: readonly { readonly span: Span }[];
}

export interface Breaks {
  /** Whether any file has a problem of syntax: then a declaration may be missing anywhere. */
  readonly any: boolean;
  /** Whether a stretch lies in, or reaches into, a broken region. */
  touches(span: Span): boolean;
  /** Whether a problem of syntax lies in a stretch or right beside it. */
  beside(span: Span): boolean;
}

/** The broken regions of a policy's files. */
export function findBreaks(files: readonly ReadFile[]): Breaks {
  const byFile = new Map<string, readonly Stretch[]>();
  const errorsOf = new Map<string, readonly Stretch[]>();
  for (const { file, errors } of files) {
    if (errors.length === 0) continue;
    const problems = errors.map(({ span }) => span);
    errorsOf.set(file.span.file, problems);
    byFile.set(
      file.span.file,
      regionsOf(file).filter((region) => problems.some((problem) => reaches(problem, region))),
    );
  }
  const meets = (all: ReadonlyMap<string, readonly Stretch[]>, span: Span) =>
    all.get(span.file)?.some((stretch) => reaches(span, stretch)) ?? false;
  return {
    any: byFile.size > 0,
    touches: (span) => meets(byFile, span),
    beside: (span) =>
      errorsOf.get(span.file)?.some(({ start, end }) => start <= span.end && end >= span.start) ??
      false,
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function reaches(span: Stretch, stretch: Stretch): boolean {
  return span.start < stretch.end && Math.max(span.end, span.start + 1) > stretch.start;
}

/**
 * From each item's first word to just after the next item's name: a slip at the end of one item
 * often shows only when the next has begun.
 */
function regionsOf(file: SourceFile): readonly Stretch[] {
  const items = file.items.flatMap((item) => [item, ...itemsWithin(item)]);
  const starts = items.map((item) => ({ start: item.span.start, head: headEnd(item) }));
  starts.sort((a, b) => a.start - b.start);
  const first = { start: -1, end: starts[0]?.head ?? Number.POSITIVE_INFINITY };
  const regions = starts.map(({ start }, at) => ({
    start,
    end: starts[at + 1]?.head ?? Number.POSITIVE_INFINITY,
  }));
  return [first, ...regions];
}

type Inner = Item | Article['items'][number];

function itemsWithin(item: Item): readonly Inner[] {
  return item.kind === 'article' ? item.items : [];
}

/** Just after the name of an item, or its first character where it has none. */
function headEnd(item: Inner): number {
  const name = 'name' in item ? item.name : item.kind === 'article' ? item.number : undefined;
  return name === undefined || name.kind === 'missing' ? item.span.start + 1 : name.span.end + 2;
}
