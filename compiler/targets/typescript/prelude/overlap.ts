// Step 3 of the decision, overlap: rule by rule in file order, matter by matter.

import { add, fill, least, type Money, type OtherSupport, subtract } from '@clause/runtime';
import { deductFrom, type Forgone, type KeptOpen, openOf, type Standing } from './award.ts';
import { keyText, standpointsOf } from './held.ts';
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
  readonly rule: OverlapInfo;
  /** What the offers are for: their items, and all others on the same matter. */
  readonly items: ReadonlySet<string | null>;
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
    for (const meeting of meetingsOf(policy, dossier, rule, look, standings, taken)) {
      settleMeeting(policy, dossier, meeting, deducted, kept);
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
  policy: PolicyInfo,
  dossier: AnyDossier,
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
  const others = groups.size > 0 ? itemsByKey(policy, dossier, rule, look, taken) : undefined;
  return [...groups].map(([key, offers]) => {
    // A support without a matter meets the rules `on same applicant` and awards without an item.
    const items = new Set(offers.map(({ item }) => item));
    for (const item of others?.get(key) ?? []) items.add(item);
    const meets = ({ matter }: OtherSupport) =>
      rule.on === 'applicant' || items.has(matter ?? null);
    return { offers, supports: taken.filter(meets), rule, items };
  });
}

/** Items that have a field in common with offers carry what was had for them, offered or not. */
function itemsByKey(
  { grants }: PolicyInfo,
  { ledger }: AnyDossier,
  rule: OverlapInfo,
  look: () => View,
  taken: readonly OtherSupport[],
): ReadonlyMap<string | null, ReadonlySet<string>> {
  const found = new Map<string | null, Set<string>>();
  if (typeof rule.on === 'string') return found;
  const had = new Set([...taken.map(({ matter }) => matter), ...ledger.map(({ item }) => item)]);
  if (had.size === 0) return found;
  const covered = grants.filter(({ name }) => rule.clauses.includes(name));
  for (const point of standpointsOf(covered, look())) {
    const { clause, item } = point;
    if (item === null || !had.has(item)) continue;
    const key = meetingKey(rule, rule.clauses.indexOf(clause.name), look, point);
    if (key === undefined) continue;
    const items = found.get(key);
    if (items) items.add(item);
    else found.set(key, new Set([item]));
  }
  return found;
}

/** Equal for offers that meet. What is not known meets nobody. */
function meetingKey(
  { on }: OverlapInfo,
  clause: number,
  look: () => View,
  standing: Pick<Standing, 'item' | 'at'>,
): string | null | undefined {
  if (on === 'matter') return standing.item;
  if (on === 'applicant') return '';
  const value = on[clause];
  return value && keyText('path', value(look(), standing.at));
}

function settleMeeting(
  policy: PolicyInfo,
  dossier: AnyDossier,
  meeting: Meeting,
  deducted: Set<OtherSupport>,
  kept: KeptOpen[],
): void {
  const { steps } = policy.words;
  const { offers, supports, rule } = meeting;
  const received = supports.filter((support) => support.received);
  const counted = received.filter((support) => !deducted.has(support));
  const left = totalOf(counted);
  const deduct = (template: string) => {
    let rest = left;
    for (const standing of offers) {
      const taken = least(rest, standing.open);
      if (taken <= 0) continue;
      rest = subtract(rest, taken);
      deductFrom(standing, taken);
      if (standing.steps) {
        const sums = { had: left, elsewhere: taken, amount: standing.open };
        const words = { source: sourceOf(policy, counted), matter: matterOf(rule, standing) };
        tell(policy, standing, taken === left ? template : steps.deductedPart, sums, words);
      }
      for (const support of received) deducted.add(support);
    }
  };
  if (rule.takes === 'topsUp') deduct(steps.toppedUp);
  else if (rule.takes === 'excludes') excludeAll(policy, meeting, received);
  else if (rule.takes !== 'better') takeFirst(policy, dossier, rule.takes, meeting);
  else if (!rule.supports) keepBetterClause(policy, meeting);
  if (rule.takes !== 'better' || !rule.supports) return;
  const offer = openOf(offers);
  let open: Money = 0;
  const largest: OtherSupport[] = [];
  for (const support of supports) {
    if (support.received || support.amount <= open) continue;
    open = support.amount;
    largest[0] = support;
  }
  const outbid = open > offer;
  if ((left > 0 && left >= offer) || outbid) {
    const elsewhere = outbid ? open : left;
    const template = outbid ? steps.betterOpen : steps.betterHad;
    const source = sourceOf(policy, outbid ? largest : counted);
    for (const standing of offers) {
      const matter = matterOf(rule, standing);
      const code = 'forgone_better_elsewhere';
      const forgone = { code, elsewhere, clauses: [], source, matter } as const;
      forgo(policy, standing, forgone, template, offer);
    }
    return;
  }
  deduct(steps.deducted);
  if (open <= 0) return;
  const source = sourceOf(policy, largest);
  for (const standing of offers) {
    const words = { source, matter: matterOf(rule, standing) };
    tell(policy, standing, steps.keptOpen, { elsewhere: open, offer }, words);
  }
  kept.push({ offers, open, source });
}

/** Had is had, deducted or not. */
function excludeAll(
  policy: PolicyInfo,
  { offers, rule }: Meeting,
  received: readonly OtherSupport[],
): void {
  const had = totalOf(received);
  if (had <= 0) return;
  const source = sourceOf(policy, received);
  for (const standing of offers) {
    const matter = matterOf(rule, standing);
    const code = 'forgone_excluded';
    const forgone = { code, elsewhere: had, clauses: [], source, matter } as const;
    forgo(policy, standing, forgone, policy.words.steps.excluded, standing.open);
  }
}

/** Keeps the clause with the larger sum on the matter; on a tie the first in the file. */
function keepBetterClause(policy: PolicyInfo, { offers, rule }: Meeting): void {
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
    const matter = matterOf(rule, standing);
    if (name === best.name) {
      tell(policy, standing, steps.keptClause, {}, { matter });
      continue;
    }
    const own = sums.find((other) => other.name === name)?.sum ?? 0;
    const forgone = {
      code: 'forgone_better_clause',
      elsewhere: best.sum,
      clauses: [best.name],
      source: '',
      matter,
    } as const;
    forgo(policy, standing, forgone, steps.betterClause, own);
  }
}

/** `forgone` if an earlier entry of the list is had, open or offered. */
function takeFirst(
  policy: PolicyInfo,
  dossier: AnyDossier,
  order: readonly string[],
  { offers, supports, rule, items }: Meeting,
): void {
  const { steps, supportFrom } = policy.words;
  let earlier: Omit<Forgone, 'code' | 'matter'> | undefined;
  for (const entry of order) {
    if (entry === '') {
      const all = totalOf(supports);
      if (all <= 0) continue;
      const source = sourceOf(policy, supports);
      earlier ??= { elsewhere: all, clauses: [fill(supportFrom, { source })], source };
      continue;
    }
    const own = offers.filter(({ clause }) => clause.name === entry);
    if (!earlier) {
      const stands = openOf(own) > 0 || wasHad(dossier, entry, items);
      if (stands) earlier = { elsewhere: undefined, clauses: [entry], source: '' };
      continue;
    }
    const template = earlier.elsewhere !== undefined ? steps.earlierElsewhere : steps.earlierClause;
    for (const standing of own) {
      const forgone = {
        code: 'forgone_earlier',
        ...earlier,
        matter: matterOf(rule, standing),
      } as const;
      forgo(policy, standing, forgone, template, standing.open);
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
  if (standing.steps) {
    const { elsewhere, source, matter } = forgone;
    const clauses = forgone.clauses.join(policy.words.listSeparator);
    tell(policy, standing, template, { elsewhere, offer }, { source, matter, clauses });
  }
  standing.forgone = forgone;
  standing.open = 0;
}

function tell(
  policy: PolicyInfo,
  { steps }: Standing,
  template: string,
  sums: Readonly<Record<string, Money | undefined>>,
  words: Readonly<Record<string, string>>,
): void {
  if (!steps) return;
  const holes: Record<string, string> = { ...words };
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

/** Where supports come from, in words: the policy and authority of one, “from elsewhere” of several. */
function sourceOf({ words }: PolicyInfo, supports: readonly OtherSupport[]): string {
  const [only, ...others] = supports.filter(({ amount }) => amount > 0);
  if (!only || others.length > 0) return words.elsewhere;
  const { policy, authority } = only;
  return fill(words.elsewhereNamed, { policy, authority });
}

/** What the rule says that the offers have in common, as the award's clause names it. */
function matterOf({ clauses, matters }: OverlapInfo, { clause }: Standing): string {
  return matters[clauses.indexOf(clause.name)] ?? '';
}
