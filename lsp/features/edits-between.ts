// The small edits that turn one text into another which holds nearly the same words: white space
// between words that stay, and stretches of words that do not. Words are matched as in patience diff:
// by those that stand once in both texts and in one order.

export interface Edit {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The edits in the order of the text; applied to `before`, they give `after`. */
export function editsBetween(before: string, after: string): readonly Edit[] {
  const { head, tail } = alikeEnds(before, after);
  const apart = blankEdits(before, after, head, tail);
  if (apart !== undefined) return apart;
  const old = wordsIn(before, head, before.length - tail);
  const fresh = wordsIn(after, head, after.length - tail);
  const edits: Edit[] = [];
  let oldEnd = head;
  let freshEnd = head;
  const upTo = (oldStart: number, freshStart: number) => {
    const edit = smallest(
      before.slice(oldEnd, oldStart),
      after.slice(freshEnd, freshStart),
      oldEnd,
    );
    if (edit !== undefined) edits.push(edit);
  };
  for (const [a, b] of matched(old, fresh)) {
    upTo(a.start, b.start);
    oldEnd = a.end;
    freshEnd = b.end;
  }
  upTo(before.length - tail, after.length - tail);
  return edits;
}

/** How much two texts share at their ends: up to the end of a word, and from the start of one. */
function alikeEnds(
  before: string,
  after: string,
): { readonly head: number; readonly tail: number } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (head === before.length && head === after.length) return { head, tail: 0 };
  while (head > 0 && !isBlank(before, head - 1)) head--;
  while (head > 0 && isBlank(before, head - 1)) head--;
  const [old, fresh] = [before.length - 1, after.length - 1];
  let tail = 0;
  while (tail < most - head && before.charCodeAt(old - tail) === after.charCodeAt(fresh - tail)) {
    tail++;
  }
  while (tail > 0 && !isBlank(before, before.length - tail)) tail--;
  while (tail > 0 && isBlank(before, before.length - tail)) tail--;
  return { head, tail };
}

/** The edits of texts with the same words; undefined where these differ. */
function blankEdits(
  before: string,
  after: string,
  head: number,
  tail: number,
): readonly Edit[] | undefined {
  const [oldEnd, freshEnd] = [before.length - tail, after.length - tail];
  const edits: Edit[] = [];
  let a = head;
  let b = head;
  for (;;) {
    const [oldGap, freshGap] = [a, b];
    while (a < oldEnd && isBlank(before, a)) a++;
    while (b < freshEnd && isBlank(after, b)) b++;
    const edit = smallest(before.slice(oldGap, a), after.slice(freshGap, b), oldGap);
    if (edit !== undefined) edits.push(edit);
    if (a === oldEnd && b === freshEnd) return edits;
    while (a < oldEnd && !isBlank(before, a)) {
      if (b >= freshEnd || before.charCodeAt(a) !== after.charCodeAt(b)) return undefined;
      a++;
      b++;
    }
    if (b < freshEnd && !isBlank(after, b)) return undefined;
  }
}

/** As `\s` has it; nearly all that is asked about is Latin. */
function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return /\s/u.test(text[at] ?? '');
}

function wordsIn(text: string, from: number, to: number): readonly Word[] {
  return [...text.slice(from, to).matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    text: word,
    start: from + index,
    end: from + index + word.length,
  }));
}

/** Without what both have at their ends. */
function smallest(old: string, fresh: string, offset: number): Edit | undefined {
  if (old === fresh) return undefined;
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head++;
  // A carriage return and its line feed are one.
  if (head > 0 && old[head - 1] === '\r') head--;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  if (
    tail > 0 &&
    old.at(-tail) === '\n' &&
    (old.at(-1 - tail) === '\r' || fresh.at(-1 - tail) === '\r')
  ) {
    tail--;
  }
  return {
    start: offset + head,
    end: offset + old.length - tail,
    text: fresh.slice(head, fresh.length - tail),
  };
}

/** A stretch of each text, by the numbers of its words; the ends exclusive. */
interface Stretches {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly freshStart: number;
  readonly freshEnd: number;
}

/** The words that stay, in order. */
function matched(old: readonly Word[], fresh: readonly Word[]): readonly (readonly [Word, Word])[] {
  const pairs: [number, number][] = [];
  const whole = { oldStart: 0, oldEnd: old.length, freshStart: 0, freshEnd: fresh.length };
  const waiting: Stretches[] = [whole];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    let { oldStart, oldEnd, freshStart, freshEnd } = next;
    const same = (a: number, b: number) => old[a]?.text === fresh[b]?.text;
    while (oldStart < oldEnd && freshStart < freshEnd && same(oldStart, freshStart)) {
      pairs.push([oldStart++, freshStart++]);
    }
    while (oldStart < oldEnd && freshStart < freshEnd && same(oldEnd - 1, freshEnd - 1)) {
      pairs.push([--oldEnd, --freshEnd]);
    }
    const anchors = inOrder(onceInBoth(old, fresh, { oldStart, oldEnd, freshStart, freshEnd }));
    for (const [at, [a, b]] of anchors.entries()) {
      pairs.push([a, b]);
      const [c, d] = anchors[at + 1] ?? [oldEnd, freshEnd];
      waiting.push({ oldStart: a + 1, oldEnd: c, freshStart: b + 1, freshEnd: d });
    }
    const [first] = anchors;
    if (first !== undefined) {
      waiting.push({ oldStart, oldEnd: first[0], freshStart, freshEnd: first[1] });
    }
  }
  return pairs
    .sort(([a], [b]) => a - b)
    .flatMap(([a, b]) => {
      const [one, other] = [old[a], fresh[b]];
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    });
}

/** The words that stand once in each stretch, in the order of the first. */
function onceInBoth(
  old: readonly Word[],
  fresh: readonly Word[],
  { oldStart, oldEnd, freshStart, freshEnd }: Stretches,
): readonly (readonly [number, number])[] {
  const once = (words: readonly Word[], start: number, end: number) => {
    const places = new Map<string, number>();
    for (let at = start; at < end; at++) {
      const { text = '' } = words[at] ?? {};
      places.set(text, places.has(text) ? -1 : at);
    }
    return places;
  };
  const there = once(fresh, freshStart, freshEnd);
  return [...once(old, oldStart, oldEnd)].flatMap(([text, a]) => {
    const b = there.get(text) ?? -1;
    return a < 0 || b < 0 ? [] : [[a, b] as const];
  });
}

/** The longest row of pairs that ascends in both. */
function inOrder(
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const sorted = pairs.toSorted(([a], [b]) => a - b);
  /** For each length, the pair with the smallest end of a row of that length. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  sorted.forEach(([, b], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[ends[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = index;
  });
  const row: (readonly [number, number])[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    const pair = sorted[at];
    if (pair !== undefined) row.push(pair);
  }
  return row.reverse();
}
