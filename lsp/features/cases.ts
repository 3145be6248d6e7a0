// Golden cases in an editor: what one comes to, and what all of a policy's cases show of it.
import {
  type Analysis,
  type Case,
  coverageOf,
  type Decision,
  type Difference,
  explainCase,
  fill,
  type Model,
  machinesOf,
  type PolicyMachines,
  runCase,
  Teller,
  type UnmetExpectation,
} from '#compiler';
import type { Span } from '#language';
import { wordsOf } from '../words/languages.ts';
import type { Words } from '../words/words.ts';

export interface CaseOutcome {
  readonly name: string;
  readonly span: Span;
  readonly passed: boolean;
  readonly differences: readonly CaseDifference[];
}

export interface CaseDifference {
  /** Where in the decision: `totals.policy`, `awards[2].amount`. */
  readonly path: string;
  /** The same as people say it: `total`, `major_project P1: amount`. */
  readonly label: string;
  readonly expected: string;
  readonly found: string;
  readonly span: Span;
  /** How the award that differs came about; empty where it is about no award. */
  readonly steps: readonly string[];
}

const machines = new WeakMap<Model, PolicyMachines>();

/**
 * What cases are run on. To be asked for while the model's analysis is the newest: the code that is made of
 * it tells definitions apart by their places.
 */
export function machinesFor(model: Model): PolicyMachines {
  const ready = machines.get(model) ?? machinesOf(model);
  machines.set(model, ready);
  return ready;
}

/** Runs one case on both machines; the policy is compiled once. */
export function outcomeOf(example: Case, model: Model): CaseOutcome {
  const ready = machinesFor(model);
  const { name, span } = example;
  const { passed, differences, machinesDisagree } = runCase(example, ready);
  const words = wordsOf(model.language).cases;
  const { nothing, disagree } = words;
  const found = [...differences.values()].flat();
  const unlike = new Map(found.map((each) => [JSON.stringify([each.path, each.found]), each]));
  const decision = passed ? undefined : explainCase(example, model);
  const told = [...unlike.values()].map((each) => ({
    path: each.path,
    label: labelOf(each, decision, words),
    expected: valueText(each.expected, nothing),
    found: valueText(each.found, nothing),
    span: each.span,
    steps: decision === undefined ? [] : stepsOf(decision, each),
  }));
  // A fault of ours, and no case's.
  const fault = { path: '', label: '', expected: '', found: disagree, span, steps: [] };
  return { name, span, passed, differences: machinesDisagree ? [...told, fault] : told };
}

/** What a case expects and what the policy answers, in a sentence. */
export function unmetText({ difference, decision }: UnmetExpectation, { language }: Model): string {
  const words = wordsOf(language).cases;
  const { path, expected, found } = difference;
  // Whole decisions and lists of errors are nothing to read in a sentence.
  const isShort = typeof found !== 'object' || found === null;
  if (path === 'errors') return decision === undefined ? words.otherErrors : words.decided;
  if (path === 'awards' || path === 'measures') {
    return difference.update.kind === 'none' && difference.update.why === 'severalLike'
      ? words.severalLike
      : words.noneLike;
  }
  const label = labelOf(difference, decision, words);
  const told = { label, expected: valueText(expected, words.nothing) };
  return fill(isShort ? words.unmet : words.unmetElse, {
    ...told,
    found: valueText(found, words.nothing),
  });
}

/** The title of the repair that takes what the policy gives. */
export function takeTitle({ difference, decision }: UnmetExpectation, language: string): string {
  const words = wordsOf(language).cases;
  const found = valueText(difference.found, words.nothing);
  if (difference.update.kind !== 'add') return fill(words.take, { found });
  return fill(words.takeForClause, { found, label: labelOf(difference, decision, words) });
}

function labelOf(
  { path, entry }: Difference,
  decision: Decision | undefined,
  words: Words['cases'],
): string {
  if (path === 'totals.policy') return words.total;
  if (path === 'totals.recoveries') return words.recoveries;
  if (path === 'applicable') return words.applicable;
  const [, group, name = ''] = /^totals\.(clauses|articles)\.(.*)$/s.exec(path) ?? [];
  if (group !== undefined) return group === 'clauses' ? words.clause(name) : words.article(name);
  const outcome = entry && decision?.[entry.list][entry.index];
  if (outcome === undefined) return path;
  const { clause, item } = outcome;
  return `${clause}${item === null ? '' : ` ${item}`}: ${path.slice(path.lastIndexOf('.') + 1)}`;
}

/** The steps of the award; of a clause's total, those of each of its awards. */
function stepsOf({ awards }: Decision, { entry, path }: Difference): readonly string[] {
  const clause = /^totals\.clauses\.(.+)$/.exec(path)?.[1];
  const chosen =
    entry?.list === 'awards'
      ? awards.slice(entry.index, entry.index + 1)
      : awards.filter((award) => award.clause === clause);
  return chosen.flatMap(({ steps = [] }) => steps.map(({ text }) => text));
}

function valueText(value: unknown, nothing: string): string {
  if (value === undefined || value === null) return nothing;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export interface CoverageTarget {
  readonly kind: string;
  readonly label: string;
  readonly span: Span;
  readonly outcomes: readonly {
    readonly label: string;
    readonly count: number;
    readonly cases: readonly string[];
  }[];
}

/** So many cases are named for an outcome. */
const NAMED = 5;

/** What cases show of a policy without errors, in the order of its text. */
export function caseCoverage(
  { files }: Analysis,
  model: Model,
  cases: readonly Case[],
): readonly CoverageTarget[] {
  const texts = new Map([...files].map(([path, { text }]) => [path, text]));
  const coverage = coverageOf(model, cases);
  const teller = new Teller({ model, texts, coverage });
  return coverage.targets.map((target) => ({
    kind: target.kind,
    label: target.label,
    span: target.span,
    outcomes: target.outcomes.map((outcome) => ({
      label: teller.outcome(target, outcome),
      count: outcome.cases.length,
      cases: outcome.cases.slice(0, NAMED).flatMap((at) => cases[at]?.name ?? []),
    })),
  }));
}
