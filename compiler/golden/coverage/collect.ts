// What one dossier shows of a policy: the interpreter's events and its decision, as outcomes.
import type { Decision } from '@clause/runtime';
import { interpret } from '../../interpret/interpret.ts';
import type { Observation } from '../../interpret/observe.ts';
import { type Result, UNDEFINED } from '../../interpret/result.ts';
import type { Compare, Expr, Period } from '../../model/model.ts';
import { ENGINE } from '../../version.ts';
import { lies, stepType } from './boundary.ts';
import { decidingLeaves, type Formula } from './formula.ts';
import type { Plan } from './plan.ts';
import type { OutcomesOf } from './sketch.ts';
import type { RowOutcome } from './table-edges.ts';
import type { Outcome } from './target.ts';

/** The outcomes that a dossier shows; none where it is refused. */
export function outcomesShownBy(plan: Plan, dossier: unknown): ReadonlySet<Outcome> {
  const shown = new Set<Outcome>();
  const observer = new Observer(plan, shown);
  const answer = interpret(plan.model, dossier, {
    engine: ENGINE,
    observe: (event) => observer.see(event),
  });
  if ('errors' in answer) return new Set();
  observer.decided(answer.decision);
  return shown;
}

class Observer {
  readonly #plan: Plan;
  readonly #shown: Set<Outcome>;
  /** What conditions and figures came to last: those inside one that tells come just before it. */
  readonly #values = new Map<Expr, Result>();
  /** Rules that brought offers together, or that would have on another day. */
  readonly #met = new Map<string, 'inside' | 'outside'>();

  constructor(plan: Plan, shown: Set<Outcome>) {
    this.#plan = plan;
    this.#shown = shown;
  }

  see(event: Observation): void {
    const { decisions, rows, caps, limits, overlaps } = this.#plan;
    switch (event.kind) {
      case 'value': {
        const { expr, result } = event;
        this.#values.set(expr, result);
        const formula = decisions.get(expr);
        if (formula !== undefined) this.#decide(formula);
        if (expr.kind === 'arithmetic') this.#bound(expr);
        break;
      }
      case 'guard': {
        const formula = decisions.get(event.guard);
        if (formula !== undefined) this.#decide(formula);
        break;
      }
      case 'row':
        for (const one of rows.get(event.row) ?? []) {
          if (isTakenFor(one, event.subjects)) this.#show(one.outcome);
        }
        break;
      case 'edge':
        this.#edge(event);
        break;
      case 'cap':
        this.#show(caps.get(event.cap)?.get(event.bound ? 'bound' : 'not_bound'));
        break;
      case 'limit':
        this.#show(limits.get(event.scope)?.get(event.bound ? 'bound' : 'not_bound'));
        break;
      case 'overlap': {
        const { rule, outcome } = event;
        this.#met.set(rule.name, outcome === 'outside' ? 'outside' : 'inside');
        if (outcome !== 'outside') this.#show(overlaps.get(rule)?.get(outcome));
        break;
      }
      default:
        event satisfies never;
    }
  }

  /** What the decision itself tells: statuses, scope, periods. */
  decided({ as_of, applicable, code, awards, measures }: Decision): void {
    const { model, scope, period, periods, clauses } = this.#plan;
    if (code === 'not_in_force') this.#outside(period, model.period, as_of);
    else if (applicable === true) this.#inside(period, model.period, as_of);
    if (applicable === true) this.#show(scope.get('applies'));
    else if (code === 'out_of_scope' || code === 'undetermined') this.#show(scope.get(code));
    for (const one of [...awards, ...measures]) {
      const paysNothing = one.status === 'granted' && 'amount' in one && !isSome(one.amount);
      if (!paysNothing) this.#show(clauses.get(one.clause)?.get(one.status));
      const own = model.clauses.find(({ name }) => name === one.clause)?.period;
      const outcomes = periods.get(one.clause);
      if (own === undefined || outcomes === undefined || applicable !== true) continue;
      if (one.code === 'clause_not_in_force') this.#outside(outcomes, own, as_of);
      else this.#inside(outcomes, own, as_of);
    }
    for (const rule of model.overlaps) {
      const outcomes = periods.get(rule.name);
      const met = this.#met.get(rule.name);
      if (outcomes === undefined || met === undefined) continue;
      if (met === 'outside') this.#outside(outcomes, rule.period, as_of);
      else this.#inside(outcomes, rule.period, as_of);
    }
  }

  #outside(outcomes: OutcomesOf<'period'>, { from }: Period, date: string): void {
    this.#show(outcomes.get(from !== undefined && date < from ? 'before' : 'after'));
  }

  #inside(outcomes: OutcomesOf<'period'>, { from, until }: Period, date: string): void {
    if (date === from) this.#show(outcomes.get('first_day'));
    if (date === until) this.#show(outcomes.get('last_day'));
  }

  #decide(formula: Formula): void {
    for (const [leaf, value] of decidingLeaves(formula, (leaf) => this.#valueOf(leaf))) {
      this.#show(this.#plan.conditions.get(leaf)?.get(value ? 'true' : 'false'));
      if (leaf.kind === 'compare') this.#boundary(leaf);
    }
  }

  /** A comparison that decided, on its figure or next to it. */
  #boundary(leaf: Compare): void {
    const { left, right } = leaf;
    const lying = lies(this.#valueOf(left), this.#valueOf(right), stepType(left, right));
    if (lying !== undefined) this.#show(this.#plan.boundaries.get(leaf)?.get(lying));
  }

  #edge({ edge, value, at }: Extract<Observation, { kind: 'edge' }>): void {
    const known = this.#plan.edges.get(edge);
    const lying = known && lies(value, at, known.type);
    if (lying !== undefined) this.#show(known?.outcomes.get(lying));
  }

  #valueOf(expr: Expr): Result {
    return this.#values.get(expr) ?? UNDEFINED;
  }

  /** A cap or floor inside a figure: whether the right side counts. Reached exactly, the left does. */
  #bound(expr: Extract<Expr, { kind: 'arithmetic' }>): void {
    const outcomes = this.#plan.bounds.get(expr);
    const [left, right] = [this.#values.get(expr.left), this.#values.get(expr.right)];
    if (outcomes === undefined || left === undefined || right === undefined) return;
    const order = orderOf(left, right);
    if (order === undefined) return;
    const bound = expr.operator === 'min' ? order > 0 : order < 0;
    this.#show(outcomes.get(bound ? 'bound' : 'not_bound'));
  }

  #show(outcome: Outcome | undefined): void {
    if (outcome !== undefined) this.#shown.add(outcome);
  }
}

function isTakenFor({ of }: RowOutcome, subjects: readonly Result[]): boolean {
  if (of === undefined) return true;
  const [column, member] = of;
  const subject = subjects[column];
  return subject?.kind === 'member' && subject.value === member;
}

function orderOf(left: Result, right: Result): number | undefined {
  if (left.kind === 'numeric' && right.kind === 'numeric') return left.value.compare(right.value);
  if (left.kind !== 'date' || right.kind !== 'date') return undefined;
  if (left.value === right.value) return 0;
  return left.value < right.value ? -1 : 1;
}

function isSome(amount: string | undefined): boolean {
  return amount === undefined || /[1-9]/.test(amount);
}
