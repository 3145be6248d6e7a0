// From the trees of a policy's files to its checked model: names, types, meaning (DESIGN §5). Works
// on broken files as far as they go, and never throws.
import {
  type Article as ArticleNode,
  type Limit as LimitNode,
  type SourceFile,
  type Text,
  vocabularyOf,
  walk,
} from '#language';
import type { Reporter } from '../diagnostics/reporter.ts';
import { term } from '../diagnostics/terms.ts';
import type { Breaks } from '../names/broken.ts';
import {
  builtIn,
  builtInValues,
  collect,
  type Declarations,
  type DeclaredClause,
} from '../names/collect.ts';
import type { Notes } from '../names/declaration.ts';
import { tableScope } from '../names/scope.ts';
import { suggest } from '../names/suggest.ts';
import { date } from '../types/kinds.ts';
import type { Binding, Context, Names } from './context.ts';
import { citesOf, type ElaboratedClause, elaborateClause } from './elaborate-clause.ts';
import { prepareDefine, settleDefine } from './elaborate-define.ts';
import { elaborate } from './elaborate-expression.ts';
import { fillFields, shapeFacts } from './elaborate-facts.ts';
import { elaborateGuard } from './elaborate-guard.ts';
import {
  elaborateCurrency,
  elaboratePeriod,
  elaborateRounding,
  elaborateTexts,
} from './elaborate-header.ts';
import { elaborateLimit } from './elaborate-limit.ts';
import { elaborateOverlap } from './elaborate-overlap.ts';
import { itemScope } from './elaborate-support.ts';
import type {
  Applies,
  Article,
  Currency,
  Definition,
  Limit,
  Model,
  Overlap,
  Variable,
} from './model.ts';
import { removal, replaceWith } from './replace.ts';
import { ledgerEntity, ledgerField, nowhere, supportEntity, supportsField } from './reserved.ts';
import type { EntityType } from './types.ts';

export interface ElaborateOptions {
  readonly notes: Notes;
  readonly report: Reporter;
  readonly breaks: Breaks;
  /** `Model.hash`, which the host knows; it may be worked out only when it is asked for. */
  readonly hash: string;
}

export interface Elaborated {
  /** Undefined where no file has a policy's header. */
  readonly model: Model | undefined;
  readonly declarations: Declarations;
}

/** The meaning of a policy's files, its own file first. */
export function elaboratePolicy(
  files: readonly SourceFile[],
  options: ElaborateOptions,
): Elaborated {
  const { notes, report } = options;
  const declarations = collect(files, notes, report);
  const context = makeContext(declarations, options);
  const { policy } = declarations;
  fillFields(context);
  const definitions = elaborateDefinitions(context);
  const clauses = elaborateClauses(context);
  const limits = elaborateLimits(context, clauses);
  const overlaps = elaborateOverlaps(context, clauses);
  const applies = elaborateApplies(context);
  const articles = elaborateArticles(declarations, report);
  if (policy === undefined) return { model: undefined, declarations };
  const { period, ...texts } = elaborateTexts(policy, report);
  const model: Model = {
    ...texts,
    currency: context.currency,
    rounding: elaborateRounding(context, policy),
    period: elaboratePeriod(context, context.root, period),
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
    applies,
    articles,
    clauses: clauses.flatMap(({ clause }) => clause ?? []),
    limits,
    overlaps,
  };
  return { model, declarations };
}

const unsaid: Currency = { code: 'XXX', digits: 2, word: 'XXX', plural: 'XXX' };
const nobody: EntityType = { name: '', label: '', role: 'applicant', fields: [], span: nowhere };

/** The currencies of the amounts that a policy writes. */
function currenciesIn({ policy, inOrder }: Declarations): readonly string[] {
  const codes: string[] = [];
  const { articles, applies, clauses, defines, limits } = inOrder;
  const declared = [...clauses, ...defines, ...limits].map(({ node }) => node);
  const nodes = [policy, ...articles, ...applies, ...declared];
  for (const node of nodes) {
    if (node === undefined) continue;
    walk(node, (inner) => {
      if (inner.kind === 'literalUnit' && inner.of === 'currency') codes.push(inner.code);
    });
  }
  return codes;
}

function makeContext(declarations: Declarations, options: ElaborateOptions): Context {
  const { notes, report, breaks } = options;
  const { policy } = declarations;
  const vocabulary = vocabularyOf(languageOf(declarations));
  const unread = policy !== undefined && breaks.touches(policy.span);
  const currency = elaborateCurrency(policy, vocabulary, report, () => currenciesIn(declarations));
  const shaping = { report, notes, declarations, vocabulary, breaks };
  const facts = shapeFacts(shaping);
  const root = tableScope<Binding>(undefined);
  const context: Context = {
    ...shaping,
    elaborate,
    currency: currency ?? unsaid,
    currencyKnown: currency !== undefined && !unread,
    facts,
    root,
    defines: new Map(),
    underway: [],
    readAward: undefined,
  };
  for (const [name, binding] of rootBindings(context)) root.entries.set(name, binding);
  return context;
}

function languageOf({ policy }: Declarations): string {
  const part = policy?.parts.find(({ kind }) => kind === 'language');
  return part?.kind === 'language' && part.language.kind === 'text' ? part.language.value : 'en';
}

function applicantOf({ facts }: Pick<Context, 'facts'>): EntityType | undefined {
  return facts.entities.find(({ role }) => role === 'applicant');
}

/** The names of file level: built-ins, the applicant's facts, defines and parameters. */
function rootBindings(context: Context): ReadonlyMap<string, Binding> {
  const bindings = new Map<string, Binding>();
  for (const name of builtInValues) bindings.set(name, builtInBinding(name));
  const applicant = applicantOf(context);
  const facts = applicant && context.facts.entityFacts.get(applicant);
  for (const [name, { field, declaration }] of facts?.fields ?? []) {
    if (bindings.has(name)) continue;
    bindings.set(name, {
      kind: 'value',
      declaration,
      read: (span) => ({ kind: 'field', object: undefined, field, type: field.type, span }),
    });
  }
  for (const declared of context.declarations.inOrder.defines) {
    const scope = scopeOfDefine(context, declared.node);
    const state = prepareDefine(context, declared, scope.names, scope.of);
    const { name } = declared.declaration;
    if (context.declarations.defines.get(name) === declared && !bindings.has(name)) {
      bindings.set(name, { kind: 'define', state, object: undefined });
    }
  }
  return bindings;
}

function builtInBinding(name: (typeof builtInValues)[number]): Binding {
  const declaration = builtIn(name);
  if (name === 'as_of') {
    return { kind: 'value', declaration, read: (span) => ({ kind: 'asOf', type: date, span }) };
  }
  const field = name === 'ledger' ? ledgerField : supportsField;
  return {
    kind: 'value',
    declaration,
    read: (span) => ({ kind: 'field', object: undefined, field, type: field.type, span }),
  };
}

type DefineNode = Declarations['inOrder']['defines'][number]['node'];

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

function elaborateDefinitions(context: Context): readonly Definition[] {
  const states = context.declarations.inOrder.defines.flatMap(
    ({ node }) => context.defines.get(node) ?? [],
  );
  for (const state of states) settleDefine(context, state);
  return states.map(({ definition }) => definition);
}

/** Clauses in file order; those that pay first, for others may speak of what they pay. */
function elaborateClauses(context: Context): readonly ElaboratedClause[] {
  const { clauses } = context.declarations.inOrder;
  const done = new Map<DeclaredClause, ElaboratedClause>();
  for (const paying of [true, false]) {
    for (const declared of clauses) {
      if (paysOf(declared) !== paying) continue;
      done.set(declared, elaborateClause(context, declared, numberOf(declared.article), done));
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

function elaborateLimits(context: Context, clauses: readonly ElaboratedClause[]): readonly Limit[] {
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
  return stated
    .sort((a, b) => a.node.span.start - b.node.span.start)
    .map(({ node, article, home }, index) => ({
      index,
      ...elaborateLimit(context, node, article, clauses, home),
    }));
}

function elaborateOverlaps(
  context: Context,
  clauses: readonly ElaboratedClause[],
): readonly Overlap[] {
  return clauses.flatMap((rule) =>
    rule.overlap ? (elaborateOverlap(context, rule, rule.overlap, clauses) ?? []) : [],
  );
}

/** Who the policy is for; a second `applies` is reported, and counts all the same. */
function elaborateApplies(context: Context): Applies {
  const nodes = context.declarations.inOrder.applies;
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
  return { guard, cites: nodes.flatMap(({ parts }) => citesOf(parts)), span: first?.span };
}

function elaborateArticles(declarations: Declarations, report: Reporter): readonly Article[] {
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
