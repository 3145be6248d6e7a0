// Who meets whom in step 3 of DESIGN §3: the offers of one rule on one matter, and the supports from
// elsewhere for it.
import type { Support } from '../dossier/dossier.ts';
import type { GrantClause, Overlap } from '../model/model.ts';
import { describeMatter } from '../wording/matters.ts';
import type { Context, Place } from './context.ts';
import { bind, type Env, envOf } from './env.ts';
import { evaluate } from './evaluate.ts';
import { keyText } from './keys.ts';
import { isTrue } from './logic.ts';
import type { Standing } from './standing.ts';
import { watch } from './watch.ts';

/** The offers that a rule compares with one another, and the supports that meet them. */
export interface Meeting {
  readonly offers: readonly Standing[];
  readonly supports: readonly Support[];
  /** What the offers are for: their items, and all others on the same matter. */
  readonly items: ReadonlySet<string | null>;
  /** What they have in common, in words, by clause. */
  readonly matters: ReadonlyMap<string, string>;
}

/** “The offers that one rule covers on one matter are compared as one sum.” */
export function meetingsOf(
  context: Context,
  rule: Overlap,
  standings: readonly Standing[],
): readonly Meeting[] {
  const covered = standings.filter(
    (standing) => standing.forgone === undefined && covers(rule, standing),
  );
  if (covered.length === 0) return [];
  const taken = supportsOf(context, rule);
  const groups = new Map<string, Standing[]>();
  for (const standing of covered) {
    const { env, counts } = watch(context, standing.place.env);
    const key = meetingKey(rule, standing.place, env);
    counts();
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [standing]);
    else group.push(standing);
  }
  const matters = new Map(
    rule.clauses.map(({ name }, index) => [name, describeMatter(rule, index, context.voice)]),
  );
  const others = itemsByKey(context, rule, taken);
  return [...groups].map(([key, offers]) => {
    const own = offers.map(({ place }) => place.item);
    const items = new Set([...own, ...(others.get(key) ?? [])]);
    // “A support without a `matter` meets the rules `on same applicant` and awards without an
    // item, no others.”
    const meets = ({ matter }: Support): boolean =>
      rule.on.by === 'applicant' || items.has(matter ?? null);
    return { offers, supports: taken.filter(meets), items, matters };
  });
}

/**
 * Items that have a field in common with offers carry what was had for them there, whether anything is
 * offered for themselves or not: their awards are there whatever their status (§3).
 */
function itemsByKey(
  { awards, dossier }: Context,
  rule: Overlap,
  taken: readonly Support[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  if (rule.on.by !== 'field') return found;
  const had = new Set([
    ...taken.map(({ matter }) => matter),
    ...dossier.ledger.map(({ item }) => item),
  ]);
  for (const place of awards) {
    const { item } = place;
    if (item === null || !had.has(item)) continue;
    const key = meetingKey(rule, place, place.env);
    if (key === undefined) continue;
    const items = found.get(key);
    if (items === undefined) found.set(key, new Set([item]));
    else items.add(item);
  }
  return found;
}

/** Whether a rule speaks of an award's clause. */
export function covers(rule: Overlap, standing: Standing): boolean {
  return coveredAt(rule, standing.place) >= 0;
}

function coveredAt({ clauses }: Overlap, { clause }: Place<GrantClause>): number {
  return clauses.findIndex(({ name }) => name === clause.name);
}

/** Equal for offers that meet. What is not known meets nobody. */
function meetingKey(rule: Overlap, place: Place<GrantClause>, env: Env): string | undefined {
  const { on } = rule;
  switch (on.by) {
    case 'matter':
      return JSON.stringify(place.item);
    case 'applicant':
      return 'applicant';
    case 'field': {
      const value = on.values[coveredAt(rule, place)];
      return value && keyText('path', evaluate(value, env));
    }
    default:
      return on satisfies never;
  }
}

/** The supports from elsewhere that the rule's condition is known to take. */
function supportsOf(context: Context, { supports }: Overlap): readonly Support[] {
  const { view, dossier } = context;
  if (supports === undefined) return [];
  const { variable, where } = supports;
  if (where === undefined) return dossier.supports;
  const { env, counts } = watch(context, envOf(view));
  const taken = dossier.supports.filter((support) => {
    const there = bind(env, variable, { kind: 'item', item: support.facts });
    return isTrue(evaluate(where, there));
  });
  counts();
  return taken;
}
