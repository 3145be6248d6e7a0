// The words of a file with the comments that belong to each: the unit the formatter moves about.
// Every word and every comment of the file stands here exactly once.

/** A stretch of the source text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A comment without the spaces at its end. */
export interface Comment extends Stretch {
  readonly text: string;
}

export interface OwnLineComment extends Comment {
  /** A blank line stood above it. */
  readonly apart: boolean;
}

/** A token: its words without the comments and line breaks that stand among them. */
export interface Token extends Stretch {
  readonly image: string;
}

/** A token as it will be written, and its comments. */
export interface Word extends Stretch {
  readonly text: string;
  /** Comments on lines of their own before the word. */
  readonly above: readonly OwnLineComment[];
  /** A blank line stood between the last of `above` and the word. */
  readonly apart: boolean;
  /** The comment at the end of the word's line. */
  readonly behind: Comment | undefined;
}

export interface Words {
  readonly list: readonly Word[];
  /** Comments after the last word, on lines of their own. */
  readonly closing: readonly OwnLineComment[];
}

interface Draft extends Stretch {
  text: string;
  above: OwnLineComment[];
  apart: boolean;
  behind: Comment | undefined;
}

/**
 * Gives every comment to a word: to the word before it on its line, or else to the word after it.
 * A comment between the words of one keyword (`capped # why ⏎ at`) belongs to the keyword; one
 * before a comma on its line moves behind the comma.
 */
export function wordsOf(
  text: string,
  tokens: readonly Token[],
  comments: readonly Stretch[],
): Words {
  const list: Draft[] = tokens.map((token) => ({
    start: token.start,
    end: token.end,
    text: ASCII.get(token.image) ?? token.image,
    above: [],
    apart: false,
    behind: undefined,
  }));
  const closing: OwnLineComment[] = [];
  const inner = new Map<Draft, Stretch[]>();
  let at = 0;
  for (const comment of comments) {
    while (at < list.length && (list[at]?.end ?? 0) <= comment.start) at++;
    const previous = list[at - 1];
    const next = list[at];
    if (next !== undefined && next.start < comment.start) {
      const within = inner.get(next);
      if (within === undefined) inner.set(next, [comment]);
      else within.push(comment);
    } else if (previous !== undefined && onOneLine(text, previous.end, comment.start)) {
      previous.behind = trimmed(text, comment);
    } else {
      const above = next?.above ?? closing;
      above.push({ ...trimmed(text, comment), apart: blankLineAbove(text, comment.start) });
    }
  }
  for (const [word, within] of inner) {
    const [first] = within;
    if (
      within.length === 1 &&
      first &&
      word.behind === undefined &&
      onOneLine(text, word.start, first.start)
    ) {
      word.behind = trimmed(text, first);
    } else {
      for (const c of within) word.above.push({ ...trimmed(text, c), apart: false });
    }
  }
  for (const [i, word] of list.entries()) {
    passComma(word, list[i + 1]);
    if (word.above.length > 0) word.apart = blankLineAbove(text, word.start);
  }
  return { list, closing };
}

/** Moves the comment behind a word past the comma that follows it: `a # why ⏎ , b`. */
function passComma(word: Draft, next: Draft | undefined): void {
  if (word.behind === undefined || next?.text !== ',') return;
  if (next.behind !== undefined || next.above.length > 0) return;
  next.behind = word.behind;
  word.behind = undefined;
}

/** Full-width punctuation is understood, and written as the language writes it. */
const ASCII: ReadonlyMap<string, string> = new Map([
  ['，', ','],
  ['：', ':'],
  ['（', '('],
  ['）', ')'],
  ['％', '%'],
]);

function trimmed(text: string, comment: Stretch): Comment {
  const words = text.slice(comment.start, comment.end).trimEnd();
  return { text: words, start: comment.start, end: comment.start + words.length };
}

function onOneLine(text: string, from: number, to: number): boolean {
  return !/[\r\n]/u.test(text.slice(from, to));
}

function blankLineAbove(text: string, at: number): boolean {
  return /(?:\n|\r(?!\n))[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*$/u.test(
    text.slice(Math.max(0, at - 400), at),
  );
}
