// From the trees of a policy's files to its checked model: names, types, meaning (DESIGN §5). Works
// on broken files as far as they go, and never throws. What still holds of the elaboration before an
// edit is taken from there.
import type { Article as ArticleNode, SourceFile } from '#language';
import { term } from '../diagnostics/terms.ts';
import type { Breaks } from '../names/broken.ts';
import {
  articleNumber,
  collect,
  type Declarations,
  type DeclaredClause,
} from '../names/collect.ts';
import { Page } from '../names/notebook.ts';
import { suggest } from '../names/suggest.ts';
import { applicantOf, type Basis, basisOf, contextOf, fillBasis } from './basis.ts';
import { type Context, type DefineState, type Names, onPage } from './context.ts';
import { citesOf, type ElaboratedClause, elaborateClause } from './elaborate-clause.ts';
import { prepareDefine, settleDefine } from './elaborate-define.ts';
import { elaborateGuard } from './elaborate-guard.ts';
import { elaboratePeriod, elaborateRounding, elaborateTexts } from './elaborate-header.ts';
import { elaborateLimits, elaborateOverlaps } from './elaborate-rules.ts';
import { itemScope } from './elaborate-support.ts';
import { type DefineNode, type Elaboration, type Holds, keptOf } from './keeping.ts';
import type { Article, Model, Variable } from './model.ts';
import { removal, replaceWith } from './replace.ts';
import { ledgerEntity, nowhere, supportEntity } from './reserved.ts';
import type { EntityType } from './types.ts';

export interface ElaborateOptions {
  readonly breaks: Breaks;
  /** `Model.hash`, which the host knows; it may be worked out only when it is asked for. */
  readonly hash: string;
  /** The elaboration of the same policy before an edit. */
  readonly before?: Elaboration | undefined;
}

export interface Elaborated {
  /** Undefined where no file has a policy's header. */
  readonly model: Model | undefined;
  readonly declarations: Declarations;
  /** What each declaration has brought to light, in order. */
  readonly parts: readonly Part[];
  /** What the next elaboration of the same policy may use. */
  readonly left: Elaboration;
}

/** What one declaration, or several that are elaborated together, has become. */
export interface Part {
  readonly page: Page;
  readonly slice: () => Slice;
}

/** Of each kind, what the part has of it. */
export type Slice = Pick<
  Model,
  'applies' | 'definitions' | 'parameters' | 'clauses' | 'limits' | 'overlaps'
>;

/** The meaning of a policy's files, its own file first. */
export function elaboratePolicy(
  files: readonly SourceFile[],
  options: ElaborateOptions,
): Elaborated {
  const { breaks, before } = options;
  const declared = new Page();
  const declarations = collect(files, declared, declared.report);
  const basis = basisOf(declarations, breaks, before?.basis);
  const context = contextOf(basis, declarations, breaks);
  const last = basis === before?.basis ? before : undefined;
  const holds = keptOf(context, basis, last);
  const states = prepareDefines(context, basis, last, holds);
  if (last === undefined) fillBasis(basis, context);
  for (const state of states) settleDefine(state);
  const clauses = elaborateClauses(context, last, holds);
  const limits = elaborateLimits(context, clauses, last, holds);
  const overlaps = elaborateOverlaps(context, clauses, last, holds);
  const applies = elaborateApplies(context, last, holds);
  const rest = new Page();
  const articles = elaborateArticles(declarations, rest);
  const parts: readonly Part[] = [
    partOf(declared),
    partOf(basis.page),
    ...states.map(({ page, definition }) =>
      partOf(page, () => ({
        [definition.published ? 'parameters' : 'definitions']: [definition],
      })),
    ),
    ...clauses.map(({ page, clause }) => partOf(page, () => ({ clauses: clause ? [clause] : [] }))),
    ...limits.map(({ page, value }) => partOf(page, () => ({ limits: [value] }))),
    ...overlaps.map(({ page, value }) => partOf(page, () => ({ overlaps: value ? [value] : [] }))),
    partOf(applies.page, () => ({ applies: applies.value })),
    partOf(rest),
  ];
  const { policy } = declarations;
  const left: Elaboration = {
    basis,
    defines: new Map(states.map((state) => [state.node, state])),
    clauses: new Map(clauses.map((clause) => [clause.declared.node, clause])),
    limits: new Map(limits.map((limit) => [limit.node, limit])),
    overlaps: new Map(overlaps.map((overlap) => [overlap.node, overlap])),
    applies,
  };
  if (policy === undefined) return { model: undefined, declarations, parts, left };
  const header = onPage(context, rest);
  const { period, ...texts } = elaborateTexts(policy, rest.report);
  const definitions = states.map(({ definition }) => definition);
  const model: Model = {
    ...texts,
    currency: context.currency,
    rounding: elaborateRounding(header, policy),
    period: elaboratePeriod(header, header.root, period),
    get hash() {
      return options.hash;
    },
    enums: context.facts.enums,
    entities: context.facts.entities.filter(({ role }) => role === 'entity'),
    applicant: applicantOf(context) ?? nobody,
    ledger: ledgerEntity,
    support: supportEntity,
    parameters: definitions.filter(({ published }) => published),
    definitions: definitions.filter(({ published }) => !published),
    applies: applies.value,
    articles,
    clauses: clauses.flatMap(({ clause }) => clause ?? []),
    limits: limits.map(({ value }) => value),
    overlaps: overlaps.flatMap(({ value }) => value ?? []),
  };
  return { model, declarations, parts, left };
}

const nobody: EntityType = { name: '', label: '', role: 'applicant', fields: [], span: nowhere };
const nothing: Slice = {
  applies: { guard: [], cites: [], span: undefined },
  definitions: [],
  parameters: [],
  clauses: [],
  limits: [],
  overlaps: [],
};

function partOf(page: Page, has: () => Partial<Slice> = () => ({})): Part {
  return { page, slice: () => ({ ...nothing, ...has() }) };
}

// ---------------------------------------------------------------- defines

/** All defines and parameters in order, known by name; those that still hold are settled already. */
function prepareDefines(
  context: Context,
  { values }: Basis,
  last: Elaboration | undefined,
  holds: Holds,
): readonly DefineState[] {
  const { root, defines, declarations } = context;
  const all = declarations.inOrder.defines;
  const kept = all.map(({ node }) => {
    const state = last?.defines.get(node);
    return state !== undefined && holds(state.page) ? state : undefined;
  });
  root.entries.clear();
  defines.clear();
  for (const [name, binding] of values) root.entries.set(name, binding);
  return all.map((declared, at) => {
    const state = kept[at] ?? prepare(context, declared);
    defines.set(declared.node, state);
    const { name } = declared.declaration;
    const isBound = declarations.defines.get(name) === declared && !values.has(name);
    if (!isBound) state.binding = undefined;
    else state.binding ??= { kind: 'define', state, object: undefined };
    if (state.binding !== undefined) root.entries.set(name, state.binding);
    return state;
  });
}

function prepare(
  outside: Context,
  declared: Declarations['inOrder']['defines'][number],
): DefineState {
  const context = onPage(outside, new Page(declared.node.span));
  const { names, of } = scopeOfDefine(context, declared.node);
  return prepareDefine(context, declared, names, of);
}

/** `define x of Entity` reads the facts of its item bare. */
function scopeOfDefine(context: Context, node: DefineNode): { names: Names; of?: Variable } {
  const plain = { names: context.root };
  if (node.kind !== 'define' || node.of === undefined || node.of.kind === 'missing') return plain;
  const { text, span } = node.of;
  const declared = context.declarations.entities.get(text);
  if (declared === undefined) {
    const suggestions = suggest(text, context.declarations.entities.keys());
    const fixes = replaceWith(suggestions, span);
    context.report('unknownType', span, { name: text, suggestions }, { fixes });
    return plain;
  }
  context.notes.refer(span, declared.declaration);
  const entity = context.facts.entities.find((one) => one.name === text);
  if (entity === undefined || entity.role === 'applicant') return plain;
  const of: Variable = { name: 'item', entity, span };
  return { names: itemScope(context, context.root, of), of };
}

// ---------------------------------------------------------------- clauses

/** Clauses in file order; those that pay first, for others may speak of what they pay. */
function elaborateClauses(
  context: Context,
  last: Elaboration | undefined,
  holds: Holds,
): readonly ElaboratedClause[] {
  const { clauses } = context.declarations.inOrder;
  const done = new Map<DeclaredClause, ElaboratedClause>();
  for (const paying of [true, false]) {
    for (const declared of clauses) {
      if (paysOf(declared) !== paying) continue;
      const { node, article } = declared;
      const known = last?.clauses.get(node);
      const kept = known !== undefined && holds(known.page) ? { ...known, declared } : undefined;
      const own = onPage(context, new Page(node.span));
      done.set(declared, kept ?? elaborateClause(own, declared, articleNumber(article), done));
    }
  }
  return clauses.flatMap((declared) => done.get(declared) ?? []);
}

function paysOf({ node }: DeclaredClause): boolean {
  return node.parts.some(
    ({ kind }) => kind === 'grants' || kind === 'matches' || kind === 'recovers',
  );
}

// ---------------------------------------------------------------- applies and articles

/** Who the policy is for; a second `applies` is reported, and counts all the same. */
function elaborateApplies(
  outside: Context,
  last: Elaboration | undefined,
  holds: Holds,
): Elaboration['applies'] {
  const nodes = outside.declarations.inOrder.applies;
  const known = last?.applies;
  const isSame =
    known !== undefined &&
    known.nodes.length === nodes.length &&
    known.nodes.every((node, at) => node === nodes[at]);
  if (isSame && holds(known.page)) return known;
  const context = onPage(outside, new Page());
  const [first, ...others] = nodes;
  for (const other of others) {
    const related = first ? [{ span: first.span, note: 'first' as const }] : [];
    context.report(
      'repeatedPart',
      other.span,
      { part: term('appliesPart') },
      { related, fixes: [removal(other.span)] },
    );
  }
  const guard = nodes.flatMap(({ parts }) => elaborateGuard(context, context.root, parts));
  const cites = nodes.flatMap(({ parts }) => citesOf(parts));
  return { nodes, page: context.page, value: { guard, cites, span: first?.span } };
}

function elaborateArticles(declarations: Declarations, { report }: Page): readonly Article[] {
  const seen = new Map<string, ArticleNode>();
  return declarations.inOrder.articles.map((node) => {
    const number = articleNumber(node);
    const first = seen.get(number);
    if (first === undefined) seen.set(number, node);
    else if (number !== '') {
      const related = [{ span: first.number.span, note: 'first' as const }];
      const parameters = { name: number, kind: term('articlePart') };
      report('duplicateName', node.number.span, parameters, { related });
    }
    return { number, title: node.title?.value, cites: citesOf(node.items), span: node.span };
  });
}
