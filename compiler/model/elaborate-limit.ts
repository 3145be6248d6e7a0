// Limits: what several awards may come to together, resolved in each clause that they cover.
import {
  type ClauseSet,
  type Expression,
  type Limit as LimitNode,
  type NameOrHole,
  type Span,
  withEnds,
} from '#language';
import { lookUp } from '../names/scope.ts';
import { suggest } from '../names/suggest.ts';
import { describeType } from '../types/describe.ts';
import { integer, isNumeric, money } from '../types/kinds.ts';
import { adviseYears } from './advise-figure.ts';
import type { Context } from './context.ts';
import { elaborateAs, elaborateCondition, elaborateFigure } from './elaborate-as.ts';
import type { ElaboratedClause } from './elaborate-clause.ts';
import { elaborateSupports } from './elaborate-support.ts';
import { elaborateWindow } from './elaborate-window.ts';
import type { GrantClause, Limit, LimitKey, LimitScope } from './model.ts';
import { replaceWith } from './replace.ts';
import type { Type } from './types.ts';
import { sourceOf } from './written.ts';

/** A clause that pays, with its names. */
export interface Payer extends ElaboratedClause {
  readonly clause: GrantClause;
}

export function isPayer(clause: ElaboratedClause): clause is Payer {
  return clause.clause?.kind === 'grant';
}

/** A limit without its position among all; `home`: the clause that states it. */
export function elaborateLimit(
  context: Context,
  node: LimitNode,
  article: string,
  all: readonly ElaboratedClause[],
  home: ElaboratedClause | undefined,
): Omit<Limit, 'index'> {
  const covered = coveredBy(context, node, all, home);
  const strangers = new Map<string, Strangers>();
  const scopes = covered.map((payer) => elaborateScope(context, node, payer, strangers));
  for (const each of strangers.values()) reportStrangers(context, each);
  const window = elaborateWindow(context, context.root, node.window);
  const counting = elaborateSupports(context, context.root, node.counting);
  if (node.atLeast) {
    reportMinimum(context, node);
    return {
      measure: 'award',
      scopes: scopes.map((scope) => ({ ...scope, keys: [], quantity: undefined })),
      window: undefined,
      counting: undefined,
      orNothing: true,
      article,
      span: node.span,
    };
  }
  if (node.keys.length === 0 && !context.breaks.touches(node.span)) {
    reportForNobody(context, node);
  }
  return {
    measure: node.measure === 'award' ? 'total' : node.measure,
    scopes,
    window,
    counting,
    orNothing: node.orNothing,
    article,
    span: node.span,
  };
}

/** A minimum looks at one award alone, and says what becomes of less. */
function reportMinimum(context: Context, node: LimitNode): void {
  const { span, to, window, counting, orNothing } = node;
  if (context.breaks.touches(span)) return;
  const written = minimumOf(node);
  if (node.measure !== 'award') {
    const head = withEnds(span, { end: to.span.start });
    const fixes = [
      {
        title: 'alone' as const,
        parameters: { written },
        edits: [{ span: head, text: `${written} ` }],
      },
    ];
    context.report('minimumAlone', head, { written }, { fixes });
  }
  for (const part of [window, counting]) {
    if (part !== undefined) context.report('minimumAlone', part.span, { written }, {});
  }
  if (!orNothing) {
    const end = withEnds(span, { start: span.end });
    const fixes = [{ title: 'orNothing' as const, edits: [{ span: end, text: ' or nothing' }] }];
    context.report('minimumOrNothing', span, {}, { fixes });
  }
}

/** How the minimum of one award is written, up to its figure. */
function minimumOf({ clauses }: LimitNode): string {
  if (clauses === undefined) return 'limit to at least';
  const names = clauses.names.flatMap((name) => (name.kind === 'name' ? name.text : []));
  return `limit each of ${clauses.all ? 'all grants' : names.join(', ')} to at least`;
}

/** Neither for whom it counts is said, nor that it is a minimum. */
function reportForNobody(context: Context, node: LimitNode): void {
  const key = context.declarations.applicant?.declaration.name ?? '';
  context.report('limitForNobody', node.span, { key }, {});
}

function coveredBy(
  context: Context,
  node: LimitNode,
  all: readonly ElaboratedClause[],
  home: ElaboratedClause | undefined,
): readonly Payer[] {
  if (node.clauses !== undefined) return resolveClauses(context, node.clauses, all);
  if (home === undefined) {
    context.report('limitNamesNone', node.span, {});
    return [];
  }
  return isPayer(home) ? [home] : [];
}

/** The grant clauses of a set, in file order; `all grants` leaves out what is owed back. */
export function resolveClauses(
  context: Context,
  set: ClauseSet,
  all: readonly ElaboratedClause[],
): readonly Payer[] {
  if (set.all) return all.filter(isPayer).filter(({ clause }) => clause.verb !== 'recovers');
  const named = new Set(set.names.map((name) => resolvePayer(context, name, all)));
  return all.filter(isPayer).filter((payer) => named.has(payer));
}

/** The grant clause of a name, or undefined once it is reported that there is none. */
export function resolvePayer(
  context: Context,
  name: NameOrHole,
  all: readonly ElaboratedClause[],
): Payer | undefined {
  if (name.kind === 'missing') return undefined;
  const { text, span } = name;
  const declared = context.declarations.clauses.get(text);
  const found = declared && all.find((one) => one.declared === declared);
  const payer = found !== undefined && isPayer(found) ? found : undefined;
  // What is no payer may become one: that is told by the clause alone.
  if (payer === undefined) context.page.isLoose = true;
  if (declared === undefined) {
    const payers = all.filter(isPayer).map(({ clause }) => clause.name);
    const suggestions = suggest(text, payers);
    context.report(
      'unknownClause',
      span,
      { name: text, suggestions },
      { fixes: replaceWith(suggestions, span) },
    );
    return undefined;
  }
  context.notes.refer(span, declared.declaration);
  if (payer !== undefined) return payer;
  const unread = found && !found.clause && !found.overlap;
  if (!unread) {
    const { nameSpan } = declared.declaration;
    const related = nameSpan ? [{ span: nameSpan, note: 'declared' as const }] : [];
    context.report('notAGrant', span, { name: text }, { related });
  }
  return undefined;
}

/** A name that a limit counts by, and the clauses that do not know it. */
interface Strangers {
  readonly name: string;
  readonly span: Span;
  readonly payers: Payer[];
}

function elaborateScope(
  context: Context,
  node: LimitNode,
  payer: Payer,
  strangers: Map<string, Strangers>,
): LimitScope {
  const { names } = payer;
  context.page.reads.add(payer.page);
  const quantity = node.quantity && elaborateFigure(context, names, node.quantity);
  const keys = node.keys.flatMap((key) => elaborateKey(context, key, payer, strangers) ?? []);
  const measured: Type =
    node.measure === 'total' || node.measure === 'award'
      ? money
      : node.measure === 'count'
        ? integer
        : looseType(quantity?.type);
  return {
    clause: payer.clause,
    keys,
    to: elaborateAs(
      context,
      names,
      node.to,
      measured,
      adviseYears(context, node.to, node.window !== undefined),
    ),
    where: node.where && elaborateCondition(context, names, node.where),
    quantity,
  };
}

function looseType(type: Type | undefined): Type {
  if (type === undefined) return { kind: 'unknown' };
  return isNumeric(type) ? { ...type, integer: false } : type;
}

/** The applicant, an item of a loop, or a path of facts. */
function elaborateKey(
  context: Context,
  node: Expression,
  payer: Payer,
  strangers: Map<string, Strangers>,
): LimitKey | undefined {
  if (node.kind === 'reference') {
    const { text, span } = node.name;
    const binding = lookUp(payer.names, text);
    if (binding?.kind === 'variable') {
      context.notes.refer(span, binding.declaration);
      return { kind: 'item', variable: binding.variable };
    }
    if (binding === undefined) return elaborateNamedKey(context, text, span, payer, strangers);
  }
  const value = context.elaborate(context, payer.names, node);
  if (value.type.kind === 'unknown') return undefined;
  if (!tellsApart(value.type)) {
    context.report('limitKey', node.span, { found: describeType(value.type) });
    return undefined;
  }
  return { kind: 'path', path: sourceOf(node), value };
}

function tellsApart(type: Type): boolean {
  return (
    isNumeric(type) ||
    type.kind === 'text' ||
    type.kind === 'enum' ||
    type.kind === 'date' ||
    type.kind === 'boolean'
  );
}

/** The applicant by its name, or an item by the name of its entity. */
function elaborateNamedKey(
  context: Context,
  name: string,
  span: Span,
  payer: Payer,
  strangers: Map<string, Strangers>,
): LimitKey | undefined {
  const declared = context.declarations.entities.get(name);
  if (declared !== undefined) {
    context.notes.refer(span, declared.declaration);
    if (declared === context.declarations.applicant) return { kind: 'applicant' };
    const loop = payer.loops.find(({ variable }) => variable.entity.name === name);
    if (loop !== undefined) return { kind: 'item', variable: loop.variable };
  }
  const known = strangers.get(name) ?? { name, span, payers: [] };
  known.payers.push(payer);
  strangers.set(name, known);
  return undefined;
}

/** One name, one finding, however many clauses do not know it. */
function reportStrangers(context: Context, { name, span, payers }: Strangers): void {
  const [first] = payers;
  if (first === undefined) return;
  const related = payers.flatMap(({ declared: { declaration } }) =>
    declaration.nameSpan ? [{ span: declaration.nameSpan, note: 'clause' as const }] : [],
  );
  const keys = keysOf(context, first);
  const isApplicant = name === context.vocabulary.table.keywords.applicant[0];
  const suggestions = isApplicant
    ? keys.slice(0, 1)
    : suggest(name, [...keys, ...plainFacts(context)]);
  const parameters = { name, clause: first.declared.declaration.name, suggestions, keys };
  const fixes = replaceWith(suggestions, span);
  context.report('limitKeyElsewhere', span, parameters, { related, fixes });
}

/** The applicant's facts that a limit can count for. */
function plainFacts({ facts }: Context): readonly string[] {
  const applicant = facts.entities.find(({ role }) => role === 'applicant');
  return (applicant?.fields ?? []).flatMap(({ name, type }) => (tellsApart(type) ? [name] : []));
}

/** What a limit on the clause can count for by name: the applicant first, then its items. */
function keysOf(context: Context, { loops }: Payer): readonly string[] {
  const applicant = context.declarations.applicant?.declaration.name;
  return [...(applicant ? [applicant] : []), ...loops.map(({ variable }) => variable.name)];
}
