// What came of one clause for one item: its line, what was asked, each step, why.
import type { Award, MeasureOutcome } from '@clause/runtime';
import type { Clause } from '#compiler';
import { visible } from '#language';
import { beside, column, grouped, isSome } from './layout.ts';
import { type Style, widthOf } from './style.ts';
import { type ExplanationWords, filled } from './words.ts';

export type Outcome = Award | MeasureOutcome;

/** What every part of an explanation is told with. */
export interface Voice {
  readonly style: Style;
  readonly words: ExplanationWords;
}

/** With the clause that it came of. */
export interface ClauseVoice extends Voice {
  readonly clause: Clause;
}

/** The line that says what came of it: a mark and a name, at the right the status and the sum. */
export function headline(
  indent: string,
  name: string,
  outcome: Outcome,
  voice: ClauseVoice,
): string {
  const { style, words, clause } = voice;
  const { status, amount } = outcome;
  const nothing = isAward(outcome) && MARKS[status] === '✓' && !isSome(outcome.amount);
  const owed = recovers(clause) && amount !== undefined && isSome(amount);
  const word = owed ? words.toBePaidBack : words.statuses[status];
  const line = beside(
    `${indent}${nothing ? '–' : MARKS[status]} ${name}`,
    amount === undefined ? word : `${word}  ${grouped(amount)}`,
    style,
  );
  return style.paint[owed ? 'yellow' : COLOURS[status]](style.paint.bold(line));
}

function recovers(clause: Clause): boolean {
  return clause.kind === 'grant' && clause.verb === 'recovers';
}

/** How it was reached, why, and what is still open. */
export function reached(outcome: Outcome, voice: ClauseVoice): readonly string[] {
  const { words, clause } = voice;
  const { reason, missing = [] } = outcome;
  const { steps = [], parts = [] } = isAward(outcome) ? outcome : {};
  const texts = (asked: boolean) =>
    steps.filter(({ code }) => (code === 'condition') === asked).map(({ text }) => text);
  return [
    ...part(words.asked, texts(true), voice),
    ...part(words.workedOut, texts(false), voice),
    ...part(words.why, [reason], voice),
    ...part(words.notGiven, [...missing, ...boundOf(outcome, words)], voice),
    ...part(
      recovers(clause) ? words.owedParts : words.parts,
      parts.map(({ name, amount }) => `${labelOf(name, clause)}: ${grouped(amount)}`),
      voice,
    ),
  ];
}

/** A part as people call it; instalments go by their number. */
function labelOf(name: string, clause: Clause): string {
  const split = clause.kind === 'grant' ? clause.split : undefined;
  const parts = split?.kind === 'shares' ? split.parts : [];
  return visible(parts.find((one) => one.name === name)?.label ?? name);
}

/** A word and texts beside it; the words of all parts stand in one column. */
export function part(
  word: string,
  texts: readonly string[],
  { style, words }: Voice,
  paintText?: (text: string) => string,
): readonly string[] {
  const { cited, readAs, asked, workedOut, why, notGiven, parts, owedParts } = words;
  const all = [cited, readAs, asked, workedOut, why, notGiven, parts, owedParts];
  return column(word, Math.max(...all.map(widthOf)), texts, style, paintText);
}

/** The most that an award can become while facts are missing. */
function boundOf(outcome: Outcome, words: ExplanationWords): readonly string[] {
  if (!isAward(outcome) || outcome.ceiling === undefined || !outcome.missing?.length) return [];
  const { ceiling } = outcome;
  return [ceiling === null ? words.noBound : filled(words.atMost, { amount: grouped(ceiling) })];
}

function isAward(outcome: Outcome): outcome is Award {
  return 'computed' in outcome;
}

const MARKS: Readonly<Record<Outcome['status'], string>> = {
  granted: '✓',
  capped: '✓',
  reduced: '✓',
  permitted: '✓',
  encouraged: '✓',
  required: '✓',
  empowered: '✓',
  forgone: '–',
  not_applicable: '–',
  ineligible: '✗',
  undetermined: '?',
};

const COLOURS = {
  granted: 'green',
  capped: 'yellow',
  reduced: 'yellow',
  permitted: 'green',
  encouraged: 'green',
  required: 'green',
  empowered: 'green',
  forgone: 'magenta',
  not_applicable: 'dim',
  ineligible: 'red',
  undetermined: 'cyan',
} as const satisfies Readonly<Record<Outcome['status'], string>>;
