// Limits on the fast path: minima, and those on totals and counts, by keys that are plain facts.

import { isCalculated } from '../../interpret/calculated.ts';
import { notBelow, wholeOf } from './fast-amounts.ts';
import { bare, type FastScope, figure, lower, NotFast, proved } from './fast-scope.ts';
import type { Expr, GrantClause, Limit, LimitKey, LimitScope, Model } from './ir.ts';
import { camelCase } from './names.ts';
import type { Descriptors } from './plan.ts';
import * as scaled from './scaled.ts';
import { quote } from './text.ts';
import { annotation } from './writer.ts';

/** The limits that cover a clause, each with how it speaks of it. */
export function limitsOn(model: Model, clause: GrantClause) {
  return model.limits.flatMap((limit) => {
    const index = limit.scopes.findIndex((one) => one.clause.name === clause.name);
    const one = limit.scopes[index];
    return one ? [{ limit, index, one }] : [];
  });
}

/** Code of the limits that hold an award of a clause. */
export function holdsCode(
  plan: Descriptors,
  clause: GrantClause,
  slot: number,
  scope: FastScope,
): { readonly code: string; readonly shared: readonly string[] | undefined } {
  const { model } = plan.exact.file;
  const found = limitsOn(model, clause);
  if (found.length === 0) return { code: 'NO_HOLDS', shared: undefined };
  const alike = found.every(
    ({ limit, one }) => isOnApplicant(limit) && !limit.counting && isFixed(one.to),
  );
  const codes = found.map(({ limit, index, one }) => holdCode(plan, limit, index, one, scope));
  const list = `[${codes.join(', ')}]`;
  if (!alike) return { code: list, shared: undefined };
  const { file } = plan.exact;
  const name = file.names.claim(camelCase(`limits_on_${clause.name}`));
  const signature = `desk${annotation('AnyDesk')})${annotation('readonly Hold[]')}`;
  return {
    code: `desk.sharedHolds(${slot}, ${name})`,
    shared: [`function ${name}(${signature} {`, `return ${list};`, '}'],
  };
}

/** Whether a limit is counted by the applicant alone, without conditions. */
function isOnApplicant({ scopes }: Limit): boolean {
  return scopes.every(
    ({ keys, where }) => !where && keys.every(({ kind }) => kind === 'applicant'),
  );
}

/** Whether an expression is the same for every award of a dossier, and needs no statement. */
function isFixed(expr: Expr): boolean {
  if (expr.kind === 'constant') return true;
  if (expr.kind !== 'definition' || expr.definition.of) return false;
  return isFixed(expr.definition.value);
}

function holdCode(
  plan: Descriptors,
  limit: Limit,
  index: number,
  { keys, to, where, quantity }: LimitScope,
  scope: FastScope,
): string {
  const { step } = plan.exact.file.model.rounding;
  if (where || quantity || limit.measure === 'quantity') throw new NotFast();
  let most = notBelow(figure(to, scope));
  if (limit.measure === 'count') most = proved(scaled.round(most, 'down', 1n, 1n, scope.use));
  else if (isCalculated(to)) most = proved(scaled.round(most, 'down', step.n, step.d, scope.use));
  const name = plan.limits.get(limit);
  const most_ = bare(wholeOf(most));
  if (isOnApplicant(limit)) return `desk.hold(${name}, ${index}, ${most_})`;
  const texts = keys.map((key) => keyCode(key, scope));
  return `desk.hold(${name}, ${index}, ${most_}, [${texts.join(', ')}])`;
}

/** Code of the text that is equal for equal keys, as the exact path writes it. */
function keyCode(key: LimitKey, scope: FastScope): string {
  switch (key.kind) {
    case 'applicant':
      return quote(JSON.stringify(['applicant', '']));
    case 'item': {
      const item = scope.variables.get(key.variable);
      // Nested items go by ids of several parts: the exact path puts them together.
      if (item === undefined || scope.variables.size > 1) throw new NotFast();
      return `itemKey(${item}.id)`;
    }
    case 'path': {
      const value = lower(key.value, scope);
      if (value.kind === 'text') return `pathKey(${value.code})`;
      if (value.kind === 'boolean') return `pathKey(String(${value.code}))`;
      throw new NotFast();
    }
    default:
      return key satisfies never;
  }
}
