// Writes what the support code reads of the policy: each clause, limit and rule as a constant, with
// its expressions as functions on the exact path, and its words in the policy's language.

import { periodCode, writeGrant, writeGuard, writeMeasure } from './describe-clauses.ts';
import { writeLimit, writeOverlap } from './describe-limits.ts';
import { writeSpoken, writeTotals } from './describe-words.ts';
import { clauseScope, seeksCeilings } from './exact.ts';
import type { Clause } from './ir.ts';
import { type Descriptors, grantsOf } from './plan.ts';
import type { StepWord } from './prelude/policy.ts';
import { rationalCode } from './reader.ts';
import { quote } from './text.ts';

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

function writePolicyInfo(plan: Descriptors): void {
  const { exact, voice } = plan;
  const { file } = exact;
  const { writer, model, names } = file;
  const { words, causes, conditions, awards, recoveries, measures, scope, steps } = voice.wording;
  writer.line(`const ${plan.policy}${writer.type(': PolicyInfo')} = {`);
  writer.line(`name: ${quote(model.name)},`);
  writer.line(`version: ${quote(model.version)},`);
  writer.line(`hash: ${quote(model.hash)},`);
  writer.line(`currency: ${quote(model.currency.code)},`);
  writer.line(`digits: ${model.currency.digits},`);
  writer.line(`step: ${rationalCode(model.rounding.step)},`);
  writer.line(`mode: '${model.rounding.mode}',`);
  writer.line(`period: ${periodCode(model.period, voice)},`);
  writeGuard(plan, model.applies.guard, clauseScope([], names.inner()), 'applies', false);
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
  writer.line(`ceiling: ${seeksCeilings(exact) ? 'ceilingFrom' : '() => null'},`);
  writer.line('words: {');
  for (const name of WORDS) {
    writer.line(`${name}: ${quote(words[name])},`);
  }
  const { word, plural } = model.currency;
  writer.line(`money: ${quote(words.money.replaceAll('{currency}', plural))},`);
  writer.line(`moneyOne: ${quote(words.money.replaceAll('{currency}', word))},`);
  writer.line(`causeUnnamed: ${quote(causes.unnamed)},`);
  writer.line(`failed: ${quote(conditions.failed)},`);
  writer.line(`failedUnless: ${quote(conditions.failedUnless)},`);
  writer.line(`mode: ${quote(steps.roundingModes[model.rounding.mode])},`);
  const table = (name: string, texts: Readonly<Record<string, string>>) => {
    writer.line(`${name}: {`);
    for (const [key, text] of Object.entries(texts)) writer.line(`${key}: ${quote(text)},`);
    writer.line('},');
  };
  table('awards', awards);
  table('recoveries', recoveries);
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

/** Words that are told as they are, or filled at run time. */
const WORDS = [
  'yes',
  'no',
  'notKnown',
  'grouping',
  'listSeparator',
  'quoted',
  'elsewhere',
  'elsewhereNamed',
  'supportFrom',
] as const;

/** The steps whose templates are filled at run time; the others are constant for each clause. */
const TOLD: readonly StepWord[] = [
  'condition',
  'row',
  'defined',
  'worked',
  'part',
  'ofItem',
  'moreItems',
  'amount',
  'amountPlain',
  'negative',
  'rounding',
  'awardCap',
  'awardCapLedger',
  'limit',
  'limitLeft',
  'limitUsed',
  'limitUsedHere',
  'figure',
  'betterHad',
  'betterOpen',
  'betterClause',
  'keptClause',
  'deducted',
  'deductedPart',
  'keptOpen',
  'toppedUp',
  'excluded',
  'earlierElsewhere',
  'earlierClause',
  'payment',
  'paymentNothing',
  'owed',
  'owedNothing',
  'split',
  'splitOwed',
  'splitPart',
  'warnLessThanOpen',
];
