// Finds what can be shown of expressions: conditions, rows, edges, caps and floors, wherever in the
// policy they stand. A define is gone into once, where it is first read.
import type { Span } from '#language';
import { constantFigure, constantValue } from '../../model/constant.ts';
import type {
  Amount,
  Arithmetic,
  AwardCap,
  ByParts,
  Clause,
  Compare,
  Conjunct,
  Definition,
  Expr,
  LabelTest,
  Limit,
  Model,
  Overlap,
  Split,
} from '../../model/model.ts';
import type { Type } from '../../model/types.ts';
import { childrenOf } from '../../model/walk.ts';
import { describeCondition, describeFigure } from '../../wording/describe.ts';
import type { Voice } from '../../wording/figures.ts';
import { describeLabels } from '../../wording/labels.ts';
import { wordingOf } from '../../wording/languages.ts';
import { beyondOf, isBetweenSteps, LYING, type Lying, stepType } from './boundary.ts';
import { type Formula, formulaOf, formulaOfGuard, joinsConditions, leavesOf } from './formula.ts';
import { type Rows, reachOfTables, type TableReach } from './reach-of-tables.ts';
import { canBe, mayEqual, ordersOf } from './reachable.ts';
import type { Found, OutcomesOf, Sketch } from './sketch.ts';
import { alike, type Edges, edgesOfTable, outcomesOfRow, type RowOutcome } from './table-edges.ts';
import type { Outcome, Target } from './target.ts';

/** Where the interpreter's events lead: from a part of the model to its outcomes. */
export interface Places {
  /** By the whole condition, or by the guard. */
  readonly decisions: ReadonlyMap<Expr | readonly Conjunct[], Formula>;
  readonly conditions: ReadonlyMap<Expr, OutcomesOf<'condition'>>;
  /** Caps and floors inside figures. */
  readonly bounds: ReadonlyMap<Expr, OutcomesOf<'cap' | 'floor'>>;
  readonly caps: ReadonlyMap<AwardCap, OutcomesOf<'cap'>>;
  readonly rows: ReadonlyMap<object, readonly RowOutcome[]>;
  /** By the edge's figure; the value held against it is of this type. */
  readonly edges: ReadonlyMap<Expr, EdgeOutcomes>;
  /** Of comparisons of order, by the comparison. */
  readonly boundaries: ReadonlyMap<Expr, OutcomesOf<'edge'>>;
}

export interface EdgeOutcomes {
  readonly outcomes: OutcomesOf<'edge'>;
  readonly type: Type;
}

/** Where an expression stands. */
interface Site {
  readonly clause: string | undefined;
  /** Conditions that hold wherever it is asked. */
  readonly around: readonly Conjunct[];
}

/** What can be shown of the expressions of a policy; the targets go to the sketch. */
export function walkPolicy(model: Model, sketch: Sketch): Places {
  const walk = new Walk(model, sketch);
  const scope = model.applies.guard;
  walk.guard(scope, { clause: undefined, around: [] });
  for (const clause of model.clauses) walk.clause(clause, scope);
  for (const limit of model.limits) walk.limit(limit, scope);
  for (const rule of model.overlaps) walk.overlap(rule, scope);
  return walk;
}

class Walk implements Places {
  readonly decisions = new Map<Expr | readonly Conjunct[], Formula>();
  readonly conditions = new Map<Expr, OutcomesOf<'condition'>>();
  readonly bounds = new Map<Expr, OutcomesOf<'cap' | 'floor'>>();
  readonly caps = new Map<AwardCap, OutcomesOf<'cap'>>();
  readonly rows = new Map<object, readonly RowOutcome[]>();
  readonly edges = new Map<Expr, EdgeOutcomes>();
  readonly boundaries = new Map<Expr, OutcomesOf<'edge'>>();

  readonly #sketch: Sketch;
  readonly #voice: Voice;
  readonly #reach: TableReach;
  /** Parts of the model that have been gone through: rows share amounts, edges figures. */
  readonly #seen = new Set<object>();

  constructor(model: Model, sketch: Sketch) {
    this.#sketch = sketch;
    this.#voice = { wording: wordingOf(model.language), currency: model.currency };
    this.#reach = reachOfTables(model);
  }

  clause(clause: Clause, scope: readonly Conjunct[]): void {
    const { name, guard } = clause;
    this.guard(guard, { clause: name, around: scope });
    const site = { clause: name, around: [...scope, ...guard] };
    if (clause.kind === 'grant') {
      this.#amount(clause.amount, site);
      this.#split(clause.split, site);
    } else if (clause.sum !== undefined) this.#figure(clause.sum, site);
  }

  limit({ scopes, counting }: Limit, scope: readonly Conjunct[]): void {
    for (const { clause, to, where, quantity, keys } of scopes) {
      const site = { clause: clause.name, around: [...scope, ...clause.guard] };
      if (where !== undefined) this.#condition(where, site);
      this.#figure(to, site);
      if (quantity !== undefined) this.#figure(quantity, site);
      for (const key of keys) if (key.kind === 'path') this.#figure(key.value, site);
    }
    if (counting?.where !== undefined) {
      this.#condition(counting.where, { clause: undefined, around: scope });
    }
  }

  overlap({ name, guard, supports, on }: Overlap, scope: readonly Conjunct[]): void {
    const site = { clause: name, around: scope };
    this.guard(guard, site);
    if (supports?.where !== undefined) this.#condition(supports.where, site);
    if (on.by === 'field') for (const value of on.values) this.#figure(value, site);
  }

  /** A guard is one decision, all its conditions together. */
  guard(guard: readonly Conjunct[], { clause, around }: Site): void {
    if (guard.length === 0) return;
    this.decisions.set(guard, formulaOfGuard(guard));
    guard.forEach(({ condition }, at) => {
      const others = guard.filter((_, index) => index !== at);
      const site = { clause, around: [...around, ...others] };
      // What stands inside a condition is asked whatever the others come to.
      this.#leaves(formulaOf(condition), site, { clause, around });
    });
  }

  /** A condition that decides something by itself. */
  #condition(condition: Expr, site: Site): void {
    if (this.#isSeen(condition)) return;
    const formula = formulaOf(condition);
    this.decisions.set(condition, formula);
    this.#leaves(formula, site);
  }

  #leaves(formula: Formula, site: Site, inside: Site = site): void {
    const leaves = leavesOf(formula);
    for (const leaf of leaves) {
      const names = (['true', 'false'] as const).filter((name) =>
        canBe(leaf, name === 'true', site.around),
      );
      const label = describeCondition(leaf, this.#voice);
      const found = { span: leaf.span, label, clause: site.clause, words: wordsOf(leaf, leaves) };
      this.conditions.set(leaf, this.#sketch.add('condition', found, names));
      if (leaf.kind === 'compare') this.#boundary(leaf, found, site);
      this.#figure(leaf, inside);
    }
  }

  /** A comparison of order turns at its figure. */
  #boundary(leaf: Compare, found: Found, { around }: Site): void {
    const { operator, left, right } = leaf;
    const beyond = beyondOf(operator);
    if (beyond === undefined || isBetweenSteps(left, right)) return;
    const turned = operator === '<' || operator === '>';
    const met = ordersOf(left, right).includes('equal') && mayEqual(left, right, around);
    const names = met && canBe(leaf, turned, around) ? (['on', beyond] as const) : [];
    this.boundaries.set(leaf, this.#sketch.add('edge', found, names));
  }

  /** What can be shown inside an expression that is no decision itself. */
  #figure(expr: Expr, site: Site): void {
    if (joinsConditions(expr)) {
      this.#condition(expr, site);
      return;
    }
    if (this.#isSeen(expr)) return;
    switch (expr.kind) {
      case 'definition':
        if (expr.object !== undefined) this.#figure(expr.object, site);
        this.#definition(expr.definition);
        return;
      case 'aggregate': {
        const { loops, where, value, operator } = expr;
        for (const { list } of loops) this.#figure(list, site);
        if (where !== undefined) this.#condition(where, site);
        if (value === undefined) return;
        if (operator === 'any' || operator === 'every') this.#condition(value, site);
        else this.#figure(value, site);
        return;
      }
      case 'lookUp':
        this.#table(expr.subjects, expr.rows, site);
        for (const { value } of expr.rows) this.#figure(value, site);
        return;
      case 'byParts':
        this.#parts(expr, site);
        return;
      case 'arithmetic':
        this.#bound(expr, site);
        break;
      default:
    }
    for (const child of childrenOf(expr)) this.#figure(child, site);
  }

  /** A define that is a condition is a decision of its own. */
  #definition(definition: Definition): void {
    if (this.#isSeen(definition)) return;
    const site = { clause: undefined, around: [] };
    if (definition.type.kind === 'boolean') this.#condition(definition.value, site);
    else this.#figure(definition.value, site);
  }

  /** `capped at` and `floored at` inside a figure: whether the right side counts, and the left. */
  #bound(expr: Arithmetic, { clause }: Site): void {
    const { operator, left, right } = expr;
    if (operator !== 'min' && operator !== 'max') return;
    if (constantValue(left) !== undefined && constantValue(right) !== undefined) return;
    const binding = operator === 'min' ? 'more' : 'less';
    const orders = ordersOf(left, right);
    const names = (['bound', 'not_bound'] as const).filter((name) =>
      orders.some((order) => (order === binding) === (name === 'bound')),
    );
    const found = { span: right.span, label: describeFigure(right, this.#voice), clause };
    this.bounds.set(expr, this.#sketch.add(operator === 'min' ? 'cap' : 'floor', found, names));
  }

  #amount(amount: Amount, site: Site): void {
    if (this.#isSeen(amount)) return;
    if (amount.kind === 'table') {
      this.#table(amount.subjects, amount.rows, site);
      for (const row of amount.rows) this.#amount(row.amount, site);
      return;
    }
    const { value, cap } = amount;
    this.#figure(value, site);
    if (cap === undefined) return;
    const { span } = cap;
    const found = { span, label: describeFigure(cap.value, this.#voice), clause: site.clause };
    this.caps.set(cap, this.#sketch.add('cap', found, ['bound', 'not_bound']));
    this.#figure(cap.value, site);
  }

  #split(split: Split | undefined, site: Site): void {
    if (split === undefined) return;
    if (split.kind === 'equal') this.#figure(split.count, site);
    else for (const { share } of split.parts) if (share !== undefined) this.#figure(share, site);
  }

  // -------------------------------------------------------------- tables

  #table(
    subjects: readonly Expr[],
    rows: readonly (Rows[number] & { readonly span: Span })[],
    site: Site,
  ): void {
    for (const subject of subjects) this.#figure(subject, site);
    rows.forEach((row, at) => {
      const outcomes = outcomesOfRow(row.tests).filter(({ of }) => this.#reach.row(rows, at, of));
      this.#row(row, describeLabels(row.tests, this.#voice), outcomes, site);
    });
    for (const { edges, beyond, at, column } of edgesOfTable(rows)) {
      const [edge] = edges;
      const subject = subjects[column];
      if (subject === undefined) continue;
      const fixed = constantValue(edge) !== undefined;
      const names = LYING.filter(
        (name) =>
          (name === 'on' || beyond.has(name)) &&
          (!fixed || this.#reach.edge(rows, at, column, edge, name)),
      );
      const met = names.includes('on') && !isBetweenSteps(subject, edge);
      this.#edge(edges, met ? names : [], stepType(subject, edge), site);
    }
  }

  #row(
    row: { readonly span: Span },
    label: string,
    outcomes: readonly RowOutcome[],
    { clause }: Site,
  ): void {
    this.rows.set(row, outcomes);
    const found = { span: row.span, label, clause };
    this.#sketch.addWith(
      'row',
      found,
      outcomes.map(({ outcome }) => outcome),
    );
  }

  #edge(edges: Edges, names: readonly Lying[], type: Type, site: Site): void {
    const [edge] = edges;
    const { clause } = site;
    const found = { span: edge.span, label: describeFigure(edge, this.#voice), clause };
    const outcomes = this.#sketch.add('edge', found, names);
    for (const each of edges) {
      this.edges.set(each, { outcomes, type });
      this.#figure(each, site);
    }
  }

  #parts({ quantity, start, rows }: ByParts, site: Site): void {
    this.#figure(quantity, site);
    // The start of `running over` is the quantity again, of the items before; its condition is its own.
    if (start?.kind === 'aggregate' && start.where !== undefined)
      this.#condition(start.where, site);
    for (const row of rows) {
      const test: LabelTest = {
        kind: 'interval',
        low: row.low && { value: row.low, included: true },
        high: row.high && { value: row.high, included: true },
      };
      const outcome: Outcome = { name: 'taken', of: undefined };
      this.#row(row, describeLabels([test], this.#voice), [{ outcome, of: undefined }], site);
      this.#figure(row.value, site);
    }
    const all = rows.flatMap(({ low, high }) => [low, high].filter((edge) => edge !== undefined));
    for (const edges of alike(all)) {
      const fixed = constantFigure(edges[0]);
      // Nothing jumps at the edge of a part: what lies beyond it is shown by the next row.
      const met = fixed === undefined || fixed.gt(0);
      this.#edge(edges, met ? ['on'] : [], quantity.type, site);
    }
  }

  #isSeen(part: object): boolean {
    const seen = this.#seen.has(part);
    this.#seen.add(part);
    return seen;
  }
}

/**
 * Of `x is in (a, b)` each condition stands at its option, of `x is between a and b` both stand at the
 * whole: what is asked and what it is held against are the condition's own words.
 */
function wordsOf(leaf: Expr, leaves: readonly Expr[]): Target['words'] {
  if (leaf.kind !== 'compare') return [leaf.span];
  const { span, left, right } = leaf;
  const alone = leaves.every((other) => other === leaf || other.span.start !== span.start);
  return alone && left.span.start >= span.start ? [span] : [left.span, right.span];
}
