// Tables on the fast path: one row as a switch or a chain of ifs, brackets as a sum.

import {
  asScaled,
  type FastScope,
  figure,
  hold,
  innerScope,
  type Lowered,
  lower,
  NotFast,
  proved,
  truth,
} from './fast-scope.ts';
import type { ByParts, Edge, LabelTest, LookUp } from './ir.ts';
import * as scaled from './scaled.ts';
import { quote } from './text.ts';
import { annotation } from './writer.ts';

/** The condition that one row's tests make of the subjects; undefined: it always holds. */
export function rowCondition(
  tests: readonly LabelTest[],
  subjects: readonly Lowered[],
  scope: FastScope,
): string | undefined {
  const parts: string[] = [];
  tests.forEach((test, index) => {
    const subject = subjects[index];
    if (!subject) throw new NotFast();
    switch (test.kind) {
      case 'any':
        break;
      case 'members': {
        const options = test.members.map((member) => `${subject.code} === ${quote(member.name)}`);
        parts.push(options.length === 1 ? `${options[0]}` : `(${options.join(' || ')})`);
        break;
      }
      case 'boolean':
        if (subject.kind !== 'boolean') throw new NotFast();
        if (test.values.length === 1) {
          const code = subject.loose ? `(${subject.code})` : subject.code;
          parts.push(test.values[0] ? code : `!${code}`);
        }
        break;
      case 'interval':
        parts.push(...intervalConditions(subject, test.low, test.high, scope));
        break;
      default:
        test satisfies never;
    }
  });
  return parts.length === 0 ? undefined : parts.join(' && ');
}

function intervalConditions(
  subject: Lowered,
  low: Edge | undefined,
  high: Edge | undefined,
  scope: FastScope,
): string[] {
  const parts: string[] = [];
  const side = (edge: Edge, operator: string) => {
    const value = lower(edge.value, scope);
    if (subject.kind === 'scaled' && value.kind === 'scaled') {
      const code = scaled.comparison(subject, value, operator);
      if (code === undefined) throw new NotFast();
      parts.push(code);
    } else if (subject.kind === 'text' && value.kind === 'text') {
      parts.push(`${subject.code} ${operator} ${value.code}`);
    } else throw new NotFast();
  };
  if (low) side(low, low.included ? '>=' : '>');
  if (high) side(high, high.included ? '<=' : '<');
  return parts;
}

/** A chain of rows as statements: a switch over one enum, or if … else if. */
export function writeRows<Row extends { readonly tests: readonly LabelTest[] }>(
  subjects: readonly Lowered[],
  rows: readonly Row[],
  scope: FastScope,
  body: (row: Row, index: number) => readonly string[],
): void {
  const [subject] = subjects;
  const plain =
    subjects.length === 1 &&
    subject?.kind === 'text' &&
    rows.every(({ tests }) => tests[0]?.kind === 'members' || tests[0]?.kind === 'any');
  if (plain) {
    scope.lines.push(`switch (${subject.code}) {`);
    let closed = false;
    const seen = new Set<string>();
    rows.forEach((row, index) => {
      const [test] = row.tests;
      if (closed || !test) return;
      const lines = body(row, index);
      if (test.kind === 'members') {
        const fresh = test.members.filter((member) => !seen.has(member.name));
        if (fresh.length === 0) return;
        for (const member of fresh) seen.add(member.name);
        const labels = fresh.map((member) => `case ${quote(member.name)}:`);
        scope.lines.push(...labels.slice(0, -1), `${labels.at(-1)} {`, ...lines, 'break;', '}');
      } else {
        closed = true;
        scope.lines.push('default: {', ...lines, '}');
      }
    });
    if (!closed) scope.lines.push('default: {', scope.leave, '}');
    scope.lines.push('}');
    return;
  }
  let opened = 0;
  // Edges may need statements of their own: all tests come before the chain opens.
  const tests = rows.map((row) => rowCondition(row.tests, subjects, scope));
  for (const [index, row] of rows.entries()) {
    const test = tests[index];
    if (test === undefined) {
      if (opened === 0) scope.lines.push(...body(row, index));
      else scope.lines.push('} else {', ...body(row, index), '}');
      return;
    }
    scope.lines.push(opened === 0 ? `if (${test}) {` : `} else if (${test}) {`);
    scope.lines.push(...body(row, index));
    opened++;
  }
  scope.lines.push('} else {', scope.leave, '}');
}

export function lowerLookUp(expr: LookUp, scope: FastScope): Lowered {
  const subjects = expr.subjects.map((subject) => hold(lower(subject, scope), 'subject', scope));
  const inner = expr.rows.map(() => innerScope(scope));
  const values = expr.rows.map((row, index) => lower(row.value, inner[index] ?? scope));
  const name = scope.names.claim('value');
  const unified = unify(values);
  scope.lines.push(`let ${name}${unified.type};`);
  writeRows(subjects, expr.rows, scope, (_, index) => [
    ...(inner[index]?.lines ?? []),
    `${name} = ${unified.codes[index]};`,
  ]);
  return unified.result(name);
}

interface Unified {
  readonly codes: readonly string[];
  /** Annotation of the variable, a mark that JavaScript leaves out. */
  readonly type: string;
  result(name: string): Lowered;
}

/** The values of several rows as one kind of value over one denominator. */
function unify(values: readonly Lowered[]): Unified {
  const [first] = values;
  if (!first || values.some((value) => value.kind !== first.kind)) throw new NotFast();
  switch (first.kind) {
    case 'scaled': {
      const figures = values.filter((value) => value.kind === 'scaled');
      const over = scaled.unify(figures);
      if (!over) throw new NotFast();
      return {
        codes: over.codes,
        type: annotation('number'),
        result: (name) => over.result(name),
      };
    }
    case 'boolean':
      return {
        codes: values.map((value) => value.code),
        type: annotation('boolean'),
        result: (name) => truth(name, false),
      };
    case 'text':
      return {
        codes: values.map((value) => value.code),
        type: annotation('string'),
        result: (name) => ({ kind: 'text', code: name }),
      };
    default:
      throw new NotFast();
  }
}

export function lowerByParts(expr: ByParts, scope: FastScope): Lowered {
  const quantity = proved(asScaled(hold(figure(expr.quantity, scope), 'quantity', scope)));
  const start = expr.start
    ? asScaled(hold(figure(expr.start, scope), 'start', scope))
    : scaled.constant(0n, 1n);
  const end = asScaled(hold(proved(scaled.add(proved(start), quantity)), 'end', scope));
  let total = scaled.constant(0n, 1n);
  let reached = proved(start);
  let calculated = false;
  for (const row of expr.rows) {
    let low = reached;
    let high = proved(end);
    if (row.low) low = proved(scaled.extreme(low, figure(row.low, scope), 'max'));
    if (row.high) {
      const edge = proved(asScaled(hold(figure(row.high, scope), 'edge', scope)));
      high = proved(scaled.extreme(high, edge, 'min'));
      // A calculated edge may come out lower than one above it; written ones ascend (CL4005).
      calculated ||= !scaled.isConstant(edge);
      if (calculated) {
        const furthest = proved(scaled.extreme(low, edge, 'max'));
        reached = proved(asScaled(hold(furthest, 'reached', scope)));
      }
    }
    const portion = proved(scaled.netOf(high, low));
    total = proved(scaled.add(total, proved(scaled.multiply(portion, figure(row.value, scope)))));
  }
  return total;
}
