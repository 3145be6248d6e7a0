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
import { observeMeeting, observeOutside } from './observe-meetings.ts';
import { ZERO } from './result.ts';
import type { Forgone, Standing } from './standing.ts';
import { watch } from './watch.ts';

/** Offers that stood against supports still open elsewhere, for the warning of step 4. */
export interface KeptOpen {
  readonly offers: readonly Standing[];
  /** P: the largest support not received. */
  readonly open: Fraction;
  /** Where it can be had, in words. */
  readonly source: string;
}

/** Applies every rule to the awards that take part. */
export function overlap(context: Context, standings: readonly Standing[]): readonly KeptOpen[] {
  // “A support deducted by one rule is not deducted again by a later one.”
  const deducted = new Set<Support>();
  return context.model.overlaps
    .filter((rule) => holds(context, rule, standings))
    .flatMap((rule) =>
      meetingsOf(context, rule, standings).flatMap((meeting) => {
        const before = meeting.offers.map(({ open }) => open);
        const kept = settle(context, rule, meeting, deducted);
        observeMeeting(context, rule, meeting, before);
        return kept;
      }),
    );
}

/** A rule has a period and a guard of its own; it must be known to hold. */
function holds(context: Context, rule: Overlap, standings: readonly Standing[]): boolean {
  if (!isInForce(rule.period, context.dossier.asOf)) {
    observeOutside(context, rule, standings);
    return false;
  }
  const { env, counts } = watch(context, envOf(context.view));
  const asked = ask(rule.guard, env);
  counts();
  return isTrue(allHold(asked));
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
      deduct(context, meeting, deducted, context.voice.wording.steps.toppedUp);
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
  const counted = receivedOf(meeting).filter((support) => !deducted.has(support));
  const had = sumOf(counted);
  const promised = supports.filter(({ received }) => !received);
  const open = largestOf(promised);
  const largest = promised.filter(({ amount }) => amount.equals(open)).slice(0, 1);
  const beaten = had.compare(ZERO) > 0 && had.compare(offer) >= 0;
  const outbid = open.compare(offer) > 0;
  if (beaten || outbid) {
    const elsewhere = outbid ? open : had;
    const code = 'forgone_better_elsewhere';
    const template = outbid ? steps.betterOpen : steps.betterHad;
    const source = sourceOf(context, outbid ? largest : counted);
    for (const standing of offers) {
      const matter = matterOf(meeting, standing);
      const forgone = { code, elsewhere, clauses: [], source, matter } as const;
      forgo(context, standing, forgone, template, offer);
    }
    return [];
  }
  deduct(context, meeting, deducted, steps.deducted);
  if (open.compare(ZERO) <= 0) return [];
  const source = sourceOf(context, largest);
  for (const standing of offers) {
    const words = { source, matter: matterOf(meeting, standing) };
    say(context, standing, steps.keptOpen, { elsewhere: open, offer }, words);
  }
  return [{ offers, open, source }];
}

/** Takes what was had off the offers, in file and array order; each support once. */
function deduct(
  context: Context,
  meeting: Meeting,
  deducted: Set<Support>,
  template: string,
): void {
  const received = receivedOf(meeting);
  const counted = received.filter((support) => !deducted.has(support));
  const had = sumOf(counted);
  const source = sourceOf(context, counted);
  let rest = had;
  for (const standing of meeting.offers) {
    const taken = rest.compare(standing.open) < 0 ? rest : standing.open;
    if (taken.compare(ZERO) <= 0) continue;
    rest = rest.sub(taken);
    standing.open = standing.open.sub(taken);
    standing.deducted = standing.deducted.add(taken);
    const told = taken.equals(had) ? template : context.voice.wording.steps.deductedPart;
    const words = { source, matter: matterOf(meeting, standing) };
    say(context, standing, told, { had, elsewhere: taken, amount: standing.open }, words);
    for (const support of received) deducted.add(support);
  }
}

/** “Keeps the clause with the larger sum on the matter; on a tie the first in the file.” */
function keepBetterClause(context: Context, meeting: Meeting): void {
  const { offers } = meeting;
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
    const matter = matterOf(meeting, standing);
    if (name === best.name) {
      say(context, standing, steps.keptClause, {}, { matter });
      continue;
    }
    const code = 'forgone_better_clause';
    const own = sums.find((other) => other.name === name)?.sum ?? ZERO;
    const forgone = {
      code,
      elsewhere: best.sum,
      clauses: [best.name],
      source: '',
      matter,
    } as const;
    forgo(context, standing, forgone, steps.betterClause, own);
  }
}

/** “`excludes`: `forgone` if H > 0.” Had is had, deducted or not. */
function exclude(context: Context, meeting: Meeting): void {
  const received = receivedOf(meeting);
  const had = sumOf(received);
  if (had.compare(ZERO) <= 0) return;
  const { excluded } = context.voice.wording.steps;
  const source = sourceOf(context, received);
  for (const standing of meeting.offers) {
    const matter = matterOf(meeting, standing);
    const code = 'forgone_excluded';
    const forgone = { code, elsewhere: had, clauses: [], source, matter } as const;
    forgo(context, standing, forgone, excluded, standing.open);
  }
}

/** “`takes the first of`: `forgone` if an earlier entry of the list is had, open or offered.” */
function takeFirst(
  context: Context,
  order: readonly (GrantClause | 'other_supports')[],
  meeting: Meeting,
): void {
  const { steps, words } = context.voice.wording;
  let earlier: Omit<Forgone, 'code' | 'matter'> | undefined;
  for (const entry of order) {
    if (entry === 'other_supports') {
      const all = sumOf(meeting.supports);
      if (all.compare(ZERO) <= 0) continue;
      const source = sourceOf(context, meeting.supports);
      earlier ??= { elsewhere: all, clauses: [fill(words.supportFrom, { source })], source };
      continue;
    }
    const own = meeting.offers.filter(({ place }) => place.clause.name === entry.name);
    const stands = openOf(own).compare(ZERO) > 0 || wasHad(context, entry, meeting);
    if (earlier === undefined) {
      if (stands) earlier = { elsewhere: undefined, clauses: [entry.name], source: '' };
      continue;
    }
    const code = 'forgone_earlier';
    const template = earlier.elsewhere ? steps.earlierElsewhere : steps.earlierClause;
    for (const standing of own) {
      const matter = matterOf(meeting, standing);
      forgo(context, standing, { code, ...earlier, matter }, template, standing.open);
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
  const { elsewhere, clauses, source, matter } = forgone;
  const words = { source, matter, clauses: clauses.join(listSeparatorOf(context)) };
  say(context, standing, template, { elsewhere, offer }, words);
  standing.forgone = forgone;
  standing.open = ZERO;
}

function say(
  { voice }: Context,
  standing: Standing,
  template: string,
  figures: Readonly<Record<string, Fraction | undefined>>,
  words: Readonly<Record<string, string>>,
): void {
  const holes = Object.entries(figures).flatMap(([name, figure]) =>
    figure === undefined ? [] : [[name, moneyText(figure, voice)] as const],
  );
  const text = fill(template, { ...words, ...Object.fromEntries(holes) });
  standing.steps.push({ code: 'overlap', text });
}

function listSeparatorOf({ voice }: Context): string {
  return voice.wording.words.listSeparator;
}

/** Where supports come from, in words: the policy and authority of one, “from elsewhere” of several. */
function sourceOf({ voice }: Context, supports: readonly Support[]): string {
  const { words } = voice.wording;
  const [only, ...others] = supports.filter(({ amount }) => amount.compare(ZERO) > 0);
  if (only === undefined || others.length > 0) return words.elsewhere;
  const textOf = (name: string): string => {
    const value = only.facts.fields.get(name);
    return value?.kind === 'text' ? value.value : '';
  };
  return fill(words.elsewhereNamed, { policy: textOf('policy'), authority: textOf('authority') });
}

/** What the rule says that the offers have in common, as the award's clause names it. */
function matterOf({ matters }: Meeting, { place }: Standing): string {
  return matters.get(place.clause.name) ?? '';
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
