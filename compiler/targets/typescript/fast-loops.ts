// Loops of a clause over plain facts, as statements of `evaluate`.

import { NotFast } from './fast-scope.ts';
import type { Clause, Expr, Variable } from './ir.ts';
import { camelCase } from './names.ts';
import type { Descriptors } from './plan.ts';
import { propertyRead } from './text.ts';

/** The loops of a clause around a statement; `at` counts its items where it is asked for. */
export function writeLoops(
  plan: Descriptors,
  clause: Clause,
  body: (items: readonly string[], at: string) => string,
): void {
  const { file } = plan.exact;
  const { writer } = file;
  if (clause.loops.length === 0) {
    writer.line(body([], '0'));
    return;
  }
  const names = file.names.inner();
  for (const taken of ['dossier', 'desk']) names.claim(taken);
  const at = names.claim('at');
  const variables = new Map<Variable, string>();
  const items: string[] = [];
  const statement: string[] = [];
  for (const { variable, list } of clause.loops) {
    const code = listCode(list, variables);
    const name = names.claim(camelCase(variable.name));
    variables.set(variable, name);
    items.push(name);
    statement.push(`for (const ${name} of ${code}) {`);
  }
  const inner = body(items, `${at}++`);
  if (inner.includes(`${at}++`)) {
    writer.line('{');
    writer.line(`let ${at} = 0;`);
  }
  for (const line of statement) writer.line(line, clause.nameSpan);
  writer.line(inner, clause.nameSpan);
  for (const _ of statement) writer.line('}');
  if (inner.includes(`${at}++`)) writer.line('}');
}

/** A list that a clause runs over, where it is plainly a fact; else the clause is exact. */
function listCode(list: Expr, variables: ReadonlyMap<Variable, string>): string {
  if (list.kind !== 'field' || list.field.type.kind !== 'list') throw new NotFast();
  const { object, field } = list;
  if (!object) {
    if (field.name === 'ledger' || field.name === 'other_supports') throw new NotFast();
    return `dossier${propertyRead(field.name)}`;
  }
  return `${placeCode(object, variables)}${propertyRead(field.name)}`;
}

/** An item, or a group of facts that is always there. */
function placeCode(expr: Expr, variables: ReadonlyMap<Variable, string>): string {
  if (expr.kind === 'variable') {
    const code = variables.get(expr.variable);
    if (code !== undefined) return code;
  }
  if (expr.kind !== 'field' || expr.field.presence !== 'required') throw new NotFast();
  const around = expr.object ? placeCode(expr.object, variables) : 'dossier';
  return `${around}${propertyRead(expr.field.name)}`;
}

/** Whether a clause's loops run over plain facts. */
export function loopsAreFast(clause: Clause): boolean {
  try {
    const variables = new Map<Variable, string>();
    for (const { variable, list } of clause.loops) {
      listCode(list, variables);
      variables.set(variable, 'item');
    }
    return true;
  } catch (error) {
    if (error instanceof NotFast) return false;
    throw error;
  }
}
