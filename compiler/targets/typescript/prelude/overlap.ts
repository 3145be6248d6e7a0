// Step 3 of the decision, overlap: rule by rule in file order, matter by matter.

import { add, fill, least, type Money, type OtherSupport, subtract } from '@clause/runtime';
import { deductFrom, type Forgone, type KeptOpen, openOf, type Standing } from './award.ts';
import { keyText } from './held.ts';
import { allHold, askAll } from './offer.ts';
import type { OverlapInfo, PeriodInfo, PolicyInfo } from './policy.ts';
import { isTrue } from './result.ts';
import type { AnyDossier, View } from './view.ts';

/** Whether a period has a date in it, both ends included. */
export function isInForce(period: PeriodInfo | undefined, date: string): boolean {
  if (period?.from !== undefined && date < period.from) return false;
  return period?.until === undefined || date <= period.until;
}

/** The offers that a rule compares with one another, and the supports that meet them. */
interface Meeting {
  readonly offers: readonly Standing[];
  readonly supports: readonly OtherSupport[];
}

/** Applies every rule to the awards that take part; `look` is asked for a view where one is needed. */
export function overlapAll(
  policy: PolicyInfo,
  dossier: AnyDossier,
  look: () => View,
  standings: readonly Standing[],
): readonly KeptOpen[] {
  const kept: KeptOpen[] = [];
  // A support deducted by one rule is not deducted again by a later one.
  const deducted = new Set<OtherSupport>();
  for (const rule of policy.overlaps) {
    if (!isInForce(rule.period, dossier.as_of)) continue;
    if (rule.guard.length > 0 && !isTrue(allHold(askAll(rule.guard, look(), [])))) continue;
    const taken = takenBy(rule, dossier, look);
    // Without a support to meet, only what clauses do to one another is left.
    if (rule.supports && taken.length === 0 && !Array.isArray(rule.takes)) continue;
    for (const meeting of meetingsOf(rule, look, standings, taken)) {
      settleMeeting(policy, dossier, rule, meeting, deducted, kept);
    }
  }
  return kept;
}

/** The supports from elsewhere that the rule's condition is known to take. */
function takenBy(
  rule: OverlapInfo,
  dossier: AnyDossier,
  look: () => View,
): readonly OtherSupport[] {
  const { supports, takesFast } = rule;
  if (!supports) return [];
  const { as_of: asOf, other_supports: all } = dossier;
  if (takesFast) {
    return all.filter(
      (support) => !(support.date !== undefined && support.date > asOf) && takesFast(support),
    );
  }
  const view = look();
  const places = view.reserved.other_supports ?? [];
  return places
    .filter((place) => isTrue(supports(view, place)))
    .map(({ record }) => record as OtherSupport);
}

function meetingsOf(
  rule: OverlapInfo,
  look: () => View,
  standings: readonly Standing[],
  taken: readonly OtherSupport[],
): readonly Meeting[] {
  const groups = new Map<string | null, Standing[]>();
  // By matter, only what a support is for can meet one.
  const matters =
    rule.on === 'matter' && rule.supports && !Array.isArray(rule.takes)
      ? taken.map(({ matter }) => matter ?? null)
      : undefined;
  for (const standing of standings) {
    if (standing.without !== undefined || standing.forgone !== undefined) continue;
    if (matters && !matters.includes(standing.item)) continue;
    const at = rule.clauses.indexOf(standing.clause.name);
    if (at < 0) continue;
    const key = meetingKey(rule, at, look, standing);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(standing);
    else groups.set(key, [standing]);
  }
  return [...groups.values()].map((offers) => {
    // A support without a matter meets the rules `on same applicant` and awards without an item.
    const items = new Set(offers.map(({ item }) => item));
    const meets = ({ matter }: OtherSupport) =>
      rule.on === 'applicant' || items.has(matter ?? null);
    return { offers, supports: taken.filter(meets) };
  });
}

/** Equal for offers that meet. What is not known meets nobody. */
function meetingKey(
  { on }: OverlapInfo,
  clause: number,
  look: () => View,
  standing: Standing,
): string | null | undefined {
  if (on === 'matter') return standing.item;
  if (on === 'applicant') return '';
  const value = on[clause];
  return value && keyText('path', value(look(), standing.at));
}

function settleMeeting(
  policy: PolicyInfo,
  dossier: AnyDossier,
  rule: OverlapInfo,
  meeting: Meeting,
  deducted: Set<OtherSupport>,
  kept: KeptOpen[],
): void {
  const { steps } = policy.words;
  const { offers, supports } = meeting;
  const received = supports.filter((support) => support.received);
  const had = totalOf(received);
  const left = totalOf(received.filter((support) => !deducted.has(support)));
  const deduct = (template: string) => {
    let rest = left;
    for (const standing of offers) {
      const taken = least(rest, standing.open);
      if (taken <= 0) continue;
      rest = subtract(rest, taken);
      deductFrom(standing, taken);
      tell(policy, standing, template, { elsewhere: taken, amount: standing.open });
      for (const support of received) deducted.add(support);
    }
  };
  if (rule.takes === 'topsUp') deduct(steps.toppedUp);
  else if (rule.takes === 'excludes') excludeAll(policy, offers, had);
  else if (rule.takes !== 'better') takeFirst(policy, dossier, rule.takes, meeting);
  else if (!rule.supports) keepBetterClause(policy, offers);
  if (rule.takes !== 'better' || !rule.supports) return;
  const offer = openOf(offers);
  const open = supports.reduce<Money>(
    (most, { amount, received: own }) => (!own && amount > most ? amount : most),
    0,
  );
  const outbid = open > offer;
  if ((left > 0 && left >= offer) || outbid) {
    const elsewhere = outbid ? open : left;
    const template = outbid ? steps.betterOpen : steps.betterHad;
    for (const standing of offers) {
      const forgone = { code: 'forgone_better_elsewhere', elsewhere, clauses: [] } as const;
      forgo(policy, standing, forgone, template, offer);
    }
    return;
  }
  deduct(steps.deducted);
  if (open <= 0) return;
  for (const standing of offers) tell(policy, standing, steps.keptOpen, { elsewhere: open, offer });
  kept.push({ offers, open });
}

/** Had is had, deducted or not. */
function excludeAll(policy: PolicyInfo, offers: readonly Standing[], had: Money): void {
  if (had <= 0) return;
  for (const standing of offers) {
    const forgone = { code: 'forgone_excluded', elsewhere: had, clauses: [] } as const;
    forgo(policy, standing, forgone, policy.words.steps.excluded, standing.open);
  }
}

/** Keeps the clause with the larger sum on the matter; on a tie the first in the file. */
function keepBetterClause(policy: PolicyInfo, offers: readonly Standing[]): void {
  const { steps } = policy.words;
  const sums = policy.grants.flatMap(({ name }) => {
    const own = offers.filter(({ clause }) => clause.name === name);
    return own.length === 0 ? [] : [{ name, sum: openOf(own) }];
  });
  const [first] = sums;
  if (!first || sums.length === 1) return;
  const best = sums.reduce((so, other) => (other.sum > so.sum ? other : so), first);
  for (const standing of offers) {
    const { name } = standing.clause;
    if (name === best.name) {
      tell(policy, standing, steps.keptClause, {});
      continue;
    }
    const own = sums.find((other) => other.name === name)?.sum ?? 0;
    const forgone = {
      code: 'forgone_better_clause',
      elsewhere: best.sum,
      clauses: [best.name],
    } as const;
    forgo(policy, standing, forgone, steps.betterClause, own);
  }
}

/** `forgone` if an earlier entry of the list is had, open or offered. */
function takeFirst(
  policy: PolicyInfo,
  dossier: AnyDossier,
  order: readonly string[],
  { offers, supports }: Meeting,
): void {
  const { steps } = policy.words;
  const items = new Set(offers.map(({ item }) => item));
  let earlier: Omit<Forgone, 'code'> | undefined;
  for (const entry of order) {
    if (entry === '') {
      const all = totalOf(supports);
      if (all > 0) earlier ??= { elsewhere: all, clauses: [] };
      continue;
    }
    const own = offers.filter(({ clause }) => clause.name === entry);
    if (!earlier) {
      const stands = openOf(own) > 0 || wasHad(dossier, entry, items);
      if (stands) earlier = { elsewhere: undefined, clauses: [entry] };
      continue;
    }
    const template = earlier.elsewhere !== undefined ? steps.earlierElsewhere : steps.earlierClause;
    for (const standing of own) {
      forgo(policy, standing, { code: 'forgone_earlier', ...earlier }, template, standing.open);
    }
  }
}

/** Whether the ledger holds an award of the clause for what the offers are for. */
function wasHad(dossier: AnyDossier, clause: string, items: ReadonlySet<string | null>): boolean {
  const { as_of: asOf, ledger } = dossier;
  return ledger.some(
    (entry) =>
      entry.clause === clause &&
      entry.date <= asOf &&
      entry.amount > 0 &&
      (items.has(null) || (entry.item !== undefined && items.has(entry.item))),
  );
}

function forgo(
  policy: PolicyInfo,
  standing: Standing,
  forgone: Forgone,
  template: string,
  offer: Money,
): void {
  const { elsewhere, clauses } = forgone;
  tell(policy, standing, template, { elsewhere, offer }, clauses);
  standing.forgone = forgone;
  standing.open = 0;
}

function tell(
  policy: PolicyInfo,
  { steps }: Standing,
  template: string,
  sums: Readonly<Record<string, Money | undefined>>,
  clauses: readonly string[] = [],
): void {
  if (!steps) return;
  const holes: Record<string, string> = { clauses: clauses.join(policy.words.listSeparator) };
  for (const [name, sum] of Object.entries(sums)) {
    if (sum !== undefined) holes[name] = policy.spoken(sum);
  }
  steps.push({ code: 'overlap', text: fill(template, holes) });
}

function totalOf(supports: readonly OtherSupport[]): Money {
  let sum: Money = 0;
  for (const { amount } of supports) sum = add(sum, amount);
  return sum;
}
