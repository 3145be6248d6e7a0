// The statuses that a clause can take (DESIGN §3), as far as its text tells: nothing is capped
// without a cap or limit, nothing reduced or forgone without a rule.
import { amountExprs } from '../../checks/model-walk.ts';
import type {
  Amount,
  Clause,
  GrantClause,
  LimitScope,
  MeasureClause,
  Model,
  Overlap,
} from '../../model/model.ts';
import {
  amountMayBeUnknown,
  guardOutcomes,
  outcomes,
  type Standpoint,
  someChoice,
} from './possible.ts';
import type { OutcomeNames } from './target.ts';

type Status = OutcomeNames['clause'];

const DONE = {
  permits: 'permitted',
  encourages: 'encouraged',
  requires: 'required',
  empowers: 'empowered',
} as const satisfies Record<MeasureClause['modality'], Status>;

export function statusesOf(model: Model, clause: Clause): readonly Status[] {
  const refuses = clause.guard.some(({ condition, wanted }) => {
    const { yes, no } = outcomes(condition, standpointOf(model, clause));
    return wanted ? no : yes;
  });
  const { period } = clause;
  const outside = isBounded(model.period) || isBounded(period) || model.applies.guard.length > 0;
  return [
    ...(clause.kind === 'grant' ? payingStatuses(model, clause) : [DONE[clause.modality]]),
    ...(refuses ? (['ineligible'] as const) : []),
    ...(mayBeUndetermined(model, clause) ? (['undetermined'] as const) : []),
    ...(outside ? (['not_applicable'] as const) : []),
  ];
}

function isBounded({ from, until }: Model['period']): boolean {
  return from !== undefined || until !== undefined;
}

function payingStatuses(model: Model, clause: GrantClause): readonly Status[] {
  const rules = model.overlaps.filter(({ clauses }) => clauses.includes(clause));
  const capped = hasCap(clause.amount) || limitsOn(model, clause).length > 0;
  return [
    'granted',
    ...(capped ? (['capped'] as const) : []),
    ...(rules.some(deducts) ? (['reduced'] as const) : []),
    ...(rules.some((rule) => forgoes(rule, clause)) ? (['forgone'] as const) : []),
  ];
}

function hasCap(amount: Amount): boolean {
  if (amount.kind === 'plain') return amount.cap !== undefined;
  return amount.rows.some((row) => hasCap(row.amount));
}

export function limitsOn({ limits }: Model, clause: Clause): readonly LimitScope[] {
  return limits.flatMap(({ scopes }) => scopes.filter((scope) => scope.clause === clause));
}

function deducts({ outcome, supports }: Overlap): boolean {
  return supports !== undefined && (outcome.takes === 'better' || outcome.takes === 'topsUp');
}

function forgoes({ outcome, supports, clauses }: Overlap, clause: GrantClause): boolean {
  switch (outcome.takes) {
    case 'better':
      return supports !== undefined || clauses.length > 1;
    case 'topsUp':
      return false;
    case 'excludes':
      return supports !== undefined;
    case 'firstOf':
      return outcome.order.indexOf(clause) > 0;
    default:
      return outcome satisfies never;
  }
}

/** Whether facts may be missing, or something divided by zero, where the award hangs on it. */
export function mayBeUndetermined(model: Model, clause: Clause): boolean {
  if (scopeMayBeUnknown(model)) return true;
  const at = standpointOf(model, clause);
  const guards = clause.guard.map(({ condition }) => condition);
  return someChoice([...guards, ...figuresOf(model, clause)], at, (here) => {
    const guard = guardOutcomes(clause.guard, here);
    return guard.unknown || (guard.yes && figureMayBeUnknown(model, clause, here));
  });
}

/** Whether it may be unknown that the policy applies. */
export function scopeMayBeUnknown({ applies }: Model): boolean {
  const guards = applies.guard.map(({ condition }) => condition);
  const at = { ...nowhere(), awardUnknown: () => false };
  return someChoice(guards, at, (here) => guardOutcomes(applies.guard, here).unknown);
}

/** Enough for any policy that people write. */
const PATIENCE = 100_000;

function nowhere(): Omit<Standpoint, 'awardUnknown'> {
  const patience = { left: PATIENCE };
  return { absent: new Map(), items: new Map(), guard: [], notZero: [], patience };
}

/** Where the applicability and the guard of a clause hold. */
function standpointOf(model: Model, clause: Clause): Standpoint {
  return {
    ...nowhere(),
    guard: [...model.applies.guard, ...clause.guard],
    awardUnknown: (name) => {
      const read = model.clauses.find((one) => one.name === name);
      return read?.kind === 'grant' && mayBeUndetermined(model, read);
    },
  };
}

function figureMayBeUnknown(model: Model, clause: Clause, at: Standpoint): boolean {
  if (clause.kind === 'measure')
    return clause.sum !== undefined && outcomes(clause.sum, at).unknown;
  return (
    amountMayBeUnknown(clause.amount, at) ||
    limitsOn(model, clause).some((scope) => limitMayBeUnknown(scope, at))
  );
}

function limitMayBeUnknown({ keys, to, where, quantity }: LimitScope, at: Standpoint): boolean {
  const covered = where === undefined ? undefined : outcomes(where, at);
  if (covered?.unknown) return true;
  if (covered?.yes === false) return false;
  const asked = [to, quantity, ...keys.map((key) => (key.kind === 'path' ? key.value : undefined))];
  return asked.some((expr) => expr !== undefined && outcomes(expr, at).unknown);
}

function figuresOf(model: Model, clause: Clause) {
  if (clause.kind === 'measure') return clause.sum === undefined ? [] : [clause.sum];
  const limits = limitsOn(model, clause).flatMap(({ keys, to, where, quantity }) => [
    to,
    ...(where === undefined ? [] : [where]),
    ...(quantity === undefined ? [] : [quantity]),
    ...keys.flatMap((key) => (key.kind === 'path' ? [key.value] : [])),
  ]);
  return [...amountExprs(clause.amount), ...limits];
}
