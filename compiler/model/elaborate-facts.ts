// The facts a policy asks for: enums, entities, fields with their types, ranges and defaults.
import type Fraction from 'fraction.js';
import {
  type Expression,
  type Field as FieldNode,
  type PlainType,
  type TypeExpression,
  withEnds,
} from '#language';
import type { DeclaredEntity, DeclaredEnum } from '../names/collect.ts';
import { builtIn } from '../names/collect.ts';
import type { Declaration } from '../names/declaration.ts';
import { suggest } from '../names/suggest.ts';
import { describeType } from '../types/describe.ts';
import { isNumeric, unknown } from '../types/kinds.ts';
import { constantFigure, constantValue } from './constant.ts';
import type { Context, EntityFacts, EnumFacts, Facts, FieldFacts, Writable } from './context.ts';
import { elaborateAs } from './elaborate-as.ts';
import { elaborateUnits, type UnitContext } from './elaborate-unit.ts';
import type { Expr } from './model.ts';
import { replaceWith } from './replace.ts';
import { ledgerEntity, supportEntity } from './reserved.ts';
import type { EntityType, EnumType, Field, Type } from './types.ts';
import { reportReversed, sourceOf } from './written.ts';

type FactsContext = UnitContext & Pick<Context, 'breaks'>;

/** Enums and entities as types, their fields without ranges and defaults (`fillFields`). */
export function shapeFacts(context: FactsContext): Facts {
  const { inOrder } = context.declarations;
  const enumFacts = new Map<EnumType, EnumFacts>();
  const entityFacts = new Map<EntityType, EntityFacts>();
  const byName = new Map<string, Type>();
  const enums = inOrder.enums.map((declared) => {
    const type = shapeEnum(declared);
    const members = new Map<string, { index: number; declaration: Declaration }>();
    for (const { name, index } of type.members) {
      const member = declared.members.get(name);
      if (member) members.set(name, { index, declaration: member.declaration });
    }
    const open = declared.open || context.breaks.touches(declared.node.span);
    enumFacts.set(type, { members, declaration: declared.declaration, open });
    if (!byName.has(type.name)) byName.set(type.name, { kind: 'enum', enum: type });
    return type;
  });
  const shells = inOrder.entities.map((declared) => {
    const type = { ...shellOf(declared), fields: [] as Field[] };
    if (!byName.has(type.name)) byName.set(type.name, { kind: 'entity', entity: type });
    return { declared, type };
  });
  for (const { declared, type } of shells) {
    const fields = new Map<string, FieldFacts>();
    for (const [name, { node, declaration }] of declared.fields) {
      const field = shapeField(context, declared, node, byName);
      type.fields.push(field);
      fields.set(name, { field, declaration });
      context.notes.typed(declaration, field.type);
    }
    const open = declared.open || context.breaks.touches(declared.node.span);
    entityFacts.set(type, { fields, declared, open });
  }
  for (const reserved of [ledgerEntity, supportEntity])
    entityFacts.set(reserved, builtInFacts(reserved));
  return { enums, entities: shells.map(({ type }) => type), enumFacts, entityFacts };
}

function builtInFacts(entity: EntityType): EntityFacts {
  const owner = builtIn(entity.name);
  const fields = new Map<string, FieldFacts>();
  for (const field of entity.fields) {
    fields.set(field.name, { field, declaration: builtIn(field.name, owner) });
  }
  return { fields, declared: undefined, open: false };
}

function shapeEnum({ node, declaration, members }: DeclaredEnum): EnumType {
  return {
    name: declaration.name,
    label: node.label?.value ?? declaration.name,
    members: [...members].map(([name, member], index) => ({
      name,
      label: member.node.label?.value ?? name,
      index,
      span: member.node.span,
    })),
    span: node.span,
  };
}

function shellOf({ node, declaration }: DeclaredEntity): Omit<EntityType, 'fields'> {
  const label = node.label?.value ?? declaration.name;
  return { name: declaration.name, label, role: node.role, span: node.span };
}

function shapeField(
  context: FactsContext,
  owner: DeclaredEntity,
  node: FieldNode,
  byName: ReadonlyMap<string, Type>,
): Writable<Field> {
  const name = node.name.kind === 'name' ? node.name.text : '';
  const unread = context.breaks.beside(withNeighbours(owner, node));
  const type = unread ? unknown : resolveType(context, node.type, byName);
  return {
    name,
    label: node.label?.value ?? name,
    type,
    presence: node.optional ? 'optional' : node.default === undefined ? 'required' : 'default',
    default: undefined,
    min: undefined,
    max: undefined,
    span: node.span,
  };
}

/** From the field before to the field after: a slip in one may show only in the next. */
function withNeighbours({ node: owner }: DeclaredEntity, field: FieldNode): FieldNode['span'] {
  const at = owner.fields.indexOf(field);
  const [before = field, after = field] = [owner.fields[at - 1], owner.fields[at + 1]];
  const end = after === field ? owner.span.end : after.span.end;
  return withEnds(field.span, { start: before.span.start, end });
}

function resolveType(
  context: FactsContext,
  node: FieldNode['type'],
  byName: ReadonlyMap<string, Type>,
): Type {
  switch (node.kind) {
    case 'missing':
      return unknown;
    case 'plainType':
      return resolvePlain(context, node);
    case 'listType':
      return listOf(context, node.of, byName);
    case 'namedType': {
      const { text, span } = node.name;
      const type = byName.get(text);
      if (type === undefined) {
        const suggestions = suggestType(context, text, byName);
        const fixes = replaceWith(suggestions, span);
        context.report('unknownType', span, { name: text, suggestions }, { fixes });
        return unknown;
      }
      const { enums, entities } = context.declarations;
      const declared = enums.get(text) ?? entities.get(text);
      if (declared) context.notes.refer(span, declared.declaration);
      return type;
    }
    default:
      return node satisfies never;
  }
}

const plainTypes = ['boolean', 'money', 'ratio', 'number', 'integer', 'date', 'text'] as const;

/** A kind that other notations call by this name, or the names closest to it. */
function suggestType(
  { vocabulary }: FactsContext,
  name: string,
  byName: ReadonlyMap<string, Type>,
): readonly string[] {
  const { kindsElsewhere, keywords } = vocabulary.table;
  const word = name.toLowerCase();
  const kind = Object.hasOwn(kindsElsewhere, word) ? kindsElsewhere[word] : undefined;
  if (kind !== undefined) return [keywords[kind][0]];
  return suggest(name, [...byName.keys(), ...plainTypes.map((plain) => keywords[plain][0])]);
}

function listOf(
  context: FactsContext,
  node: TypeExpression | { readonly kind: 'missing' },
  byName: ReadonlyMap<string, Type>,
): Type {
  if (node.kind === 'missing') return unknown;
  const of = resolveType(context, node, byName);
  if (of.kind === 'unknown') return unknown;
  if (of.kind === 'entity') return { kind: 'list', of };
  context.report('listOfValues', node.span, { kind: describeType(of) });
  return unknown;
}

function resolvePlain(context: FactsContext, node: PlainType): Type {
  const type = plainType(node);
  const units = elaborateUnits(context, node.units);
  if (units === undefined) return unknown;
  if (!isNumeric(type)) {
    const [first] = node.units;
    if (first) context.report('unitNotHere', first.span, { kind: describeType(type) });
    return type;
  }
  const stray = node.units.find(
    ({ per }) => type.kind === 'ratio' || (type.kind === 'money' && !per),
  );
  if (stray) context.report('unitNotHere', stray.span, { kind: describeType(type) });
  return stray ? type : { ...type, units };
}

function plainType(node: PlainType): Type {
  switch (node.name) {
    case 'money':
    case 'ratio':
    case 'number':
      return { kind: node.name, units: [], integer: false };
    case 'integer':
      return { kind: 'number', units: [], integer: true };
    case 'boolean':
    case 'date':
    case 'text':
      return { kind: node.name };
    default:
      return node.name satisfies never;
  }
}

/** Ranges and defaults, which are expressions and so need the names first. */
export function fillFields(context: Context): void {
  for (const { declared, fields } of context.facts.entityFacts.values()) {
    for (const [name, { field }] of fields) {
      const node = declared?.fields.get(name)?.node;
      if (node) fillField(context, node, field);
    }
  }
}

function fillField(context: Context, node: FieldNode, field: Writable<Field>): void {
  const plain = node.type.kind === 'plainType' ? node.type : undefined;
  if (plain?.from !== undefined || plain?.to !== undefined) fillRange(context, plain, field);
  if (node.default === undefined) return;
  if (field.type.kind === 'list' || field.type.kind === 'entity') {
    context.report('defaultNotHere', node.default.span, { kind: describeType(field.type) });
    return;
  }
  const value = elaborateAs(context, context.root, node.default, field.type);
  if (value.type.kind === 'unknown' || field.type.kind === 'unknown') return;
  field.default = constantValue(value);
  if (field.default === undefined) context.report('notConstant', node.default.span, {});
  else if (field.default.kind === 'numeric') {
    const { value: figure } = field.default;
    if (field.min?.gt(figure) || field.max?.lt(figure)) {
      context.report('defaultOutsideRange', node.default.span, { value: sourceOf(node.default) });
    }
  }
}

/** Whether an end of a range says its units itself; a bare figure has those of the fact. */
function namesUnits(end: Expression): boolean {
  if (end.kind === 'negation') return namesUnits(end.operand);
  if (end.kind !== 'number') return true;
  return (end.unit !== undefined && end.unit.of !== 'currency') || end.per.length > 0;
}

function fillRange(context: Context, node: PlainType, field: Writable<Field>): void {
  const type = field.type;
  if (type.kind === 'unknown') return;
  if (!isNumeric(type)) {
    const at = node.from ?? node.to;
    if (at) context.report('rangeNotHere', at.span, { kind: describeType(type) });
    return;
  }
  const end = (expression: Expression | undefined): Fraction | undefined => {
    if (expression === undefined) return undefined;
    const units = namesUnits(expression) ? type.units : [];
    const wanted = { ...type, units, integer: false };
    const value: Expr = elaborateAs(context, context.root, expression, wanted);
    if (value.type.kind === 'unknown') return undefined;
    const figure = constantFigure(value);
    if (figure === undefined) context.report('notConstant', expression.span, {});
    return figure;
  };
  const min = end(node.from);
  const max = end(node.to);
  field.min = min;
  field.max = max;
  if (min === undefined || max === undefined || !node.from || !node.to || min.lte(max)) return;
  reportReversed(context.report, node.from, node.to);
}
