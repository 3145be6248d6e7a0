// Step 3 of DESIGN §3, overlap: rule by rule in file order, matter by matter.
import type Fraction from 'fraction.js';
import type { Support } from '../dossier/dossier.ts';
import type { GrantClause, Overlap } from '../model/model.ts';
import { moneyText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import { allHold, ask, type Context, isInForce } from './context.ts';
import { envOf } from './env.ts';
import { isTrue } from './logic.ts';
import { type Meeting, meetingsOf } from './meetings.ts';
import { ZERO } from './result.ts';
import type { Forgone, Standing } from './standing.ts';

/** Offers that stood against supports still open elsewhere, for the warning of step 4. */
export interface KeptOpen {
  readonly offers: readonly Standing[];
  /** P: the largest support not received. */
  readonly open: Fraction;
}

/** Applies every rule to the awards that take part. */
export function overlap(context: Context, standings: readonly Standing[]): readonly KeptOpen[] {
  // “A support deducted by one rule is not deducted again by a later one.”
  const deducted = new Set<Support>();
  return context.model.overlaps
    .filter((rule) => holds(context, rule))
    .flatMap((rule) =>
      meetingsOf(context, rule, standings).flatMap((meeting) =>
        settle(context, rule, meeting, deducted),
      ),
    );
}

/** A rule has a period and a guard of its own; it must be known to hold. */
function holds(context: Context, rule: Overlap): boolean {
  if (!isInForce(rule.period, context.dossier.asOf)) return false;
  return isTrue(allHold(ask(rule.guard, envOf(context.view))));
}

// ---------------------------------------------------------------- what a rule does

function settle(
  context: Context,
  rule: Overlap,
  meeting: Meeting,
  deducted: Set<Support>,
): readonly KeptOpen[] {
  switch (rule.outcome.takes) {
    case 'better':
      if (rule.supports !== undefined) return takeBetter(context, meeting, deducted);
      keepBetterClause(context, meeting);
      return [];
    case 'topsUp': {
      const had = sumOf(receivedOf(meeting).filter((support) => !deducted.has(support)));
      deduct(context, meeting, had, deducted, context.voice.wording.steps.toppedUp);
      return [];
    }
    case 'excludes':
      exclude(context, meeting);
      return [];
    case 'firstOf':
      takeFirst(context, rule.outcome.order, meeting);
      return [];
    default:
      return rule.outcome satisfies never;
  }
}

/**
 * “If H > 0 and H ≥ O, or P > O, the offers are `forgone`; otherwise H is deducted from them, once,
 * in file and array order (what was open is then to be forgone there, and a step says so).”
 */
function takeBetter(
  context: Context,
  meeting: Meeting,
  deducted: Set<Support>,
): readonly KeptOpen[] {
  const { steps } = context.voice.wording;
  const { offers, supports } = meeting;
  const offer = openOf(offers);
  const had = sumOf(receivedOf(meeting).filter((support) => !deducted.has(support)));
  const open = largestOf(supports.filter(({ received }) => !received));
  const beaten = had.compare(ZERO) > 0 && had.compare(offer) >= 0;
  const outbid = open.compare(offer) > 0;
  if (beaten || outbid) {
    const elsewhere = outbid ? open : had;
    const code = 'forgone_better_elsewhere';
    const template = outbid ? steps.betterOpen : steps.betterHad;
    for (const standing of offers) {
      forgo(context, standing, { code, elsewhere, clauses: [] }, template, offer);
    }
    return [];
  }
  deduct(context, meeting, had, deducted, steps.deducted);
  if (open.compare(ZERO) <= 0) return [];
  for (const standing of offers) {
    say(context, standing, steps.keptOpen, { elsewhere: open, offer });
  }
  return [{ offers, open }];
}

/** Takes what was had off the offers, in file and array order; each support once. */
function deduct(
  context: Context,
  { offers, supports }: Meeting,
  had: Fraction,
  deducted: Set<Support>,
  template: string,
): void {
  let rest = had;
  for (const standing of offers) {
    const taken = rest.compare(standing.open) < 0 ? rest : standing.open;
    if (taken.compare(ZERO) <= 0) continue;
    rest = rest.sub(taken);
    standing.open = standing.open.sub(taken);
    standing.deducted = standing.deducted.add(taken);
    say(context, standing, template, { elsewhere: taken, amount: standing.open });
    for (const support of supports) if (support.received) deducted.add(support);
  }
}

/** “Keeps the clause with the larger sum on the matter; on a tie the first in the file.” */
function keepBetterClause(context: Context, { offers }: Meeting): void {
  const { steps } = context.voice.wording;
  const sums = context.model.clauses.flatMap(({ name }) => {
    const own = offers.filter(({ place }) => place.clause.name === name);
    return own.length === 0 ? [] : [{ name, sum: openOf(own) }];
  });
  const [first] = sums;
  if (first === undefined || sums.length === 1) return;
  const best = sums.reduce((so, other) => (other.sum.compare(so.sum) > 0 ? other : so), first);
  for (const standing of offers) {
    const { name } = standing.place.clause;
    if (name === best.name) {
      say(context, standing, steps.keptClause, {});
      continue;
    }
    const code = 'forgone_better_clause';
    const own = sums.find((other) => other.name === name)?.sum ?? ZERO;
    const forgone = { code, elsewhere: best.sum, clauses: [best.name] } as const;
    forgo(context, standing, forgone, steps.betterClause, own);
  }
}

/** “`excludes`: `forgone` if H > 0.” Had is had, deducted or not. */
function exclude(context: Context, meeting: Meeting): void {
  const had = sumOf(receivedOf(meeting));
  if (had.compare(ZERO) <= 0) return;
  const { excluded } = context.voice.wording.steps;
  for (const standing of meeting.offers) {
    const forgone = { code: 'forgone_excluded', elsewhere: had, clauses: [] } as const;
    forgo(context, standing, forgone, excluded, standing.open);
  }
}

/** “`takes the first of`: `forgone` if an earlier entry of the list is had, open or offered.” */
function takeFirst(
  context: Context,
  order: readonly (GrantClause | 'other_supports')[],
  meeting: Meeting,
): void {
  const { steps } = context.voice.wording;
  let earlier: Omit<Forgone, 'code'> | undefined;
  for (const entry of order) {
    if (entry === 'other_supports') {
      const all = sumOf(meeting.supports);
      if (all.compare(ZERO) > 0) earlier ??= { elsewhere: all, clauses: [] };
      continue;
    }
    const own = meeting.offers.filter(({ place }) => place.clause.name === entry.name);
    const stands = openOf(own).compare(ZERO) > 0 || wasHad(context, entry, meeting);
    if (earlier === undefined) {
      if (stands) earlier = { elsewhere: undefined, clauses: [entry.name] };
      continue;
    }
    const code = 'forgone_earlier';
    const template = earlier.elsewhere ? steps.earlierElsewhere : steps.earlierClause;
    for (const standing of own) {
      forgo(context, standing, { code, ...earlier }, template, standing.open);
    }
  }
}

/** Whether the ledger holds an award of the clause for what the offers are for. */
function wasHad({ dossier }: Context, clause: GrantClause, { items }: Meeting): boolean {
  return dossier.ledger.some(
    (entry) =>
      entry.clause === clause.name &&
      entry.amount.compare(ZERO) > 0 &&
      (items.has(null) || (entry.item !== undefined && items.has(entry.item))),
  );
}

// ---------------------------------------------------------------- small words

function forgo(
  context: Context,
  standing: Standing,
  forgone: Forgone,
  template: string,
  offer: Fraction,
): void {
  const { elsewhere, clauses } = forgone;
  say(context, standing, template, { elsewhere, offer }, clauses);
  standing.forgone = forgone;
  standing.open = ZERO;
}

function say(
  { voice }: Context,
  standing: Standing,
  template: string,
  figures: Readonly<Record<string, Fraction | undefined>>,
  clauses: readonly string[] = [],
): void {
  const holes = Object.entries(figures).flatMap(([name, figure]) =>
    figure === undefined ? [] : [[name, moneyText(figure, voice)] as const],
  );
  const text = fill(template, {
    ...Object.fromEntries(holes),
    clauses: clauses.join(voice.wording.words.listSeparator),
  });
  standing.steps.push({ code: 'overlap', text });
}

function receivedOf({ supports }: Meeting): readonly Support[] {
  return supports.filter(({ received }) => received);
}

function sumOf(supports: readonly Support[]): Fraction {
  return supports.reduce((total, { amount }) => total.add(amount), ZERO);
}

function largestOf(supports: readonly Support[]): Fraction {
  return supports.reduce((most, { amount }) => (amount.compare(most) > 0 ? amount : most), ZERO);
}

function openOf(offers: readonly Standing[]): Fraction {
  return offers.reduce((total, { open }) => total.add(open), ZERO);
}
