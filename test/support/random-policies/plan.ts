// What a random policy declares, and what an expression may read where it stands: the typed plan
// from which sound text is written.

import type { Draws } from './draws.ts';

/** Kinds of values; area is a number in the declared unit, price and rent are money per unit. */
export type Kind =
  | 'money'
  | 'ratio'
  | 'number'
  | 'area'
  | 'price'
  | 'rent'
  | 'months'
  | 'date'
  | 'text'
  | 'boolean'
  | 'enum';

export interface EnumPlan {
  readonly name: string;
  readonly members: readonly string[];
}

export interface FieldPlan {
  readonly name: string;
  readonly kind: Kind;
  readonly of: EnumPlan | undefined;
  readonly optional: boolean;
}

export interface ListPlan {
  readonly name: string;
  readonly entity: EntityPlan;
  /** The variable that clauses go through the list with. */
  readonly variable: string;
}

export interface EntityPlan {
  readonly name: string;
  readonly fields: readonly FieldPlan[];
  readonly lists: readonly ListPlan[];
  /** What the policy defines of each item. */
  readonly defines: readonly FieldPlan[];
  /** The entries of `ledger` and `other_supports`, which no policy declares. */
  readonly reserved: boolean;
}

export interface CurrencyPlan {
  readonly code: string;
  readonly digits: number;
  readonly words: readonly string[];
}

export interface Plan {
  readonly currency: CurrencyPlan;
  readonly unit: string;
  /** What several of it are called. */
  readonly units: string;
  readonly enums: readonly EnumPlan[];
  readonly applicant: EntityPlan;
}

/** A value that can be read by its text. */
export interface Fact {
  readonly text: string;
  readonly kind: Kind;
  readonly of: EnumPlan | undefined;
  readonly optional: boolean;
  /** A definition or parameter, which may turn out to be constant: an error in some places. */
  readonly named: boolean;
}

export interface ListFact {
  readonly text: string;
  readonly entity: EntityPlan;
}

export interface LoopVariable {
  readonly variable: string;
  readonly list: string;
  readonly entity: EntityPlan;
}

/** Text with how tightly it binds (LEVEL): what is looser than its place stands in parentheses. */
export interface Written {
  readonly text: string;
  readonly level: number;
}

/** As docs/language.md ranks them; `open` goes on as far as it can. */
export const LEVEL = {
  primary: 1,
  negation: 2,
  product: 3,
  sum: 4,
  bound: 5,
  comparison: 6,
  not: 7,
  and: 8,
  or: 9,
  open: 10,
} as const;

/** Where an expression stands: what it may read, and the makers of what stands inside it. */
export interface Scope {
  readonly draws: Draws;
  readonly plan: Plan;
  readonly facts: readonly Fact[];
  readonly lists: readonly ListFact[];
  readonly loops: readonly LoopVariable[];
  /** A name that nothing else bears. */
  readonly fresh: (stem: string) => string;
  readonly make: Makers;
}

export interface Makers {
  readonly value: (scope: Scope, kind: Kind, depth: number) => Written;
  readonly condition: (scope: Scope, depth: number) => Written;
}

/** The text in a place that takes what binds at least as tightly as `level`. */
export function at({ text, level }: Written, most: number): string {
  return level <= most ? text : `(${text})`;
}

export const written = (level: keyof typeof LEVEL, text: string): Written => ({
  text,
  level: LEVEL[level],
});

/** The facts of an entity, read through `path` (`'project.'`, or nothing where they are bare). */
export function factsOf(entity: EntityPlan, path: string): readonly Fact[] {
  return [entity.fields, entity.defines].flatMap((facts) =>
    facts.map(({ name, kind, of, optional }) => ({
      text: `${path}${name}`,
      kind,
      of,
      optional,
      named: facts === entity.defines,
    })),
  );
}

export function listsOf(entity: EntityPlan, path: string): readonly ListFact[] {
  return entity.lists.map(({ name, entity: of }) => ({ text: `${path}${name}`, entity: of }));
}

/** The scope inside a loop over a list. */
export function inside(scope: Scope, variable: string, { text, entity }: ListFact): Scope {
  return {
    ...scope,
    facts: [...scope.facts, ...factsOf(entity, `${variable}.`)],
    lists: [...scope.lists, ...listsOf(entity, `${variable}.`)],
    loops: [...scope.loops, { variable, list: text, entity }],
  };
}

/** The scope with one more name for a value. */
export function knowing(scope: Scope, name: string, kind: Kind): Scope {
  const fact: Fact = { text: name, kind, of: undefined, optional: false, named: true };
  return { ...scope, facts: [...scope.facts, fact] };
}

/** The declared facts of a kind. */
export function declaredOf({ facts }: Scope, kind: Kind): readonly Fact[] {
  return facts.filter((fact) => fact.kind === kind && !fact.named);
}
