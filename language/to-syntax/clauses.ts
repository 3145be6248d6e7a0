// From the CST to articles, clauses and their parts.
import type { CstNode } from 'chevrotain';
import type {
  Article,
  Cites,
  Clause,
  ClausePart,
  ClauseSet,
  Counting,
  Define,
  Limit,
  Matches,
  Measure,
  MeasureVerb,
  Overlap,
  OverlapOutcome,
  OverlapScope,
  Parameter,
  Period,
  Reading,
  SharePart,
  Split,
  Unless,
  When,
} from '../syntax.ts';
import { keywordOf } from '../tokens.ts';
import {
  type Context,
  has,
  label,
  missing,
  name,
  names,
  node,
  nodes,
  over,
  spanOf,
  text,
  token,
  tokens,
} from './context.ts';
import { binders, bounded, expression, path, table, total, window } from './expressions.ts';

type Build<T> = (cst: CstNode, context: Context) => T;

// ---------------------------------------------------------------- shared parts

export const cites: Build<Cites> = (cst, context) => ({
  kind: 'cites',
  quotes: texts(node(cst, 'texts'), context),
  span: spanOf(cst, context),
});

export function texts(cst: CstNode | undefined, context: Context) {
  return cst === undefined ? [] : tokens(cst, 'StringText').map((each) => text(each, context));
}

export const reading: Build<Reading> = (cst, context) => ({
  kind: 'reading',
  text: text(token(cst, 'StringText'), context),
  span: spanOf(cst, context),
});

export const period: Build<Period> = (cst, context) => {
  const start = node(cst, 'start');
  const end = node(cst, 'end');
  return {
    kind: 'period',
    from: start && total(start, context),
    until: end && total(end, context),
    span: spanOf(cst, context),
  };
};

export const when: Build<When> = (cst, context) => ({
  kind: 'when',
  condition: expression(node(cst, 'expression'), context),
  span: spanOf(cst, context),
});

export const unless: Build<Unless> = (cst, context) => ({
  kind: 'unless',
  condition: expression(node(cst, 'expression'), context),
  span: spanOf(cst, context),
});

export const define: Build<Define> = (cst, context) => {
  const owner = token(cst, 'owner');
  return {
    kind: 'define',
    name: name(token(cst, 'Name'), context),
    of: owner && name(owner, context),
    ...definition(cst, context),
    span: spanOf(cst, context),
  };
};

export const parameter: Build<Parameter> = (cst, context) => ({
  kind: 'parameter',
  name: name(token(cst, 'Name'), context),
  ...definition(cst, context),
  span: spanOf(cst, context),
});

function definition(cst: CstNode, context: Context) {
  const found = node(cst, 'definition') ?? cst;
  return {
    label: label(token(found, 'StringText'), context),
    value: expression(node(found, 'expression'), context),
  };
}

// ---------------------------------------------------------------- article and clause

/** An article with what stands before its clauses; `assemble` adds the clauses. */
export const article: Build<Article> = (cst, context) => ({
  kind: 'article',
  number: articleNumber(cst, context),
  title: label(token(cst, 'StringText'), context),
  items: nodes(cst, 'cites').map((each) => cites(each, context)),
  span: spanOf(cst, context),
});

function articleNumber(cst: CstNode, context: Context): Article['number'] {
  const quoted = token(cst, 'quoted');
  if (quoted !== undefined) return text(quoted, context);
  const number = name(token(cst, 'NumberFigure') ?? token(cst, 'Name'), context);
  const letter = name(token(cst, 'letter'), context);
  return number.kind === 'name' && letter.kind === 'name'
    ? { kind: 'name', text: number.text + letter.text, span: over(number.span, letter.span) }
    : number;
}

export const clause: Build<Clause> = (cst, context) => ({
  kind: 'clause',
  name: name(token(cst, 'Name'), context),
  label: label(token(cst, 'StringText'), context),
  binders: binders(node(cst, 'binders'), context),
  parts: nodes(cst, 'clausePart').flatMap((each) => part(each, context)),
  span: spanOf(cst, context),
});

function part(cst: CstNode, context: Context): readonly ClausePart[] {
  for (const [rule, found] of Object.entries(cst.children)) {
    const build = partBuilders[rule];
    const inner = found[0];
    if (build !== undefined && inner !== undefined) return [build(inner as CstNode, context)];
  }
  return [];
}

const partBuilders: Readonly<Record<string, Build<ClausePart>>> = {
  period,
  cites,
  reading,
  define,
  when,
  unless,
  grants: (cst, context) => ({
    kind: 'grants',
    amount: bounded(node(cst, 'bounded'), context),
    span: spanOf(cst, context),
  }),
  matches,
  recovers: (cst, context) => ({
    kind: 'recovers',
    amount: bounded(node(cst, 'bounded'), context),
    span: spanOf(cst, context),
  }),
  measure,
  overlap,
  limit: (cst, context) => limit(cst, context),
  split,
};

function matches(cst: CstNode, context: Context): Matches {
  const rows = node(cst, 'table');
  return {
    kind: 'matches',
    amount: bounded(node(cst, 'bounded'), context),
    ratio: rows !== undefined ? table(rows, context) : bounded(node(cst, 'factor'), context),
    span: spanOf(cst, context),
  };
}

function measure(cst: CstNode, context: Context): Measure {
  const word = token(cst, 'MeasureWord') ?? token(cst, 'Empowers');
  const to = token(cst, 'power');
  const sum = node(cst, 'bounded');
  return {
    kind: 'measure',
    verb: ((word && keywordOf(word.tokenType)) ?? 'permits') as MeasureVerb,
    text: text(token(cst, 'StringText'), context),
    to: to && text(to, context),
    sum: sum && bounded(sum, context),
    span: spanOf(cst, context),
  };
}

// ---------------------------------------------------------------- limit

export const limit: Build<Limit> = (cst, context) => {
  const quantity = node(cst, 'quantified');
  const set = node(cst, 'clauseSet');
  const where = node(cst, 'expression');
  const supports = node(cst, 'supports');
  return {
    kind: 'limit',
    measure: measureOf(cst),
    quantity: quantity && total(quantity, context),
    clauses: set && clauseSet(set, context),
    keys: nodes(cst, 'path').map((each) => path(each, context)),
    atLeast: has(cst, 'AtLeast'),
    to: bounded(node(cst, 'bounded'), context),
    window: window(node(cst, 'window'), context),
    where: where && expression(where, context),
    counting: supports && counting(supports, context),
    orNothing: has(cst, 'OrNothing'),
    span: spanOf(cst, context),
  };
};

function measureOf(cst: CstNode): Limit['measure'] {
  if (node(cst, 'quantified') !== undefined) return 'quantity';
  if (has(cst, 'Count')) return 'count';
  return has(cst, 'Total') || nodes(cst, 'path').length > 0 ? 'total' : 'award';
}

const clauseSet: Build<ClauseSet> = (cst, context) => ({
  kind: 'clauseSet',
  all: has(cst, 'AllGrants'),
  names: names(tokens(cst, 'Name'), context),
  span: spanOf(cst, context),
});

const counting: Build<Counting> = (cst, context) => {
  const where = node(cst, 'expression');
  return {
    kind: 'counting',
    where: where && expression(where, context),
    span: spanOf(cst, context),
  };
};

// ---------------------------------------------------------------- overlap

function overlap(cst: CstNode, context: Context): Overlap {
  const span = spanOf(cst, context);
  const set = node(cst, 'clauseSet');
  const supports = node(cst, 'supports');
  const found = node(cst, 'outcome');
  return {
    kind: 'overlap',
    clauses:
      set !== undefined
        ? clauseSet(set, context)
        : { kind: 'clauseSet', all: false, names: [], span },
    supports: supports && counting(supports, context),
    on: scope(cst, context),
    outcome: found !== undefined ? outcome(found, context) : missing('outcome', span),
    span,
  };
}

function scope(cst: CstNode, context: Context): OverlapScope {
  if (has(cst, 'Applicant')) return { by: 'applicant' };
  const field = token(cst, 'Name');
  return field === undefined ? { by: 'matter' } : { by: 'field', field: name(field, context) };
}

function outcome(cst: CstNode, context: Context): OverlapOutcome {
  const span = spanOf(cst, context);
  if (has(cst, 'TakesTheFirstOf')) {
    return { kind: 'firstOf', order: names(tokens(cst, 'Name'), context), span };
  }
  const takes = has(cst, 'TopsUp') ? 'topsUp' : has(cst, 'Excludes') ? 'excludes' : 'better';
  return { kind: 'outcome', takes, span };
}

// ---------------------------------------------------------------- split

const every = {
  yearly: 'year',
  halfYearly: 'half-year',
  quarterly: 'quarter',
  monthly: 'month',
} as const;

function split(cst: CstNode, context: Context): Split {
  const span = spanOf(cst, context);
  if (has(cst, 'share')) {
    return {
      kind: 'shareSplit',
      parts: nodes(cst, 'share').map((each) => share(each, context)),
      span,
    };
  }
  const word = token(cst, 'EveryWord');
  const id = word && keywordOf(word.tokenType);
  return {
    kind: 'equalSplit',
    count: total(node(cst, 'total'), context),
    every: id !== undefined && id in every ? every[id as keyof typeof every] : undefined,
    span,
  };
}

function share(cst: CstNode, context: Context): SharePart {
  const amount = node(cst, 'bounded');
  return {
    kind: 'sharePart',
    name: name(token(cst, 'Name'), context),
    label: label(token(cst, 'StringText'), context),
    share: amount && bounded(amount, context),
    span: spanOf(cst, context),
  };
}
