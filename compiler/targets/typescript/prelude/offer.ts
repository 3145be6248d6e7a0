// Step 2 of the decision, the offer: guard, exact amount, the policy's rounding, the award cap, what
// the ledger leaves of the limits. Known facts or unknown ones: the same steps, in the same order.

import type { Money } from '@clause/runtime';
import { NO_TERM, termOf } from '../../../ceiling/term.ts';
import {
  largerOf,
  netOfResults,
  productOf,
  quotientOf,
  roundedTo,
  smallerOf,
} from './arithmetic.ts';
import {
  bucketKey,
  type Context,
  heldFor,
  type KeyValues,
  keysOfAward,
  type Spent,
  type Standpoint,
  spentOf,
  type Used,
  usedBefore,
} from './held.ts';
import { chooseRow, compared } from './operations.ts';
import type {
  AmountInfo,
  At,
  CapInfo,
  ConjunctInfo,
  GrantInfo,
  LimitInfo,
  PlainInfo,
  ScopeInfo,
  TableInfo,
} from './policy.ts';
import {
  allOf,
  choose,
  figure,
  firstTerm,
  isFalse,
  NIL,
  NO,
  notOf,
  oneOf,
  type Result,
  unknownFrom,
  wholeFigure,
  withoutRow,
  YES,
} from './result.ts';
import type { View } from './view.ts';

/** A condition of a guard, what it came to, and whether the guard has what it wants. */
export interface Asked {
  readonly conjunct: ConjunctInfo;
  readonly answer: Result;
  readonly holds: Result;
}

/** `when` and not `unless`, condition by condition. */
export function askAll(guard: readonly ConjunctInfo[], view: View, at: At): readonly Asked[] {
  return guard.map((conjunct) => {
    const answer = conjunct.ask(view, at);
    return { conjunct, answer, holds: conjunct.wanted ? answer : notOf(answer) };
  });
}

export function allHold(asked: readonly Asked[]): Result {
  return allOf(asked.map(({ holds }) => holds));
}

/** A limit as it holds one award. */
export interface HoldResult {
  readonly limit: LimitInfo;
  readonly scope: ScopeInfo;
  /** Awards of one text share what is left; undefined where the keys are not known. */
  readonly bucket: string | undefined;
  readonly covers: Result;
  readonly to: Result;
  readonly quantity: Result;
  readonly spent: Spent;
  /** The same; where a ceiling is sought, it may hang on the missing facts. */
  readonly used: Used;
}

/** What one limit left of an amount. */
export interface Cut {
  readonly hold: HoldResult;
  readonly before: Result;
  readonly after: Result;
}

/** A row of a table that an amount stands in. */
export interface RowTaken {
  readonly table: TableInfo;
  /** Its label. */
  readonly text: string;
}

/** How far an amount got before the limits. */
export interface Reached {
  /** Rows taken on the way, the outermost table first. */
  readonly rows: readonly RowTaken[];
  /** The amount that was worked out; undefined where it is not known which. */
  readonly plain: PlainInfo | undefined;
  /** As it came out, before “a negative one is 0”. */
  readonly exact: Result;
  readonly computed: Result;
  readonly cap:
    | {
        readonly info: CapInfo;
        readonly to: Result;
        readonly held: Money;
        readonly left: Result;
      }
    | undefined;
  readonly afterCap: Result;
}

export interface Figures {
  readonly amount: Reached;
  readonly holds: readonly HoldResult[];
  readonly cuts: readonly Cut[];
  readonly offered: Result;
  /** How much of its quantity the award stands for once limits of quantity have cut it. */
  readonly share: Result;
}

export interface Offer {
  readonly point: Standpoint<GrantInfo>;
  readonly asked: readonly Asked[];
  readonly guard: Result;
  /** Absent where the guard does not hold. */
  readonly figures: Figures | undefined;
}

/** What a clause offers for one item. */
export function offerAt(context: Context, point: Standpoint<GrantInfo>, view: View): Offer {
  const asked = askAll(point.clause.guard, view, point.at);
  const guard = allHold(asked);
  if (isFalse(guard)) return { point, asked, guard, figures: undefined };
  const amount = reachAmount(context, point, point.clause.amount, view);
  const holds = context.policy.limits.flatMap((limit) => {
    const scope = limit.scopes.find(({ clause }) => clause === point.clause.name);
    return scope ? [holdOf(context, limit, scope, view, point.at)] : [];
  });
  const cuts: Cut[] = [];
  const entering = { amount: amount.afterCap, share: wholeFigure(1) };
  let left: Amount = entering;
  for (const hold of [...holds.filter(isPlainLimit), ...holds.filter(isStrictLimit)]) {
    const before = left;
    const after = hold.limit.orNothing
      ? allOrNothing(hold, before)
      : lessOf(before, leaves(context, hold, entering));
    left = {
      amount: choose(
        hold.covers,
        () => after.amount,
        () => before.amount,
      ),
      share: choose(
        hold.covers,
        () => after.share,
        () => before.share,
      ),
    };
    cuts.push({ hold, before: before.amount, after: left.amount });
  }
  const figures = { amount, holds, cuts, offered: left.amount, share: left.share };
  return { point, asked, guard, figures };
}

/** An amount on its way through limits. */
interface Amount {
  readonly amount: Result;
  /** How much of its quantity the award still stands for, 1 at first. */
  readonly share: Result;
}

function lessOf(a: Amount, b: Amount): Amount {
  return { amount: smallerOf(a.amount, b.amount), share: smallerOf(a.share, b.share) };
}

function isPlainLimit({ limit }: HoldResult): boolean {
  return !limit.orNothing;
}

function isStrictLimit({ limit }: HoldResult): boolean {
  return limit.orNothing;
}

function reachAmount(
  context: Context,
  point: Standpoint<GrantInfo>,
  amount: AmountInfo,
  view: View,
): Reached {
  return amount.kind === 'plain'
    ? reachPlain(context, point, amount, view)
    : reachTable(context, point, amount, view);
}

function reachPlain(
  context: Context,
  point: Standpoint<GrantInfo>,
  plain: PlainInfo,
  view: View,
): Reached {
  const { step, mode } = context.policy;
  const exact = plain.value(view, point.at);
  const computed = roundedTo(largerOf(exact, NIL), figure(step), mode);
  const common = { rows: [], plain, exact, computed };
  if (!plain.cap) return { ...common, cap: undefined, afterCap: computed };
  const cap = capFor(context, point, plain.cap, view);
  return { ...common, cap, afterCap: smallerOf(computed, cap.left) };
}

function capFor(context: Context, point: Standpoint<GrantInfo>, cap: CapInfo, view: View) {
  const value = cap.value(view, point.at);
  const to = cap.calculated ? roundedTo(value, figure(context.policy.step), 'down') : value;
  const { ledger, as_of: asOf } = view.dossier;
  const held = heldFor(ledger, asOf, point.clause.name, point.item, cap.window);
  return { info: cap, to, held, left: netOfResults(to, wholeFigure(held)) };
}

function reachTable(
  context: Context,
  point: Standpoint<GrantInfo>,
  table: TableInfo,
  view: View,
): Reached {
  const { at } = point;
  const subjects = table.subjects.map((subject) => subject(view, at));
  const rows = table.rows.map((row) => ({
    row,
    holds: (values: readonly Result[]) => row.holds(view, at, values),
  }));
  const choice = chooseRow(subjects, rows);
  const reached = choice.rows.map(({ row }) => {
    const found = reachAmount(context, point, row.amount, view);
    return { ...found, rows: [{ table, text: row.text }, ...found.rows] };
  });
  const [only] = reached;
  if (only && choice.known) return only;
  const either = (part: (of: Reached) => Result): Result =>
    only
      ? oneOf(
          [...subjects, ...choice.holds],
          reached.map(part),
          firstTerm(choice.holds, reached.map(part)),
        )
      : withoutRow(subjects, table.noRow);
  return {
    rows: [],
    plain: undefined,
    exact: either(({ exact }) => exact),
    computed: either(({ computed }) => computed),
    cap: undefined,
    afterCap: either(({ afterCap }) => afterCap),
  };
}

function holdOf(
  context: Context,
  limit: LimitInfo,
  scope: ScopeInfo,
  view: View,
  at: At,
): HoldResult {
  const keys = keysOfAward(scope.keys, view, at);
  const where = scope.where ? scope.where(view, at) : YES;
  const used = usedBefore(context, limit, keys.values, view);
  const common = {
    limit,
    scope,
    to: allowedBy(context, limit, scope, view, at),
    quantity: scope.quantity ? scope.quantity(view, at) : NIL,
    spent: spentOf(used),
    used,
  };
  const bucket = keys.texts && bucketKey(limit, keys.texts);
  return { ...common, bucket, covers: bucket === undefined ? allOf([where, keyed(keys)]) : where };
}

/** Whether an award has keys: not known, where one of them is not. */
function keyed({ because }: KeyValues): Result {
  const terms = because.map(({ term }) => termOf('has', term));
  return unknownFrom(because, terms.length === 0 ? NO_TERM : termOf('and', ...terms));
}

/** A limit that is calculated rounds down; a count is of whole awards. */
function allowedBy(
  { policy }: Context,
  limit: LimitInfo,
  scope: ScopeInfo,
  view: View,
  at: At,
): Result {
  const to = scope.to(view, at);
  if (limit.measure === 'count') return roundedTo(to, wholeFigure(1), 'down');
  return scope.calculated ? roundedTo(to, figure(policy.step), 'down') : to;
}

/** What a limit leaves of an amount that has used nothing of it yet. */
function leaves({ policy }: Context, hold: HoldResult, of: Amount): Amount {
  const { limit, to, used } = hold;
  const { amount, share } = of;
  switch (limit.measure) {
    case 'total':
      return { amount: smallerOf(amount, netOfResults(to, used.amount)), share };
    case 'count': {
      const left = choose(
        hasRoom(hold),
        () => amount,
        () => NIL,
      );
      return { amount: left, share };
    }
    case 'quantity': {
      const quantity = productOf(hold.quantity, share);
      const left = netOfResults(to, used.quantity);
      const fits = compared('<=', quantity, left);
      const part = (all: Result) => quotientOf(productOf(all, left), quantity);
      return {
        amount: choose(
          fits,
          () => amount,
          () => roundedTo(part(amount), figure(policy.step), 'down'),
        ),
        share: choose(
          fits,
          () => share,
          () => part(share),
        ),
      };
    }
    case 'award':
      return of;
    default:
      return limit.measure satisfies never;
  }
}

/** Nothing, where the limit would be crossed; reaching it is not crossing it. */
function allOrNothing(hold: HoldResult, of: Amount): Amount {
  const left = choose(
    crosses(hold, of),
    () => NIL,
    () => of.amount,
  );
  return { amount: left, share: of.share };
}

function crosses(hold: HoldResult, { amount, share }: Amount): Result {
  const { limit, to, quantity, used } = hold;
  switch (limit.measure) {
    case 'total':
      return compared('>', amount, netOfResults(to, used.amount));
    case 'count':
      return choose(
        hasRoom(hold),
        () => NO,
        () => YES,
      );
    case 'quantity': {
      const left = netOfResults(to, used.quantity);
      return compared('>', productOf(quantity, share), left);
    }
    case 'award':
      return compared('<', amount, to);
    default:
      return limit.measure satisfies never;
  }
}

function hasRoom({ to, used }: HoldResult): Result {
  return compared('<', used.count, to);
}
