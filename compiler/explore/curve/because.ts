// What holds over a piece of a curve: rows of tables, caps and limits that bind, rules and conditions
// that leave nothing. Without figures: these move along the piece.
import type { Span } from '#language';
import type { Outcome } from '../../interpret/awards.ts';
import { ask, type Context, type Place } from '../../interpret/context.ts';
import { isFalse } from '../../interpret/logic.ts';
import { covers } from '../../interpret/meetings.ts';
import type { Reached } from '../../interpret/offer.ts';
import { reason } from '../../interpret/reasons.ts';
import { ZERO } from '../../interpret/result.ts';
import type { Standing } from '../../interpret/standing.ts';
import { hasCut } from '../../interpret/through-limits.ts';
import type { GrantClause } from '../../model/model.ts';
import { describeFigure } from '../../wording/describe.ts';
import { fill } from '../../wording/fill.ts';
import { describeLabels } from '../../wording/labels.ts';
import { describeLimit, windowText } from '../../wording/limits.ts';

export interface Because {
  /** A sentence in the policy's language. */
  readonly text: string;
  readonly span: Span | undefined;
}

/** Why an award is as it is there. */
export function becauseOf(
  context: Context,
  place: Place<GrantClause>,
  outcome: Outcome,
): readonly Because[] {
  const { awards } = context.voice.wording;
  switch (outcome.kind) {
    case 'not_applicable':
      return [
        {
          text: reason(context, awards[outcome.code], outcome.grounds),
          span: spanOf(context, place, outcome.code),
        },
      ];
    case 'ineligible':
      return ask(place.clause.guard, place.env)
        .filter(({ holds }) => isFalse(holds))
        .map((asked) => ({
          text: reason(context, awards.ineligible, { asked: [asked] }),
          span: asked.conjunct.span,
        }));
    case 'undetermined': {
      const { facts, cause } = outcome.because;
      return [
        {
          text: reason(context, awards[outcome.code], { facts, cause }),
          span: place.clause.amount.span,
        },
      ];
    }
    case 'standing':
      return ofStanding(context, outcome.standing);
    default:
      return outcome satisfies never;
  }
}

function spanOf({ model }: Context, { clause }: Place, code: string): Span | undefined {
  if (code === 'not_in_force') return model.period.span;
  return code === 'out_of_scope' ? model.applies.span : clause.period.span;
}

function ofStanding(context: Context, standing: Standing): readonly Because[] {
  const { figures, afterCap, computed, forgone } = standing;
  return [
    ...rowsOf(context, figures.amount),
    ...(afterCap.compare(computed) < 0 ? capOf(context, figures.amount) : []),
    ...limitsOf(context, standing),
    ...(forgone === undefined ? deducted(context, standing) : forgoneFor(context, standing)),
  ];
}

function rowsOf({ voice }: Context, { rows }: Reached): readonly Because[] {
  const { steps, words } = voice.wording;
  return rows.map(({ table, row }) => {
    const subjects = table.subjects.map((subject) => describeFigure(subject, voice));
    const holes = {
      subjects: subjects.join(words.listSeparator),
      values: describeLabels(row.tests, voice),
    };
    return { text: fill(steps.row, holes), span: row.span };
  });
}

function capOf({ voice }: Context, { cap }: Reached): readonly Because[] {
  if (cap === undefined) return [];
  const { value, window, span } = cap.cap;
  const holes = { cap: describeFigure(value, voice), window: windowText(window, voice) };
  return [{ text: fill(voice.wording.curve.cap, holes), span }];
}

/** Each limit once, whether the ledger or earlier awards left no more of it. */
function limitsOf(
  { voice, model }: Context,
  { figures, paymentCuts }: Standing,
): readonly Because[] {
  const cuts = [...figures.cuts, ...paymentCuts].filter(hasCut);
  const holds = new Map(cuts.map(({ hold }) => [hold.limit, hold]));
  return [...holds.values()].map(({ limit, scope }) => ({
    text: fill(voice.wording.curve.limit, {
      limit: describeLimit(limit, scope, model.applicant.label, voice),
    }),
    span: limit.span,
  }));
}

function deducted(context: Context, standing: Standing): readonly Because[] {
  if (standing.deducted.compare(ZERO) <= 0) return [];
  return [{ text: context.voice.wording.curve.deducted, span: ruleSpan(context, standing) }];
}

function forgoneFor(context: Context, standing: Standing): readonly Because[] {
  const { forgone } = standing;
  if (forgone === undefined) return [];
  const text = reason(context, context.voice.wording.awards[forgone.code], forgone);
  return [{ text, span: ruleSpan(context, standing) }];
}

/** Where one rule alone speaks of the award, it is that one. */
function ruleSpan({ model }: Context, standing: Standing): Span | undefined {
  const rules = model.overlaps.filter((rule) => covers(rule, standing));
  return rules.length === 1 ? rules[0]?.span : undefined;
}
