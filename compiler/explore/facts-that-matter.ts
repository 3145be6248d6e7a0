// The facts of a dossier being filled in that can still change the decision, those first on which most
// money hangs. Sound: a fact is left out only where three-valued logic settles the decision without it
// (DESIGN §3), and what hangs on one is never told too small.
import Fraction from 'fraction.js';
import { readSoFar } from '../dossier/read-dossier.ts';
import { isClauseInForce } from '../interpret/applicability.ts';
import {
  type Asked,
  ask,
  type Context,
  contextOf,
  isInForce,
  type Place,
} from '../interpret/context.ts';
import { type Env, envOf, seenBy, viewOf } from '../interpret/env.ts';
import { evaluate } from '../interpret/evaluate.ts';
import type { Hold } from '../interpret/hold.ts';
import { isFalse, isTrue } from '../interpret/logic.ts';
import { offerAt } from '../interpret/offer.ts';
import { type Fact, type Result, unknownFrom, ZERO } from '../interpret/result.ts';
import { type Supposed, supposed } from '../interpret/undetermined.ts';
import type { Amount, Clause, Conjunct, Expr, GrantClause, Limit, Model } from '../model/model.ts';
import type { Field } from '../model/types.ts';
import { edgesOf, within } from '../model/walk.ts';
import { moneyString } from '../wording/figures.ts';
import { wordingOf } from '../wording/languages.ts';
import { atStake, mostOf } from './at-stake.ts';
import { type DeclaredFact, declaredFacts, withSomething } from './open-facts.ts';
import { allAtOnce, type Steps } from './steps.ts';
import { stillTying, tiedTo } from './ties.ts';
import type { AwardName } from './why-not.ts';

export interface FactThatMatters {
  /** `$.projects[0].investment`; a list that is not given yet by its own path. */
  readonly path: string;
  readonly label: string;
  /** The most that the total can change with it, or somewhat more; null without a bound. */
  readonly atStake: string | null;
  /** Awards and measures that hang on it. */
  readonly awards: readonly AwardName[];
}

/**
 * What a form should still ask, `input` being what JSON.parse made of a dossier that need not be whole
 * or well written: what cannot be read counts as not given. The ledger and the supports count as they
 * are. `today` (ISO) stands in for a date that cannot be read.
 */
export function factsThatMatter(
  model: Model,
  input: unknown,
  today: string,
): readonly FactThatMatters[] {
  return allAtOnce(factsThatMatterInSteps(model, input, today));
}

/** As `factsThatMatter`, a fact of an award at a time. */
export function* factsThatMatterInSteps(
  model: Model,
  input: unknown,
  today: string,
): Steps<readonly FactThatMatters[]> {
  const facts = declaredFacts(model, input);
  const dossier = readSoFar(model, withSomething(model, input), today);
  const voice = { wording: wordingOf(model.language), currency: model.currency };
  const context = contextOf(model, dossier, voice);
  const weighing = new Weighing(context, facts);
  const weighed = yield* weighing.weigh();
  return yield* inOrder(model, weighed, weighing.rivals());
}

/** What hangs on a fact of one award. */
interface Stake {
  readonly award: AwardName;
  readonly most: Fraction | null;
  /** What limits leave of it together with other awards, by the awards that share it. */
  readonly rooms: ReadonlyMap<string, Fraction>;
  /** How it follows from the facts, if it does. */
  readonly found?: Supposed | undefined;
}

interface Weighed {
  readonly fact: DeclaredFact;
  readonly stakes: Stake[];
  readonly names: AwardName[];
}

class Weighing {
  private readonly context: Context;
  private readonly facts: readonly DeclaredFact[];
  private readonly byPath: ReadonlyMap<string, DeclaredFact>;
  /** Lists that are not given yet, by what they are declared as. */
  private readonly lists: ReadonlyMap<Field, readonly DeclaredFact[]>;
  private readonly weighed = new Map<string, Weighed>();
  private readonly ofAwards = new Map<string, Fact>();
  /** The most that the awards of each clause may come to: sought where somebody asks. */
  private readonly most = new Map<string, readonly (() => Fraction | null)[]>();
  private readonly holds: Hold[] = [];

  constructor(context: Context, facts: readonly DeclaredFact[]) {
    this.context = seenOpen(context);
    this.facts = facts;
    this.byPath = new Map(facts.map((fact) => [fact.path, fact]));
    const lists = new Map<Field, readonly DeclaredFact[]>();
    for (const fact of facts) {
      const { field, given } = fact;
      if (field.type.kind === 'list' && !given)
        lists.set(field, [...(lists.get(field) ?? []), fact]);
    }
    this.lists = lists;
  }

  *weigh(): Steps<readonly Weighed[]> {
    const { model, dossier, awards, measures } = this.context;
    if (!isInForce(model.period, dossier.asOf)) return [];
    const scope = this.asked(model.applies.guard, envOf(this.context.view));
    if (scope === undefined) return [];
    for (const fact of scope.facts) this.note(fact.path);
    this.noteLists(scope.lists);
    for (const place of awards) yield* this.award(place, scope);
    // What awards come to may hang on anything that an award hangs on.
    const facts = [...this.ofAwards.values()];
    const view = viewOf(dossier, this.context.view.digits, {
      open: true,
      awardOf: () => ({ ...unknownFrom([]), facts }),
    });
    for (const place of measures) {
      const { clause } = place;
      const env = seenBy(place.env, view);
      if (!isClauseInForce(this.context, clause)) continue;
      const guard = this.asked(clause.guard, env);
      if (guard === undefined) continue;
      const sum = clause.sum === undefined ? [] : this.factsOf([evaluate(clause.sum, env)]);
      const name = this.nameOf(place);
      for (const fact of [...scope.facts, ...guard.facts, ...sum]) this.note(fact.path, name);
      this.noteLists([...scope.lists, ...guard.lists, ...this.listsIn(exprsOf(clause))], name);
    }
    this.rules();
    return this.facts.flatMap(({ path }) => this.weighed.get(path) ?? []);
  }

  private *award(place: Place<GrantClause>, scope: Guard): Steps<void> {
    const { clause, env } = place;
    if (!isClauseInForce(this.context, clause)) return;
    const guard = this.asked(clause.guard, env);
    if (guard === undefined) return;
    const name = this.nameOf(place);
    // Conditions over lists that may grow are left open.
    const free = { ...place, clause: { ...clause, guard: guard.settled } };
    // Facts that are only asked whether they are given: the award may be either way.
    const asked = new Map<string, Fact>();
    const { dossier, view } = this.context;
    const listening = viewOf(dossier, view.digits, {
      open: true,
      observe: (event) => {
        if (event.kind !== 'value' || event.expr.kind !== 'given') return;
        for (const fact of this.factsOf([event.result])) asked.set(fact.missing.path, fact);
      },
    });
    ask(this.context.model.applies.guard, envOf(listening));
    const offer = offerAt(this.context, free, seenBy(env, listening));
    const figures = offer.figures;
    const results =
      figures === undefined
        ? []
        : [figures.amount.computed, figures.amount.afterCap, figures.offered];
    const own = this.factsOf([offer.guard, ...results]);
    const facts = [
      ...new Map([...scope.facts, ...guard.facts, ...own].map((one) => [one.path, one])).values(),
    ];
    const worlds = subsetsOf([...asked.keys()]).flatMap((given) => {
      const known = facts.filter(
        ({ missing: { path } }) => !asked.has(path) || given.includes(path),
      );
      return supposed(this.context, free, known) ?? [];
    });
    const lists = [
      ...scope.lists,
      ...guard.lists,
      ...this.listsIn([...exprsOf(clause), ...this.limitExprs(clause)]),
    ];
    const grows = lists.length > 0 || this.listsAround(env).length > 0 || asked.size > MOST_ASKED;
    const rooms = roomsOf(figures?.holds ?? []);
    this.holds.push(...(figures?.holds ?? []));
    // Without a bound where there may be any number of awards.
    let sought: Fraction | null | undefined = grows ? null : undefined;
    const most = (): Fraction | null => {
      if (sought === undefined) sought = largestOf(worlds.map(mostOf));
      return sought;
    };
    this.learn(clause.name, most);
    const later = this.factsOf(worlds.flatMap(({ guard: holds, offered }) => [holds, offered]));
    const found = asked.size === 0 ? worlds[0] : undefined;
    for (const fact of new Map([...facts, ...later].map((one) => [one.path, one])).values()) {
      const stake = grows
        ? null
        : asked.has(fact.missing.path)
          ? most()
          : this.stakeOf(worlds, fact, most);
      this.ofAwards.set(fact.path, fact);
      this.note(fact.path, name, { award: name, most: stake, rooms, found });
      yield;
    }
    const whole = { award: name, most: null, rooms };
    this.noteLists(lists, name, whole);
    // Whatever a new item is, there is an award for it.
    if (offer.figures !== undefined) this.noteLists(this.listsAround(env), name, whole);
    this.split(clause, place.env, name);
  }

  /** What hangs on a fact; all of the award may where nothing tells how it follows from it. */
  private stakeOf(
    worlds: readonly Supposed[],
    { path }: Fact,
    most: () => Fraction | null,
  ): Fraction | null {
    const stake = largestOf(worlds.map((world) => atStake([world], path)));
    return stake?.equals(ZERO) === true ? most() : stake;
  }

  private split(clause: GrantClause, env: Env, name: AwardName): void {
    const { split } = clause;
    if (split === undefined) return;
    const exprs =
      split.kind === 'equal' ? [split.count] : split.parts.flatMap(({ share }) => share ?? []);
    for (const fact of this.factsOf(exprs.map((expr) => evaluate(expr, env)))) {
      this.note(fact.path, name);
    }
    this.noteLists(this.listsIn(exprs), name);
  }

  /** Rules among awards, whose own conditions may be open. */
  private rules(): void {
    const { model, dossier, view, awards } = this.context;
    for (const rule of model.overlaps) {
      const { on } = rule;
      if (!isInForce(rule.period, dossier.asOf)) continue;
      const guard = this.asked(rule.guard, envOf(view));
      if (guard === undefined) continue;
      const covered = rule.clauses.filter(({ name }) => this.most.has(name));
      const values = covered.flatMap((clause) => {
        if (on.by !== 'field') return [];
        const value = on.values[rule.clauses.indexOf(clause)];
        const places = awards.filter((place) => place.clause.name === clause.name);
        return value === undefined ? [] : places.map(({ env }) => evaluate(value, env));
      });
      for (const { name } of covered) {
        const award = { clause: name, item: null };
        const stake = { award, most: this.mostOfClause(name), rooms: new Map() };
        for (const fact of [...guard.facts, ...this.factsOf(values)]) {
          this.note(fact.path, award, stake);
        }
        this.noteLists(guard.lists, award, { ...stake, most: null });
      }
    }
  }

  // -------------------------------------------------------------- what is open

  /** Undefined where it cannot hold any more. */
  private asked(guard: readonly Conjunct[], env: Env): Guard | undefined {
    const asked = ask(guard, env);
    const growing = (one: Asked) => this.listsIn([one.conjunct.condition]).length > 0;
    if (asked.some((one) => isFalse(one.holds) && !growing(one))) return undefined;
    return {
      facts: this.factsOf(asked.map(({ holds }) => holds)),
      lists: asked.flatMap(({ conjunct }) => this.listsIn([conjunct.condition])),
      settled: asked.filter((one) => !growing(one)).map(({ conjunct }) => conjunct),
    };
  }

  private factsOf(results: readonly Result[]): readonly Fact[] {
    return unknownFrom(results).facts;
  }

  /** The lists that expressions read and that are not given yet. */
  private listsIn(exprs: readonly Expr[]): readonly DeclaredFact[] {
    if (this.lists.size === 0) return [];
    const found = new Set<DeclaredFact>();
    for (const expr of exprs) {
      for (const part of within(expr, true)) {
        if (part.kind !== 'field') continue;
        for (const list of this.lists.get(part.field) ?? []) found.add(list);
      }
    }
    return [...found];
  }

  private limitExprs({ name }: GrantClause): readonly Expr[] {
    return this.context.model.limits.flatMap((limit) => scopeExprs(limit, name));
  }

  /** The lists that the items at hand would be the first of. */
  private listsAround({ variables }: Env): readonly DeclaredFact[] {
    return [...variables.values()].flatMap((item) =>
      item.kind === 'item' ? (this.listOf(`${item.item.path}.`) ?? []) : [],
    );
  }

  /** The list that is not given, of a path in an item that is not there. */
  private listOf(path: string): DeclaredFact | undefined {
    for (const { index } of path.matchAll(/\[0\]/g)) {
      const found = this.byPath.get(path.slice(0, index));
      if (found?.given === false) return found;
    }
    return undefined;
  }

  /** Items that are only supposed have no name. */
  private nameOf({ clause, item, env }: Place): AwardName {
    return { clause: clause.name, item: this.listsAround(env).length > 0 ? null : item };
  }

  // -------------------------------------------------------------- what was found

  private note(path: string, name?: AwardName, stake?: Stake): void {
    const list = this.listOf(path);
    const open = list ?? this.byPath.get(path);
    if (open === undefined) return;
    const weighed = this.weighed.get(open.path) ?? { fact: open, stakes: [], names: [] };
    this.weighed.set(open.path, weighed);
    if (name !== undefined && !weighed.names.some((one) => sameName(one, name))) {
      weighed.names.push(name);
    }
    if (stake !== undefined)
      weighed.stakes.push(list === undefined ? stake : { ...stake, most: null });
  }

  private noteLists(lists: readonly DeclaredFact[], name?: AwardName, stake?: Stake): void {
    for (const { path } of lists) this.note(path, name, stake);
  }

  private learn(clause: string, most: () => Fraction | null): void {
    const before = this.most.get(clause);
    this.most.set(clause, [...(before ?? []), most]);
  }

  /** What clauses may pay together of which one being paid may leave another with nothing. */
  rivals(): readonly Rivals[] {
    const { model, dossier } = this.context;
    if (rivalries(model).length === 0) return [];
    const mostOfClause = (name: string) => this.mostOfClause(name);
    const tying = stillTying(model, { dossier, holds: this.holds, mostOfClause });
    return rivalries(tying).map((clauses) => ({
      clauses,
      most: () => sumOf(clauses.map(mostOfClause)),
    }));
  }

  /** The most that a clause may pay; null without a bound. */
  private mostOfClause(name: string): Fraction | null {
    return sumOf((this.most.get(name) ?? []).map((most) => most()));
  }
}

/** Beyond so many facts that may be given or not, what hangs on them is not worked out. */
const MOST_ASKED = 3;

function subsetsOf(paths: readonly string[]): readonly (readonly string[])[] {
  if (paths.length > MOST_ASKED) return [paths];
  let subsets: readonly (readonly string[])[] = [[]];
  for (const path of paths) subsets = subsets.concat(subsets.map((one) => [...one, path]));
  return subsets;
}

/** Null is without a bound. */
function largestOf(figures: readonly (Fraction | null)[]): Fraction | null {
  return figures.reduce((so: Fraction | null, one) => (isMore(one, so) ? one : so), ZERO);
}

/** A guard that may still hold. */
interface Guard {
  readonly facts: readonly Fact[];
  /** Lists that it reads and that are not given yet. */
  readonly lists: readonly DeclaredFact[];
  /** The conditions that read none of them. */
  readonly settled: readonly Conjunct[];
}

/** The same places, with nothing taken not to be given for good. */
function seenOpen(context: Context): Context {
  const view = viewOf(context.dossier, context.view.digits, { open: true });
  const open = <P extends Place>(place: P): P => ({ ...place, env: seenBy(place.env, view) });
  return {
    ...context,
    view,
    awards: context.awards.map(open),
    measures: context.measures.map(open),
  };
}

/** What limits for the applicant leave, by their buckets. */
function roomsOf(holds: readonly Hold[]): ReadonlyMap<string, Fraction> {
  return new Map(
    holds.flatMap(({ limit, scope, bucket, covers, to, spent }) => {
      const forAll = scope.keys.every(({ kind }) => kind === 'applicant');
      if (!forAll || limit.measure !== 'total' || bucket === undefined || !isTrue(covers))
        return [];
      if (to.kind !== 'numeric') return [];
      const left = to.value.sub(spent.amount);
      return [[bucket, left.compare(ZERO) > 0 ? left : ZERO] as const];
    }),
  );
}

function exprsOf(clause: Clause): readonly Expr[] {
  if (clause.kind === 'measure') return clause.sum === undefined ? [] : [clause.sum];
  return amountExprs(clause.amount);
}

function amountExprs(amount: Amount): readonly Expr[] {
  if (amount.kind === 'plain') return [amount.value, ...(amount.cap ? [amount.cap.value] : [])];
  return [
    ...amount.subjects,
    ...amount.rows.flatMap((row) => [...row.tests.flatMap(edgesOf), ...amountExprs(row.amount)]),
  ];
}

function scopeExprs({ scopes }: Limit, clause: string): readonly Expr[] {
  return scopes.flatMap((scope) => {
    if (scope.clause.name !== clause) return [];
    const keys = scope.keys.flatMap((key) => (key.kind === 'path' ? [key.value] : []));
    return [scope.to, ...keys, ...[scope.where, scope.quantity].filter((one) => one !== undefined)];
  });
}

function sameName(a: AwardName, b: AwardName): boolean {
  return a.clause === b.clause && a.item === b.item;
}

// ---------------------------------------------------------------- how much, and in which order

interface Weight {
  /** Null without a bound. */
  readonly most: Fraction | null;
  /** As far as there are bounds. */
  readonly known: Fraction;
}

function* inOrder(
  model: Model,
  weighed: readonly Weighed[],
  rivals: readonly Rivals[],
): Steps<readonly FactThatMatters[]> {
  const all: (Weighed & { readonly weight: Weight })[] = [];
  for (const one of weighed) {
    all.push({ ...one, weight: weightOf(one, rivals) });
    yield;
  }
  return all
    .sort((a, b) => heavier(a.weight, b.weight))
    .map(({ fact, names, weight }) => ({
      path: fact.path,
      label: fact.field.label,
      atStake: weight.most && moneyString(weight.most.ceil(), model.currency.digits),
      awards: names,
    }));
}

function heavier(a: Weight, b: Weight): number {
  if ((a.most === null) !== (b.most === null)) return a.most === null ? -1 : 1;
  return b.known.compare(a.known);
}

/** Clauses of which one being paid may leave another with nothing. */
interface Rivals {
  readonly clauses: readonly string[];
  /** All that they may pay; null without a bound. */
  readonly most: () => Fraction | null;
}

/** Clauses of which one being paid may leave another with nothing: more hangs on a fact than its own. */
function rivalries(model: Model): readonly (readonly string[])[] {
  const { limits, overlaps } = model;
  return [
    // What a limit or a rule takes of an award may leave less than its minimum, and that is nothing.
    ...limits
      .filter(({ measure }) => measure === 'award')
      .flatMap(({ scopes }) => scopes.map(({ clause }) => clause))
      .filter((clause) => isTied(model, clause))
      .map(({ name }) => [...tiedTo(model, name)]),
    ...overlaps
      .filter(({ outcome, supports }) => {
        return (
          outcome.takes === 'firstOf' || (outcome.takes === 'better' && supports === undefined)
        );
      })
      .map(({ clauses }) => clauses.map(({ name }) => name)),
    ...limits
      .filter(({ measure, orNothing }) => measure !== 'award' && (orNothing || measure !== 'total'))
      .map(({ scopes }) => scopes.map(({ clause }) => clause.name)),
  ];
}

/** Whether what an award of the clause is paid hangs on other awards, or on supports from elsewhere. */
function isTied({ limits, overlaps }: Model, clause: GrantClause): boolean {
  return (
    limits.some(
      ({ measure, scopes }) =>
        measure !== 'award' && scopes.some((scope) => scope.clause.name === clause.name),
    ) || overlaps.some(({ clauses }) => clauses.some(({ name }) => name === clause.name))
  );
}

function weightOf({ fact, stakes }: Weighed, rivals: readonly Rivals[]): Weight {
  const own = distinctStakes(stakes);
  const clauses = new Set(own.map(({ award }) => award.clause));
  const among = rivals.filter((tie) => tie.clauses.some((name) => clauses.has(name)));
  const bounds = [boundOf(own, fact.path), ...among.map(({ most }) => most())];
  const most = bounds.reduce((so, one) => (isMore(one, so) ? one : so));
  return { most, known: most ?? sumOf(own.map((stake) => stake.most ?? ZERO)) ?? ZERO };
}

/** Of one award, the most that was found. */
function distinctStakes(stakes: readonly Stake[]): readonly Stake[] {
  const byName = new Map<string, Stake>();
  for (const stake of stakes) {
    const key = JSON.stringify([stake.award.clause, stake.award.item]);
    const before = byName.get(key);
    if (before === undefined || isMore(stake.most, before.most)) byName.set(key, stake);
  }
  return [...byName.values()];
}

/** Null is without a bound: more than all. */
function isMore(a: Fraction | null, b: Fraction | null): boolean {
  return b !== null && (a === null || a.compare(b) > 0);
}

/** The sum of what hangs on the awards, or what a limit on several of them leaves. */
function boundOf(stakes: readonly Stake[], path: string): Fraction | null {
  const buckets = new Map(stakes.flatMap(({ rooms }) => [...rooms]));
  const bounds = [...buckets].map(([bucket, room]) => {
    const others = sumOf(stakes.flatMap(({ rooms, most }) => (rooms.has(bucket) ? [] : [most])));
    return others === null ? null : others.add(room);
  });
  const together = togetherAtStake(stakes, path);
  return [sumOf(stakes.map(({ most }) => most)), ...together, ...bounds].reduce((so, one) => {
    return so === null || (one !== null && one.compare(so) < 0) ? one : so;
  });
}

/** Awards of which one is paid where another is not do not add up. */
function togetherAtStake(stakes: readonly Stake[], path: string): readonly Fraction[] {
  const found = stakes.flatMap((stake) => (stake.most === null ? [] : (stake.found ?? [])));
  if (stakes.length < 2 || stakes.length > MOST_TOGETHER || found.length < stakes.length) return [];
  const most = atStake(found, path);
  return most === null ? [] : [most];
}

/** Beyond so many awards the sum does: they are many items, which do not exclude one another. */
const MOST_TOGETHER = 6;

function sumOf(figures: readonly (Fraction | null)[]): Fraction | null {
  return figures.reduce((so, one) => so && one && so.add(one), new Fraction(0n));
}
