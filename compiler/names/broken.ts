// Where a file could not be read, nothing that depends on the broken part is reported elsewhere:
// one hole, one finding. A file falls into regions, each an item with what follows it up to the
// next; a region that holds a problem of syntax is broken.
import type { Article, Item, SourceFile, Span } from '#language';

export interface ParsedFile {
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
export function findBreaks(files: readonly ParsedFile[]): Breaks {
  const byFile = new Map<string, readonly Region[]>();
  for (const { file, errors } of files) {
    if (errors.length === 0) continue;
    const starts = [...new Set(itemStarts(file))].sort((a, b) => a - b);
    const regions = starts.map((start, at) => ({ start, end: starts[at + 1] ?? Infinity }));
    const first: Region = { start: -1, end: starts[0] ?? Infinity };
    byFile.set(
      file.span.file,
      [first, ...regions].filter((region) => errors.some(({ span }) => reaches(span, region))),
    );
  }
  return {
    any: byFile.size > 0,
    touches: (span) => byFile.get(span.file)?.some((region) => reaches(span, region)) ?? false,
    beside: (span) =>
      byFile.has(span.file) &&
      files.some(({ file, errors }) =>
        errors.some(
          (error) =>
            file.span.file === span.file &&
            error.span.start <= span.end &&
            error.span.end >= span.start,
        ),
      ),
  };
}

interface Region {
  readonly start: number;
  readonly end: number;
}

function reaches(span: Region, region: Region): boolean {
  return span.start < region.end && Math.max(span.end, span.start + 1) > region.start;
}

function itemStarts(file: SourceFile): readonly number[] {
  return file.items.flatMap((item) => [item.span.start, ...startsWithin(item)]);
}

function startsWithin(item: Item): readonly number[] {
  return item.kind === 'article'
    ? (item satisfies Article).items.map(({ span }) => span.start)
    : [];
}
