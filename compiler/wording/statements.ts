// A clause in one plain sentence, with the drafter's labels: “For each Project, when Major project,
// pays 30% × Investment, at most 3,000,000.00 yuan.” Plain text: what shows it makes it fit.
import type {
  Amount,
  AwardCap,
  Clause,
  Conjunct,
  Definition,
  Expr,
  GrantClause,
  Limit,
  Model,
  Overlap,
  Period,
  Split,
} from '../model/model.ts';
import { definitionName, describeAll, describeCondition, describeFigure } from './describe.ts';
import type { Voice } from './figures.ts';
import { fill } from './fill.ts';
import { describeLabels } from './labels.ts';
import { statementWordsOf, wordingOf } from './languages.ts';
import { describeLimit, windowText } from './limits.ts';
import type { StatementWords } from './statement-words.ts';
import { type ToldTable, tableRows, tablesWithin, withStart } from './tables.ts';

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
  /** The tables inside what it says, and what it defines: a name or a sentence each, with rows. */
  readonly tables: readonly ToldTable[];
  /** Of all limits on what it pays, a sentence each. */
  readonly limits: readonly string[];
  /** Of those alone that it states itself. */
  readonly ownLimits: readonly string[];
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
  const limits = model.limits.filter((limit) => limit.scopes.some((one) => one.clause === clause));
  const own = limits.filter((limit) => isStatedBy(limit, clause));
  const split = clause.kind === 'grant' && clause.split ? [splitText(clause.split, telling)] : [];
  const period = tellPeriod(clause.period, words);
  return {
    sentence: sentenceOf(whole, rows.length > 0, words),
    rows,
    tables: clauseTables(clause, own, telling),
    limits: limits.flatMap((limit) => tellLimit(limit, telling)),
    ownLimits: own.flatMap((limit) => tellLimit(limit, telling)),
    notes: [...split, ...(period === '' ? [] : [period])],
  };
}

/** Whether a limit stands in the clause, not in an article or by itself. */
export function isStatedBy({ span }: Limit, clause: Clause): boolean {
  const { file, start, end } = clause.span;
  return span.file === file && start <= span.start && span.end <= end;
}

/** A limit in a sentence; one that stands outside clauses names those it covers. */
export function tellLimit(limit: Limit, telling: Telling): readonly string[] {
  const { words, model, voice } = telling;
  const told = limit.scopes.map((scope) => ({
    clause: scope.clause,
    text: describeLimit(limit, scope, model.applicant.label, voice),
  }));
  return [...new Set(told.map(({ text }) => text))].map((sentence) => {
    const clauses = told.filter(({ text }) => text === sentence).map(({ clause }) => clause);
    const [first, ...others] = clauses;
    if (first !== undefined && others.length === 0 && isStatedBy(limit, first)) {
      return sentenceOf(sentence, false, words);
    }
    const template = others.length === 0 ? words.limitOf : words.limitOfAll;
    const named = fill(template, { clauses: clauseNames(clauses, telling), limit: sentence });
    return sentenceOf(named, false, words);
  });
}

/** “Interest; Capital”, or all clauses that pay. */
function clauseNames(clauses: readonly GrantClause[], { words, model, voice }: Telling): string {
  const paying = model.clauses.filter((one) => one.kind === 'grant' && one.verb !== 'recovers');
  if (clauses.length === paying.length && paying.length > 2) return words.overlap.allClauses;
  const names = clauses.map(({ label, name }) => label ?? name);
  return names.join(voice.wording.words.listSeparator);
}

/** What is defined: a sentence, with the rows of its table; then the tables inside it. */
export function tellDefinition(definition: Definition, telling: Telling): readonly ToldTable[] {
  const { words } = telling;
  const { value, of } = definition;
  const isTable = value.kind === 'lookUp' || value.kind === 'byParts';
  const template = value.type.kind === 'boolean' && !isTable ? words.termHolds : words.term;
  const name =
    of === undefined
      ? definitionName(definition)
      : fill(words.termOf, { name: definitionName(definition), item: of.entity.label });
  const { text, rows } = tellValue(value, telling);
  const sentence = sentenceOf(fill(template, { name, value: text }), rows.length > 0, words);
  return [{ title: sentence, rows }, ...tablesWithin([value], telling, value)];
}

function clauseTables(
  clause: Clause,
  limits: readonly Limit[],
  telling: Telling,
): readonly ToldTable[] {
  const told = (expr: Expr | undefined) => (expr === undefined ? [] : [expr]);
  const [sum, root] =
    clause.kind === 'grant' ? amountParts(clause.amount) : [told(clause.sum), clause.sum];
  const split = clause.kind === 'grant' ? clause.split : undefined;
  const shares =
    split === undefined
      ? []
      : split.kind === 'equal'
        ? [split.count]
        : split.parts.flatMap(({ share }) => told(share));
  const exprs = [
    ...clause.loops.map(({ list }) => list),
    ...clause.guard.map(({ condition }) => condition),
    ...sum,
    ...limits.flatMap(({ scopes }) => scopes.flatMap(({ to, where }) => [to, ...told(where)])),
    ...shares,
  ];
  return [
    ...tablesWithin(exprs, telling, root),
    ...clause.definitions.flatMap((one) => tellDefinition(one, telling)),
  ];
}

/** The expressions of an amount, and the one whose rows the sentence brings. */
function amountParts(amount: Amount): readonly [readonly Expr[], Expr | undefined] {
  const all = (one: Amount): readonly Expr[] =>
    one.kind === 'plain'
      ? [one.value, ...(one.cap === undefined ? [] : [one.cap.value])]
      : [...one.subjects, ...one.rows.flatMap((row) => all(row.amount))];
  return [all(amount), amount.kind === 'plain' ? amount.value : undefined];
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
  const sentence = fill(template, {
    clauses:
      rule.outcome.takes === 'firstOf'
        ? names.join(telling.voice.wording.words.listSeparator)
        : clauseNames(rule.clauses, telling),
    supports,
    scope,
  });
  const period = tellPeriod(rule.period, words);
  return {
    sentence: capital(sentence),
    rows: [],
    tables: [],
    limits: [],
    ownLimits: [],
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
export function tellValue(value: Expr, telling: Telling): Statement {
  const { words, voice } = telling;
  switch (value.kind) {
    case 'lookUp':
      return { text: bySubjects(value.subjects, words, voice), rows: tableRows(value, telling) };
    case 'byParts': {
      const quantity = describeFigure(value.quantity, voice);
      const text = withStart(fill(words.byParts, { quantity }), value, telling);
      return { text, rows: tableRows(value, telling) };
    }
    default:
      return { text: describeFigure(value, voice), rows: [] };
  }
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
    const own = describeLabels(tests, voice);
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
