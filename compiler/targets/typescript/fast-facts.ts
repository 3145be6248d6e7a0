// Facts on the fast path: reading them, within the bounds that dossiers keep.

import { fitsNumber } from './facts.ts';
import {
  type FastScope,
  LARGEST_FACT,
  type Lowered,
  lower,
  NotFast,
  proved,
  truth,
} from './fast-scope.ts';
import type { Expr, FieldRead, Type } from './ir.ts';
import { camelCase } from './names.ts';
import * as scaled from './scaled.ts';
import { propertyRead } from './text.ts';

/** Money, ratios and numbers. */
function isFigure(type: Type): type is Type & { kind: 'money' | 'ratio' | 'number' } {
  return type.kind === 'money' || type.kind === 'ratio' || type.kind === 'number';
}

export function lowerField(expr: FieldRead, scope: FastScope): Lowered {
  const object = expr.object ? lower(expr.object, scope) : undefined;
  if (object && object.kind !== 'item') throw new NotFast();
  const { field } = expr;
  let code = `${object ? object.code : scope.dossier}${propertyRead(field.name)}`;
  const known = scope.known.get(code);
  if (known) return known;
  const key = code;
  // Entries dated after the decision do not count, wherever they are read.
  if (!expr.object && (field.name === 'ledger' || field.name === 'other_supports')) {
    throw new NotFast();
  }
  if (field.type.kind === 'list') {
    if (field.type.of.kind !== 'entity') throw new NotFast();
    return { kind: 'list', code };
  }
  if (field.presence === 'optional') {
    const name = scope.names.claim(camelCase(field.name));
    scope.lines.push(`const ${name} = ${code};`);
    scope.lines.push(`if (${name} === undefined) ${scope.leave}`);
    code = name;
  }
  const result = lowerFact(code, field.type, field, scope);
  scope.known.set(key, result);
  return result;
}

/** Whether the declared range lies within ±`bound`. */
function within({ min, max }: FieldRead['field'], bound: bigint): boolean {
  return min !== undefined && max !== undefined && min.gte(-bound) && max.lte(bound);
}

/** A fact that is given. */
export function lowerFact(
  code: string,
  type: Type,
  field: FieldRead['field'],
  scope: FastScope,
): Lowered {
  if (isFigure(type)) {
    // Ratios and decimals are rationals at run time.
    if (type.kind !== 'money' && !type.integer) throw new NotFast();
    let low = type.kind === 'money' ? 0n : -LARGEST_FACT;
    let high = LARGEST_FACT;
    const [least, most] = [field.min?.ceil(), field.max?.floor()];
    if (least && least.s * least.n > low) low = least.s * least.n;
    if (most && most.s * most.n < high) high = most.s * most.n;
    if (high < low) throw new NotFast();
    const assumed = scope.assumed ?? LARGEST_FACT;
    // What the range allows beyond the bounds taken here leaves; a bigint does too.
    const mayBeLarge = type.kind !== 'money' && !fitsNumber(field);
    const beyond = type.kind !== 'money' && !within(field, LARGEST_FACT);
    if (beyond || high > assumed || low < -assumed) {
      if (high > assumed) high = assumed;
      if (low < -assumed) low = -assumed;
      const name = scope.names.claim(camelCase(field.name));
      scope.lines.push(`const ${name} = ${code};`);
      const large = mayBeLarge ? [`typeof ${name} !== 'number'`] : [];
      const tests = [...large, `${name} > ${high}`, ...(low < 0n ? [`${name} < ${low}`] : [])];
      scope.lines.push(`if (${tests.join(' || ')}) ${scope.leave}`);
      return proved(scaled.integer(name, low, high));
    }
    return proved(scaled.integer(code, low, high));
  }
  switch (type.kind) {
    case 'boolean':
      return truth(code, false);
    case 'date':
    case 'text':
    case 'enum':
      return { kind: 'text', code };
    case 'entity':
      return { kind: 'item', code };
    default:
      throw new NotFast();
  }
}

export function lowerGiven(operand: Expr, scope: FastScope): Lowered {
  if (operand.kind !== 'field') throw new NotFast();
  if (operand.field.presence !== 'optional') {
    if (operand.object && operand.object.kind !== 'variable') throw new NotFast();
    return truth('true', false);
  }
  const object = operand.object ? lower(operand.object, scope) : undefined;
  if (object && object.kind !== 'item') throw new NotFast();
  const code = `${object ? object.code : scope.dossier}${propertyRead(operand.field.name)}`;
  return truth(`${code} !== undefined`, true);
}
