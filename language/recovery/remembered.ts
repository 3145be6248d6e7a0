// Which changes mended a broken segment, so that the same words are not searched for repairs again:
// while somebody types in one place of a text, what is broken in another stays as it is, and whoever
// asks of the text (the formatter, a fix) reads it anew.
import type { IToken } from 'chevrotain';
import { Lately } from '../lately.ts';
import type { Units, Vocabulary } from '../phrases.ts';
import { apply, type Edit } from './edits.ts';
import type { Lines } from './segments.ts';
import { type LeftOut, type Step, widened } from './steps.ts';

export interface Mending {
  readonly steps: readonly Step[];
  /** Tokens read over and over for it. */
  readonly spent: number;
}

/** What of the searching does not stand in the segment itself. */
export interface Surroundings {
  readonly vocabulary: Vocabulary;
  readonly units: Units;
  readonly lines: Lines;
  readonly text: string;
}

/** An inserted token by its place in the segment as it then stood, or one made for the edit. */
type Inserted = { readonly of: number } | { readonly made: IToken };

interface KeptStep extends Omit<Step, 'edit'> {
  readonly edit: (Omit<Edit, 'insert'> & { readonly insert: readonly Inserted[] }) | undefined;
}

interface Kept {
  /** Where the segment stood. */
  readonly base: number;
  readonly steps: readonly KeptStep[];
  readonly spent: number;
}

/** No more segments than these are kept, and none with a longer text: it is a bound on memory. */
const mostKept = 500;
const longestKept = 10_000;

const mendings = new WeakMap<Vocabulary, Lately<Kept>>();

/** The name under which a segment's mending is kept; undefined: it is not. */
export function keyOf(segment: readonly IToken[], around: Surroundings): string | undefined {
  const [first, last] = [segment[0], segment.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const { lines, text, units } = around;
  const start = first.startOffset - lines.columnOf(first) + 1;
  const end = (last.endOffset ?? last.startOffset) + 1;
  if (end - start > longestKept) return undefined;
  const tokens = segment.map(
    ({ tokenTypeIdx, startOffset }) => `${tokenTypeIdx}@${startOffset - start}`,
  );
  return [
    units.currency ?? '',
    [...units.declared].join(' '),
    lines.areSeveral,
    lines.startsLine(first),
    tokens.join(' '),
    text.slice(start, end),
  ].join('\n');
}

/** How a segment with the same words was mended, said of these tokens. */
export function remembered(
  key: string,
  segment: readonly IToken[],
  vocabulary: Vocabulary,
): Mending | undefined {
  const kept = mendings.get(vocabulary)?.get(key);
  if (kept === undefined) return undefined;
  const by = baseOf(segment) - kept.base;
  let tokens = segment;
  const steps = kept.steps.map((step): Step => {
    if (step.edit === undefined) return { ...step, edit: undefined };
    const insert = step.edit.insert.flatMap((each) =>
      'of' in each ? (tokens[each.of] ?? []) : movedBy(each.made, by),
    );
    const edit = { ...step.edit, insert };
    tokens = applied(tokens, edit, step.left);
    return { ...step, edit };
  });
  return { steps, spent: kept.spent };
}

/** Keeps how a segment was mended. */
export function remember(
  key: string,
  segment: readonly IToken[],
  { steps, spent }: Mending,
  vocabulary: Vocabulary,
): void {
  let tokens = segment;
  const kept = steps.map((step): KeptStep => {
    const { edit } = step;
    if (edit === undefined) return { ...step, edit };
    const before = tokens;
    tokens = applied(tokens, edit, step.left);
    const insert = edit.insert.map((each): Inserted => {
      const of = before.indexOf(each);
      return of < 0 ? { made: { ...each } } : { of };
    });
    return { ...step, edit: { ...edit, insert } };
  });
  const all = mendings.get(vocabulary) ?? new Lately<Kept>(mostKept);
  mendings.set(vocabulary, all);
  all.set(key, { base: baseOf(segment), steps: kept, spent });
}

function applied(tokens: readonly IToken[], edit: Edit, left: LeftOut | undefined) {
  return apply(tokens, left === undefined ? edit : widened(edit, left));
}

function baseOf(segment: readonly IToken[]): number {
  return segment[0]?.startOffset ?? 0;
}

/** Always another token: trees may hold on to the one of another text. */
function movedBy(token: IToken, by: number): IToken {
  const { startOffset, endOffset } = token;
  return {
    ...token,
    startOffset: startOffset + by,
    ...(endOffset === undefined ? {} : { endOffset: endOffset + by }),
  };
}
