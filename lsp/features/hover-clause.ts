// A clause in one plain sentence, with the drafter's labels: “For each Project, when Major project,
// pays 30% × Investment, at most 3,000,000.00 yuan.”
import {
  type Amount,
  type AwardCap,
  type Clause,
  type Conjunct,
  describeCondition,
  describeFigure,
  describeLabels,
  describeLimit,
  type Edge,
  type Expr,
  fill,
  type GrantClause,
  type LabelTest,
  type Model,
  type Overlap,
  type Period,
  type Split,
  type Voice,
  windowText,
  wordingOf,
} from '#compiler';
import type { Hovering } from '../words/hovering.ts';
import { wordsOf } from '../words/languages.ts';
import { bullets, paragraphs, plain } from './markdown.ts';

export interface Telling {
  readonly words: Hovering;
  readonly voice: Voice;
  readonly model: Model;
}

export function tellingOf(model: Model): Telling {
  const voice = { wording: wordingOf(model.language), currency: model.currency };
  return { words: wordsOf(model.language).hover, voice, model };
}

/** What a clause does, its limits, parts, period and readings, as Markdown. */
export function describeClause(clause: Clause, telling: Telling): string {
  const { words, model } = telling;
  const { text, rows } = statement(clause, telling);
  const sentence = guarded(clause.guard, text, telling);
  const items = clause.loops.map(({ variable }) => plain(variable.entity.label));
  const whole =
    items.length === 0
      ? sentence
      : fill(words.clause.each, {
          items: items.join(telling.voice.wording.words.listSeparator),
          sentence,
        });
  const limits = model.limits.flatMap((limit) => {
    const scope = limit.scopes.find((one) => one.clause === clause);
    if (scope === undefined) return [];
    const described = describeLimit(limit, scope, model.applicant.label, telling.voice);
    return [plain(fill(words.clause.sentence, { sentence: described }))];
  });
  return paragraphs([
    [told(whole, rows.length > 0, words), bullets(rows)].filter((part) => part !== '').join('\n\n'),
    limits.join(' '),
    clause.kind === 'grant' && clause.split ? splitText(clause.split, telling) : '',
    periodText(clause.period, words),
    ...clause.readings.map((text) => fill(words.clause.reading, { text: plain(text) })),
  ]);
}

/** A rule among clauses, as Markdown. */
export function describeOverlap(rule: Overlap, telling: Telling): string {
  const { words } = telling;
  const { overlap } = words.clause;
  const order = rule.outcome.takes === 'firstOf' ? rule.outcome.order : rule.clauses;
  const names = order.map((one) =>
    one === 'other_supports' ? overlap.otherSupports : plain(one.label ?? one.name),
  );
  const condition = rule.supports?.where;
  const supports =
    condition === undefined
      ? overlap.supports
      : fill(overlap.supportsWhere, {
          condition: plain(describeCondition(condition, telling.voice)),
        });
  const scope = {
    matter: overlap.sameMatter,
    applicant: overlap.sameApplicant,
    field: rule.on.by === 'field' ? fill(overlap.sameField, { field: plain(rule.on.field) }) : '',
  }[rule.on.by];
  const template = {
    better: rule.supports === undefined ? overlap.better : overlap.betterElsewhere,
    topsUp: overlap.topsUp,
    excludes: overlap.excludes,
    firstOf: overlap.first,
  }[rule.outcome.takes];
  const paying = telling.model.clauses.filter(
    (one) => one.kind === 'grant' && one.verb !== 'recovers',
  );
  const isAll = rule.clauses.length === paying.length && paying.length > 2;
  const named = names.join(telling.voice.wording.words.listSeparator);
  const sentence = fill(template, {
    clauses: isAll && rule.outcome.takes !== 'firstOf' ? overlap.allClauses : named,
    supports,
    scope,
  });
  return paragraphs([capital(sentence), periodText(rule.period, words)]);
}

/** Conditions as a sentence: of `applies`. */
export function describeGuard(guard: readonly Conjunct[], telling: Telling): string {
  const text = guardText(guard, telling);
  return text === '' ? '' : told(text, false, telling.words);
}

/** A sentence by itself; `above`: rows stand below it. */
export function told(sentence: string, above: boolean, words: Hovering): string {
  const template = above ? words.clause.sentenceAbove : words.clause.sentence;
  return capital(fill(template, { sentence }));
}

/** “In force from 2025-01-01.”; empty where nothing is said. */
export function periodText({ from, until }: Period, { clause }: Hovering): string {
  if (from !== undefined && until !== undefined) return fill(clause.inForce, { from, until });
  if (from !== undefined) return fill(clause.inForceFrom, { from });
  return until === undefined ? '' : fill(clause.inForceUntil, { until });
}

/** A value that may be a table: its rows stand apart. */
export function describeValue(value: Expr, { words, voice }: Telling): Statement {
  const figure = (expr: Expr) => plain(describeFigure(expr, voice));
  const row = (tests: readonly LabelTest[], of: Expr) =>
    fill(words.row, { labels: rowLabels(tests, { words, voice }), value: figure(of) });
  switch (value.kind) {
    case 'lookUp':
      return {
        text: bySubjects(value.subjects, words, voice),
        rows: few(
          value.rows.map((one) => row(one.tests, one.value)),
          words,
        ),
      };
    case 'byParts':
      return {
        text: fill(words.byParts, { quantity: figure(value.quantity) }),
        rows: few(
          value.rows.map(({ low, high, value: of }) => {
            const test: LabelTest = {
              kind: 'interval',
              low: low && { value: low, included: false },
              high: high && { value: high, included: true },
            };
            return row([test], of);
          }),
          words,
        ),
      };
    default:
      return { text: figure(value), rows: [] };
  }
}

/** “National; from 40 to 120”, and of days “before 2026-01-01”. */
function rowLabels(
  tests: readonly LabelTest[],
  { words, voice }: Pick<Telling, 'words' | 'voice'>,
): string {
  const one = (test: LabelTest) => {
    const days = test.kind === 'interval' ? dayLabel(test, words, voice) : undefined;
    return days ?? plain(describeLabels([test], voice));
  };
  return tests.map(one).join(voice.wording.words.listSeparator);
}

function dayLabel(
  { low, high }: Extract<LabelTest, { readonly kind: 'interval' }>,
  { days }: Hovering,
  voice: Voice,
): string | undefined {
  if ((low ?? high)?.value.type.kind !== 'date') return undefined;
  const date = (edge: Edge) => ({ date: plain(describeFigure(edge.value, voice)) });
  const from = low && fill(low.included ? days.from : days.after, date(low));
  const until = high && fill(high.included ? days.until : days.before, date(high));
  return [from, until].filter((side) => side !== undefined).join(' ');
}

const MOST_ROWS = 12;

/** The first of many, and how many there are besides. */
export function few(items: readonly string[], words: Hovering): readonly string[] {
  if (items.length <= MOST_ROWS) return items;
  const more = fill(words.andMore, { number: String(items.length - MOST_ROWS + 1) });
  return [...items.slice(0, MOST_ROWS - 1), more];
}

function bySubjects(subjects: readonly Expr[], words: Hovering, voice: Voice): string {
  const told = subjects.map((subject) => plain(describeFigure(subject, voice)));
  return fill(words.by, { subjects: told.join(voice.wording.words.listSeparator) });
}

interface Statement {
  readonly text: string;
  readonly rows: readonly string[];
}

function statement(clause: Clause, telling: Telling): Statement {
  const { clause: words } = telling.words;
  if (clause.kind === 'grant') return payment(clause, telling);
  const text = plain(clause.text);
  const stated =
    clause.modality === 'empowers'
      ? fill(words.empowers, { text, to: plain(clause.to ?? '') })
      : fill(words[clause.modality], { text });
  if (clause.sum === undefined) return { text: stated, rows: [] };
  const { text: sum, rows } = describeValue(clause.sum, telling);
  return { text: fill(words.ofSum, { statement: stated, sum }), rows };
}

function payment(clause: GrantClause, telling: Telling): Statement {
  const { clause: words } = telling.words;
  const template = clause.verb === 'recovers' ? words.recovers : words.grants;
  const { text, rows } = describeAmount(clause.amount, telling);
  return { text: fill(template, { amount: text }), rows };
}

function describeAmount(amount: Amount, telling: Telling): Statement {
  const { words, voice } = telling;
  if (amount.kind === 'table') {
    const rows = amountRows(amount, '', telling);
    return { text: bySubjects(amount.subjects, words, voice), rows: few(rows, words) };
  }
  const { text, rows } = describeValue(amount.value, telling);
  return { text: withCap(text, amount.cap, telling), rows };
}

/** A table in a row's amount goes on with the labels of its row. */
function amountRows(
  table: Extract<Amount, { readonly kind: 'table' }>,
  before: string,
  telling: Telling,
): readonly string[] {
  const { words, voice } = telling;
  return table.rows.flatMap(({ tests, amount }) => {
    const own = rowLabels(tests, telling);
    const labels = before === '' ? own : before + voice.wording.words.listSeparator + own;
    if (amount.kind === 'table') return amountRows(amount, labels, telling);
    const figure = plain(describeFigure(amount.value, voice));
    return [fill(words.row, { labels, value: withCap(figure, amount.cap, telling) })];
  });
}

function withCap(value: string, cap: AwardCap | undefined, { words, voice }: Telling): string {
  if (cap === undefined) return value;
  return fill(words.clause.capped, {
    value,
    cap: plain(describeFigure(cap.value, voice)),
    window: windowText(cap.window, voice),
  });
}

function guarded(guard: readonly Conjunct[], sentence: string, telling: Telling): string {
  const text = guardText(guard, telling);
  return text === '' ? sentence : fill(telling.words.clause.guarded, { guard: text, sentence });
}

function guardText(guard: readonly Conjunct[], { words, voice }: Telling): string {
  const say = ({ condition }: Conjunct) => plain(describeCondition(condition, voice));
  const wanted = guard.filter((one) => one.wanted).map(say);
  const refused = guard
    .filter((one) => !one.wanted)
    .map((one) => fill(words.clause.unless, { condition: say(one) }));
  const when =
    wanted.length === 0
      ? []
      : [fill(words.clause.when, { conditions: wanted.join(words.clause.and) })];
  return [...when, ...refused].join(', ');
}

function splitText(split: Split, { words, voice }: Telling): string {
  if (split.kind === 'equal') {
    return fill(words.clause.equalParts, {
      count: plain(describeFigure(split.count, voice)),
      every: words.clause.every[split.every ?? 'none'],
    });
  }
  const parts = split.parts.map(({ label, share }) =>
    fill(words.clause.share, {
      name: plain(label),
      share: share === undefined ? words.clause.rest : plain(describeFigure(share, voice)),
    }),
  );
  return fill(words.clause.shares, { parts: parts.join(voice.wording.words.listSeparator) });
}

function capital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
