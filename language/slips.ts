// Problems told by what was meant: near each place that could not be read, the slips of the natural
// language (keywords/slips.ts) are looked for. Recovery is over by then: no tree depends on this.
import type { Slip, Slips } from './keywords/slips.ts';
import { Lately } from './lately.ts';
import type { SyntaxProblem } from './problems.ts';
import { withEnds } from './source.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The problems, those with a known slip nearby told as that slip, once each.
 * @param texts where texts and comments stand: what is in them is no slip
 */
export function tellSlips(
  problems: readonly SyntaxProblem[],
  text: string,
  texts: readonly Stretch[],
  slips: Slips,
): readonly SyntaxProblem[] {
  if (problems.length > mostLookedAt) return problems;
  const told = new Set<number>();
  const currency = slips.currency.exec(text)?.[1] ?? '';
  let marksTold: Stretch | undefined;
  let followsUntil = 0;
  return problems.flatMap((problem): SyntaxProblem[] => {
    if (problem.problem === 'unterminatedText' || problem.problem === 'nestedTooDeeply') {
      const { start } = problem.span;
      const isTold = marksTold && marksTold.start < start && start < marksTold.end;
      return isTold ? [] : [problem];
    }
    // What only follows from a slip before it.
    const isRead = problem.problem === 'unexpected' || problem.problem === 'missing';
    if (isRead && problem.span.start < followsUntil) return [];
    // What is nearly a word of the language is certain enough.
    if (problem.repair?.kind === 'respell') return [problem];
    const found = slipNear(placeOf(problem, text), text, texts, slips);
    if (found === undefined) return [problem];
    const { slip, start, end, match } = found;
    const instead = slip.instead?.(match, currency);
    const otherwise = slip.otherwise?.(match, currency);
    // What is written rightly stands at a wrong place.
    if (slip.kind === 'writeInstead' && instead === text.slice(start, end)) return [problem];
    // Where more than the slip was recognised, that is told.
    const whole = problem.repair?.kind === 'replace' ? problem.repair.span : undefined;
    if (whole !== undefined && whole.start < start && end <= whole.end) return [problem];
    if (told.has(start)) return [];
    told.add(start);
    if (slip.kind === 'textMarks') marksTold = { start, end };
    if (slip.followedUntil !== undefined) {
      const at = text.slice(end).search(slip.followedUntil);
      followsUntil = at < 0 ? text.length : end + at;
    }
    const isCharacter = problem.problem === 'badCharacter' && slip.entire !== true;
    const span = withEnds(problem.span, { start, end });
    return [
      {
        ...problem,
        problem: isCharacter ? 'badCharacter' : 'unexpected',
        span,
        found: isCharacter ? problem.found : text.slice(start, end),
        expected: [],
        hint: undefined,
        slip: slip.kind,
        instead,
        otherwise,
      },
    ];
  });
}

/** Where a problem is; what makes a bracket unreadable may stand anywhere inside it. */
function placeOf({ span, found }: SyntaxProblem, text: string): Stretch {
  if (found !== '(') return span;
  const { end: lineEnd } = lineAt(text, span.start);
  let depth = 0;
  for (let at = span.start; at < lineEnd; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return { start: span.start, end: at };
  }
  return span;
}

/** A file with more problems is no policy; nobody reads so many. */
const mostLookedAt = 100;
/** How far behind a slip its problem may show. */
const farthest = 16;
/** Lines longer than this were not written by a person. */
const longestLine = 500;

interface Found extends Stretch {
  readonly slip: Slip;
  readonly match: RegExpExecArray;
}

function slipNear(
  span: Stretch,
  text: string,
  texts: readonly Stretch[],
  slips: Slips,
): Found | undefined {
  for (const window of windowsAround(text, span.start)) {
    if (window.end - window.start > longestLine) continue;
    const said = masked(text, window, texts);
    for (const slip of slipsIn(said, slips)) {
      const found = matchOf(slip, said, window.start, span);
      if (found === undefined) continue;
      const before = masked(
        text,
        { start: Math.max(0, found.start - 600), end: found.start },
        texts,
      );
      if (slip.within !== undefined && kindBehind(before, slips) !== slip.within) continue;
      return found;
    }
  }
  return undefined;
}

/** The line of a place; then that with the line before and the line after it. */
function windowsAround(text: string, at: number): readonly Stretch[] {
  const line = lineAt(text, at);
  const before = line.start === 0 ? line : lineAt(text, line.start - 1);
  const after = line.end >= text.length ? line : lineAt(text, line.end + 1);
  return [line, { start: before.start, end: line.end }, { start: line.start, end: after.end }];
}

function lineAt(text: string, at: number): Stretch {
  const next = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: next < 0 ? text.length : next };
}

function masked(text: string, { start, end }: Stretch, texts: readonly Stretch[]): string {
  let said = text.slice(start, end);
  for (const hidden of texts) {
    if (hidden.end <= start || hidden.start >= end) continue;
    const from = Math.max(0, hidden.start - start);
    const to = Math.min(end, hidden.end) - start;
    said = `${said.slice(0, from)}"${' '.repeat(Math.max(0, to - from - 1))}${said.slice(to)}`;
  }
  return said;
}

const slipsOfLines = new WeakMap<Slips, Lately<readonly Slip[]>>();

/** Those whose patterns are in some lines; while somebody types, most broken lines stay as they are. */
function slipsIn(said: string, slips: Slips): readonly Slip[] {
  const known = slipsOfLines.get(slips) ?? new Lately<readonly Slip[]>(1000);
  slipsOfLines.set(slips, known);
  // Apart from the text that they are cut from, which would be kept with them.
  return known.at(`${said}\n`, () =>
    slips.all.filter(({ pattern }) => {
      const every = everyMatchOf(pattern);
      every.lastIndex = 0;
      return every.test(said);
    }),
  );
}

const everyMatch = new WeakMap<RegExp, RegExp>();

/** The pattern, for all of its matches and where their groups stand. */
function everyMatchOf(pattern: RegExp): RegExp {
  const known = everyMatch.get(pattern);
  if (known !== undefined) return known;
  const { source, flags } = pattern;
  const made = new RegExp(source, `${flags.replace(/[dg]/g, '')}dg`);
  everyMatch.set(pattern, made);
  return made;
}

function matchOf(slip: Slip, said: string, offset: number, place: Stretch): Found | undefined {
  const pattern = everyMatchOf(slip.pattern);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(said); match !== null; match = pattern.exec(said)) {
    if (match[0] === '') break;
    const [from, to] = stretchOf(slip, match);
    const [start, end] = [from + offset, to + offset];
    const reach = slip.close === true ? 1 : farthest;
    const whole = offset + match.index + match[0].length;
    const isNear =
      place.start <= Math.max(end, whole) + reach && place.end >= offset + match.index - 1;
    if (isNear) return { slip, start, end, match };
  }
  return undefined;
}

/** What is replaced: the first group where it alone is, or else all. */
function stretchOf(slip: Slip, match: RegExpExecArray): readonly [number, number] {
  const whole = [match.index, match.index + match[0].length] as const;
  if (slip.kind === 'currencyWord') return whole;
  const group = match.indices?.[1];
  const isStart = group?.[0] === match.index && slip.kind === 'writeInstead';
  return group === undefined || isStart ? whole : [group[0], group[1]];
}

/** Whether an amount or a condition stands behind a text. */
function kindBehind(
  before: string,
  { amount, condition }: Slips,
): 'amount' | 'condition' | undefined {
  const [a, c] = [lastOf(amount, before), lastOf(condition, before)];
  if (a < 0 && c < 0) return undefined;
  return a > c ? 'amount' : 'condition';
}

function lastOf(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}
