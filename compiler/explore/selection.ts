// What a selected amount or condition comes to for a dossier: the smallest expression that holds the
// selection, for each item that it is read for.
import type { FactError } from '@clause/runtime';
import type Fraction from 'fraction.js';
import { type Span, withEnds } from '#language';
import { renderTerm } from '../diagnostics/render.ts';
import type { Item, Known } from '../dossier/dossier.ts';
import { readDossier } from '../dossier/read-dossier.ts';
import { writtenFigure } from '../dossier/write-figure.ts';
import { itemsOf } from '../interpret/aggregates.ts';
import { smaller } from '../interpret/arithmetic.ts';
import { bind, type Env, envOf } from '../interpret/env.ts';
import { evaluate } from '../interpret/evaluate.ts';
import { and } from '../interpret/logic.ts';
import { missingPaths } from '../interpret/reasons.ts';
import { type Result, UNDEFINED } from '../interpret/result.ts';
import { chooseRow } from '../interpret/tables.ts';
import type {
  Amount,
  Clause,
  Conjunct,
  Definition,
  Expr,
  Model,
  Split,
  SupportCondition,
  Variable,
} from '../model/model.ts';
import type { Type } from '../model/types.ts';
import { childrenOf, edgesOf } from '../model/walk.ts';
import { describeType } from '../types/describe.ts';
import { withUnits } from '../wording/describe.ts';
import { type Voice, valueText } from '../wording/figures.ts';
import { type Judgement, judgementOf, measured } from './judgement.ts';

export interface SelectionValues {
  readonly span: Span;
  /** In words: “an amount of money”. */
  readonly type: string;
  readonly values: readonly SelectionValue[];
}

export interface SelectionValue {
  /** `P1`, nested `P1/Y2`; null outside loops. */
  readonly item: string | null;
  /** As people read it; null where it hangs on missing facts or has no value. */
  readonly text: string | null;
  /** Figures as exact decimals, or fractions where no decimal ends; money in major units. */
  readonly value: string | boolean | null;
  /** Paths of the missing facts. */
  readonly missing: readonly string[];
}

export type SelectionAnswer =
  /** Undefined where the selection holds no amount and no condition. */
  { readonly selection: SelectionValues | undefined } | { readonly errors: readonly FactError[] };

/** The values of what is selected. `input` is what JSON.parse made of a dossier. */
export function evaluateSelection(model: Model, input: unknown, selected: Span): SelectionAnswer {
  const reading = readDossier(model, input);
  if ('errors' in reading) return reading;
  const judgement = judgementOf(model, reading.dossier);
  const found = new Search(selected);
  for (const { readable, places } of readablesOf(judgement)) found.visit(readable, places);
  const { best } = found;
  if (best === undefined) return { selection: undefined };
  const { voice } = judgement.context;
  const { span, type } = spanAndType(best.readable);
  const values = best.places().map(({ item, env }): SelectionValue => {
    return told(resultOf(best.readable, env), type, item, voice);
  });
  return { selection: { span, type: renderTerm(describeType(type), model.language), values } };
}

// ---------------------------------------------------------------- what can be read, and where

/** An amount of a clause counts with its cap; a `when` holds where all its conditions do. */
type Readable =
  | { readonly expr: Expr }
  | { readonly amount: Amount }
  | { readonly when: readonly Expr[]; readonly span: Span };

interface Here {
  readonly item: string | null;
  readonly env: Env;
}

/** Where something is read: worked out only once it is what was selected. */
type Places = () => readonly Here[];

interface Placed {
  readonly readable: Readable;
  readonly places: Places;
}

class Search {
  readonly selected: Span;
  best: Placed | undefined;

  constructor(selected: Span) {
    this.selected = selected;
  }

  visit(readable: Readable, places: Places): void {
    this.offer(readable, places);
    if ('amount' in readable) {
      for (const part of partsOf(readable.amount)) this.visit(part, places);
      return;
    }
    if ('when' in readable) {
      for (const expr of readable.when) this.visit({ expr }, places);
      return;
    }
    const { expr } = readable;
    if (expr.kind !== 'aggregate') {
      for (const child of childrenOf(expr)) this.visit({ expr: child }, places);
      return;
    }
    const inside: Places = () =>
      places().flatMap(({ item, env }) =>
        itemsOf(env, expr.loops, evaluate, expr.before).map((there) => ({
          item: [item ?? [], ...expr.loops.map(({ variable }) => idOf(there, variable))]
            .flat()
            .join(' · '),
          env: there,
        })),
      );
    for (const child of [expr.where, expr.value]) {
      if (child !== undefined) this.visit({ expr: child }, inside);
    }
  }

  /** Of two of one stretch the first is the whole that the other is made of. */
  private offer(readable: Readable, places: Places): void {
    const { span, type } = spanAndType(readable);
    const { file, start, end } = this.selected;
    if (span.file !== file || span.start > start || end > span.end) return;
    if (type.kind === 'entity' || type.kind === 'list' || type.kind === 'unknown') return;
    const before = this.best && spanAndType(this.best.readable).span;
    if (before !== undefined && before.end - before.start <= span.end - span.start) return;
    this.best = { readable, places };
  }
}

function idOf(env: Env, variable: Variable): string {
  const bound = env.variables.get(variable);
  if (bound?.kind !== 'item') return '';
  const { id, index } = bound.item;
  return id === '' ? String(index + 1) : id;
}

function partsOf(amount: Amount): readonly Readable[] {
  if (amount.kind === 'plain') {
    return [{ expr: amount.value }, ...(amount.cap ? [{ expr: amount.cap.value }] : [])];
  }
  const edges = amount.rows.flatMap((row) => row.tests.flatMap(edgesOf));
  return [
    ...[...amount.subjects, ...edges].map((expr) => ({ expr })),
    ...amount.rows.map((row) => ({ amount: row.amount })),
  ];
}

function readablesOf(judgement: Judgement): readonly Placed[] {
  const { context } = judgement;
  const { model, view } = context;
  const top: Places = () => [{ item: null, env: envOf(view) }];
  const all = (exprs: readonly Expr[], places: Places): readonly Placed[] =>
    exprs.map((expr) => ({ readable: { expr }, places }));
  const guard = ({ guard: conjuncts }: Pick<Clause, 'guard'>, places: Places) => [
    ...whensOf(conjuncts).map((readable): Placed => ({ readable, places })),
    ...all(
      conjuncts.flatMap(({ condition, wanted }) => (wanted ? [] : [condition])),
      places,
    ),
  ];
  const supports = (condition: SupportCondition | undefined): readonly Placed[] => {
    if (condition?.where === undefined) return [];
    const { variable, where } = condition;
    return all([where], () =>
      context.dossier.supports.map(({ facts }) => ({
        item: String(facts.index + 1),
        env: bind(envOf(view), variable, { kind: 'item', item: facts }),
      })),
    );
  };
  return [
    ...guard(model.applies, top),
    ...[...model.parameters, ...model.definitions].flatMap((define) =>
      all([define.value], definedFor(judgement, define)),
    ),
    ...model.clauses.flatMap((clause) => {
      const places = placesOf(judgement, clause);
      const amount =
        clause.kind === 'grant' ? [{ readable: { amount: clause.amount }, places }] : [];
      return [...amount, ...guard(clause, places), ...all(exprsOf(clause), places)];
    }),
    ...model.limits.flatMap(({ scopes, counting }) => [
      ...scopes.flatMap(({ clause, keys, to, where, quantity }) => {
        const paths = keys.flatMap((key) => (key.kind === 'path' ? [key.value] : []));
        const some = [where, quantity].filter((one) => one !== undefined);
        return all([to, ...paths, ...some], placesOf(judgement, clause));
      }),
      ...supports(counting),
    ]),
    ...model.overlaps.flatMap((rule) => [...guard(rule, top), ...supports(rule.supports)]),
  ];
}

/** The conditions that `when` asks for, from the first to the last. */
function whensOf(guard: readonly Conjunct[]): readonly Readable[] {
  const wanted = guard.filter((one) => one.wanted);
  const [first] = wanted;
  const last = wanted.at(-1);
  if (first === undefined || last === undefined) return [];
  const span = withEnds(first.span, { end: last.span.end });
  return [{ when: wanted.map(({ condition }) => condition), span }];
}

function exprsOf(clause: Clause): readonly Expr[] {
  const defines = clause.definitions.map(({ value }) => value);
  const own = clause.kind === 'grant' ? splitExprs(clause.split) : [clause.sum];
  return [...defines, ...own.filter((one) => one !== undefined)];
}

function splitExprs(split: Split | undefined): readonly (Expr | undefined)[] {
  if (split === undefined) return [];
  return split.kind === 'equal' ? [split.count] : split.parts.map(({ share }) => share);
}

function placesOf(judgement: Judgement, { name }: Clause): Places {
  const { awards, measures } = judgement.context;
  return () => [
    ...awards.filter(({ clause }) => clause.name === name),
    ...measures
      .filter(({ clause }) => clause.name === name)
      .map((place) => measured(judgement, place)),
  ];
}

/** A define of an entity is read for each thing of its kind. */
function definedFor({ context }: Judgement, { of }: Definition): Places {
  const { dossier, view } = context;
  if (of === undefined) return () => [{ item: null, env: envOf(view) }];
  return () =>
    itemsWithin(dossier.applicant)
      .filter(({ entity }) => entity === of.entity)
      .map((item) => ({
        item: item.id === '' ? String(item.index + 1) : item.id,
        env: bind(envOf(view), of, { kind: 'item', item }),
      }));
}

function itemsWithin(item: Item): readonly Item[] {
  const inside = (known: Known): readonly Item[] => {
    if (known.kind === 'item') return [known.item, ...itemsWithin(known.item)];
    return known.kind === 'list' ? known.items.flatMap(inside) : [];
  };
  return [...item.fields.values()].flatMap(inside);
}

// ---------------------------------------------------------------- its values

const MONEY: Type = { kind: 'money', units: [], integer: false };

function spanAndType(readable: Readable): { readonly span: Span; readonly type: Type } {
  if ('expr' in readable) return readable.expr;
  if ('amount' in readable) return { span: readable.amount.span, type: MONEY };
  return { span: readable.span, type: { kind: 'boolean' } };
}

function resultOf(readable: Readable, env: Env): Result {
  if ('expr' in readable) return evaluate(readable.expr, env);
  if ('amount' in readable) return amountOf(readable.amount, env);
  return and(readable.when.map((expr) => evaluate(expr, env)));
}

/** Before rounding, and before anything that was had earlier. */
function amountOf(amount: Amount, env: Env): Result {
  if (amount.kind === 'plain') {
    const value = evaluate(amount.value, env);
    return amount.cap === undefined ? value : smaller(value, evaluate(amount.cap.value, env));
  }
  const { rows, known, subjects, holds } = chooseRow(env, amount.subjects, amount.rows, evaluate);
  const [row] = rows;
  if (row !== undefined && known) return amountOf(row.amount, env);
  const unknown = [...subjects, ...holds].find(({ kind }) => kind === 'unknown');
  return unknown ?? UNDEFINED;
}

function told(result: Result, type: Type, item: string | null, voice: Voice): SelectionValue {
  const nothing = { item, text: null, value: null };
  switch (result.kind) {
    case 'unknown':
      return { ...nothing, missing: missingPaths(result.facts) };
    case 'item':
    case 'absentItem':
    case 'keyedItem':
    case 'list':
      return { ...nothing, missing: [] };
    case 'boolean':
    case 'text':
    case 'date':
      return { item, text: valueText(result, type, voice), value: result.value, missing: [] };
    case 'member':
      return { item, text: valueText(result, type, voice), value: result.value.name, missing: [] };
    case 'numeric': {
      const value = figureOf(result.value, type, voice);
      const text = withUnits(valueText(result, type, voice), { value: result, type }, voice);
      return { item, text, value, missing: [] };
    }
    default:
      return result satisfies never;
  }
}

/** Money that is no whole number of minor units is told exactly as well. */
function figureOf(value: Fraction, { kind }: Type, { currency }: Voice): string {
  if (kind !== 'money') return writtenFigure(value, 'number', 0);
  if (value.d === 1n) return writtenFigure(value, 'money', currency.digits);
  return writtenFigure(value.div(10n ** BigInt(currency.digits), 1n), 'number', 0);
}
