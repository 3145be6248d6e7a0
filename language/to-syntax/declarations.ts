// From the CST to a file's items: header, declarations, and clauses gathered into their articles.
import type { CstNode } from 'chevrotain';
import { roundingModes } from '../keywords/keywords.ts';
import type {
  Applies,
  Article,
  EntityDeclaration,
  EnumDeclaration,
  Field,
  HeaderPart,
  Item,
  PlainTypeName,
  PolicyHeader,
  TypeExpression,
} from '../syntax.ts';
import { keywordOf } from '../tokens.ts';
import {
  article,
  cites,
  clause,
  define,
  limit,
  parameter,
  period,
  reading,
  texts,
  unless,
  when,
} from './clauses.ts';
import {
  type Context,
  has,
  label,
  meaning,
  missing,
  name,
  node,
  nodes,
  over,
  spanOf,
  text,
  token,
  tokens,
} from './context.ts';
import { bounded, total } from './expressions.ts';
import { unitUse } from './figures.ts';

type Build<T> = (cst: CstNode, context: Context) => T;

/** Puts clauses, and what stands among them, into the article before them. */
export function assemble(flat: readonly Item[]): readonly Item[] {
  const assembled: Item[] = [];
  let open: { article: Article; items: Article['items'][number][] } | undefined;
  const close = () => {
    if (open === undefined) return;
    const last = open.items.at(-1);
    const span = last === undefined ? open.article.span : over(open.article.span, last.span);
    assembled.push({ ...open.article, items: open.items, span });
    open = undefined;
  };
  for (const each of flat) {
    if (each.kind === 'article') {
      close();
      open = { article: each, items: [...each.items] };
    } else if (
      open !== undefined &&
      (each.kind === 'clause' || each.kind === 'limit' || each.kind === 'define')
    ) {
      open.items.push(each);
    } else {
      close();
      assembled.push(each);
    }
  }
  close();
  return assembled;
}

/** What an `item` rule has read. */
export function itemOf(cst: CstNode, context: Context): readonly Item[] {
  for (const [rule, found] of Object.entries(cst.children)) {
    const build = itemBuilders[rule];
    const inner = found[0];
    if (build !== undefined && inner !== undefined) return [build(inner as CstNode, context)];
  }
  return [];
}

const itemBuilders: Readonly<Record<string, Build<Item>>> = {
  policy,
  use: (cst, context) => ({
    kind: 'use',
    path: text(token(cst, 'StringText'), context),
    span: spanOf(cst, context),
  }),
  enumeration,
  entity,
  unit: (cst, context) => {
    const plural = token(cst, 'plural');
    return {
      kind: 'unit',
      name: name(token(cst, 'Name'), context),
      plural: plural && name(plural, context),
      label: label(token(cst, 'StringText'), context),
      span: spanOf(cst, context),
    };
  },
  define,
  parameter,
  applies,
  article,
  clause,
  limit,
};

// ---------------------------------------------------------------- header

function policy(cst: CstNode, context: Context): PolicyHeader {
  return {
    kind: 'policy',
    name: name(token(cst, 'Name'), context),
    title: label(token(cst, 'StringText'), context),
    parts: nodes(cst, 'headerPart').map((each) => headerPart(each, context)),
    span: spanOf(cst, context),
  };
}

function headerPart(cst: CstNode, context: Context): HeaderPart {
  const span = spanOf(cst, context);
  const citing = node(cst, 'cites');
  if (citing !== undefined) return cites(citing, context);
  const inForce = node(cst, 'period');
  if (inForce !== undefined) return period(inForce, context);
  const rounding = token(cst, 'RoundingAs');
  if (rounding !== undefined) {
    const mode = meaning(roundingModes, rounding) ?? 'half up';
    return { kind: 'rounding', mode, step: total(node(cst, 'total'), context), span };
  }
  if (has(cst, 'Source')) {
    return { kind: 'source', documents: texts(node(cst, 'texts'), context), span };
  }
  if (has(cst, 'Currency')) {
    return { kind: 'currency', code: name(token(cst, 'Name'), context), span };
  }
  const said = text(token(cst, 'StringText'), context);
  if (has(cst, 'Issuer')) return { kind: 'issuer', issuer: said, span };
  if (has(cst, 'Version')) return { kind: 'version', version: said, span };
  return { kind: 'language', language: said, span };
}

// ---------------------------------------------------------------- facts

function enumeration(cst: CstNode, context: Context): EnumDeclaration {
  return {
    kind: 'enum',
    name: name(token(cst, 'Name'), context),
    label: label(token(cst, 'StringText'), context),
    members: nodes(cst, 'member').map((each) => ({
      kind: 'enumMember',
      name: name(token(each, 'Name'), context),
      label: label(token(each, 'StringText'), context),
      span: spanOf(each, context),
    })),
    span: spanOf(cst, context),
  };
}

function entity(cst: CstNode, context: Context): EntityDeclaration {
  return {
    kind: 'entity',
    role: has(cst, 'Applicant') ? 'applicant' : 'entity',
    name: name(token(cst, 'Name'), context),
    label: label(token(cst, 'StringText'), context),
    fields: nodes(cst, 'field').map((each) => field(each, context)),
    span: spanOf(cst, context),
  };
}

function field(cst: CstNode, context: Context): Field {
  const span = spanOf(cst, context);
  const type = node(cst, 'type');
  const standard = node(cst, 'bounded');
  return {
    kind: 'field',
    name: name(token(cst, 'Name'), context),
    type: type === undefined ? missing('type', span) : typeExpression(type, context),
    optional: has(cst, 'Optional'),
    default: standard && bounded(standard, context),
    label: label(token(cst, 'StringText'), context),
    span,
  };
}

function typeExpression(cst: CstNode, context: Context): Field['type'] {
  const span = spanOf(cst, context);
  if (has(cst, 'List')) {
    const inner = node(cst, 'type');
    return {
      kind: 'listType',
      of: inner === undefined ? missing('type', span) : typeExpression(inner, context),
      span,
    };
  }
  const word = token(cst, 'PlainTypeWord');
  if (word !== undefined) {
    return plainType(keywordOf(word.tokenType) as PlainTypeName, cst, context);
  }
  const named = name(token(cst, 'Name'), context);
  return named.kind === 'missing'
    ? { ...named, expected: 'type' }
    : { kind: 'namedType', name: named, span };
}

function plainType(plain: PlainTypeName, cst: CstNode, context: Context): TypeExpression {
  const range = node(cst, 'range') ?? cst;
  const low = node(range, 'low');
  const high = node(range, 'high');
  return {
    kind: 'plainType',
    name: plain,
    from: low && total(low, context),
    to: high && total(high, context),
    units: [
      ...tokens(range, 'Name').map((each) => unitUse(name(each, context), false)),
      ...tokens(range, 'per').map((each) => unitUse(name(each, context), true)),
    ],
    span: spanOf(cst, context),
  };
}

// ---------------------------------------------------------------- scope

type AppliesPart = Applies['parts'][number];

const appliesBuilders: Readonly<Record<string, Build<AppliesPart>>> = {
  cites,
  reading,
  define,
  when,
  unless,
};

function applies(cst: CstNode, context: Context): Applies {
  const parts = Object.entries(cst.children)
    .flatMap(([rule, found]) => {
      const build = appliesBuilders[rule];
      return build === undefined ? [] : found.map((each) => build(each as CstNode, context));
    })
    .sort((a, b) => a.span.start - b.span.start);
  return { kind: 'applies', parts, span: spanOf(cst, context) };
}
