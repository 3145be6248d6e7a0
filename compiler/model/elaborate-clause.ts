// Clauses: their items, conditions, and the one thing they do.
import type {
  Clause as ClauseNode,
  ClausePart,
  Measure,
  Node,
  Overlap as OverlapNode,
  Span,
  Split as SplitNode,
  Verb,
} from '#language';
import { type TermName, term } from '../diagnostics/terms.ts';
import { adder, type DeclaredClause, headSpan } from '../names/collect.ts';
import type { Declaration } from '../names/declaration.ts';
import type { Page } from '../names/notebook.ts';
import { lookUp, tableScope } from '../names/scope.ts';
import { money } from '../types/kinds.ts';
import { loopsOnce } from './advise-name.ts';
import type { Binding, Context, Names } from './context.ts';
import { elaborateAmount, elaborateMatch } from './elaborate-amount.ts';
import { elaborateAs } from './elaborate-as.ts';
import { elaborateAwardRead } from './elaborate-award.ts';
import { prepareDefine, settleDefine } from './elaborate-define.ts';
import { elaborateGuard } from './elaborate-guard.ts';
import { elaboratePeriod } from './elaborate-header.ts';
import { declarationOf, elaborateLoops } from './elaborate-loop.ts';
import { elaborateSplit } from './elaborate-split.ts';
import type { Cite, Clause, Definition, GrantClause, Loop, MeasureClause, Split } from './model.ts';
import { removal } from './replace.ts';

/** A clause with the names that can be used in it, which its limits and rules read. */
export interface ElaboratedClause {
  readonly declared: DeclaredClause;
  readonly page: Page;
  readonly names: Names;
  readonly loops: readonly Loop[];
  /** What stands in the model; undefined for an overlap rule and for a clause without a verb. */
  readonly clause: Clause | undefined;
  readonly base: ClauseParts;
  readonly overlap: OverlapNode | undefined;
  /** Whether it stood where the text could not be read: its defines have no types then. */
  readonly wasUnread: boolean;
}

export type ClauseParts = Pick<
  Clause,
  | 'name'
  | 'label'
  | 'article'
  | 'cites'
  | 'readings'
  | 'period'
  | 'loops'
  | 'guard'
  | 'definitions'
  | 'span'
  | 'nameSpan'
>;

/** Clauses that have been elaborated, by their declaration. */
export type Grants = ReadonlyMap<DeclaredClause, ElaboratedClause>;

type PartOf<K extends ClausePart['kind']> = Extract<ClausePart, { kind: K }>;

function partsOf<K extends ClausePart['kind']>(node: ClauseNode, kind: K): readonly PartOf<K>[] {
  return node.parts.filter((part): part is PartOf<K> => part.kind === kind);
}

function splitsOf(node: ClauseNode): readonly SplitNode[] {
  return [...partsOf(node, 'equalSplit'), ...partsOf(node, 'shareSplit')];
}

/** `grants`: the clauses whose award the sum of a measure may read, elaborated before. */
export function elaborateClause(
  outside: Context,
  declared: DeclaredClause,
  article: string,
  grants: Grants = new Map(),
): ElaboratedClause {
  const { node } = declared;
  const context: Context = { ...outside, report: loopsOnce(outside.report) };
  const { names: outer, loops, sound } = elaborateLoops(context, context.root, node.binders);
  const { names, definitions } = elaborateDefines(context, outer, node);
  const base: ClauseParts = {
    name: declared.declaration.name,
    label: node.label?.value,
    article,
    cites: citesOf(node.parts),
    readings: partsOf(node, 'reading').flatMap(({ text }) =>
      text.kind === 'text' ? [text.value] : [],
    ),
    period: elaboratePeriod(context, names, only(context, partsOf(node, 'period'), 'periodPart')),
    loops,
    guard: elaborateGuard(context, names, node.parts),
    definitions,
    span: node.span,
    nameSpan: headSpan(node),
  };
  const verb = theVerb(context, node);
  const meaning = verb && elaborateVerb(context, names, node, base, verb, grants);
  const clause = sound ? meaning : undefined;
  const overlap = verb?.kind === 'overlap' ? verb : undefined;
  const wasUnread = context.breaks.touches(node.span);
  return { declared, page: context.page, names, loops, clause, base, overlap, wasUnread };
}

/** Every citation of a part list, in order. */
export function citesOf(parts: readonly Node[]): readonly Cite[] {
  return parts.flatMap((part) =>
    part.kind === 'cites'
      ? part.quotes.flatMap((quote) =>
          quote.kind === 'text' ? [{ text: quote.value, span: quote.span }] : [],
        )
      : [],
  );
}

function elaborateDefines(
  context: Context,
  outer: Names,
  node: ClauseNode,
): { names: Names; definitions: readonly Definition[] } {
  const scope = tableScope<Binding>(outer);
  const taken = new Map<string, Declaration>();
  const add = adder(context.notes, context.report);
  const states = partsOf(node, 'define').map((define) => {
    const { name, of } = define;
    const known = name.kind === 'name' ? lookUp(outer, name.text) : undefined;
    if (known !== undefined && name.kind === 'name' && !taken.has(name.text)) {
      taken.set(name.text, declarationOf(known));
    }
    if (of !== undefined && of.kind === 'name') {
      context.report('partNotHere', of.span, {
        part: term('entityKind'),
        kind: term('clauseKind'),
      });
    }
    const declaration = add(define, 'define', taken);
    const state = prepareDefine(context, { node: define, declaration }, scope);
    if (taken.get(declaration.name) === declaration) {
      scope.entries.set(declaration.name, { kind: 'define', state, object: undefined });
    }
    return state;
  });
  for (const state of states) settleDefine(state);
  return { names: scope, definitions: states.map(({ definition }) => definition) };
}

const verbs: ReadonlySet<ClausePart['kind']> = new Set([
  'grants',
  'matches',
  'recovers',
  'measure',
  'overlap',
]);

/** A clause does one thing: a second is reported, and so is none. */
function theVerb(context: Context, node: ClauseNode): Verb | undefined {
  const [first, ...others] = node.parts.filter((part): part is Verb => verbs.has(part.kind));
  for (const other of others) {
    const related = first ? [{ span: first.span, note: 'first' as const }] : [];
    context.report('severalVerbs', other.span, {}, { related, fixes: [removal(other.span)] });
  }
  if (first === undefined && node.name.kind === 'name') {
    context.report('noVerb', node.name.span, { name: node.name.text });
  }
  return first;
}

function only<P extends { readonly span: Span }>(
  context: Context,
  parts: readonly P[],
  name: TermName,
): P | undefined {
  const [first, ...others] = parts;
  for (const other of others) {
    const related = first ? [{ span: first.span, note: 'first' as const }] : [];
    context.report(
      'repeatedPart',
      other.span,
      { part: term(name) },
      { related, fixes: [removal(other.span)] },
    );
  }
  return first;
}

function elaborateVerb(
  context: Context,
  names: Names,
  node: ClauseNode,
  base: ClauseParts,
  verb: Verb,
  grants: Grants,
): Clause | undefined {
  switch (verb.kind) {
    case 'grants':
    case 'recovers':
    case 'matches': {
      const amount =
        verb.kind === 'matches'
          ? elaborateMatch(context, names, verb.amount, verb.ratio)
          : elaborateAmount(context, names, verb.amount);
      const part = only(context, splitsOf(node), 'splitPart');
      const split: Split | undefined = part && elaborateSplit(context, names, part);
      return { ...base, kind: 'grant', verb: verb.kind, amount, split } satisfies GrantClause;
    }
    case 'measure':
      reportStrangers(context, node, 'measureKind', ['limit', 'split']);
      return elaborateMeasure(context, names, base, verb, grants);
    case 'overlap':
      reportStrangers(context, node, 'overlapKind', ['limit', 'split']);
      return undefined;
    default:
      return verb satisfies never;
  }
}

function reportStrangers(
  context: Context,
  node: ClauseNode,
  kind: TermName,
  kinds: readonly ('limit' | 'split')[],
): void {
  for (const stranger of kinds) {
    const parts: readonly { span: Span }[] =
      stranger === 'limit' ? partsOf(node, 'limit') : splitsOf(node);
    for (const part of parts) {
      context.report('partNotHere', part.span, { part: term(`${stranger}Part`), kind: term(kind) });
    }
  }
}

/** What a measure says; its sum may read what a grant clause pays for the same item. */
function elaborateMeasure(
  context: Context,
  names: Names,
  base: ClauseParts,
  verb: Measure,
  grants: Grants,
): MeasureClause {
  const readAward: Context['readAward'] = (clause, span) =>
    elaborateAwardRead(context, base, grants.get(clause), clause, span);
  const sum = verb.sum && elaborateAs({ ...context, readAward }, names, verb.sum, money);
  return {
    ...base,
    kind: 'measure',
    modality: verb.verb,
    text: verb.text.kind === 'text' ? verb.text.value : '',
    to: verb.to?.kind === 'text' ? verb.to.value : undefined,
    sum,
  };
}
