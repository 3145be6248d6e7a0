// A clause in one plain sentence, with the drafter's labels: “For each Project, when Major project,
// pays 30% × Investment, at most 3,000,000.00 yuan.” Plain text: what shows it makes it fit.
import type {
  Amount,
  AwardCap,
  Clause,
  Conjunct,
  Edge,
  Expr,
  GrantClause,
  LabelTest,
  Model,
  Overlap,
  Period,
  Split,
} from '../model/model.ts';
import { describeAll, describeCondition, describeFigure } from './describe.ts';
import type { Voice } from './figures.ts';
import { fill } from './fill.ts';
import { describeLabels } from './labels.ts';
import { statementWordsOf, wordingOf } from './languages.ts';
import { describeLimit, windowText } from './limits.ts';
import type { StatementWords } from './statement-words.ts';

export interface Telling {
  readonly words: StatementWords;
  readonly voice: Voice;
  readonly model: Model;
}

/** What clauses of a model are told with, in its own language. */
export function tellingOf(model: Model): Telling {
  const voice = { wording: wordingOf(model.language), currency: model.currency };
  return { words: statementWordsOf(model.language), voice, model };
}

export interface ToldClause {
  /** Ends in `:` where rows follow. */
  readonly sentence: string;
  /** Of the table that the sentence speaks of; all of them. */
  readonly rows: readonly string[];
  /** A sentence each. */
  readonly limits: readonly string[];
  /** How it is split, and its period: a sentence each. */
  readonly notes: readonly string[];
}

/** A clause of a sound model. */
export function tellClause(clause: Clause, telling: Telling): ToldClause {
  const { words, model, voice } = telling;
  const { text, rows } = statement(clause, telling);
  const sentence = guarded(clause.guard, text, telling);
  const items = clause.loops.map(({ variable }) => variable.entity.label);
  const whole =
    items.length === 0
      ? sentence
      : fill(words.each, { items: items.join(voice.wording.words.listSeparator), sentence });
  const limits = model.limits.flatMap((limit) => {
    const scope = limit.scopes.find((one) => one.clause === clause);
    if (scope === undefined) return [];
    const described = describeLimit(limit, scope, model.applicant.label, voice);
    return [fill(words.sentence, { sentence: described })];
  });
  const split = clause.kind === 'grant' && clause.split ? [splitText(clause.split, telling)] : [];
  const period = tellPeriod(clause.period, words);
  return {
    sentence: sentenceOf(whole, rows.length > 0, words),
    rows,
    limits,
    notes: [...split, ...(period === '' ? [] : [period])],
  };
}

/** A rule among clauses. */
export function tellOverlap(rule: Overlap, telling: Telling): ToldClause {
  const { words } = telling;
  const { overlap } = words;
  const order = rule.outcome.takes === 'firstOf' ? rule.outcome.order : rule.clauses;
  const names = order.map((one) =>
    one === 'other_supports' ? overlap.otherSupports : (one.label ?? one.name),
  );
  const condition = rule.supports?.where;
  const supports =
    condition === undefined
      ? overlap.supports
      : fill(overlap.supportsWhere, {
          condition: describeCondition(condition, telling.voice),
        });
  const scope = {
    matter: overlap.sameMatter,
    applicant: overlap.sameApplicant,
    field: rule.on.by === 'field' ? fill(overlap.sameField, { field: rule.on.field }) : '',
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
  const period = tellPeriod(rule.period, words);
  return {
    sentence: capital(sentence),
    rows: [],
    limits: [],
    notes: period === '' ? [] : [period],
  };
}

/** Conditions as a sentence: of `applies`. */
export function tellGuard(guard: readonly Conjunct[], telling: Telling): string {
  const text = guardText(guard, telling);
  return text === '' ? '' : sentenceOf(text, false, telling.words);
}

/** A sentence by itself; `above`: rows stand below it. */
export function sentenceOf(sentence: string, above: boolean, words: StatementWords): string {
  const template = above ? words.sentenceAbove : words.sentence;
  return capital(fill(template, { sentence }));
}

/** “In force from 2025-01-01.”; empty where nothing is said. */
export function tellPeriod({ from, until }: Period, words: StatementWords): string {
  if (from !== undefined && until !== undefined) return fill(words.inForce, { from, until });
  if (from !== undefined) return fill(words.inForceFrom, { from });
  return until === undefined ? '' : fill(words.inForceUntil, { until });
}

/** A value that may be a table: its rows stand apart. */
export function tellValue(value: Expr, { words, voice }: Telling): Statement {
  const figure = (expr: Expr) => describeFigure(expr, voice);
  const row = (tests: readonly LabelTest[], of: Expr) =>
    fill(words.row, { labels: rowLabels(tests, { words, voice }), value: figure(of) });
  switch (value.kind) {
    case 'lookUp':
      return {
        text: bySubjects(value.subjects, words, voice),
        rows: value.rows.map((one) => row(one.tests, one.value)),
      };
    case 'byParts':
      return {
        text: fill(words.byParts, { quantity: figure(value.quantity) }),
        rows: value.rows.map(({ low, high, value: of }) => {
          const test: LabelTest = {
            kind: 'interval',
            low: low && { value: low, included: false },
            high: high && { value: high, included: true },
          };
          return row([test], of);
        }),
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
    return days ?? describeLabels([test], voice);
  };
  return tests.map(one).join(voice.wording.words.listSeparator);
}

function dayLabel(
  { low, high }: Extract<LabelTest, { readonly kind: 'interval' }>,
  { days }: StatementWords,
  voice: Voice,
): string | undefined {
  if ((low ?? high)?.value.type.kind !== 'date') return undefined;
  const date = (edge: Edge) => ({ date: describeFigure(edge.value, voice) });
  const from = low && fill(low.included ? days.from : days.after, date(low));
  const until = high && fill(high.included ? days.until : days.before, date(high));
  return [from, until].filter((side) => side !== undefined).join(' ');
}

function bySubjects(subjects: readonly Expr[], words: StatementWords, voice: Voice): string {
  const told = subjects.map((subject) => describeFigure(subject, voice));
  return fill(words.by, { subjects: told.join(voice.wording.words.listSeparator) });
}

interface Statement {
  readonly text: string;
  readonly rows: readonly string[];
}

function statement(clause: Clause, telling: Telling): Statement {
  const { words } = telling;
  if (clause.kind === 'grant') return payment(clause, telling);
  const text = clause.text;
  const stated =
    clause.modality === 'empowers'
      ? fill(words.empowers, { text, to: clause.to ?? '' })
      : fill(words[clause.modality], { text });
  if (clause.sum === undefined) return { text: stated, rows: [] };
  const { text: sum, rows } = tellValue(clause.sum, telling);
  return { text: fill(words.ofSum, { statement: stated, sum }), rows };
}

function payment(clause: GrantClause, telling: Telling): Statement {
  const { words } = telling;
  const template = clause.verb === 'recovers' ? words.recovers : words.grants;
  const { text, rows } = describeAmount(clause.amount, telling);
  return { text: fill(template, { amount: text }), rows };
}

function describeAmount(amount: Amount, telling: Telling): Statement {
  const { words, voice } = telling;
  if (amount.kind === 'table') {
    const rows = amountRows(amount, '', telling);
    return { text: bySubjects(amount.subjects, words, voice), rows };
  }
  const { text, rows } = tellValue(amount.value, telling);
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
    const figure = describeFigure(amount.value, voice);
    return [fill(words.row, { labels, value: withCap(figure, amount.cap, telling) })];
  });
}

function withCap(value: string, cap: AwardCap | undefined, { words, voice }: Telling): string {
  if (cap === undefined) return value;
  return fill(words.capped, {
    value,
    cap: describeFigure(cap.value, voice),
    window: windowText(cap.window, voice),
  });
}

function guarded(guard: readonly Conjunct[], sentence: string, telling: Telling): string {
  const text = guardText(guard, telling);
  return text === '' ? sentence : fill(telling.words.guarded, { guard: text, sentence });
}

function guardText(guard: readonly Conjunct[], { words, voice }: Telling): string {
  const wanted = guard.filter((one) => one.wanted).map(({ condition }) => condition);
  const refused = guard
    .filter((one) => !one.wanted)
    .map(({ condition }) => fill(words.unless, { condition: describeCondition(condition, voice) }));
  const when =
    wanted.length === 0 ? [] : [fill(words.when, { conditions: describeAll(wanted, voice) })];
  return [...when, ...refused].join(', ');
}

function splitText(split: Split, { words, voice }: Telling): string {
  if (split.kind === 'equal') {
    return fill(words.equalParts, {
      count: describeFigure(split.count, voice),
      every: words.every[split.every ?? 'none'],
    });
  }
  const parts = split.parts.map(({ label, share }) =>
    fill(words.share, {
      name: label,
      share: share === undefined ? words.rest : describeFigure(share, voice),
    }),
  );
  return fill(words.shares, { parts: parts.join(voice.wording.words.listSeparator) });
}

function capital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
