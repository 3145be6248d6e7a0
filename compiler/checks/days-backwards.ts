// A share that falls with the time since a day, in what is owed back: where the days stand the other way
// round, the time counts negative (DESIGN §3, Dates) and more is owed than was had.
import { vocabularyOf } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import type { Amount, Conjunct, Elapsed, Expr } from '../model/model.ts';
import { childrenOf, sameExpr, within } from '../model/walk.ts';
import type { PartCheck } from './check.ts';
import { throughDefines } from './tables/conditions.ts';

export const daysBackwards: PartCheck = ({ part, scope, language, textAt }) => {
  const floored = vocabularyOf(language).table.keywords.flooredAt[0];
  const found = new Map<Elapsed, Diagnostic>();
  for (const clause of part.clauses) {
    if (clause.kind !== 'grant' || clause.verb !== 'recovers') continue;
    const guard = [...scope, ...clause.guard];
    for (const elapsed of uncapped(clause.amount).flatMap((value) => takenOff(value, false))) {
      const { from, to, span } = elapsed;
      // What is no day has a finding of its own.
      if (from.type.kind !== 'date' || to.type.kind !== 'date') continue;
      if (found.has(elapsed) || isInOrder(guard, elapsed)) continue;
      const instead = `(${textAt(span)} ${floored} 0)`;
      const fix = { title: 'floor' as const, parameters: { instead } };
      const fixes = [{ ...fix, edits: [{ span, text: instead }] }];
      const parameters = { from: textAt(from.span), to: textAt(to.span) };
      found.set(elapsed, report('daysBackwards', span, parameters, { fixes }));
    }
  }
  return [...found.values()];
};

/** The amounts that no cap of the award holds. */
function uncapped(amount: Amount): readonly Expr[] {
  if (amount.kind === 'table') return amount.rows.flatMap((row) => uncapped(row.amount));
  return amount.cap === undefined ? [amount.value] : [];
}

/** Counts of elapsed time that something is lessened by, as far as no ceiling or floor bounds them. */
function takenOff(expr: Expr, isLess: boolean): readonly Elapsed[] {
  if (expr.kind === 'elapsed') return isLess ? [expr] : [];
  if (expr.kind === 'definition') return takenOff(expr.definition.value, isLess);
  if (expr.kind !== 'arithmetic') {
    return childrenOf(expr).flatMap((child) => takenOff(child, isLess));
  }
  const { operator, left, right } = expr;
  if (operator === 'min' || operator === 'max') return [];
  const lessens = operator === 'subtract' || operator === 'netOf';
  return [...takenOff(left, isLess), ...takenOff(right, lessens ? !isLess : isLess)];
}

/** Whether a condition says which of the two days comes first; a day some time behind the first is later still. */
function isInOrder(guard: readonly Conjunct[], { from, to }: Elapsed): boolean {
  const is = (a: Expr, b: Expr): boolean => sameExpr(throughDefines(a), throughDefines(b));
  return guard.some(({ condition, wanted }) =>
    [...within(condition, true)].some((expr) => {
      if (!wanted || expr.kind !== 'compare') return false;
      const { operator, left, right } = expr;
      const later = operator === '>' || operator === '>=';
      const earlier = operator === '<' || operator === '<=';
      return (
        (later && is(left, to) && is(past(right, 'after'), from)) ||
        (earlier && is(left, from) && is(past(right, 'before'), to))
      );
    }),
  );
}

/** What a day is reckoned from, where that goes in one direction only: `6 months after begun`. */
function past(day: Expr, direction: 'after' | 'before'): Expr {
  if (day.kind !== 'shiftDate' || day.direction !== direction) return day;
  const { duration } = day;
  const forward = duration.kind === 'constant' && duration.value.kind === 'numeric';
  return forward && duration.value.value.compare(0) >= 0 ? past(day.date, direction) : day;
}
