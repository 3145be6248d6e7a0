// Awards as the decision tells them, and the decision from its parts.

import {
  type Award,
  add,
  type Decision,
  fill,
  formatMinor,
  type MeasureOutcome,
  type Money,
  type Part,
  VERSION,
} from '@clause/runtime';
import type { Forgone, Standing } from './award.ts';
import type { OwedWord, PolicyInfo } from './policy.ts';
import { stepOf } from './settle.ts';
import { partsPaid } from './split.ts';
import type { AnyDossier } from './view.ts';

/** The decision from its parts. */
export function decisionOf(
  policy: PolicyInfo,
  dossier: AnyDossier,
  applicable: boolean | null,
  reason: string | undefined,
  code: Decision['code'],
  standings: readonly Standing[],
  measures: MeasureOutcome[],
): Decision {
  const paid: Money[] = policy.grants.map(() => 0);
  const awards: Award[] = [];
  for (const standing of standings) {
    const { index } = standing.clause;
    if (standing.paid !== 0) paid[index] = add(paid[index] ?? 0, standing.paid);
    awards.push(awardFrom(policy, standing, dossier));
  }
  const decision: Decision = {
    policy: policy.name,
    policy_version: policy.version,
    policy_hash: policy.hash,
    engine: VERSION,
    as_of: dossier.as_of,
    currency: policy.currency,
    applicable,
    awards,
    measures,
    totals: policy.totals(paid),
  };
  if (dossier.reference !== undefined) decision.reference = dossier.reference;
  if (reason !== undefined) decision.reason = reason;
  if (code !== undefined) decision.code = code;
  return decision;
}

/** The award as the decision tells it: the first status that holds. */
export function awardFrom(policy: PolicyInfo, standing: Standing, dossier: AnyDossier): Award {
  const { clause, item, without, paid, forgone, steps } = standing;
  const amount = formatMinor(paid, policy.digits);
  if (without) {
    const award: Award = {
      clause: clause.name,
      article: clause.article,
      item,
      status: without.status,
      computed: null,
      offered: null,
      amount,
      code: without.code,
      reason: without.reason,
      cites: clause.cites,
    };
    if (without.ceiling !== undefined) award.ceiling = without.ceiling;
    if (without.missing) award.missing = without.missing;
    if (steps) award.steps = steps;
    return award;
  }
  const { computed, afterCap, offered } = standing;
  let status: Award['status'] = 'granted';
  let code: OwedWord | Forgone['code'] = 'granted';
  if (forgone) {
    status = 'forgone';
    code = forgone.code;
  } else if (offered < afterCap || standing.cutByPayment) {
    status = 'capped';
    code = standing.belowMinimum ? 'below_minimum' : 'capped_limit';
  } else if (afterCap < computed) {
    status = 'capped';
    code = 'capped_award';
  } else if (standing.deducted > 0) {
    status = 'reduced';
    code = 'reduced_overlap';
  }
  const reason = reasonOf(policy, standing, code);
  const award: Award = {
    clause: clause.name,
    article: clause.article,
    item,
    status,
    computed: computed === paid ? amount : formatMinor(computed, policy.digits),
    offered: offered === paid ? amount : formatMinor(offered, policy.digits),
    amount,
    code,
    reason,
    cites: clause.cites,
  };
  const parts =
    clause.split && paid > 0 ? partsPaid(policy, clause.split, standing, dossier) : undefined;
  if (parts) {
    award.parts = parts.map((part): Part => {
      return { name: part.name, amount: formatMinor(part.amount, policy.digits) };
    });
  }
  if (steps) {
    const { words } = policy;
    const { payment, paymentNothing, owed, owedNothing, split, splitOwed } = words.steps;
    const [some, none] = clause.recovers ? [owed, owedNothing] : [payment, paymentNothing];
    steps.push(stepOf(policy, 'payment', paid > 0 ? some : none, paid));
    if (parts) {
      const told = parts.map((part) =>
        fill(words.steps.splitPart, { name: part.label, amount: policy.spoken(part.amount) }),
      );
      const text = fill(clause.recovers ? splitOwed : split, {
        parts: told.join(words.listSeparator),
      });
      steps.push({ code: 'split', text });
    }
    award.steps = steps;
  }
  return award;
}

function reasonOf(
  policy: PolicyInfo,
  { clause, paid, forgone, limitedBy }: Standing,
  code: OwedWord | Forgone['code'],
): string {
  const { words } = policy;
  if (forgone) {
    const { elsewhere, source, matter } = forgone;
    const other = elsewhere === undefined ? '' : policy.spoken(elsewhere);
    const clauses = forgone.clauses.join(words.listSeparator);
    return policy.reasonFor(code, '', other, source, matter, clauses, '');
  }
  const amount = policy.spoken(paid);
  if (clause.recovers) {
    return fill(words.recoveries[code as OwedWord], { amount, limit: limitedBy });
  }
  return policy.reasonFor(code, amount, '', '', '', '', limitedBy);
}
