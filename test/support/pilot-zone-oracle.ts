// An outside judge of the pilot-zone policy: what a dossier comes to, written from DESIGN §3 and §4
// and pilot-zone/FACTS.md alone. It shares no code with the compiler or the runtime, and is meant to
// be read beside those pages: BigInt fen throughout, one step after the other, nothing clever.
//
// It judges sound dossiers only; pilot-zone-facts-oracle.ts judges which dossiers are sound.

import { fenOf, larger, notBelowZero, smaller, sum, yuanOf } from './fen.ts';
import {
  type Dossier,
  type ExpectedMeasure,
  GRANTS,
  type Grant,
  type Item,
  listOf,
  measuresOf,
} from './pilot-zone-clauses.ts';

/** What one award must come to; amounts as decimal strings of yuan. */
export interface ExpectedAward {
  readonly clause: string;
  readonly article: string;
  readonly item: string;
  readonly status: string;
  readonly code: string;
  readonly computed: string | null;
  readonly offered: string | null;
  readonly amount: string;
  readonly ceiling: string | null | undefined;
  readonly missing: readonly string[] | undefined;
}

export interface ExpectedDecision {
  readonly applicable: boolean;
  readonly code: string | undefined;
  readonly awards: readonly ExpectedAward[];
  readonly measures: readonly ExpectedMeasure[];
  readonly totals: {
    readonly clauses: Readonly<Record<string, string>>;
    readonly articles: Readonly<Record<string, string>>;
    readonly policy: string;
  };
}

/** The award's way through the five steps of §3. */
interface Running {
  readonly grant: Grant;
  readonly id: string;
  readonly path: string;
  readonly state: 'ineligible' | 'undetermined' | 'open';
  readonly computed: bigint;
  readonly offered: bigint;
  readonly cutByLimit: boolean;
  readonly ceiling: bigint;
  deducted: bigint;
  forgone: boolean;
  paid: bigint;
}

/** What §3 and §4 ask of the decision on a sound dossier. */
export function expectedDecision(dossier: Dossier): ExpectedDecision {
  const asOf = String(dossier.as_of);
  const inForce = asOf >= '2024-09-06';
  const inScope =
    dossier.registered_in_zone === true &&
    dossier.operates_in_zone === true &&
    dossier.data_element_related === true;
  if (!inForce) return notApplicable(dossier, 'not_in_force');
  if (!inScope) return notApplicable(dossier, 'out_of_scope');

  const running = GRANTS.flatMap((grant) =>
    listOf(dossier, grant.list).map((item, index) => offer(dossier, grant, item, index)),
  );
  overlap(dossier, running);
  pay(dossier, running);
  return {
    applicable: true,
    code: undefined,
    awards: running.map(awardOf),
    measures: measuresOf(dossier, undefined),
    totals: totalsOf(running),
  };
}

/** §3.2: the guard, the amount rounded half up to the fen, the award cap, the limit. */
function offer(dossier: Dossier, grant: Grant, item: Item, index: number): Running {
  const id = String(item.id);
  const base = {
    grant,
    id,
    path: `$.${grant.list}[${index}].assessed_support`,
    computed: 0n,
    offered: 0n,
    cutByLimit: false,
    ceiling: 0n,
    deducted: 0n,
    forgone: false,
    paid: 0n,
  };
  if (!grant.eligible(item)) return { ...base, state: 'ineligible' };

  const cap = grant.awardCap(item);
  const capLeft = cap === null ? null : notBelowZero(cap - hadForItem(dossier, grant, id));
  const limitLeft =
    grant.limit === null ? null : notBelowZero(grant.limit - hadForClause(dossier, grant));
  const tenths = grant.tenths(item);
  if (tenths === null) {
    // Nothing set yet: the most it can become is what cap and limit leave.
    const bounds = [capLeft, limitLeft].filter((bound) => bound !== null);
    return { ...base, state: 'undetermined', ceiling: bounds.reduce(smaller) };
  }
  const computed = (tenths + 5n) / 10n;
  const afterCap = capLeft === null ? computed : smaller(computed, capLeft);
  const offered = limitLeft === null ? afterCap : smaller(afterCap, limitLeft);
  return { ...base, state: 'open', computed, offered, cutByLimit: offered < afterCap };
}

/** §3.3, `takes the better`, matter by matter: one rule, for every grant. */
function overlap(dossier: Dossier, running: readonly Running[]): void {
  const supports = listOf(dossier, 'other_supports').filter(
    (support) =>
      support.authority === 'tongzhou' &&
      (support.date == null || String(support.date) <= String(dossier.as_of)),
  );
  for (const matter of new Set(running.map((award) => award.id))) {
    const open = running.filter((award) => award.id === matter && award.state === 'open');
    const elsewhere = supports.filter((support) => support.matter === matter);
    const offered = sum(open.map((award) => award.offered));
    const had = sum(elsewhere.filter((s) => s.received === true).map((s) => fenOf(s.amount)));
    const promised = elsewhere
      .filter((s) => s.received !== true)
      .map((s) => fenOf(s.amount))
      .reduce(larger, 0n);
    if ((had > 0n && had >= offered) || promised > offered) {
      for (const award of open) award.forgone = true;
      continue;
    }
    let toDeduct = had;
    for (const award of open) {
      award.deducted = smaller(award.offered, toDeduct);
      toDeduct -= award.deducted;
    }
  }
}

/** §3.4: in order, each is paid what is still left of its limit. */
function pay(dossier: Dossier, running: readonly Running[]): void {
  for (const grant of GRANTS) {
    let left =
      grant.limit === null ? null : notBelowZero(grant.limit - hadForClause(dossier, grant));
    for (const award of running) {
      if (award.grant !== grant || award.state !== 'open' || award.forgone) continue;
      const open = award.offered - award.deducted;
      award.paid = left === null ? open : smaller(open, left);
      if (left !== null) left -= award.paid;
    }
  }
}

/** The first status of §3's list that holds. */
function awardOf(award: Running): ExpectedAward {
  const { grant, id } = award;
  const common = { clause: grant.clause, article: grant.article, item: id };
  if (award.state === 'ineligible') {
    return {
      ...common,
      ...NOTHING,
      status: 'ineligible',
      code: 'ineligible',
    };
  }
  if (award.state === 'undetermined') {
    return {
      ...common,
      ...NOTHING,
      status: 'undetermined',
      code: 'undetermined',
      ceiling: yuanOf(award.ceiling),
      missing: [award.path],
    };
  }
  const figures = {
    computed: yuanOf(award.computed),
    offered: yuanOf(award.offered),
    amount: yuanOf(award.paid),
    ceiling: undefined,
    missing: undefined,
  };
  if (award.forgone) {
    return { ...common, ...figures, status: 'forgone', code: 'forgone_better_elsewhere' };
  }
  const cutInPayment = award.paid < award.offered - award.deducted;
  if (award.cutByLimit || cutInPayment) {
    return { ...common, ...figures, status: 'capped', code: 'capped_limit' };
  }
  if (award.offered < award.computed) {
    return { ...common, ...figures, status: 'capped', code: 'capped_award' };
  }
  if (award.deducted > 0n) {
    return { ...common, ...figures, status: 'reduced', code: 'reduced_overlap' };
  }
  return { ...common, ...figures, status: 'granted', code: 'granted' };
}

const NOTHING = {
  computed: null,
  offered: null,
  amount: '0.00',
  ceiling: undefined,
  missing: undefined,
} as const;

function notApplicable(dossier: Dossier, code: 'not_in_force' | 'out_of_scope'): ExpectedDecision {
  return {
    applicable: false,
    code,
    awards: GRANTS.flatMap((grant) =>
      listOf(dossier, grant.list).map((item) => ({
        clause: grant.clause,
        article: grant.article,
        item: String(item.id),
        status: 'not_applicable',
        code,
        ...NOTHING,
      })),
    ),
    measures: measuresOf(dossier, 'not_applicable'),
    totals: totalsOf([]),
  };
}

function totalsOf(running: readonly Running[]): ExpectedDecision['totals'] {
  const paidWhere = (matches: (grant: Grant) => boolean): string =>
    yuanOf(sum(running.filter((award) => matches(award.grant)).map((award) => award.paid)));
  const articles = [...new Set(GRANTS.map((grant) => grant.article))];
  return {
    clauses: Object.fromEntries(
      GRANTS.map(({ clause }) => [clause, paidWhere((grant) => grant.clause === clause)]),
    ),
    articles: Object.fromEntries(
      articles.map((article) => [article, paidWhere((grant) => grant.article === article)]),
    ),
    policy: paidWhere(() => true),
  };
}

// ---------------------------------------------------------------- the ledger

/** Entries of the clause up to the day, whatever their item or holder. */
function entriesOf(dossier: Dossier, grant: Grant): readonly Item[] {
  return listOf(dossier, 'ledger').filter(
    (entry) => entry.clause === grant.clause && String(entry.date) <= String(dossier.as_of),
  );
}

function hadForClause(dossier: Dossier, grant: Grant): bigint {
  return sum(entriesOf(dossier, grant).map((entry) => fenOf(entry.amount)));
}

function hadForItem(dossier: Dossier, grant: Grant, id: string): bigint {
  const entries = entriesOf(dossier, grant).filter((entry) => entry.item === id);
  return sum(entries.map((entry) => fenOf(entry.amount)));
}
