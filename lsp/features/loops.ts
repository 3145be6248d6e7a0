// The loops around a place: `each x in xs`, `any x in xs`, and what follows them with commas. Read
// from the words, for what is being written does not parse yet.
import type { KeywordId, Token } from '#language';
import type { ClauseFile } from './files.ts';
import { firstEndingAfter } from './tokens.ts';

export interface Loop {
  /** What the item is called. */
  readonly name: string;
  /** The list, by its names. */
  readonly path: readonly string[];
}

/** Those of the declaration's heading, and those of the part of it that the place is in. */
export function loopsAround(
  { text, parsed: { tokens } }: ClauseFile,
  offset: number,
): readonly Loop[] {
  const isFirst = (at: number) => startsLine(text, tokens[at]?.span.start ?? 0);
  const opens = (at: number, keywords: ReadonlySet<KeywordId>) => {
    const keyword = tokens[at]?.keyword;
    return keyword !== undefined && keywords.has(keyword) && isFirst(at);
  };
  const here = firstEndingAfter(tokens, offset);
  // The word at the place, or the last one before it.
  const at = (tokens[here]?.span.start ?? offset) < offset ? here : here - 1;
  let heading = Math.max(0, at);
  while (heading > 0 && !opens(heading, DECLARATIONS)) heading--;
  let body = heading + 1;
  while (body < tokens.length && !opens(body, PARTS) && !opens(body, DECLARATIONS)) body++;
  let part = at;
  while (part > body && !opens(part, PARTS)) part--;
  let end = Math.max(part + 1, here);
  while (end < tokens.length && !opens(end, PARTS) && !opens(end, DECLARATIONS)) end++;
  return [
    ...loopsIn(tokens, heading, Math.min(body, tokens.length)),
    ...(part >= body ? loopsIn(tokens, part, end) : []),
  ];
}

const DECLARATIONS: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...(['policy', 'use', 'enum', 'entity', 'applicant', 'unit', 'parameter'] as const),
  ...(['applies', 'article', 'clause'] as const),
]);

const PARTS: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...(['cites', 'reading', 'define', 'when', 'unless', 'grants', 'matches', 'recovers'] as const),
  ...(['permits', 'encourages', 'requires', 'empowers', 'overlap', 'limit', 'split'] as const),
  'inForce',
]);

function startsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (text[at] === ' ' || text[at] === '\t') at--;
  return at < 0 || text[at] === '\n' || text[at] === '\r';
}

const LOOPS: ReadonlySet<KeywordId> = new Set<KeywordId>(['forEach', 'each', 'any', 'every']);

function loopsIn(tokens: readonly Token[], from: number, to: number): readonly Loop[] {
  const found: Loop[] = [];
  for (let at = from + 1; at + 1 < to; at++) {
    const [before, name, within] = [tokens[at - 1], tokens[at], tokens[at + 1]];
    if (name === undefined || within?.keyword !== 'in' || !isName(name)) continue;
    const opener = before?.keyword;
    if (before?.text !== ',' && (opener === undefined || !LOOPS.has(opener))) continue;
    found.push({ name: bare(name), path: pathFrom(tokens, at + 2) });
  }
  return found;
}

function pathFrom(tokens: readonly Token[], from: number): readonly string[] {
  const path: string[] = [];
  for (let at = from; ; at += 2) {
    const name = tokens[at];
    if (name === undefined || !isName(name)) return path;
    path.push(bare(name));
    if (tokens[at + 1]?.text !== '.') return path;
  }
}

const isName = ({ kind }: Token) => kind === 'name' || kind === 'keyword';

/** Without its backquotes. */
const bare = ({ text }: Token) => text.replace(/^`|`$/g, '');
