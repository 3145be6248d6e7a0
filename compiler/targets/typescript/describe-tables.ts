// What stands behind a condition or a formula as the support code opens it in an explanation: the
// conditions and figures of what is defined, which row a look-up took, and each portion of `by parts
// of` with what it comes to (explain-tables.ts of the interpreter).
import {
  conjunctsOf,
  definitionName,
  describeAsked,
  describeCondition,
  describeFormula,
  describeLookedUp,
  isAsked,
  isWorkedOut,
  partsOfCondition,
} from '../../wording/describe.ts';
import { describeLabels, describePart } from '../../wording/labels.ts';
import { piecesCode } from './describe-formulas.ts';
import {
  clauseScope,
  type ExactScope,
  exactCode,
  exactly,
  kindOf,
  loopsCode,
  testsCode,
} from './exact.ts';
import type { Aggregate, ByParts, Definition, DefinitionRead, Expr, LookUp } from './ir.ts';
import { camelCase } from './names.ts';
import type { Descriptors } from './plan.ts';
import { quote } from './text.ts';

/** Code of the list of a figure’s tables, or undefined where it has none. */
export function tablesCode(expr: Expr, scope: ExactScope, plan: Descriptors): string | undefined {
  const codes = codesOf(expr, scope, plan);
  return codes.length === 0 ? undefined : `[${codes.join(', ')}]`;
}

/** Of a condition of a guard, what its text alone does not say: its figures, and what stands behind. */
export function askedCode(
  condition: Expr,
  scope: ExactScope,
  plan: Descriptors,
): readonly string[] {
  const pieces = describeAsked(condition, plan.voice);
  const [first] = pieces;
  const isPlain =
    first?.kind === 'text' &&
    pieces.length === 1 &&
    first.text === describeCondition(condition, plan.voice);
  const [, ...opens] = conditionCodes(condition, scope, plan);
  return [
    ...(isPlain ? [] : [`asked: ${piecesCode(pieces, scope, plan)}`]),
    ...(opens.length === 0 ? [] : [`opens: [${opens.join(', ')}]`]),
  ];
}

/** What a table is looked up by, in words, and what stands behind that. */
export function lookedUpCode(
  subjects: readonly Expr[],
  scope: ExactScope,
  plan: Descriptors,
): string {
  const by = `by: ${piecesCode(describeLookedUp(subjects, plan.voice), scope, plan)}`;
  const opens = subjects.flatMap((subject) => codesOf(subject, scope, plan));
  return opens.length === 0 ? by : `${by}, opens: [${opens.join(', ')}]`;
}

/** A condition; of several those of each; and what stands behind. */
function conditionCodes(
  condition: Expr,
  scope: ExactScope,
  plan: Descriptors,
  under?: string,
): readonly string[] {
  const name = under === undefined ? '' : `under: ${quote(under)}, `;
  const asked = [condition, ...partsOfCondition(condition)].map((one) => {
    const text = piecesCode(describeAsked(one, plan.voice), scope, plan);
    return `{ kind: 'condition', ${name}text: ${text}, ask: ${exactly(one, scope, plan.exact)} }`;
  });
  return [...asked, ...codesOf(condition, scope, plan)];
}

/** A figure with those behind it; `value`: code of what it comes to. */
function workedCodes(
  expr: Expr,
  scope: ExactScope,
  plan: Descriptors,
  name?: string,
  value = exactly(expr, scope, plan.exact),
): readonly string[] {
  if (!isWorkedOut(expr)) return [];
  const pieces = describeFormula(expr, plan.voice);
  const parts = [
    "kind: 'figure'",
    ...(name === undefined ? [] : [`name: ${quote(name)}`]),
    `formula: ${piecesCode(pieces, scope, plan, { expr, code: value })}`,
    `value: ${value}`,
    `type: ${quote(kindOf(expr.type) ?? 'unknown')}`,
  ];
  return [`{ ${parts.join(', ')} }`];
}

/** What stands behind a define. */
function definedCodes(
  definition: Definition,
  scope: ExactScope,
  plan: Descriptors,
): readonly string[] {
  const { value, of, type, span } = definition;
  if (isAsked(value)) {
    return conjunctsOf(value).flatMap((one) =>
      conditionCodes(one, scope, plan, definitionName(definition)),
    );
  }
  const object: Expr | undefined = of && {
    kind: 'variable',
    variable: of,
    type: { kind: 'entity', entity: of.entity },
    span,
  };
  const read = exactly({ kind: 'definition', definition, object, type, span }, scope, plan.exact);
  return [
    ...codesOf(value, scope, plan),
    ...workedCodes(value, scope, plan, definitionName(definition), read),
  ];
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
    case 'compare':
      return [...within(expr.left), ...within(expr.right)];
    case 'negate':
    case 'not':
      return within(expr.operand);
    case 'round':
      return within(expr.value);
    case 'logical':
    case 'someOf':
      return expr.operands.flatMap(within);
    case 'constant':
    case 'variable':
    case 'field':
    case 'asOf':
    case 'award':
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
  const codes = definedCodes(definition, { ...scope, variables }, plan);
  if (codes.length === 0) {
    exact.tables.set(definition, undefined);
    return undefined;
  }
  const name = file.names.claim(`${camelCase(definition.name)}Tables`);
  exact.tables.set(definition, name);
  const { writer } = file;
  const parameter = item ? `${item}${writer.type(': Result | undefined')}` : '';
  const result = writer.type(': readonly TableTold[]');
  exact.functions.push({
    text: `function ${name}(${parameter})${result} {\nreturn [${codes.join(', ')}];\n}\n`,
    span: definition.span,
  });
  return name;
}

/** The tables of each item that is added up or compared. */
function eachCode(expr: Aggregate, scope: ExactScope, plan: Descriptors): readonly string[] {
  const { value, where, loops, before } = expr;
  const last = loops.at(-1);
  if (value === undefined || last === undefined) return [];
  const { head, inner } = loopsCode(loops, before, scope, plan.exact);
  const opened = isAsked(value) ? conditionCodes(value, inner, plan) : codesOf(value, inner, plan);
  if (opened.length === 0) return [];
  const taken = where ? exactCode(where, inner, plan.exact) : 'YES';
  const item = inner.variables.get(last.variable) ?? 'undefined';
  const places = head(`{ taken: ${taken}, item: ${item}, tables: [${opened.join(', ')}] }`);
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
    const behind = [...within(row.value), ...workedCodes(row.value, scope, plan)];
    return `{ text: ${quote(describeLabels(row.tests, plan.voice))}, holds: ${holds}${listCode(behind)} }`;
  });
  const by = lookedUpCode(subjects, scope, plan);
  return `{ kind: 'row', ${by}, subjects: [${asked.join(', ')}], rows: [${codes.join(', ')}] }`;
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
