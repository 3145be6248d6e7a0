// Step 2 of DESIGN §3, the offer: guard, exact amount, the policy's rounding, the award cap, what
// the ledger leaves of the limits. Known facts or unknown ones: the same steps, in the same order.
import type Fraction from 'fraction.js';
import type { Amount, AmountTable, AwardCap, GrantClause, PlainAmount } from '../model/model.ts';
import { larger, netOf, round, smaller } from './arithmetic.ts';
import { isCalculated } from './calculated.ts';
import { type Asked, allHold, ask, type Context, type Place } from './context.ts';
import type { Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import { type Hold, holdsOn } from './hold.ts';
import { heldForAward } from './ledger.ts';
import { isFalse } from './logic.ts';
import { figure, firstTerm, oneOf, type Result, withoutRow, ZERO } from './result.ts';
import { chooseRow } from './tables.ts';
import { type Cut, throughLimits, WHOLE } from './through-limits.ts';

export interface Offer {
  readonly place: Place<GrantClause>;
  readonly asked: readonly Asked[];
  readonly guard: Result;
  /** Absent where the guard does not hold: the offer was not reached. */
  readonly figures: Figures | undefined;
}

export interface Figures {
  readonly amount: Reached;
  readonly holds: readonly Hold[];
  readonly cuts: readonly Cut[];
  readonly offered: Result;
  /** How much of its quantity the award stands for once limits of quantity have cut it. */
  readonly share: Result;
}

/** How far an amount got before the limits. */
export interface Reached {
  /** Rows taken on the way, the outermost table first. */
  readonly rows: readonly {
    readonly table: AmountTable;
    readonly row: AmountTable['rows'][number];
  }[];
  /** The amount that was worked out; undefined where it is not known which. */
  readonly plain: PlainAmount | undefined;
  /** As it came out, before “a negative one is 0”. */
  readonly exact: Result;
  readonly computed: Result;
  readonly cap: ReachedCap | undefined;
  readonly afterCap: Result;
}

export interface ReachedCap {
  readonly cap: AwardCap;
  readonly to: Result;
  /** In the ledger for this clause and item. */
  readonly held: Fraction;
  readonly left: Result;
}

/** What a clause offers for one item, looked at from `env`. */
export function offerAt(context: Context, place: Place<GrantClause>, env: Env): Offer {
  const asked = ask(place.clause.guard, env);
  const guard = allHold(asked);
  if (isFalse(guard)) return { place, asked, guard, figures: undefined };
  const amount = reach(context, place, place.clause.amount, env);
  const holds = holdsOn(context, place, env);
  const { step } = context.model.rounding;
  const entering = { amount: amount.afterCap, share: WHOLE };
  const { left, cuts } = throughLimits(entering, holds, ({ spent }) => spent, step);
  const figures = { amount, holds, cuts, offered: left.amount, share: left.share };
  return { place, asked, guard, figures };
}

function reach(context: Context, place: Place<GrantClause>, amount: Amount, env: Env): Reached {
  return amount.kind === 'plain'
    ? reachPlain(context, place, amount, env)
    : reachTable(context, place, amount, env);
}

function reachPlain(
  context: Context,
  place: Place<GrantClause>,
  plain: PlainAmount,
  env: Env,
): Reached {
  const { rounding } = context.model;
  const exact = evaluate(plain.value, env);
  // “The exact rational amount (a negative one is 0), then the policy's rounding: `computed`.”
  const computed = round(larger(exact, figure(ZERO)), figure(rounding.step), rounding.mode);
  const common = { rows: [], plain, exact, computed };
  if (plain.cap === undefined) return { ...common, cap: undefined, afterCap: computed };
  // “Then the award cap less what the ledger holds for this clause and item.”
  const cap = capFor(context, place, plain.cap, env);
  return { ...common, cap, afterCap: smaller(computed, cap.left) };
}

function capFor(context: Context, place: Place<GrantClause>, cap: AwardCap, env: Env): ReachedCap {
  const value = evaluate(cap.value, env);
  // “A cap or limit that is calculated rounds down.”
  const to = isCalculated(cap.value)
    ? round(value, figure(context.model.rounding.step), 'down')
    : value;
  const held = heldForAward(context, place, cap.window);
  return { cap, to, held, left: netOf(to, figure(held)) };
}

function reachTable(
  context: Context,
  place: Place<GrantClause>,
  table: AmountTable,
  env: Env,
): Reached {
  const { rows, holds, subjects, known } = chooseRow(env, table.subjects, table.rows, evaluate);
  const reached = rows.map((row) => {
    const found = reach(context, place, row.amount, env);
    return { ...found, rows: [{ table, row }, ...found.rows] };
  });
  const [only] = reached;
  if (only !== undefined && known) return only;
  const anyOf = (part: (of: Reached) => Result): Result =>
    only === undefined
      ? withoutRow(subjects, table.subjects)
      : oneOf([...subjects, ...holds], reached.map(part), firstTerm(holds, reached.map(part)));
  return {
    rows: [],
    plain: undefined,
    exact: anyOf(({ exact }) => exact),
    computed: anyOf(({ computed }) => computed),
    cap: undefined,
    afterCap: anyOf(({ afterCap }) => afterCap),
  };
}
