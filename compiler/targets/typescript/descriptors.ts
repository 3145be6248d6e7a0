// Writes what the support code reads of the policy: each clause, limit and rule as a constant, with
// its expressions as functions on the exact path, and its words in the policy's language.

import { isCalculated } from '../../interpret/calculated.ts';
import { describeCondition, describeFigure, describeFormula } from '../../wording/describe.ts';
import type { Voice } from '../../wording/figures.ts';
import { fill, piecesOf } from '../../wording/fill.ts';
import { describeLabels } from '../../wording/labels.ts';
import { describeLimit } from '../../wording/limits.ts';
import {
  clauseScope,
  type ExactFile,
  type ExactScope,
  exactCode,
  kindOf,
  loopsCode,
  testsCode,
} from './exact.ts';
import { fastSupport } from './fast-support.ts';
import { docComment } from './file.ts';
import type {
  Amount,
  Clause,
  Conjunct,
  Expr,
  GrantClause,
  Limit,
  LimitKey,
  LimitScope,
  Loop,
  Model,
  Overlap,
  Period,
  Split,
  SupportCondition,
} from './ir.ts';
import { constantCase } from './names.ts';
import type { StepWord } from './prelude/policy.ts';
import { rationalCode } from './reader.ts';
import { commentText, propertyKey, quote } from './text.ts';

export interface Descriptors {
  readonly exact: ExactFile;
  readonly voice: Voice;
  /** The constant of each clause, by name. */
  readonly clauses: ReadonlyMap<string, string>;
  readonly limits: ReadonlyMap<Limit, string>;
  readonly policy: string;
}

/** Names for everything; `writeDescriptors` writes them. */
export function planDescriptors(exact: ExactFile, voice: Voice): Descriptors {
  const { file } = exact;
  const { model, names } = file;
  const policy = names.claim('POLICY');
  return {
    exact,
    voice,
    clauses: new Map(model.clauses.map(({ name }) => [name, names.claim(constantCase(name))])),
    limits: new Map(model.limits.map((limit) => [limit, names.claim(`LIMIT_${limit.index + 1}`)])),
    policy,
  };
}

/** Writes the constants of clauses, limits and rules, and the policy's own. */
export function writeDescriptors(plan: Descriptors): void {
  const { exact } = plan;
  const { file } = exact;
  const { model, writer } = file;
  for (const [index, clause] of grantsOf(model).entries()) writeGrant(plan, clause, index);
  for (const clause of model.clauses) if (clause.kind === 'measure') writeMeasure(plan, clause);
  for (const limit of model.limits) writeLimit(plan, limit);
  writeSpoken(plan);
  writeTotals(plan);
  writePolicyInfo(plan);
  for (const { text, span } of exact.functions) writer.line(text, span);
  for (const line of exact.constants) writer.line(line);
  writer.blank();
}

export function grantsOf(model: Model): readonly GrantClause[] {
  return model.clauses.filter((clause) => clause.kind === 'grant');
}

// ---------------------------------------------------------------- clauses

/** What a reader of the generated code finds above a clause: its citations and where they stand. */
export function citation(clause: Clause, model: Model): readonly string[] {
  const where = clause.article === '' ? '' : `Article ${commentText(clause.article)}, `;
  const sources = model.sources.map(({ path }) => path).join(', ');
  const from = sources === '' ? '' : ` (${commentText(sources)})`;
  const cites = clause.cites.map(({ text }) => `“${commentText(text)}”`).join(' ');
  return [
    `${where}${commentText(clause.name)}: ${cites || commentText(clause.label ?? '')}${from}`,
  ];
}

function writeGrant(plan: Descriptors, clause: GrantClause, index: number): void {
  const { exact } = plan;
  const { writer, names } = exact.file;
  const scope = clauseScope(clause.loops, names.inner());
  docComment(exact.file, ...citation(clause, exact.file.model));
  writer.line(
    `const ${plan.clauses.get(clause.name)}${writer.type(': GrantInfo')} = {`,
    clause.nameSpan,
  );
  writer.line(`index: ${index},`);
  writer.line(`recovers: ${clause.verb === 'recovers'},`);
  writeClause(plan, clause, scope);
  writeAmount(plan, clause.amount, scope, 'amount: ');
  writer.line(`split: ${clause.split ? splitCode(clause.split, scope, exact) : 'undefined'},`);
  writer.line('};');
  writer.blank();
}

function writeMeasure(plan: Descriptors, clause: Clause & { kind: 'measure' }): void {
  const { exact } = plan;
  const { writer, names } = exact.file;
  const scope = clauseScope(clause.loops, names.inner());
  docComment(exact.file, ...citation(clause, exact.file.model));
  writer.line(
    `const ${plan.clauses.get(clause.name)}${writer.type(': MeasureInfo')} = {`,
    clause.nameSpan,
  );
  writer.line(`modality: '${clause.modality}',`);
  writeClause(plan, clause, scope);
  writer.line(`sum: ${clause.sum ? exactly(clause.sum, scope, exact) : 'undefined'},`);
  writer.line('};');
  writer.blank();
}

function writeClause(plan: Descriptors, clause: Clause, scope: ExactScope): void {
  const { exact, voice } = plan;
  const { writer } = exact.file;
  writer.line(`name: ${quote(clause.name)},`);
  writer.line(`article: ${quote(clause.article)},`);
  writer.line(`cites: [${clause.cites.map(({ text }) => quote(text)).join(', ')}],`);
  writer.line(`period: ${periodCode(clause.period, voice)},`);
  const loops = clause.loops.map(({ variable }, index) => {
    const around = enclosingLoops(clause.loops, index).join(', ');
    return `{ name: ${quote(variable.name)}, enclosing: [${around}] }`;
  });
  writer.line(`loops: [${loops.join(', ')}],`);
  writer.line(`places: ${placesCode(clause.loops, exact)},`);
  writeGuard(plan, clause.guard, scope, 'guard');
  writer.line('refusals: new Map(),');
}

function writeGuard(
  { exact, voice }: Descriptors,
  guard: readonly Conjunct[],
  scope: ExactScope,
  name: string,
): void {
  const { writer } = exact.file;
  if (guard.length === 0) {
    writer.line(`${name}: [],`);
    return;
  }
  writer.line(`${name}: [`);
  for (const conjunct of guard) {
    const condition = quote(describeCondition(conjunct.condition, voice));
    const ask = exactly(conjunct.condition, scope, exact);
    writer.line(
      `{ condition: ${condition}, wanted: ${conjunct.wanted}, ask: ${ask} },`,
      conjunct.span,
    );
  }
  writer.line('],');
}

/** `(view, at) => …`. */
function exactly(expr: Expr, scope: ExactScope, exact: ExactFile): string {
  const code = exactCode(expr, scope, exact);
  const parameters = /\bat\b/.test(code) ? '(view, at)' : /\bview\b/.test(code) ? '(view)' : '()';
  return `${parameters} => ${code}`;
}

/** Positions of the loops whose items a loop's list stands in, the outermost first. */
function enclosingLoops(loops: readonly Loop[], at: number): readonly number[] {
  let list = loops[at]?.list;
  while (list?.kind === 'field' && list.object !== undefined) list = list.object;
  if (list?.kind !== 'variable') return [];
  const { variable } = list;
  const outer = loops.findIndex((loop) => loop.variable === variable);
  return outer < 0 ? [] : [...enclosingLoops(loops, outer), outer];
}

function placesCode(loops: readonly Loop[], exact: ExactFile): string {
  if (loops.length === 0) return '() => [[]]';
  const names = exact.file.names.inner();
  names.claim('view');
  const { head, inner } = loopsCode(loops, undefined, { names, variables: new Map() }, exact);
  const items = loops.map(({ variable }) => inner.variables.get(variable));
  return `(view) => ${head(`[${items.join(', ')}]`)}`;
}

function writeAmount(plan: Descriptors, amount: Amount, scope: ExactScope, name: string): void {
  const { exact, voice } = plan;
  const { writer } = exact.file;
  if (amount.kind === 'plain') {
    writer.line(`${name}{`, amount.span);
    writer.line("kind: 'plain',");
    const formula = describeFormula(amount.value, voice).map((piece) =>
      piece.kind === 'text'
        ? quote(piece.text)
        : `{ type: '${kindOf(piece.expr.type) ?? 'unknown'}', value: ${exactly(piece.expr, scope, exact)} }`,
    );
    writer.line(`formula: [${formula.join(', ')}],`);
    writer.line(`value: ${exactly(amount.value, scope, exact)},`, amount.span);
    const { cap } = amount;
    if (cap) {
      const value = exactly(cap.value, scope, exact);
      writer.line(
        `cap: { value: ${value}, calculated: ${isCalculated(cap.value)}, years: ${cap.years} },`,
        cap.span,
      );
    } else writer.line('cap: undefined,');
    writer.line('},');
    return;
  }
  const { steps, words } = voice.wording;
  writer.line(`${name}{`, amount.span);
  writer.line("kind: 'table',");
  writer.line(
    `subjects: [${amount.subjects.map((one) => exactly(one, scope, exact)).join(', ')}],`,
  );
  writer.line('rows: [');
  for (const row of amount.rows) {
    const text = fill(steps.row, {
      subjects: amount.subjects
        .map((subject) => describeFigure(subject, voice))
        .join(words.listSeparator),
      values: describeLabels(row.tests, voice),
    });
    writer.line('{', row.span);
    writer.line(`text: ${quote(text)},`);
    writer.line(`holds: (view, at, subjects) => ${testsCode(row.tests, scope, exact)},`, row.span);
    writeAmount(plan, row.amount, scope, 'amount: ');
    writer.line('},');
  }
  writer.line('],');
  writer.line('},');
}

function splitCode(split: Split, scope: ExactScope, exact: ExactFile): string {
  if (split.kind === 'equal') {
    return `{ kind: 'equal', count: ${exactly(split.count, scope, exact)} }`;
  }
  const parts = split.parts.map(({ name, label, share }) => {
    const code = share ? exactly(share, scope, exact) : 'undefined';
    return `{ name: ${quote(name)}, label: ${quote(label)}, share: ${code} }`;
  });
  return `{ kind: 'shares', parts: [${parts.join(', ')}] }`;
}

/** When something is in force, and in words. */
export function periodCode(period: Period, voice: Voice): string {
  const { from, until } = period;
  if (from === undefined && until === undefined) return 'undefined';
  const code = (date: string | undefined) => (date === undefined ? 'undefined' : quote(date));
  return `{ from: ${code(from)}, until: ${code(until)}, text: ${quote(periodText(period, voice))} }`;
}

export function periodText({ from, until }: Period, { wording }: Voice): string {
  const { period } = wording;
  if (from !== undefined && until !== undefined) return fill(period.fromUntil, { from, until });
  if (from !== undefined) return fill(period.from, { from });
  return until === undefined ? '' : fill(period.until, { until });
}

// ---------------------------------------------------------------- limits and overlap

function writeLimit(plan: Descriptors, limit: Limit): void {
  const { exact, voice } = plan;
  const { writer, model, names } = exact.file;
  const [first] = limit.scopes;
  if (first)
    docComment(exact.file, commentText(describeLimit(limit, first, model.applicant.label, voice)));
  writer.line(`const ${plan.limits.get(limit)}${writer.type(': LimitInfo')} = {`, limit.span);
  writer.line(`index: ${limit.index},`);
  writer.line(`measure: '${limit.measure}',`);
  writer.line(`years: ${limit.years},`);
  writer.line(`orNothing: ${limit.orNothing},`);
  writer.line('scopes: [');
  for (const one of limit.scopes) {
    const scope = clauseScope(one.clause.loops, names.inner());
    writer.line('{', limit.span);
    writer.line(`clause: ${quote(one.clause.name)},`);
    writer.line(`text: ${quote(describeLimit(limit, one, model.applicant.label, voice))},`);
    writer.line(`keys: [${one.keys.map((key) => keyCode(key, one, scope, exact)).join(', ')}],`);
    writer.line(`to: ${exactly(one.to, scope, exact)},`, limit.span);
    const calculated = limit.measure === 'total' && isCalculated(one.to);
    writer.line(`calculated: ${calculated},`);
    writer.line(`where: ${one.where ? exactly(one.where, scope, exact) : 'undefined'},`);
    writer.line(`quantity: ${one.quantity ? exactly(one.quantity, scope, exact) : 'undefined'},`);
    writer.line('},');
  }
  writer.line('],');
  writer.line(`applicant: ${applicantCode(limit)},`);
  writer.line(`counting: ${limit.counting ? supportCode(limit.counting, exact) : 'undefined'},`);
  writer.line('};');
  writer.blank();
}

/** The keys and the bucket of a limit on the applicant alone, as the support code writes them. */
function applicantCode(limit: Limit): string {
  const [first] = limit.scopes;
  const alone = limit.scopes.every(
    ({ keys, where }) =>
      !where &&
      keys.length === first?.keys.length &&
      keys.every(({ kind }) => kind === 'applicant'),
  );
  if (!first || !alone) return 'undefined';
  const keys = first.keys.map(() => JSON.stringify(['applicant', '']));
  const bucket = JSON.stringify([limit.index, ...keys]);
  return `{ keys: [${keys.map(quote).join(', ')}], bucket: ${quote(bucket)} }`;
}

function keyCode(
  key: LimitKey,
  { clause }: LimitScope,
  scope: ExactScope,
  exact: ExactFile,
): string {
  switch (key.kind) {
    case 'applicant':
      return "{ kind: 'applicant' }";
    case 'item': {
      const loop = clause.loops.findIndex(({ variable }) => variable === key.variable);
      return `{ kind: 'item', loop: ${loop} }`;
    }
    case 'path': {
      const { type } = key.value;
      const members =
        type.kind === 'enum'
          ? `, members: [${type.enum.members.map((one) => `{ name: ${quote(one.name)}, label: ${quote(one.label)} }`).join(', ')}]`
          : '';
      const kind = `{ kind: '${kindOf(type) ?? 'text'}'${members} }`;
      return `{ kind: 'path', path: ${quote(key.path)}, type: ${kind}, value: ${exactly(key.value, scope, exact)} }`;
    }
    default:
      return key satisfies never;
  }
}

/** `(view, support) => …`. */
function supportCode({ variable, where }: SupportCondition, exact: ExactFile): string {
  if (where === undefined) return '() => YES';
  const names = exact.file.names.inner();
  names.claim('view');
  const scope = { names, variables: new Map([[variable, 'support']]) };
  return `(view, support) => ${exactCode(where, scope, exact)}`;
}

function writeOverlap(plan: Descriptors, rule: Overlap): void {
  const { exact, voice } = plan;
  const { writer, names } = exact.file;
  writer.line('{', rule.span);
  writer.line(`clauses: [${rule.clauses.map(({ name }) => quote(name)).join(', ')}],`);
  writer.line(`period: ${periodCode(rule.period, voice)},`);
  writeGuard(plan, rule.guard, clauseScope([], names.inner()), 'guard');
  writer.line(
    `supports: ${rule.supports ? supportCode(rule.supports, exact) : 'undefined'},`,
    rule.span,
  );
  writer.line(
    `takesFast: ${rule.supports ? (fastSupport(rule.supports, exact.file) ?? 'undefined') : 'undefined'},`,
  );
  if (rule.on.by === 'field') {
    const values = rule.on.values.map((value, index) =>
      exactly(value, clauseScope(rule.clauses[index]?.loops ?? [], names.inner()), exact),
    );
    writer.line(`on: [${values.join(', ')}],`);
  } else writer.line(`on: '${rule.on.by}',`);
  const { outcome } = rule;
  if (outcome.takes === 'firstOf') {
    // Supports from elsewhere stand under the empty name, which no clause has.
    const order = outcome.order.map((one) => quote(one === 'other_supports' ? '' : one.name));
    writer.line(`takes: [${order.join(', ')}],`);
  } else writer.line(`takes: '${outcome.takes}',`);
  writer.line('},');
}

// ---------------------------------------------------------------- the policy and its words

/** A template as code: its texts, and the code that fills each hole. */
export function templateCode(template: string, holes: Readonly<Record<string, string>>): string {
  const parts = piecesOf(template).map((piece) =>
    'text' in piece ? quote(piece.text) : (holes[piece.hole] ?? "''"),
  );
  return parts.length === 0 ? "''" : parts.join(' + ');
}

const SETTLED = [
  'granted',
  'capped_award',
  'capped_limit',
  'reduced_overlap',
  'forgone_better_elsewhere',
  'forgone_better_clause',
  'forgone_earlier',
  'forgone_excluded',
] as const;

function writeSpoken({ exact, voice }: Descriptors): void {
  const { file } = exact;
  const { writer, model } = file;
  const { words, awards } = voice.wording;
  const figure = `${file.use('sumText')}(amount, ${model.currency.digits}, ${quote(words.grouping)})`;
  docComment(file, 'A sum as people read it.');
  writer.line(`function spoken(amount${writer.type(': Money')})${writer.type(': string')} {`);
  writer.line(
    `return ${templateCode(words.money, { figure, currency: quote(model.currency.word) })};`,
  );
  writer.line('}');
  writer.blank();
  docComment(file, 'Why an award that was offered came out as it did.');
  const text = writer.type(': string');
  writer.line(
    `function reasonFor(code${writer.type(': AwardCode')}, amount${text}, elsewhere${text}, clauses${text})${text} {`,
  );
  writer.line('switch (code) {');
  for (const code of SETTLED) {
    const holes = { amount: 'amount', elsewhere: 'elsewhere', clauses: 'clauses' };
    writer.line(`case '${code}':`);
    writer.indented(() => writer.line(`return ${templateCode(awards[code], holes)};`));
  }
  writer.line('default:');
  writer.indented(() => writer.line("return '';"));
  writer.line('}');
  writer.line('}');
  writer.blank();
}

function writeTotals({ exact }: Descriptors): void {
  const { file } = exact;
  const { writer, model } = file;
  const grants = grantsOf(model);
  const paying = grants.flatMap((clause, index) =>
    clause.verb === 'recovers' ? [] : [{ clause, index }],
  );
  const recovering = grants.flatMap((clause, index) => (clause.verb === 'recovers' ? [index] : []));
  const sum = (indices: readonly number[]) =>
    indices
      .map((index) => `paidBy(paid, ${index})`)
      .reduce((a, b) => `${file.use('add')}(${a}, ${b})`);
  const format = (code: string) => `${file.use('formatMinor')}(${code}, ${model.currency.digits})`;
  docComment(file, 'Totals from what each grant clause pays, in file order.');
  writer.line(
    `function totalsOf(paid${writer.type(': readonly Money[]')})${writer.type(': Totals')} {`,
  );
  writer.line('return {');
  writer.line('clauses: {');
  for (const { clause, index } of paying) {
    writer.line(`${propertyKey(clause.name)}: ${format(`paidBy(paid, ${index})`)},`);
  }
  writer.line('},');
  writer.line('articles: {');
  const articles = new Map<string, number[]>();
  for (const { clause, index } of paying) {
    if (clause.article !== '') {
      articles.set(clause.article, [...(articles.get(clause.article) ?? []), index]);
    }
  }
  for (const [article, indices] of articles) {
    writer.line(`${propertyKey(article)}: ${format(sum(indices))},`);
  }
  writer.line('},');
  const all = paying.map(({ index }) => index);
  writer.line(`policy: ${all.length === 0 ? format('0') : format(sum(all))},`);
  if (recovering.length > 0) writer.line(`recoveries: ${format(sum(recovering))},`);
  writer.line('};');
  writer.line('}');
  writer.blank();
}

function writePolicyInfo(plan: Descriptors): void {
  const { exact, voice } = plan;
  const { file } = exact;
  const { writer, model, names } = file;
  const { words, conditions, awards, measures, scope, steps } = voice.wording;
  writer.line(`const ${plan.policy}${writer.type(': PolicyInfo')} = {`);
  writer.line(`name: ${quote(model.name)},`);
  writer.line(`version: ${quote(model.version)},`);
  writer.line(`hash: ${quote(model.hash)},`);
  writer.line(`currency: ${quote(model.currency.code)},`);
  writer.line(`digits: ${model.currency.digits},`);
  writer.line(`step: ${rationalCode(model.rounding.step)},`);
  writer.line(`mode: '${model.rounding.mode}',`);
  writer.line(`period: ${periodCode(model.period, voice)},`);
  writeGuard(plan, model.applies.guard, clauseScope([], names.inner()), 'applies');
  writer.line('refusals: new Map(),');
  const listed = (kind: Clause['kind']) =>
    model.clauses
      .filter((clause) => clause.kind === kind)
      .map(({ name }) => plan.clauses.get(name));
  writer.line(`grants: [${listed('grant').join(', ')}],`);
  writer.line(`measures: [${listed('measure').join(', ')}],`);
  writer.line(`limits: [${model.limits.map((limit) => plan.limits.get(limit)).join(', ')}],`);
  writer.line('overlaps: [');
  for (const rule of model.overlaps) writeOverlap(plan, rule);
  writer.line('],');
  writer.line(`texts: [${textsOf(model).map(quote).join(', ')}],`);
  writer.line('words: {');
  for (const name of ['yes', 'no', 'notKnown', 'grouping', 'listSeparator', 'quoted'] as const) {
    writer.line(`${name}: ${quote(words[name])},`);
  }
  const money = words.money.replaceAll('{currency}', model.currency.word);
  writer.line(`money: ${quote(money)},`);
  writer.line(`failed: ${quote(conditions.failed)},`);
  writer.line(`failedUnless: ${quote(conditions.failedUnless)},`);
  writer.line(`mode: ${quote(steps.roundingModes[model.rounding.mode])},`);
  const table = (name: string, texts: Readonly<Record<string, string>>) => {
    writer.line(`${name}: {`);
    for (const [key, text] of Object.entries(texts)) writer.line(`${key}: ${quote(text)},`);
    writer.line('},');
  };
  table('awards', awards);
  table('measures', measures);
  table('scope', scope);
  table('steps', Object.fromEntries(TOLD.map((word) => [word, steps[word]])));
  writer.line('},');
  writer.line('spoken,');
  writer.line('reasonFor,');
  writer.line('totals: totalsOf,');
  writer.line('};');
  writer.blank();
}

/** The steps whose templates are filled at run time; the others are constant for each clause. */
const TOLD: readonly StepWord[] = [
  'condition',
  'amount',
  'negative',
  'rounding',
  'awardCap',
  'awardCapLedger',
  'limit',
  'limitUsed',
  'betterHad',
  'betterOpen',
  'betterClause',
  'keptClause',
  'deducted',
  'keptOpen',
  'toppedUp',
  'excluded',
  'earlierElsewhere',
  'earlierClause',
  'payment',
  'paymentNothing',
  'split',
  'splitPart',
  'warnLessThanOpen',
];

/** Texts that the policy compares facts with, anywhere. */
function textsOf(model: Model): readonly string[] {
  const texts = new Set<string>();
  const seen = new Set<unknown>();
  const waiting: unknown[] = [model];
  for (
    let thing = waiting.pop();
    waiting.length > 0 || thing !== undefined;
    thing = waiting.pop()
  ) {
    if (typeof thing !== 'object' || thing === null || seen.has(thing)) continue;
    seen.add(thing);
    if ('kind' in thing && thing.kind === 'text' && 'value' in thing) {
      if (typeof thing.value === 'string') texts.add(thing.value);
    } else waiting.push(...Object.values(thing));
  }
  return [...texts].sort();
}
