// Which optional facts an expression asks, each under a key that is the same for every read of one
// fact of one item, also through defines.
import type { Definition, Expr, Variable } from '../../model/model.ts';
import { childrenOf } from '../../model/walk.ts';

/** What the variables of defines stand for where the define is read, as keys begin with it. */
export type Items = ReadonlyMap<Variable, string>;

/** Variables are told apart by where they are bound. */
export function itemKey({ name, span }: Variable): string {
  return `${span.file}:${span.start}:${name}`;
}

/** Undefined for what is no fact of an item. */
export function keyOf(expr: Expr, items: Items): string | undefined {
  if (expr.kind === 'variable') return items.get(expr.variable) ?? itemKey(expr.variable);
  if (expr.kind !== 'field') return undefined;
  const owner = expr.object === undefined ? '' : keyOf(expr.object, items);
  return owner === undefined ? undefined : `${owner}.${expr.field.name}`;
}

/** The optional facts of the applicant and of items that are known outside the expression. */
export function optionalKeys(expr: Expr, items: Items): ReadonlySet<string> {
  const keys = new Set<string>();
  collect(expr, { items, own: new Set(), entered: new Set(), keys });
  return keys;
}

interface Search {
  readonly items: Items;
  /** Variables bound inside: each of their items has its own facts. */
  readonly own: ReadonlySet<Variable>;
  /** Defines gone into, with what they were read of. */
  readonly entered: Set<string>;
  readonly keys: Set<string>;
}

function collect(expr: Expr, search: Search): void {
  const { items, own, entered, keys } = search;
  if (expr.kind === 'field' && expr.field.presence === 'optional' && !isOf(expr, own)) {
    const key = keyOf(expr, items);
    if (key !== undefined && expr.field.type.kind !== 'list') keys.add(key);
  }
  const loops = expr.kind === 'aggregate' ? expr.loops.map(({ variable }) => variable) : [];
  const inner = loops.length === 0 ? search : { ...search, own: new Set([...own, ...loops]) };
  for (const child of childrenOf(expr)) collect(child, inner);
  if (expr.kind !== 'definition') return;
  const { definition, object } = expr;
  const mark = `${object === undefined ? '' : keyOf(object, items)} ${placeOf(definition)}`;
  if (entered.has(mark)) return;
  entered.add(mark);
  const ownItem = object !== undefined && definition.of !== undefined && isOf(object, own);
  collect(definition.value, {
    ...search,
    items: itemsOfDefine(items, definition, object),
    own: ownItem && definition.of ? new Set([...own, definition.of]) : own,
  });
}

function placeOf({ span }: Definition): string {
  return `${span.file}:${span.start}`;
}

/** Inside a define of an entity, its variable stands for the item it is read of. */
export function itemsOfDefine(items: Items, { of }: Definition, object: Expr | undefined): Items {
  const key = of === undefined || object === undefined ? undefined : keyOf(object, items);
  return of === undefined || key === undefined ? items : new Map(items).set(of, key);
}

function isOf(expr: Expr, variables: ReadonlySet<Variable>): boolean {
  if (expr.kind === 'variable') return variables.has(expr.variable);
  return expr.kind === 'field' && expr.object !== undefined && isOf(expr.object, variables);
}
