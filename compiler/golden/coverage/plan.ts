// All that cases can show of a policy, derived from its model alone, and which of the interpreter's
// events shows which outcome.

import { withEnds } from '#language';
import { letsThrough } from '../../checks/tables/conditions.ts';
import { truth } from '../../interpret/result.ts';
import type { LimitScope, Model, Overlap, Period } from '../../model/model.ts';
import { within } from '../../model/walk.ts';
import { wordingOf } from '../../wording/languages.ts';
import { describeLimit } from '../../wording/limits.ts';
import { describePeriod } from '../../wording/periods.ts';
import { type OutcomesOf, Sketch } from './sketch.ts';
import { scopeMayBeUnknown, statusesOf } from './statuses.ts';
import type { OutcomeNames, Target } from './target.ts';
import { type Places, walkPolicy } from './walk-policy.ts';

export interface Plan extends Places {
  readonly model: Model;
  /** In the order of the text. */
  readonly targets: readonly Target[];
  readonly scope: OutcomesOf<'scope'>;
  /** Of the policy, and of the clauses and rules that have one of their own, by name. */
  readonly period: OutcomesOf<'period'>;
  readonly periods: ReadonlyMap<string, OutcomesOf<'period'>>;
  readonly clauses: ReadonlyMap<string, OutcomesOf<'clause'>>;
  readonly limits: ReadonlyMap<LimitScope, OutcomesOf<'limit'>>;
  readonly overlaps: ReadonlyMap<Overlap, OutcomesOf<'overlap'>>;
}

/** The plan of a policy without errors. */
export function planOf(model: Model): Plan {
  const sketch = new Sketch();
  const voice = { wording: wordingOf(model.language), currency: model.currency };
  const none: Period = { from: undefined, until: undefined, span: undefined };
  const addPeriod = (period: Period, within: Period, clause: string | undefined) =>
    period.span === undefined
      ? new Map()
      : sketch.add(
          'period',
          { span: period.span, label: describePeriod(period, voice), clause },
          daysOf(period, within),
        );
  const period = addPeriod(model.period, none, undefined);
  const scope = addScope(model, sketch);
  const clauses = new Map(
    model.clauses.map((clause) => {
      const { name, nameSpan: span } = clause;
      const found = { span, label: clause.label ?? name, clause: name };
      return [name, sketch.add('clause', found, statusesOf(model, clause))];
    }),
  );
  const periods = new Map(
    [...model.clauses, ...model.overlaps].map((one) => [
      one.name,
      addPeriod(one.period, model.period, one.name),
    ]),
  );
  const limits = new Map(
    model.limits.flatMap((limit) =>
      limit.scopes.map((one) => {
        const label = describeLimit(limit, one, model.applicant.label, voice);
        const found = { span: limit.span, label, clause: one.clause.name };
        return [one, sketch.add('limit', found, ['bound', 'not_bound'])] as const;
      }),
    ),
  );
  const overlaps = new Map(
    model.overlaps.map((rule) => {
      const found = { span: rule.nameSpan, label: rule.name, clause: rule.name };
      return [rule, sketch.add('overlap', found, meetingsOf(rule))];
    }),
  );
  const places = walkPolicy(model, sketch);
  const { decisions, conditions, boundaries, bounds, caps, rows, edges } = places;
  const walked = { decisions, conditions, boundaries, bounds, caps, rows, edges };
  const whole = { scope, period, periods, clauses, limits, overlaps };
  return { model, targets: sketch.finish(), ...whole, ...walked };
}

function addScope(model: Model, sketch: Sketch): OutcomesOf<'scope'> {
  const { span, guard } = model.applies;
  if (span === undefined || guard.length === 0) return new Map();
  const names: readonly OutcomeNames['scope'][] = [
    'applies',
    'out_of_scope',
    ...(scopeMayBeUnknown(model) ? (['undetermined'] as const) : []),
  ];
  const head = withEnds(span, { end: guard[0]?.span.start ?? span.end });
  return sketch.add(
    'scope',
    { span: head, label: model.applicant.label, clause: undefined },
    names,
  );
}

/** The days at which a period turns, as far as they lie in the period around it. */
function daysOf({ from, until }: Period, around: Period): readonly OutcomeNames['period'][] {
  const begins = from !== undefined;
  const ends = until !== undefined;
  const { from: first = from ?? '', until: last = until ?? '' } = around;
  return [
    ...(begins && (around.from === undefined || first < from) ? (['before'] as const) : []),
    ...(begins && first <= from ? (['first_day'] as const) : []),
    ...(ends && until <= last ? (['last_day'] as const) : []),
    ...(ends && (around.until === undefined || until < last) ? (['after'] as const) : []),
  ];
}

/** What can come of offers that a rule brings together, by what it does. */
function meetingsOf({ outcome, supports }: Overlap): readonly OutcomeNames['overlap'][] {
  const [had, open] = supports === undefined ? [false, false] : receivedOrNot(supports);
  switch (outcome.takes) {
    case 'better':
      if (supports === undefined) return ['nothing', 'kept', 'forgone'];
      return [
        'nothing',
        ...(open ? (['kept'] as const) : []),
        ...(had ? (['reduced'] as const) : []),
        'forgone',
      ];
    case 'topsUp':
      return [
        'nothing',
        ...(open ? (['kept'] as const) : []),
        ...(had ? (['reduced'] as const) : []),
      ];
    case 'excludes':
      return [
        'nothing',
        ...(open ? (['kept'] as const) : []),
        ...(had ? (['forgone'] as const) : []),
      ];
    case 'firstOf':
      return ['nothing', 'kept', 'forgone'];
    default:
      return outcome satisfies never;
  }
}

/** Whether a rule's condition takes supports that were received, and supports that were not. */
function receivedOrNot({
  where,
}: NonNullable<Overlap['supports']>): readonly [had: boolean, open: boolean] {
  if (where === undefined) return [true, true];
  const reads = [...within(where)].filter(
    (expr) => expr.kind === 'field' && expr.field.name === 'received',
  );
  const guard = [{ condition: where, wanted: true, span: where.span }];
  const may = (value: boolean) =>
    letsThrough(
      guard,
      reads.map((read) => [read, truth(value)]),
    );
  return [may(true), may(false)];
}
