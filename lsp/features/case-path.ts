// Where in a case file in YAML a place is: the way there by names and lists, and the word at it. Read
// from the lines alone, by their indentation and brackets, for a file that is being written is no
// YAML yet.

export interface CasePlace {
  /** The way to what the place is in; items of lists are `null`. */
  readonly path: readonly (string | null)[];
  /** Whether a name is written here, or the value of the path's last name. */
  readonly at: 'key' | 'value';
  /** The word at the place. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** A name or an item that begins at a column of a line. */
interface Entry {
  readonly column: number;
  /** Undefined: an item of a list. */
  readonly key: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Where its value begins. */
  readonly value: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
  /** Nothing, or a comment. */
  readonly isBlank: boolean;
}

/** How far above a bracket may have been opened, in lines. */
const FAR = 60;

/** Undefined in a comment. */
export function casePlaceAt(text: string, offset: number): CasePlace | undefined {
  const lineStart = lineStartOf(text, offset);
  const line = lineAt(text, lineStart);
  if (isComment(text, lineStart, offset)) return undefined;
  const flow = flowAround(text, line, offset);
  if (flow !== undefined) return flow;
  const inside = line.entries.filter(({ start }) => start <= offset);
  const last = inside.at(-1);
  const column = /^ */.exec(text.slice(line.start, offset))?.[0].length ?? 0;
  if (last === undefined || (last.key === undefined && last.value > offset)) {
    // On a line of its own something begins here.
    const word = wordIn(text, offset, line);
    const path = pathAbove(text, line, { column, isItem: false });
    return { path, at: 'key', ...word };
  }
  if (last.key !== undefined && offset > last.end) {
    const path = [...pathOf(text, line, last), last.key];
    return { path, at: 'value', ...valueIn(text, last, line) };
  }
  if (last.key === undefined) {
    const path = [...pathOf(text, line, last), null];
    const at = colonBehind(text, offset, line.end) ? 'key' : 'value';
    return { path, at, ...wordIn(text, offset, line) };
  }
  return {
    path: pathOf(text, line, last),
    at: 'key',
    start: last.start,
    end: last.end,
    word: bare(text.slice(last.start, last.end)),
  };
}

// ---------------------------------------------------------------- lines

function lineStartOf(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

const KEY =
  /("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#&*!|>'"%@`{}[\],:?-][^:#{}[\],]*?|-[^\s:#][^:#]*?)\s*:(?=\s|$)/y;

function lineAt(text: string, start: number): Line {
  const rest = /[^\r\n]*/y;
  rest.lastIndex = start;
  const words = rest.exec(text)?.[0] ?? '';
  const end = start + words.length;
  const entries: Entry[] = [];
  let at = start + (/^ */.exec(words)?.[0].length ?? 0);
  const isBlank = /^\s*(#.*)?$/.test(words);
  while (at < end && !isBlank) {
    if (text[at] === '-' && (at + 1 === end || text[at + 1] === ' ')) {
      const next = at + 1 + (/^ */.exec(text.slice(at + 1, end))?.[0].length ?? 0);
      entries.push({ column: at - start, key: undefined, start: at, end: at + 1, value: next });
      at = next;
      continue;
    }
    KEY.lastIndex = at - start;
    const found = KEY.exec(words);
    const key = found?.[1];
    if (found === null || key === undefined) break;
    const value = at + found[0].length;
    entries.push({ column: at - start, key: bare(key), start: at, end: at + key.length, value });
    break;
  }
  return { start, end, entries, isBlank };
}

function bare(word: string): string {
  return word.trim().replace(/^(["'])(.*)\1$/s, '$2');
}

/** The names and items that a line's entry is in. */
function pathOf(text: string, line: Line, entry: Entry): readonly (string | null)[] {
  const before = line.entries.slice(0, line.entries.indexOf(entry));
  const [first = entry] = line.entries;
  const above = pathAbove(text, line, { column: first.column, isItem: first.key === undefined });
  return [...above, ...before.map(({ key }) => key ?? null)];
}

interface Need {
  readonly column: number;
  readonly isItem: boolean;
}

/** What a line stands in: each parent stands further left; of an item, also in the same column. */
function pathAbove(text: string, line: Line, need: Need): readonly (string | null)[] {
  const path: (string | null)[] = [];
  let { column, isItem } = need;
  for (let start = line.start; start > 0 && (column > 0 || isItem); ) {
    start = lineStartOf(
      text,
      text[start - 1] === '\n' && text[start - 2] === '\r' ? start - 2 : start - 1,
    );
    const { entries, isBlank } = lineAt(text, start);
    if (isBlank) continue;
    for (const entry of entries.toReversed()) {
      const holds =
        entry.column < column || (isItem && entry.key !== undefined && entry.column === column);
      if (!holds) continue;
      path.unshift(entry.key ?? null);
      column = entry.column;
      isItem = entry.key === undefined;
    }
  }
  return path;
}

function isComment(text: string, lineStart: number, offset: number): boolean {
  const before = text.slice(lineStart, offset).replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""');
  return /(^|\s)#/.test(before);
}

// ---------------------------------------------------------------- brackets

interface Frame {
  readonly isMap: boolean;
  key: string | undefined;
  /** Where the current name or value begins. */
  from: number;
}

/** Within `{…}` and `[…]`, which may have been opened on a line above. */
function flowAround(text: string, line: Line, offset: number): CasePlace | undefined {
  let from: Line | undefined = line;
  for (let far = 0; far < FAR && from !== undefined; far++) {
    const entry = from.entries.findLast(({ value }) => value < offset || far > 0);
    if (entry !== undefined) {
      const frames = framesIn(text, entry.value, offset);
      if (frames.length > 0) return flowPlace(text, from, entry, frames, offset);
      // What begins here ends before the place, or is no bracket.
      if (far > 0 && entry.column < (line.entries[0]?.column ?? Number.POSITIVE_INFINITY))
        return undefined;
    }
    if (from.start === 0) return undefined;
    const above: number = lineStartOf(text, from.start - 1);
    from = lineAt(text, above);
  }
  return undefined;
}

/** The brackets that are open at a place. */
function framesIn(text: string, from: number, offset: number): readonly Frame[] {
  const frames: Frame[] = [];
  for (let at = from; at < offset; at++) {
    const letter = text[at];
    const frame = frames.at(-1);
    if (letter === '"' || letter === "'") {
      const close = text.indexOf(letter, at + 1);
      if (close < 0 || close >= offset) break;
      at = close;
    } else if (letter === '{' || letter === '[') {
      frames.push({ isMap: letter === '{', key: undefined, from: at + 1 });
    } else if (letter === '}' || letter === ']') frames.pop();
    else if (letter === ',' && frame !== undefined) {
      frame.key = undefined;
      frame.from = at + 1;
    } else if (letter === ':' && frame?.isMap === true && frame.key === undefined) {
      if (!/[\s"'{[]/.test(text[at + 1] ?? ' ') && text[at - 1] !== '"' && text[at - 1] !== "'")
        continue;
      frame.key = bare(text.slice(frame.from, at));
      frame.from = at + 1;
    } else if (frames.length === 0 && letter !== ' ' && letter !== '\r' && letter !== '\n') break;
  }
  return frames;
}

function flowPlace(
  text: string,
  line: Line,
  entry: Entry,
  frames: readonly Frame[],
  offset: number,
): CasePlace {
  const path: (string | null)[] = [...pathOf(text, line, entry), entry.key ?? null];
  for (const frame of frames.slice(0, -1)) path.push(frame.isMap ? (frame.key ?? '') : null);
  const last = frames.at(-1);
  const from = last?.from ?? offset;
  const lead = /^\s*/.exec(text.slice(from, offset))?.[0].length ?? 0;
  const start = from + lead;
  const stop = /[,}\]\r\n]|:\s/g;
  stop.lastIndex = offset;
  const end = stop.exec(text)?.index ?? text.length;
  const words = text.slice(start, end);
  const word = { start, end: start + words.trimEnd().length, word: bare(words) };
  if (last === undefined || !last.isMap) return { path: [...path, null], at: 'value', ...word };
  if (last.key === undefined) return { path, at: 'key', ...word };
  return { path: [...path, last.key], at: 'value', ...word };
}

// ---------------------------------------------------------------- words

type Word = Pick<CasePlace, 'start' | 'end' | 'word'>;

function valueIn(text: string, { value }: Entry, { end }: Line): Word {
  const words = text.slice(value, end).replace(/\s+#.*$/, '');
  const lead = /^\s*/.exec(words)?.[0].length ?? 0;
  const start = value + Math.min(lead, words.length);
  const stop = Math.max(start, value + words.trimEnd().length);
  return { start, end: stop, word: bare(text.slice(start, stop)) };
}

function wordIn(text: string, offset: number, line: Line): Word {
  let start = offset;
  while (start > line.start && /[^\s:,{}[\]#]/.test(text[start - 1] ?? '')) start--;
  let end = offset;
  while (end < line.end && /[^\s:,{}[\]#]/.test(text[end] ?? '')) end++;
  return { start, end, word: bare(text.slice(start, end)) };
}

function colonBehind(text: string, offset: number, end: number): boolean {
  return /^[^\s:]*\s*(:|$)/.test(text.slice(offset, end));
}
