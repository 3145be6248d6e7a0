// Small policies judged in tests: a snippet and a dossier in, the decision of the interpreter out.

import type { Award, Decision, FactError, MeasureOutcome } from '@clause/runtime';
import { analyse, interpretDossier, type Model, memoryHost, renderMessage } from '#compiler';

/** What a snippet need not say. */
const HEADER = `policy p "P"
  currency CNY
  rounding half up to 0.01 yuan
`;

/** The model of a snippet; a header is put before it unless it brings its own. */
export function modelFrom(snippet: string): Model {
  const text = /^\s*policy\b/.test(snippet) ? snippet : `${HEADER}\n${snippet}`;
  const { model, sound, diagnostics } = analyse('p.clause', memoryHost({ 'p.clause': text }));
  if (model !== undefined && sound) return model;
  const found = diagnostics.map((one) => {
    return `${renderMessage(one)} [${text.slice(one.span.start, one.span.end)}]`;
  });
  throw new Error(`The snippet is not sound:\n${found.join('\n')}\n${text}`);
}

/** The decision on a dossier; `as_of` is filled in where it is not said. */
export function decide(policy: string | Model, facts: object): Decision {
  const model = typeof policy === 'string' ? modelFrom(policy) : policy;
  const outcome = interpretDossier(model, { as_of: '2025-06-30', ...facts });
  if ('errors' in outcome) throw new Error(JSON.stringify(outcome.errors, null, 1));
  return outcome.decision;
}

/** The fact errors of a dossier, taken as it is. */
export function errorsOf(policy: string | Model, dossier: unknown): readonly FactError[] {
  const model = typeof policy === 'string' ? modelFrom(policy) : policy;
  const outcome = interpretDossier(model, dossier);
  return 'errors' in outcome ? outcome.errors : [];
}

/** `build P1: capped 3600000.00 > 3000000.00 > 3000000.00`: status, computed, offered, amount. */
export function told(decision: Decision): readonly string[] {
  return decision.awards.map((award) => {
    const { clause, item, status, computed, offered, amount } = award;
    const figures = computed === null ? '' : ` ${computed} > ${offered} > ${amount}`;
    return `${clause}${item === null ? '' : ` ${item}`}: ${status}${figures}`;
  });
}

/** An award by clause and item. */
export function awardIn(decision: Decision, clause: string, item: string | null = null): Award {
  const award = decision.awards.find((one) => one.clause === clause && one.item === item);
  if (award === undefined) throw new Error(`no award of ${clause} for ${item}`);
  return award;
}

/** A measure by clause and item. */
export function measureIn(
  decision: Decision,
  clause: string,
  item: string | null = null,
): MeasureOutcome {
  const measure = decision.measures.find((one) => one.clause === clause && one.item === item);
  if (measure === undefined) throw new Error(`no measure of ${clause} for ${item}`);
  return measure;
}

/** The texts of an award's steps of one code. */
export function stepsOf(award: Award, code: string): readonly string[] {
  return (award.steps ?? []).filter((step) => step.code === code).map(({ text }) => text);
}
