// The tables inside a formula as the support code opens them in an explanation: which row a look-up
// took, and each portion of `by parts of` with what it comes to (explain-tables.ts of the interpreter).
import { describeFigure } from '../../wording/describe.ts';
import { fill } from '../../wording/fill.ts';
import { describeLabels, describePart } from '../../wording/labels.ts';
import {
  clauseScope,
  type ExactScope,
  exactCode,
  exactly,
  kindOf,
  loopsCode,
  testsCode,
} from './exact.ts';
import type {
  Aggregate,
  ByParts,
  Definition,
  DefinitionRead,
  Expr,
  LabelTest,
  LookUp,
} from './ir.ts';
import { camelCase } from './names.ts';
import type { Descriptors } from './plan.ts';
import { quote } from './text.ts';

/** Code of the list of a figure’s tables, or undefined where it has none. */
export function tablesCode(expr: Expr, scope: ExactScope, plan: Descriptors): string | undefined {
  const codes = codesOf(expr, scope, plan);
  return codes.length === 0 ? undefined : `[${codes.join(', ')}]`;
}

function codesOf(expr: Expr, scope: ExactScope, plan: Descriptors): readonly string[] {
  const within = (part: Expr): readonly string[] => codesOf(part, scope, plan);
  switch (expr.kind) {
    case 'lookUp':
      return [lookUpCode(expr, scope, plan, within)];
    case 'byParts':
      return [...within(expr.quantity), partsCode(expr, scope, plan, within)];
    case 'definition':
      return defineCode(expr, scope, plan);
    case 'aggregate':
      return eachCode(expr, scope, plan);
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
    case 'shiftDate':
    case 'elapsed':
    case 'datePart':
    case 'hole':
      return [];
    default:
      return expr satisfies never;
  }
}

/** The tables of a define, which stand in a function of their own: many figures may read it. */
function defineCode(
  { definition, object }: DefinitionRead,
  scope: ExactScope,
  plan: Descriptors,
): readonly string[] {
  const name = tablesName(definition, plan);
  if (name === undefined) return [];
  const of = definition.of && object;
  const item = of ? `, item: ${exactly(of, scope, plan.exact)}` : '';
  return [`{ kind: 'define', name: ${quote(name)}${item}, tables: ${name} }`];
}

/** The function that gives the tables of a define; undefined where it has none. */
function tablesName(definition: Definition, plan: Descriptors): string | undefined {
  const { exact } = plan;
  if (exact.tables.has(definition)) return exact.tables.get(definition);
  const { file } = exact;
  const scope = clauseScope(exact.owners.get(definition) ?? [], file.names.inner());
  const variables = new Map(scope.variables);
  const { of } = definition;
  const item = of && scope.names.claim(camelCase(of.name));
  if (of && item) variables.set(of, item);
  const code = tablesCode(definition.value, { ...scope, variables }, plan);
  if (code === undefined) {
    exact.tables.set(definition, undefined);
    return undefined;
  }
  const name = file.names.claim(`${camelCase(definition.name)}Tables`);
  exact.tables.set(definition, name);
  const { writer } = file;
  const parameter = item ? `${item}${writer.type(': Result | undefined')}` : '';
  const result = writer.type(': readonly TableTold[]');
  exact.functions.push({
    text: `function ${name}(${parameter})${result} {\nreturn ${code};\n}\n`,
    span: definition.span,
  });
  return name;
}

/** The tables of each item that is added up or compared. */
function eachCode(expr: Aggregate, scope: ExactScope, plan: Descriptors): readonly string[] {
  const { value, where, loops, before } = expr;
  const last = loops.at(-1);
  if (value === undefined || last === undefined || expr.type.kind === 'boolean') return [];
  const { head, inner } = loopsCode(loops, before, scope, plan.exact);
  const tables = tablesCode(value, inner, plan);
  if (tables === undefined) return [];
  const taken = where ? exactCode(where, inner, plan.exact) : 'YES';
  const item = inner.variables.get(last.variable) ?? 'undefined';
  const places = head(`{ taken: ${taken}, item: ${item}, tables: ${tables} }`);
  return [`{ kind: 'each', places: (view, at) => ${places} }`];
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
