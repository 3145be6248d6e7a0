// Names in expressions: what stands in scope, members of enums, facts of items.
import type { Expression, Member, NameReference, Span } from '#language';
import { term } from '../diagnostics/terms.ts';
import { builtIn, kindTerm } from '../names/collect.ts';
import type { Declaration } from '../names/declaration.ts';
import { lookUp, namesInScope } from '../names/scope.ts';
import { suggest } from '../names/suggest.ts';
import { describeType } from '../types/describe.ts';
import { adviseInstead, adviseName, adviseOwner, wordFor } from './advise-name.ts';
import { type Binding, type Context, hole, type Names } from './context.ts';
import { readDefine } from './elaborate-define.ts';
import type { Expr } from './model.ts';
import { replaceWith } from './replace.ts';
import { idField } from './reserved.ts';
import type { EntityType, EnumType, Type } from './types.ts';

/** A name that stands alone. Where a value of an enum is wanted, its members come first. */
export function elaborateName(
  context: Context,
  names: Names,
  node: NameReference,
  wanted: Type | undefined,
): Expr {
  const { text, span } = node.name;
  if (wanted?.kind === 'enum') {
    const member = readMember(context, wanted.enum, text, span);
    if (member !== undefined) return member;
  }
  const binding = lookUp(names, text);
  if (binding !== undefined) return readBinding(context, binding, span);
  const isOfAnEnum = context.facts.enums.some((one) => isMember(context, one, text));
  // Beside what is not known, as is told, nothing says which is meant.
  if (wanted?.kind === 'unknown' && isOfAnEnum) {
    return memberOfAny({ ...context, report: () => undefined }, text, span) ?? hole(span);
  }
  const clause = context.declarations.clauses.get(text);
  if (clause !== undefined && wanted?.kind !== 'enum') {
    // What the clause pays, and whether it does, is told by the clause.
    context.page.isLoose = true;
    context.notes.refer(span, clause.declaration);
    if (context.readAward !== undefined) return context.readAward(clause, span);
    if (wanted?.kind === 'unknown') return hole(span);
    context.report('awardReadHere', span, { name: text });
    return hole(span);
  }
  context.page.noClauses.add(text);
  if (wanted?.kind === 'enum') return unknownMember(context, wanted.enum, text, span);
  return memberOfAny(context, text, span) ?? unknownName(context, names, text, span, wanted);
}

/** The value of a name that stands in scope. */
export function readBinding(context: Context, binding: Binding, span: Span): Expr {
  switch (binding.kind) {
    case 'variable': {
      const { variable, declaration } = binding;
      context.notes.refer(span, declaration);
      return {
        kind: 'variable',
        variable,
        type: { kind: 'entity', entity: variable.entity },
        span,
      };
    }
    case 'define':
      return readDefine(context, binding.state, binding.object, span);
    case 'value':
      context.notes.refer(span, binding.declaration);
      return binding.read(span);
    case 'unread':
      context.notes.refer(span, binding.declaration);
      return hole(span);
    default:
      return binding satisfies never;
  }
}

/** A member of an enum as a value, or undefined if the enum has none of that name. */
export function readMember(
  context: Context,
  of: EnumType,
  name: string,
  span: Span,
): Expr | undefined {
  const facts = context.facts.enumFacts.get(of)?.members.get(name);
  const member = facts && of.members[facts.index];
  if (!facts || !member) return undefined;
  context.notes.refer(span, facts.declaration);
  return {
    kind: 'constant',
    value: { kind: 'member', value: member },
    type: { kind: 'enum', enum: of },
    span,
  };
}

/** Reports a name that is no member of the enum that is asked for. */
export function unknownMember(context: Context, of: EnumType, name: string, span: Span): Expr {
  const facts = context.facts.enumFacts.get(of);
  if (!facts?.open) {
    const members = of.members.map((member) => member.name);
    const word = wordFor(context, name);
    const suggestions = word === undefined ? suggest(name, members) : [word];
    const declared = facts?.declaration.nameSpan;
    context.report(
      'unknownMember',
      span,
      { name, owner: of.name, members, suggestions },
      {
        related: declared ? [{ span: declared, note: 'declared' }] : [],
        fixes: replaceWith(suggestions, span),
      },
    );
  }
  return hole(span);
}

function isMember({ facts }: Context, of: EnumType, name: string): boolean {
  return facts.enumFacts.get(of)?.members.has(name) ?? false;
}

/** Where nothing says which enum is meant, a member that only one has. */
function memberOfAny(context: Context, name: string, span: Span): Expr | undefined {
  const owners = context.facts.enums.filter((one) => isMember(context, one, name));
  const [only] = owners;
  if (only === undefined) return undefined;
  if (owners.length === 1) return readMember(context, only, name, span);
  const fixes = owners.map((one) => {
    const suggestion = `${one.name}.${name}`;
    return {
      title: 'write' as const,
      parameters: { suggestion },
      edits: [{ span, text: suggestion }],
    };
  });
  const parameters = { name, owners: owners.map((one) => one.name) };
  context.report('ambiguousMember', span, parameters, { fixes });
  return hole(span);
}

function unknownName(
  context: Context,
  names: Names,
  name: string,
  span: Span,
  wanted: Type | undefined,
): Expr {
  const { declarations } = context;
  const other: Declaration | undefined =
    declarations.entities.get(name)?.declaration ??
    declarations.enums.get(name)?.declaration ??
    declarations.units.get(name);
  if (other !== undefined) {
    context.notes.refer(span, other);
    context.report('notAValue', span, { name, kind: term(kindTerm(other.kind)) });
  } else {
    const known = adviseInstead(context, name, span, wanted);
    const { suggestions, advice, related, fixes } = known ?? adviseName(context, names, name, span);
    context.report('unknownName', span, { name, suggestions, advice }, { related, fixes });
  }
  return hole(span);
}

/** `object.name`: a fact or a define of an item, a fact of the applicant, a member of an enum. */
export function elaborateMember(context: Context, names: Names, node: Member): Expr {
  const owner = namedOwner(context, names, node);
  if (owner !== undefined) return owner;
  if (isUnknownOwner(context, names, node.object)) {
    const advised = adviseOwner(context, names, node);
    if (advised !== undefined) {
      const { suggestions, advice, fixes } = advised;
      const { text: name, span } = node.object.name;
      context.report('unknownName', span, { name, suggestions, advice }, { fixes });
      return hole(node.span);
    }
  }
  const object = context.elaborate(context, names, node.object);
  if (node.name.kind === 'missing' || object.type.kind === 'unknown') return hole(node.span);
  const { text, span } = node.name;
  if (object.type.kind === 'entity') {
    return readFact(context, object.type.entity, object, text, span, node.span);
  }
  const meant = itemsOf(names, object.type).map((item) => `${item}.${text}`);
  const suggestion = meant.length === 1 ? (meant[0] ?? '') : '';
  const fixes = meant.map((instead) => ({
    title: 'write' as const,
    parameters: { suggestion: instead },
    edits: [{ span: node.span, text: instead }],
    // A sum over the list may be meant as well.
    unsure: true,
  }));
  const parameters = { name: text, found: describeType(object.type), suggestion };
  context.report('noFields', span, parameters, { fixes });
  return hole(node.span);
}

/** What the items of a list are called that something goes through here. */
function itemsOf(names: Names, type: Type): readonly string[] {
  const entity = type.kind === 'list' && type.of.kind === 'entity' ? type.of.entity : undefined;
  if (entity === undefined) return [];
  return [...new Set(namesInScope(names))].filter((name) => {
    const binding = lookUp(names, name);
    return binding?.kind === 'variable' && binding.variable.entity === entity;
  });
}

/** Whether a name that stands before a dot is one that nothing bears. */
function isUnknownOwner(
  { declarations, page }: Context,
  names: Names,
  node: Expression,
): node is NameReference {
  if (node.kind !== 'reference') return false;
  const { text } = node.name;
  if (declarations.clauses.has(text)) page.isLoose = true;
  else page.noClauses.add(text);
  return (
    lookUp(names, text) === undefined &&
    !declarations.clauses.has(text) &&
    !declarations.enums.has(text) &&
    !declarations.units.has(text)
  );
}

/** `Enterprise.size` and `Level.national`: an owner by the name it is declared under. */
function namedOwner(context: Context, names: Names, node: Member): Expr | undefined {
  const { object, name } = node;
  if (object.kind !== 'reference' || name.kind === 'missing') return undefined;
  const { text, span } = object.name;
  if (lookUp(names, text) !== undefined) return undefined;
  const entity = context.declarations.entities.get(text);
  if (entity !== undefined && entity === context.declarations.applicant) {
    context.notes.refer(span, entity.declaration);
    const binding = context.root.find(name.text);
    if (binding !== undefined)
      return { ...readBinding(context, binding, name.span), span: node.span };
    const applicant = context.facts.entities.find(({ role }) => role === 'applicant');
    return applicant && unknownFact(context, applicant, name.text, name.span);
  }
  const of = context.facts.enums.find((one) => one.name === text);
  if (of === undefined) return undefined;
  const facts = context.facts.enumFacts.get(of);
  if (facts) context.notes.refer(span, facts.declaration);
  return (
    readMember(context, of, name.text, name.span) ??
    unknownMember(context, of, name.text, name.span)
  );
}

/** A fact or define of an item. */
export function readFact(
  context: Context,
  entity: EntityType,
  object: Expr,
  name: string,
  nameSpan: Span,
  span: Span,
): Expr {
  const binding = factBinding(context, entity, object, name);
  if (binding === undefined) return unknownFact(context, entity, name, nameSpan);
  return { ...readBinding(context, binding, nameSpan), span };
}

/** What a name means of an item, or undefined if its entity has no such fact or define. */
export function factBinding(
  context: Pick<Context, 'facts' | 'defines'>,
  entity: EntityType,
  object: Expr,
  name: string,
): Binding | undefined {
  const facts = context.facts.entityFacts.get(entity);
  const found = facts?.fields.get(name);
  if (found !== undefined) {
    const { field, declaration } = found;
    return {
      kind: 'value',
      declaration,
      read: (span) => ({ kind: 'field', object, field, type: field.type, span }),
    };
  }
  const define = facts?.declared?.defines.get(name);
  const state = define && context.defines.get(define.node);
  if (state !== undefined) return { kind: 'define', state, object };
  if (name !== idField.name || entity.role !== 'entity' || object.kind !== 'variable') {
    return undefined;
  }
  return {
    kind: 'value',
    declaration: idDeclaration,
    read: (span) => ({ kind: 'field', object, field: idField, type: idField.type, span }),
  };
}

const idDeclaration = builtIn(idField.name);

function unknownFact(context: Context, entity: EntityType, name: string, span: Span): Expr {
  const facts = context.facts.entityFacts.get(entity);
  if (facts !== undefined && !facts.open) {
    const defines = facts.declared?.defines.keys() ?? [];
    const suggestions = suggest(name, [...facts.fields.keys(), ...defines]);
    const declared = facts.declared?.declaration.nameSpan;
    context.report(
      'unknownField',
      span,
      { name, owner: entity.name, suggestions },
      {
        related: declared ? [{ span: declared, note: 'declared' }] : [],
        fixes: replaceWith(suggestions, span),
      },
    );
  }
  return hole(span);
}
