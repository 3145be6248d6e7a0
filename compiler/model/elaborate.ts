// From the trees of a policy's files to its checked model: names, types, meaning (DESIGN §5). Works
// on broken files as far as they go, and never throws. What still holds of the elaboration before an
// edit is taken from there.
import type {
  Applies as AppliesNode,
  Article as ArticleNode,
  Clause as ClauseNode,
  Limit as LimitNode,
  SourceFile,
  Text,
} from '#language';
import { term } from '../diagnostics/terms.ts';
import type { Breaks } from '../names/broken.ts';
import { collect, type Declarations, type DeclaredClause } from '../names/collect.ts';
import { Page } from '../names/notebook.ts';
import { suggest } from '../names/suggest.ts';
import { applicantOf, type Basis, basisOf, contextOf, fillBasis } from './basis.ts';
import { type Context, type DefineState, type Names, onPage } from './context.ts';
import { citesOf, type ElaboratedClause, elaborateClause } from './elaborate-clause.ts';
import { prepareDefine, settleDefine } from './elaborate-define.ts';
import { elaborateGuard } from './elaborate-guard.ts';
import { elaboratePeriod, elaborateRounding, elaborateTexts } from './elaborate-header.ts';
import { elaborateLimit, isPayer } from './elaborate-limit.ts';
import { elaborateOverlap } from './elaborate-overlap.ts';
import { itemScope } from './elaborate-support.ts';
import { keeper } from './keeping.ts';
import type { Applies, Article, Limit, Model, Overlap, Variable } from './model.ts';
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

/** An elaboration as the next one uses it. */
export interface Elaboration {
  readonly basis: Basis;
  readonly defines: ReadonlyMap<DefineNode, DefineState>;
  readonly clauses: ReadonlyMap<ClauseNode, ElaboratedClause>;
  readonly limits: ReadonlyMap<LimitNode, Covering<Omit<Limit, 'index'>>>;
  readonly overlaps: ReadonlyMap<ClauseNode, Covering<Overlap | undefined>>;
  readonly applies: Made<Applies> & { readonly nodes: readonly AppliesNode[] };
}

type DefineNode = Declarations['inOrder']['defines'][number]['node'];

interface Made<T> {
  readonly page: Page;
  readonly value: T;
}

/** Something that is about clauses; it holds as long as they, or the one that it is in, do. */
interface Covering<T> extends Made<T> {
  readonly home: ElaboratedClause['clause'];
  readonly all: readonly ElaboratedClause['clause'][];
  readonly isUnread: boolean;
}

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

type Holds = (page: Page) => boolean;

/** Which pages of the elaboration before still hold; none where the basis is another. */
function keptOf(
  { declarations, breaks }: Context,
  { values }: Basis,
  last: Elaboration | undefined,
): Holds {
  if (last === undefined) return () => false;
  const unchanged = new Set<Page>();
  // Who reads a clause or an entity's define notes its page and not its name: where another one bears the
  // name now, the page is no longer what the name stands for.
  for (const { node } of declarations.inOrder.defines) {
    const state = last.defines.get(node);
    if (state?.wasUnread !== breaks.touches(node.span)) continue;
    if (!isShadowedDefine(node, declarations)) unchanged.add(state.page);
  }
  for (const { node, article } of declarations.inOrder.clauses) {
    const clause = last.clauses.get(node);
    if (clause?.base.article !== numberOf(article)) continue;
    const { name } = node;
    const isShadowed = name.kind === 'name' && declarations.clauses.get(name.text)?.node !== node;
    if (!isShadowed) unchanged.add(clause.page);
  }
  for (const { page } of [...last.limits.values(), ...last.overlaps.values(), last.applies]) {
    unchanged.add(page);
  }
  return keeper({ declarations, values, defines: last.defines, unchanged });
}

/** Of an entity's define: whether a fact or another define has its name. */
function isShadowedDefine(node: DefineNode, { entities }: Declarations): boolean {
  if (node.kind !== 'define' || node.of?.kind !== 'name' || node.name.kind !== 'name') return false;
  const owner = entities.get(node.of.text);
  if (owner === undefined || owner.node.role === 'applicant') return false;
  return owner.defines.get(node.name.text)?.node !== node;
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
      done.set(declared, kept ?? elaborateClause(own, declared, numberOf(article), done));
    }
  }
  return clauses.flatMap((declared) => done.get(declared) ?? []);
}

function paysOf({ node }: DeclaredClause): boolean {
  return node.parts.some(
    ({ kind }) => kind === 'grants' || kind === 'matches' || kind === 'recovers',
  );
}

/** An article's number as text; `''` outside every article. */
function numberOf(article: ArticleNode | undefined): string {
  const number: Text | ArticleNode['number'] | undefined = article?.number;
  if (number === undefined || number.kind === 'missing') return '';
  return number.kind === 'text' ? number.value : number.text;
}

// ---------------------------------------------------------------- limits and overlap rules

type Placed<N, T> = Covering<T> & { readonly node: N };

function elaborateLimits(
  context: Context,
  clauses: readonly ElaboratedClause[],
  last: Elaboration | undefined,
  holds: Holds,
): readonly Placed<LimitNode, Limit>[] {
  const stated: { node: LimitNode; article: string; home: ElaboratedClause | undefined }[] = [];
  for (const home of clauses) {
    for (const part of home.declared.node.parts) {
      if (part.kind !== 'limit') continue;
      if (home.clause?.kind === 'grant')
        stated.push({ node: part, article: home.base.article, home });
    }
  }
  for (const { node, article } of context.declarations.inOrder.limits) {
    stated.push({ node, article: numberOf(article), home: undefined });
  }
  const all = clauses.filter(isPayer).map(({ clause }) => clause);
  const breaks = context.breaks;
  return stated
    .sort((a, b) => a.node.span.start - b.node.span.start)
    .map(({ node, article, home }, index) => {
      const covers = {
        node,
        home: home?.clause,
        all: node.clauses === undefined ? [] : all,
        isUnread: breaks.touches(node.span),
      };
      const known = last?.limits.get(node);
      if (known?.value.article === article && coversSame(known, covers) && holds(known.page)) {
        return { ...covers, page: known.page, value: { ...known.value, index } };
      }
      const page = new Page(node.span);
      const limit = elaborateLimit(onPage(context, page), node, article, clauses, home);
      return { ...covers, page, value: { index, ...limit } };
    });
}

function elaborateOverlaps(
  context: Context,
  clauses: readonly ElaboratedClause[],
  last: Elaboration | undefined,
  holds: Holds,
): readonly Placed<ClauseNode, Overlap | undefined>[] {
  const all = clauses.filter(isPayer).map(({ clause }) => clause);
  return clauses.flatMap((rule) => {
    if (rule.overlap === undefined) return [];
    const { node } = rule.declared;
    const covers = { node, home: undefined, all, isUnread: false };
    const known = last?.overlaps.get(node);
    if (known !== undefined && coversSame(known, covers) && holds(known.page)) {
      return [{ ...covers, page: known.page, value: known.value }];
    }
    const page = new Page(node.span);
    page.reads.add(rule.page);
    const value = elaborateOverlap(onPage(context, page), rule, rule.overlap, clauses);
    return [{ ...covers, page, value }];
  });
}

type Covers = Pick<Covering<unknown>, 'home' | 'all' | 'isUnread'>;

function coversSame(before: Covers, now: Covers): boolean {
  return (
    before.home === now.home &&
    before.isUnread === now.isUnread &&
    before.all.length === now.all.length &&
    before.all.every((clause, at) => clause === now.all[at])
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
    const number = numberOf(node);
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
