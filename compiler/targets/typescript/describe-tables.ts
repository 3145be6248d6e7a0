// The tables inside a formula as the support code opens them in an explanation: which row a look-up
// took, and each portion of `by parts of` with what it comes to (explain-tables.ts of the interpreter).
import { describeFigure } from '../../wording/describe.ts';
import { fill } from '../../wording/fill.ts';
import { describeLabels, describePart } from '../../wording/labels.ts';
import { type ExactScope, exactly, kindOf, testsCode } from './exact.ts';
import type { ByParts, Definition, Expr, LabelTest, LookUp } from './ir.ts';
import type { Descriptors } from './plan.ts';
import { quote } from './text.ts';

/** Code of the list of a figure’s tables, or undefined where it has none. */
export function tablesCode(expr: Expr, scope: ExactScope, plan: Descriptors): string | undefined {
  const codes = codesOf(expr, scope, plan, new Set());
  return codes.length === 0 ? undefined : `[${codes.join(', ')}]`;
}

function codesOf(
  expr: Expr,
  scope: ExactScope,
  plan: Descriptors,
  opened: Set<Definition>,
): readonly string[] {
  const within = (part: Expr): readonly string[] => codesOf(part, scope, plan, opened);
  switch (expr.kind) {
    case 'lookUp':
      return [lookUpCode(expr, scope, plan, within)];
    case 'byParts':
      return [...within(expr.quantity), partsCode(expr, scope, plan, within)];
    case 'definition': {
      const { definition } = expr;
      if (definition.of !== undefined || opened.has(definition)) return [];
      opened.add(definition);
      return within(definition.value);
    }
    case 'arithmetic':
      return [...within(expr.left), ...within(expr.right)];
    case 'negate':
      return within(expr.operand);
    case 'round':
      return within(expr.value);
    case 'constant':
    case 'variable':
    case 'field':
    case 'asOf':
    case 'award':
    case 'compare':
    case 'not':
    case 'logical':
    case 'someOf':
    case 'given':
    case 'aggregate':
    case 'shiftDate':
    case 'elapsed':
    case 'datePart':
    case 'hole':
      return [];
    default:
      return expr satisfies never;
  }
}

type Within = (part: Expr) => readonly string[];

function lookUpCode(
  { subjects, rows }: LookUp,
  scope: ExactScope,
  plan: Descriptors,
  within: Within,
): string {
  const asked = subjects.map((one) => exactly(one, scope, plan.exact));
  const codes = rows.map((row) => {
    const holds = `(view, at, subjects) => ${testsCode(row.tests, scope, plan.exact)}`;
    return `{ text: ${quote(rowText(subjects, row.tests, plan))}, holds: ${holds}${listCode(within(row.value))} }`;
  });
  return `{ kind: 'row', subjects: [${asked.join(', ')}], rows: [${codes.join(', ')}] }`;
}

/** “By Level: the row of National.” */
export function rowText(
  subjects: readonly Expr[],
  tests: readonly LabelTest[],
  { voice }: Descriptors,
): string {
  const { steps, words } = voice.wording;
  return fill(steps.row, {
    subjects: subjects.map((one) => describeFigure(one, voice)).join(words.listSeparator),
    values: describeLabels(tests, voice),
  });
}

function partsCode(table: ByParts, scope: ExactScope, plan: Descriptors, within: Within): string {
  const { exact, voice } = plan;
  const code = (one: Expr | undefined) => (one ? exactly(one, scope, exact) : 'undefined');
  const type = (one: Expr) => quote(kindOf(one.type) ?? 'unknown');
  const rows = table.rows.map((row) => {
    const parts = [
      `part: ${quote(describePart(table, row, voice))}`,
      `low: ${code(row.low)}`,
      `high: ${code(row.high)}`,
      `value: ${code(row.value)}`,
      `type: ${type(row.value)}`,
    ];
    return `{ ${parts.join(', ')}${listCode(within(row.value))} }`;
  });
  const parts = [
    "kind: 'parts'",
    `quantity: ${code(table.quantity)}`,
    `start: ${code(table.start)}`,
    `portion: ${type(table.quantity)}`,
    `figure: ${type(table)}`,
    `rows: [${rows.join(', ')}]`,
  ];
  return `{ ${parts.join(', ')} }`;
}

function listCode(codes: readonly string[]): string {
  return codes.length === 0 ? '' : `, tables: [${codes.join(', ')}]`;
}
