// Which way a decision takes through the policy: every answer, row, bound and rule that its figures rest
// on. Where two values of a fact lead the same way, the figures between them run straight: each
// condition asks for one side of a line, and what lies between two points on one side lies there too.
import type Fraction from 'fraction.js';
import type { Span } from '#language';
import type { Dossier } from '../../dossier/dossier.ts';
import { scopeOf } from '../../interpret/applicability.ts';
import type { Outcome } from '../../interpret/awards.ts';
import { type Context, contextOf, type Place } from '../../interpret/context.ts';
import { judge } from '../../interpret/interpret.ts';
import { isTrue } from '../../interpret/logic.ts';
import type { Observation } from '../../interpret/observe.ts';
import { type Result, ZERO } from '../../interpret/result.ts';
import type { Standing } from '../../interpret/standing.ts';
import type { Cut } from '../../interpret/through-limits.ts';
import type { Aggregate, Expr, Model } from '../../model/model.ts';
import { wordingOf } from '../../wording/languages.ts';

export interface Trace {
  readonly context: Context;
  readonly outcomes: ReadonlyMap<Place, Outcome>;
  /** The way taken, as text. */
  readonly way: string;
  /** Figures that were rounded on the way by the policy's own words: stairs. */
  readonly stairs: string;
  /** The two sides of each product: a line only where one side stands still. */
  readonly products: readonly (readonly [Fraction, Fraction])[];
  /** What was divided by, and what a bracket's part is multiplied by. */
  readonly divisors: readonly Fraction[];
  /** How far figures stood from what they were held against: the way turns where one of them is 0. */
  readonly gaps: readonly Fraction[];
}

/** The way that a dossier takes through some clauses, by name: all that limits and rules tie together. */
export function traceOf(model: Model, dossier: Dossier, clauses: ReadonlySet<string>): Trace {
  const voice = { wording: wordingOf(model.language), currency: model.currency };
  const log = new Log();
  const whole = contextOf(model, dossier, voice, (event) => log.hear(event));
  const context = {
    ...whole,
    awards: whole.awards.filter(({ clause }) => clauses.has(clause.name)),
  };
  const scope = scopeOf(context);
  log.note(String(scope.applies));
  const outcomes = judge(context, scope);
  for (const outcome of outcomes.values()) log.outcome(outcome);
  const { marks, stairs, ...figures } = log.all();
  return { context, outcomes, way: marks.join(' '), stairs: stairs.join(' '), ...figures };
}

/** Whether what runs between two dossiers of one way runs straight. */
export function isStraight(a: Trace, b: Trace): boolean {
  if (a.stairs !== b.stairs || a.products.length !== b.products.length) return false;
  const bent = a.products.some(([left, right], at) => {
    const [otherLeft, otherRight] = b.products[at] ?? [left, right];
    return !left.equals(otherLeft) && !right.equals(otherRight);
  });
  return !bent && a.divisors.every((one, at) => one.equals(b.divisors[at] ?? one));
}

class Log {
  private readonly marks: string[] = [];
  private readonly stairs: string[] = [];
  private readonly products: (readonly [Fraction, Fraction])[] = [];
  private readonly divisors: Fraction[] = [];
  private readonly gaps: Fraction[] = [];
  /** The latest result of each expression: its parent asks for it right after. */
  private readonly last = new Map<Expr, Result>();
  /** What the items of an aggregate came to, so far. */
  private readonly each = new Map<Expr, Result[]>();

  all() {
    const { marks, stairs, products, divisors, gaps } = this;
    return { marks, stairs, products, divisors, gaps };
  }

  hear(event: Observation): void {
    if (event.kind === 'value') this.value(event.expr, event.result);
    if (event.kind === 'row') this.note(placeOf(event.row));
    if (event.kind === 'edge') this.gap(event.value, event.at);
    if (event.kind === 'overlap') this.note(event.outcome);
  }

  note(mark: string): void {
    this.marks.push(mark);
  }

  outcome(outcome: Outcome): void {
    this.note(outcome.kind);
    if (outcome.kind === 'standing') this.standing(outcome.standing);
  }

  private standing(standing: Standing): void {
    const { figures, forgone, open, deducted, offered, paid } = standing;
    const { exact, computed, cap } = figures.amount;
    this.note(this.beyond(ZERO, exact));
    if (cap !== undefined && computed.kind === 'numeric') {
      this.note(this.beyond(computed.value, cap.left));
      this.side(cap.to, cap.held);
    }
    this.cuts(figures.cuts);
    this.note(forgone?.code ?? '');
    this.note(
      `${offered.compare(ZERO) > 0} ${open.compare(ZERO) > 0} ${deducted.compare(ZERO) > 0}`,
    );
    this.cuts(standing.paymentCuts);
    this.note(`${paid.compare(ZERO) > 0}`);
  }

  private cuts(cuts: readonly Cut[]): void {
    for (const { hold, before, after, spent } of cuts) {
      this.note(`${isTrue(hold.covers)} ${hold.bucket ?? ''} ${hold.spent.amount.toFraction()}`);
      this.note(`${hold.spent.quantity.toFraction()} ${spent.count.toFraction()}`);
      if (before.kind !== 'numeric' || after.kind !== 'numeric') continue;
      if (hold.limit.measure === 'total' && hold.to.kind === 'numeric') {
        this.side(before, hold.to.value.sub(spent.amount));
        this.side(hold.to, spent.amount);
      }
      if (hold.limit.measure === 'award' && hold.to.kind === 'numeric') {
        this.side(before, hold.to.value);
      }
      const cut = after.value.compare(before.value) < 0;
      this.note(`${cut} ${after.value.compare(ZERO) > 0}`);
      if (hold.limit.measure !== 'quantity' || !cut) continue;
      if (hold.quantity.kind !== 'numeric' || hold.to.kind !== 'numeric') continue;
      this.divisors.push(hold.quantity.value);
      this.products.push([before.value, hold.to.value.sub(spent.quantity)]);
    }
  }

  private value(expr: Expr, result: Result): void {
    this.last.set(expr, result);
    const items = this.each.get(expr);
    if (items === undefined) this.each.set(expr, [result]);
    else items.push(result);
    if (result.kind === 'date') this.stairs.push(result.value);
    else if (result.kind !== 'numeric') this.note(discrete(result));
    switch (expr.kind) {
      case 'compare':
        this.gap(this.last.get(expr.left), this.last.get(expr.right));
        break;
      case 'arithmetic':
        this.arithmetic(expr.operator, this.last.get(expr.left), this.last.get(expr.right));
        break;
      case 'round':
      case 'elapsed':
      case 'datePart':
        this.stairs.push(result.kind === 'numeric' ? result.value.toFraction() : '');
        break;
      case 'aggregate':
        this.aggregate(expr);
        break;
      case 'byParts': {
        const start = this.figure(expr.start) ?? ZERO;
        const end = start.add(this.figure(expr.quantity) ?? ZERO);
        for (const row of expr.rows) {
          for (const edge of [row.low, row.high]) {
            const at = this.figure(edge);
            if (at === undefined) continue;
            this.side({ kind: 'numeric', value: start }, at);
            this.side({ kind: 'numeric', value: end }, at);
          }
          const rate = this.figure(row.value);
          if (rate !== undefined) this.divisors.push(rate);
        }
        break;
      }
      default:
        break;
    }
  }

  private arithmetic(operator: string, left: Result | undefined, right: Result | undefined): void {
    if (left?.kind !== 'numeric' || right?.kind !== 'numeric') return;
    if (operator === 'min' || operator === 'max' || operator === 'netOf') {
      this.note(this.beyond(left.value, right));
    }
    if (operator === 'multiply') this.products.push([left.value, right.value]);
    if (operator === 'divide') this.divisors.push(right.value);
  }

  /** Which item was the largest or smallest. */
  private aggregate({ operator, value }: Aggregate): void {
    if (value === undefined) return;
    const items = this.each.get(value);
    this.each.delete(value);
    if (items === undefined || (operator !== 'largest' && operator !== 'smallest')) return;
    let best: { readonly at: number; readonly figure: Fraction } | undefined;
    for (const [at, item] of items.entries()) {
      if (item.kind !== 'numeric') continue;
      const sign = best === undefined ? 1 : item.value.compare(best.figure);
      if (best === undefined || (operator === 'largest' ? sign > 0 : sign < 0)) {
        best = { at, figure: item.value };
      }
    }
    this.note(`i${best?.at}`);
  }

  private figure(expr: Expr | undefined): Fraction | undefined {
    const result = expr === undefined ? undefined : this.last.get(expr);
    return result?.kind === 'numeric' ? result.value : undefined;
  }

  private side(figure: Result, of: Fraction): void {
    this.note(
      figure.kind === 'numeric' ? this.beyond(figure.value, { kind: 'numeric', value: of }) : '-',
    );
  }

  private beyond(figure: Fraction, bound: Result): string {
    if (bound.kind !== 'numeric') return '-';
    this.gaps.push(figure.sub(bound.value));
    return String(figure.compare(bound.value) > 0);
  }

  private gap(left: Result | undefined, right: Result | undefined): void {
    if (left?.kind !== 'numeric' || right?.kind !== 'numeric') return;
    this.gaps.push(left.value.sub(right.value));
  }
}

/** A row by where it is written. */
function placeOf(row: object): string {
  if (!('span' in row)) return '';
  const { file, start } = row.span as Span;
  return `${file}:${start}`;
}

/** What is no figure, as far as it may differ from one dossier to another. */
function discrete(result: Result): string {
  switch (result.kind) {
    case 'boolean':
      return result.value ? '1' : '0';
    case 'unknown':
      return '?';
    case 'numeric':
    case 'date':
    case 'member':
    case 'text':
    case 'item':
    case 'absentItem':
    case 'keyedItem':
    case 'list':
      return '';
    default:
      return result satisfies never;
  }
}
