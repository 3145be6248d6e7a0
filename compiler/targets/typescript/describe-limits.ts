// Limits and overlap rules as the support code reads them.

import { isCalculated } from '../../interpret/calculated.ts';
import { describeLimit } from '../../wording/limits.ts';
import { describeMatter } from '../../wording/matters.ts';
import { periodCode, windowCode, writeGuard } from './describe-clauses.ts';
import { formulaCode } from './describe-formulas.ts';
import { tablesCode } from './describe-tables.ts';
import {
  clauseScope,
  type ExactFile,
  type ExactScope,
  exactCode,
  exactly,
  kindOf,
} from './exact.ts';
import { fastSupport } from './fast-support.ts';
import { docComment } from './file.ts';
import type { Limit, LimitKey, LimitScope, Overlap, SupportCondition } from './ir.ts';
import type { Descriptors } from './plan.ts';
import { commentText, quote } from './text.ts';

export function writeLimit(plan: Descriptors, limit: Limit): void {
  const { exact, voice } = plan;
  const { writer, model, names } = exact.file;
  const [first] = limit.scopes;
  if (first)
    docComment(exact.file, commentText(describeLimit(limit, first, model.applicant.label, voice)));
  writer.line(`const ${plan.limits.get(limit)}${writer.type(': LimitInfo')} = {`, limit.span);
  writer.line(`index: ${limit.index},`);
  writer.line(`measure: '${limit.measure}',`);
  writer.line(`window: ${windowCode(limit.window)},`);
  writer.line(`orNothing: ${limit.orNothing},`);
  writer.line('scopes: [');
  for (const one of limit.scopes) {
    const scope = clauseScope(one.clause.loops, names.inner());
    writer.line('{', limit.span);
    writer.line(`clause: ${quote(one.clause.name)},`);
    writer.line(`text: ${quote(describeLimit(limit, one, model.applicant.label, voice))},`);
    const around = describeLimit(limit, one, model.applicant.label, voice, '\u0000').split(
      '\u0000',
    );
    writer.line(`around: [${around.map(quote).join(', ')}],`);
    writer.line(`keys: [${one.keys.map((key) => keyCode(key, one, scope, exact)).join(', ')}],`);
    writer.line(`to: ${exactly(one.to, scope, exact)},`, limit.span);
    writer.line(`formula: ${formulaCode(one.to, scope, plan)},`);
    const behind = tablesCode(one.to, scope, plan);
    if (behind) writer.line(`tables: ${behind},`);
    const ofMoney = limit.measure === 'total' || limit.measure === 'award';
    const calculated = ofMoney && isCalculated(one.to);
    writer.line(`calculated: ${calculated},`);
    writer.line(`where: ${one.where ? exactly(one.where, scope, exact) : 'undefined'},`);
    writer.line(`quantity: ${one.quantity ? exactly(one.quantity, scope, exact) : 'undefined'},`);
    writer.line('},');
  }
  writer.line('],');
  writer.line(`applicant: ${applicantCode(limit)},`);
  writer.line(`counting: ${limit.counting ? supportCode(limit.counting, exact) : 'undefined'},`);
  writer.line('};');
  writer.blank();
}

/** The keys and the bucket of a limit on the applicant alone, as the support code writes them. */
function applicantCode(limit: Limit): string {
  const [first] = limit.scopes;
  const alone = limit.scopes.every(
    ({ keys, where }) =>
      !where &&
      keys.length === first?.keys.length &&
      keys.every(({ kind }) => kind === 'applicant'),
  );
  if (!first || !alone) return 'undefined';
  const keys = first.keys.map(() => JSON.stringify(['applicant', '']));
  const bucket = JSON.stringify([limit.index, ...keys]);
  return `{ keys: [${keys.map(quote).join(', ')}], bucket: ${quote(bucket)} }`;
}

function keyCode(
  key: LimitKey,
  { clause }: LimitScope,
  scope: ExactScope,
  exact: ExactFile,
): string {
  switch (key.kind) {
    case 'applicant':
      return "{ kind: 'applicant' }";
    case 'item': {
      const loop = clause.loops.findIndex(({ variable }) => variable === key.variable);
      return `{ kind: 'item', loop: ${loop} }`;
    }
    case 'path': {
      const { type } = key.value;
      const members =
        type.kind === 'enum'
          ? `, members: [${type.enum.members.map((one) => `{ name: ${quote(one.name)}, label: ${quote(one.label)} }`).join(', ')}]`
          : '';
      const kind = `{ kind: '${kindOf(type) ?? 'text'}'${members} }`;
      return `{ kind: 'path', path: ${quote(key.path)}, type: ${kind}, value: ${exactly(key.value, scope, exact)} }`;
    }
    default:
      return key satisfies never;
  }
}

/** `(view, support) => …`. */
function supportCode({ variable, where }: SupportCondition, exact: ExactFile): string {
  if (where === undefined) return '() => YES';
  const names = exact.file.names.inner();
  names.claim('view');
  const scope = { names, variables: new Map([[variable, 'support']]) };
  return `(view, support) => ${exactCode(where, scope, exact)}`;
}

export function writeOverlap(plan: Descriptors, rule: Overlap): void {
  const { exact, voice } = plan;
  const { writer, names } = exact.file;
  writer.line('{', rule.span);
  writer.line(`clauses: [${rule.clauses.map(({ name }) => quote(name)).join(', ')}],`);
  const matters = rule.clauses.map((_, index) => quote(describeMatter(rule, index, voice)));
  writer.line(`matters: [${matters.join(', ')}],`);
  writer.line(`period: ${periodCode(rule.period, voice)},`);
  writeGuard(plan, rule.guard, clauseScope([], names.inner()), 'guard', false);
  writer.line(
    `supports: ${rule.supports ? supportCode(rule.supports, exact) : 'undefined'},`,
    rule.span,
  );
  writer.line(
    `takesFast: ${rule.supports ? (fastSupport(rule.supports, exact.file) ?? 'undefined') : 'undefined'},`,
  );
  if (rule.on.by === 'field') {
    const values = rule.on.values.map((value, index) =>
      exactly(value, clauseScope(rule.clauses[index]?.loops ?? [], names.inner()), exact),
    );
    writer.line(`on: [${values.join(', ')}],`);
  } else writer.line(`on: '${rule.on.by}',`);
  const { outcome } = rule;
  if (outcome.takes === 'firstOf') {
    // Supports from elsewhere stand under the empty name, which no clause has.
    const order = outcome.order.map((one) => quote(one === 'other_supports' ? '' : one.name));
    writer.line(`takes: [${order.join(', ')}],`);
  } else writer.line(`takes: '${outcome.takes}',`);
  writer.line('},');
}
