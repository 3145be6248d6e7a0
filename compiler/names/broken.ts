// Where a file could not be read, nothing that depends on the broken part is reported elsewhere:
// one hole, one finding. A file falls into regions, each an item with what follows it up to the
// next; a region that holds a problem of syntax is broken.
import type { Article, Item, ParseResult, Span, SyntaxProblem } from '#language';

export type ReadFile = Pick<ParseResult, 'file' | 'text' | 'errors'>;

/** An item, with what follows it up to the next. */
export interface Region {
  readonly start: number;
  /** The next item's first word. */
  readonly end: number;
  /** Just after the next item's name. */
  readonly reach: number;
  /** Undefined for what stands before the first. */
  readonly item: InnerItem | undefined;
  readonly isBroken: boolean;
}

/** An item of a file or of an article. */
export type InnerItem = Item | Article['items'][number];

export interface Breaks {
  /** Whether any file has a problem of syntax: then a declaration may be missing anywhere. */
  readonly any: boolean;
  /** Whether a stretch lies in, or reaches into, a broken region. */
  touches(span: Span): boolean;
  /** Whether a problem of syntax lies in a stretch or right beside it. */
  beside(span: Span): boolean;
  /**
   * Whether it may have been part of what is broken: of the item before, but for others that may be
   * part of one too.
   */
  follows(span: Span): boolean;
  /** The files with a problem of syntax, all regions of each in the order of the text. */
  readonly files: readonly (ReadFile & { readonly regions: readonly Region[] })[];
}

/** The broken regions of a policy's files. */
export function findBreaks(files: readonly ReadFile[]): Breaks {
  const broken = files
    .filter(({ errors }) => errors.length > 0)
    .map((each) => ({ ...each, regions: regionsOf(each) }));
  const byFile = new Map(
    broken.map(({ file, errors, regions }) => [
      file.span.file,
      { errors, regions: regions.filter(({ isBroken }) => isBroken) },
    ]),
  );
  return {
    any: broken.length > 0,
    touches: (span) =>
      byFile.get(span.file)?.regions.some((region) => reaches(span, region)) ?? false,
    beside: (span) =>
      byFile
        .get(span.file)
        ?.errors.some((error) => error.span.start <= span.end && error.span.end >= span.start) ??
      false,
    follows(span) {
      const regions = broken.find(({ file }) => file.span.file === span.file)?.regions ?? [];
      const before = regions.filter(({ start }) => start < span.start);
      const whole = before.findLast(({ item }) => item === undefined || !partLike.has(item.kind));
      return before.slice(whole && before.indexOf(whole)).some(({ isBroken }) => isBroken);
    },
    files: broken,
  };
}

/** What stands in a clause and by itself. */
const partLike: ReadonlySet<InnerItem['kind']> = new Set(['limit', 'define']);

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function reaches(span: Stretch, stretch: Stretch): boolean {
  return span.start < stretch.end && Math.max(span.end, span.start + 1) > stretch.start;
}

/**
 * A region is broken by a problem from its item's first word to just after the next item's name: a slip
 * at the end of one item often shows only when the next has begun. Where something is missing before
 * an item, that one is sound.
 */
function regionsOf({ file, errors }: ReadFile): readonly Region[] {
  const items = file.items.flatMap((item) => [item, ...itemsWithin(item)]);
  const inOrder = items.toSorted((a, b) => a.span.start - b.span.start);
  return [undefined, ...inOrder].map((item, at) => {
    const next = inOrder[at];
    const start = item?.span.start ?? -1;
    const [end, reach] =
      next === undefined
        ? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
        : [next.span.start, headEnd(next)];
    const isBroken = errors.some(
      (error) => reaches(error.span, { start, end: reach }) && !isBefore(item, error),
    );
    return { start, end, reach, item, isBroken };
  });
}

/** Whether something is missing before an item and not in it: its own first word is there. */
function isBefore(item: InnerItem | undefined, { problem, span, repair }: SyntaxProblem): boolean {
  if (item === undefined || problem !== 'missing' || span.start !== item.span.start) return false;
  return 'name' in item ? item.name.span.start > span.start : repair === undefined;
}

function itemsWithin(item: Item): readonly InnerItem[] {
  return item.kind === 'article' ? item.items : [];
}

/** Just after the name of an item or where it should stand, or its first character. */
function headEnd(item: InnerItem): number {
  const name = 'name' in item ? item.name : item.kind === 'article' ? item.number : undefined;
  return name === undefined ? item.span.start + 1 : Math.max(name.span.end, item.span.start) + 2;
}
