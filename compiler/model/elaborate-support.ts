// Conditions on supports from elsewhere: in them, the facts of a support are named bare.
import type { Counting } from '#language';
import type { Binding, Context, Names } from './context.ts';
import { elaborateCondition } from './elaborate-as.ts';
import { factBinding } from './elaborate-name.ts';
import type { SupportCondition, Variable } from './model.ts';
import { nowhere, supportEntity } from './reserved.ts';
import type { EntityType } from './types.ts';

/** `other_supports where C`; without `where`, every support. */
export function elaborateSupports(
  context: Context,
  names: Names,
  node: Counting | undefined,
): SupportCondition | undefined {
  if (node === undefined) return undefined;
  const variable: Variable = { name: 'support', entity: supportEntity, span: nowhere };
  if (node.where === undefined) return { variable, where: undefined };
  const inner = itemScope(context, names, variable);
  return { variable, where: elaborateCondition(context, inner, node.where) };
}

/** A scope in which the facts and defines of one item are named bare. */
export function itemScope(
  { facts, defines }: Pick<Context, 'facts' | 'defines'>,
  parent: Names,
  variable: Variable,
): Names {
  const { entity } = variable;
  // Scopes are kept for longer than all else in a context.
  const context = { facts, defines };
  return {
    parent,
    owner: entity.name,
    find: (name) => bareFact(context, variable, name),
    names: () => factNames(context, entity),
  };
}

function bareFact(
  context: Pick<Context, 'facts' | 'defines'>,
  variable: Variable,
  name: string,
): Binding | undefined {
  const { entity } = variable;
  const object = {
    kind: 'variable',
    variable,
    type: { kind: 'entity', entity },
    span: variable.span,
  } as const;
  return factBinding(context, entity, object, name);
}

function factNames(context: Pick<Context, 'facts'>, entity: EntityType): Iterable<string> {
  const facts = context.facts.entityFacts.get(entity);
  return [...(facts?.fields.keys() ?? []), ...(facts?.declared?.defines.keys() ?? [])];
}
