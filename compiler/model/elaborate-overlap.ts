// Overlap rules: which clauses and supports meet on one matter, and which of them gives way.
import { type FirstOf, type Name, type Overlap as OverlapNode, withEnds } from '#language';
import { suggest } from '../names/suggest.ts';
import type { Context } from './context.ts';
import type { ElaboratedClause } from './elaborate-clause.ts';
import { type Payer, resolveClauses, resolvePayer } from './elaborate-limit.ts';
import { factBinding, readBinding } from './elaborate-name.ts';
import { elaborateSupports } from './elaborate-support.ts';
import type { Expr, GrantClause, Overlap, SupportCondition } from './model.ts';
import { replaceWith } from './replace.ts';
import { supportEntity } from './reserved.ts';

/** Undefined where the rule could not be read. */
export function elaborateOverlap(
  context: Context,
  rule: ElaboratedClause,
  node: OverlapNode,
  all: readonly ElaboratedClause[],
): Overlap | undefined {
  const { base, declared, names } = rule;
  const [binder] = declared.node.binders;
  if (binder !== undefined) context.report('overlapEach', binder.span, {});
  const covered = resolveClauses(context, node.clauses, all);
  for (const name of node.clauses.names) reportRecovery(context, name, covered);
  const payers = covered.filter(({ clause }) => clause.verb !== 'recovers');
  const written = elaborateSupports(context, names, node.supports);
  const on = elaborateScope(context, node, payers);
  const outcome = elaborateOutcome(context, node, payers, all);
  if (outcome === undefined || on === undefined) return undefined;
  const { name, label, article, cites, period, guard, span, nameSpan } = base;
  const clauses = payers.map(({ clause }) => clause);
  const supports = written ?? impliedSupports(outcome);
  const allKnown = node.clauses.all || payers.length === node.clauses.names.length;
  if (allKnown && !hasRivals(clauses, supports, outcome)) {
    context.report('overlapOfNothing', node.clauses.span, {});
  }
  const parts = { name, label, article, cites, period, guard, span, nameSpan };
  return { ...parts, clauses, supports, on, outcome };
}

/** Whether there is anything that could meet: clauses with supports, or with one another. */
function hasRivals(
  clauses: readonly GrantClause[],
  supports: SupportCondition | undefined,
  { takes }: Overlap['outcome'],
): boolean {
  if (supports !== undefined) return clauses.length > 0;
  return clauses.length > 1 && (takes === 'better' || takes === 'firstOf');
}

/** An order that names `other_supports` compares with them, all of them if no `with` says which. */
function impliedSupports(outcome: Overlap['outcome']): SupportCondition | undefined {
  if (outcome.takes !== 'firstOf' || !outcome.order.includes('other_supports')) return undefined;
  const variable = { name: 'support', entity: supportEntity, span: supportEntity.span };
  return { variable, where: undefined };
}

function reportRecovery(
  context: Context,
  name: OverlapNode['clauses']['names'][number],
  covered: readonly Payer[],
): void {
  if (name.kind === 'missing') return;
  const found = covered.find(({ clause }) => clause.name === name.text);
  if (found?.clause.verb !== 'recovers') return;
  const related = [{ span: found.clause.nameSpan, note: 'declared' as const }];
  context.report('notAGrant', name.span, { name: name.text }, { related });
}

function elaborateScope(
  context: Context,
  { on }: OverlapNode,
  payers: readonly Payer[],
): Overlap['on'] | undefined {
  switch (on.by) {
    case 'matter':
    case 'applicant':
      return { by: on.by };
    case 'field': {
      if (on.field.kind === 'missing') return undefined;
      const { text, span } = on.field;
      const values: Expr[] = [];
      const without: Payer[] = [];
      for (const payer of payers) {
        const value = fieldOf(context, payer, on.field);
        if (value !== undefined) values.push(value);
        else without.push(payer);
      }
      if (without.length > 0) {
        const clauses = without.map(({ clause }) => clause.name);
        const related = without.map(({ clause }) => ({
          span: clause.nameSpan,
          note: 'clause' as const,
        }));
        const fixes = otherScopes(context, payers, on.field);
        context.report('overlapField', span, { name: text, clauses }, { related, fixes });
      }
      return values.length === payers.length ? { by: 'field', field: text, values } : undefined;
    }
    default:
      return on satisfies never;
  }
}

/** A fact that all clauses have and that is nearly called so; or what all of them can be compared by. */
function otherScopes({ vocabulary }: Context, payers: readonly Payer[], { text, span }: Name) {
  const [first, ...others] = payers.map(
    ({ loops }) =>
      new Set(loops.flatMap(({ variable }) => variable.entity.fields.map(({ name }) => name))),
  );
  const shared = [...(first ?? [])].filter((name) => others.every((names) => names.has(name)));
  const { matter, applicant } = vocabulary.table.keywords;
  return [
    ...replaceWith(suggest(text, shared), span),
    ...[matter[0], applicant[0]].map((suggestion) => ({
      title: 'widen' as const,
      parameters: { suggestion },
      edits: [{ span, text: suggestion }],
      unsure: true,
    })),
  ];
}

/** A fact of the clause’s item, the innermost first, or else of the applicant. */
function fieldOf(context: Context, { loops, page }: Payer, { text, span }: Name): Expr | undefined {
  context.page.reads.add(page);
  for (const { variable } of [...loops].reverse()) {
    const type = { kind: 'entity', entity: variable.entity } as const;
    const object: Expr = { kind: 'variable', variable, type, span };
    const binding = factBinding(context, variable.entity, object, text);
    if (binding !== undefined) return readBinding(context, binding, span);
  }
  const binding = context.root.find(text);
  return binding && readBinding(context, binding, span);
}

function elaborateOutcome(
  context: Context,
  { outcome, clauses }: OverlapNode,
  payers: readonly Payer[],
  all: readonly ElaboratedClause[],
): Overlap['outcome'] | undefined {
  switch (outcome.kind) {
    case 'missing':
      return undefined;
    case 'outcome':
      return { takes: outcome.takes };
    case 'firstOf': {
      const order = elaborateOrder(context, outcome, payers, all, clauses);
      const holes = [...outcome.order, ...clauses.names].some(({ kind }) => kind === 'missing');
      const missing = payers.filter(({ clause }) => !order.includes(clause));
      if (missing.length > 0 && !holes && order.length === outcome.order.length) {
        const left = missing.map(({ clause }) => clause.name);
        const end = outcome.order.at(-1)?.span.end ?? outcome.span.end;
        const edit = {
          span: withEnds(outcome.span, { start: end, end }),
          text: `, ${left.join(', ')}`,
        };
        const fixes = [{ title: 'addLast' as const, edits: [edit] }];
        context.report('firstOfMisses', outcome.span, { missing: left }, { fixes });
      }
      return { takes: 'firstOf', order };
    }
    default:
      return outcome satisfies never;
  }
}

function elaborateOrder(
  context: Context,
  { order }: FirstOf,
  payers: readonly Payer[],
  all: readonly ElaboratedClause[],
  compared: OverlapNode['clauses'],
): readonly (GrantClause | 'other_supports')[] {
  return order.flatMap((name, at): readonly (GrantClause | 'other_supports')[] => {
    if (name.kind === 'missing') return [];
    if (name.text === 'other_supports') return ['other_supports'];
    const payer = resolvePayer(context, name, all);
    if (payer === undefined) return [];
    if (payers.includes(payer)) return [payer.clause];
    const last = compared.names.at(-1)?.span;
    const before = order[at - 1]?.span.end;
    const after = order[at + 1]?.span.start;
    const taken = withEnds(name.span, {
      start: before ?? name.span.start,
      end: before === undefined ? (after ?? name.span.end) : name.span.end,
    });
    const fixes = [
      ...(last === undefined
        ? []
        : [
            {
              title: 'compare' as const,
              edits: [{ span: withEnds(last, { start: last.end }), text: `, ${name.text}` }],
            },
          ]),
      { title: 'remove' as const, edits: [{ span: taken, text: '' }] },
    ];
    context.report('firstOfStranger', name.span, { name: name.text }, { fixes });
    return [];
  });
}
