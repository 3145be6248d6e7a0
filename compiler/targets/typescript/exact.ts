// Expressions on the exact path: calls of the support code (prelude/), for facts that may be absent,
// rationals of any size, and explanations. Code reads `view` (the dossier, as it is looked at) and
// the items that variables stand for; it is general, and as slow as exactness costs.

import type Fraction from 'fraction.js';
import { describeCause } from '../../wording/describe.ts';
import type { Voice } from '../../wording/figures.ts';
import type { GeneratedFile } from './file.ts';
import type { Definition, Expr, Field, LabelTest, Loop, Span, Value, Variable } from './ir.ts';
import { camelCase, constantCase, type Names } from './names.ts';
import type { FactKind } from './prelude/result.ts';
import { rationalCode } from './reader.ts';
import { commentText, quote } from './text.ts';

/** Where exact code stands: what its variables are called. */
export interface ExactScope {
  readonly names: Names;
  readonly variables: ReadonlyMap<Variable, string>;
}

/** Constants and defines that exact code refers to, written once each. */
export interface ExactFile {
  readonly file: GeneratedFile;
  readonly voice: Voice;
  /** Lines of constants, in the order needed. */
  readonly constants: string[];
  readonly fields: Map<Field, string>;
  readonly figures: Map<string, string>;
  readonly members: Map<unknown, string>;
  /** Functions of defines, by define; written when first met. */
  readonly defines: Map<Definition, string>;
  readonly functions: Written[];
  /** Functions of the tables that defines are told with; undefined where they have none. */
  readonly tables: Map<Definition, string | undefined>;
  /** The loops of the clause whose define it is, for defines of clauses. */
  readonly owners: ReadonlyMap<Definition, readonly Loop[]>;
  /** Whether `keys` of prior awards are ever read in place of facts. */
  readonly keyed: boolean;
}

/** Lines and the place of the policy they came from. */
export interface Written {
  readonly text: string;
  readonly span: Span;
}

export function exactFile(file: GeneratedFile, voice: Voice): ExactFile {
  const { model } = file;
  return {
    file,
    voice,
    constants: [],
    fields: new Map(),
    figures: new Map(),
    members: new Map(),
    defines: new Map(),
    functions: [],
    tables: new Map(),
    owners: new Map(
      model.clauses.flatMap(({ definitions, loops }) =>
        definitions.map((definition) => [definition, loops] as const),
      ),
    ),
    keyed: model.limits.some(({ scopes }) =>
      scopes.some(
        ({ where, keys }) => where !== undefined || keys.some(({ kind }) => kind === 'path'),
      ),
    ),
  };
}

/** The scope of a clause's functions: its loops' items are `at[0]`, `at[1]`, … */
export function clauseScope(loops: readonly Loop[], names: Names): ExactScope {
  for (const taken of ['view', 'at', 'subjects']) names.claim(taken);
  const variables = new Map(loops.map(({ variable }, index) => [variable, `at[${index}]`]));
  return { names, variables };
}

/** Code of an expression's Result. */
export function exactCode(expr: Expr, scope: ExactScope, exact: ExactFile): string {
  const code = (inner: Expr) => exactCode(inner, scope, exact);
  switch (expr.kind) {
    case 'constant':
      return valueCode(expr.value, exact);
    case 'variable':
      return scope.variables.get(expr.variable) ?? 'UNDEFINED';
    case 'field': {
      const field = fieldName(expr.field, exact);
      if (expr.object === undefined) return `readApplicant(view, ${field})`;
      return `readField(view, ${code(expr.object)}, ${field})`;
    }
    case 'asOf':
      return 'asOfIn(view)';
    case 'definition':
      return definitionCode(expr, scope, exact);
    case 'award':
      return `awardOf(view, ${quote(expr.clause)})`;
    case 'arithmetic':
      if (expr.operator === 'divide') {
        const cause = quote(describeCause('zero', [expr.right], exact.voice));
        return `dividedBy(${code(expr.left)}, ${code(expr.right)}, ${cause})`;
      }
      return `${OPERATIONS[expr.operator]}(${code(expr.left)}, ${code(expr.right)})`;
    case 'negate':
      return `negativeOf(${code(expr.operand)})`;
    case 'round':
      return `roundedTo(${code(expr.value)}, ${code(expr.step)}, ${quote(expr.mode)})`;
    case 'compare':
      return `compared('${expr.operator}', ${code(expr.left)}, ${code(expr.right)})`;
    case 'not':
      return `notOf(${code(expr.operand)})`;
    case 'logical':
      return `${expr.operator === 'and' ? 'allOf' : 'anyOf'}([${expr.operands.map(code).join(', ')}])`;
    case 'someOf':
      return `someHold('${expr.operator}', ${expr.count}, [${expr.operands.map(code).join(', ')}])`;
    case 'given':
      return `givenOf(view, ${asked(code(expr.operand))})`;
    case 'aggregate': {
      const { head, inner } = loopsCode(expr.loops, expr.before, scope, exact);
      const taken = expr.where ? exactCode(expr.where, inner, exact) : 'YES';
      const value = expr.value ? exactCode(expr.value, inner, exact) : figureName('1', '1', exact);
      const none =
        expr.type.kind === 'date'
          ? `, noneOf(${quote(describeCause('none', [expr], exact.voice))})`
          : '';
      return `aggregated('${expr.operator}', ${head(`{ taken: ${taken}, value: () => ${returned(value)} }`)}${none})`;
    }
    case 'lookUp': {
      const subjects = `[${expr.subjects.map(code).join(', ')}]`;
      const rows = expr.rows.map(
        (row) =>
          `{ holds: (subjects) => ${testsCode(row.tests, scope, exact)}, value: () => ${returned(code(row.value))} }`,
      );
      return `lookedUp(${subjects}, [${rows.join(', ')}]${noRowCode(expr.subjects, expr.rows, exact)})`;
    }
    case 'byParts': {
      const edge = (one: Expr | undefined) => (one ? `() => ${code(one)}` : 'undefined');
      const rows = expr.rows.map(
        (row) =>
          `{ low: ${edge(row.low)}, high: ${edge(row.high)}, value: () => ${code(row.value)} }`,
      );
      const start = expr.start ? code(expr.start) : 'NIL';
      return `partsOf(${code(expr.quantity)}, ${start}, [${rows.join(', ')}])`;
    }
    case 'shiftDate':
      return `shifted(${code(expr.date)}, ${code(expr.duration)}, '${expr.unit}', ${expr.direction === 'after' ? 1 : -1})`;
    case 'elapsed':
      return `elapsedOf(${code(expr.from)}, ${code(expr.to)}, '${expr.unit}')`;
    case 'datePart':
      return `datePartOf(${code(expr.date)}, '${expr.part}')`;
    case 'hole':
      return 'UNDEFINED';
    default:
      return expr satisfies never;
  }
}

/** The argument that says why there is no row. */
function noRowCode(
  subjects: readonly Expr[],
  rows: readonly { readonly tests: readonly LabelTest[] }[],
  { voice }: ExactFile,
): string {
  return mayLackRow(rows) ? `, ${quote(describeCause('row', subjects, voice))}` : '';
}

/** Whether a table's rows may leave out a value: members and yes or no all have theirs (CL4001). */
export function mayLackRow(rows: readonly { readonly tests: readonly LabelTest[] }[]): boolean {
  const isOpen = rows.some(({ tests }) => tests.every(({ kind }) => kind === 'any'));
  const hasEdges = rows.some(({ tests }) => tests.some(({ kind }) => kind === 'interval'));
  return hasEdges && !isOpen;
}

/** The code of a value as a function of the look at the dossier. */
function asked(code: string): string {
  return `${/\bview\b/.test(code) ? '(view)' : '()'} => ${returned(code)}`;
}

/** As the body of an arrow: a date or a text is written as an object, which would read as a block. */
export function returned(code: string): string {
  return code.startsWith('{') ? `(${code})` : code;
}

const OPERATIONS = {
  add: 'sumOf',
  subtract: 'differenceOf',
  netOf: 'netOfResults',
  multiply: 'productOf',
  min: 'smallerOf',
  max: 'largerOf',
} as const;

/** Code of whether a row's tests hold for `subjects`. */
export function testsCode(
  tests: readonly LabelTest[],
  scope: ExactScope,
  exact: ExactFile,
): string {
  const parts = tests.flatMap((test, index) => {
    const subject = `subjectAt(subjects, ${index})`;
    switch (test.kind) {
      case 'any':
        return [];
      case 'members': {
        const members = test.members.map((value) => valueCode({ kind: 'member', value }, exact));
        return [`isOneOf(${subject}, [${members.join(', ')}])`];
      }
      case 'boolean':
        return [
          `isOneOf(${subject}, [${test.values.map((one) => (one ? 'YES' : 'NO')).join(', ')}])`,
        ];
      case 'interval': {
        const sides = [
          test.low &&
            `'${test.low.included ? '>=' : '>'}', ${subject}, ${exactCode(test.low.value, scope, exact)}`,
          test.high &&
            `'${test.high.included ? '<=' : '<'}', ${subject}, ${exactCode(test.high.value, scope, exact)}`,
        ].flatMap((side) => (side ? [`compared(${side})`] : []));
        return [`allOf([${sides.join(', ')}])`];
      }
      default:
        return test satisfies never;
    }
  });
  return parts.length === 0 ? 'YES' : `allOf([${parts.join(', ')}])`;
}

/**
 * Loops as nested maps: `head(body)` is an array of what the body comes to for each item, the last
 * loop running fastest.
 */
export function loopsCode(
  loops: readonly Loop[],
  before: Variable | undefined,
  scope: ExactScope,
  exact: ExactFile,
): { readonly head: (body: string) => string; readonly inner: ExactScope } {
  let inner = scope;
  const opened: { list: string; name: string }[] = [];
  const stop = before && scope.variables.get(before);
  for (const loop of loops) {
    const list = exactCode(loop.list, inner, exact);
    const name = inner.names.claim(camelCase(loop.variable.name));
    opened.push({ list: stop === undefined ? list : `${list}, ${stop}`, name });
    inner = { ...inner, variables: new Map(inner.variables).set(loop.variable, name) };
  }
  return {
    inner,
    head(body) {
      const isObject = body.startsWith('{');
      return opened.reduceRight(
        (code, { list, name }, index) =>
          `itemsOf(${list}).${index === opened.length - 1 ? 'map' : 'flatMap'}((${name}) => ${code})`,
        isObject ? `(${body})` : body,
      );
    },
  };
}

function definitionCode(
  { definition, object }: Expr & { kind: 'definition' },
  scope: ExactScope,
  exact: ExactFile,
): string {
  const name = defineName(definition, exact);
  const item = definition.of && object ? `, ${exactCode(object, scope, exact)}` : '';
  const call = `${name}(view${item}${exact.owners.has(definition) ? ', at' : ''})`;
  const kind = kindOf(definition.type);
  if (!exact.keyed || kind === undefined) return call;
  // `keys` of a prior award may name a define as they name a fact.
  const path =
    object?.kind === 'variable' ? `${object.variable.name}.${definition.name}` : definition.name;
  const { type } = definition;
  const members = type.kind === 'enum' ? `, members: ${membersName(type.enum.members, exact)}` : '';
  return `(toldBy(view, ${quote(path)}, { kind: '${kind}'${members} }) ?? ${call})`;
}

/** The function of a define: of the file, over an entity's item, or of a clause. */
function defineName(definition: Definition, exact: ExactFile): string {
  const known = exact.defines.get(definition);
  if (known !== undefined) return known;
  const { file } = exact;
  const { writer } = file;
  const name = file.names.claim(camelCase(definition.name));
  exact.defines.set(definition, name);
  const loops = exact.owners.get(definition);
  const scope = clauseScope(loops ?? [], file.names.inner());
  const parameters = [`view${writer.type(': View')}`];
  if (definition.of) {
    const item = scope.names.claim(camelCase(definition.of.name));
    parameters.push(`${item}${writer.type(': Result | undefined')}`);
    (scope.variables as Map<Variable, string>).set(definition.of, item);
  }
  if (loops) parameters.push(`at${writer.type(': At')}`);
  const code = exactCode(definition.value, scope, exact);
  const label = definition.label ?? definition.name;
  exact.functions.push({
    text: `/** ${commentText(label)} */\nfunction ${name}(${parameters.join(', ')})${writer.type(': Result')} {\nreturn ${code};\n}\n`,
    span: definition.span,
  });
  return name;
}

/** Code of a constant. */
export function valueCode(value: Value, exact: ExactFile): string {
  switch (value.kind) {
    case 'numeric':
      return constantFigure(value.value, exact);
    case 'boolean':
      return value.value ? 'YES' : 'NO';
    case 'member':
      return `{ kind: 'member', value: { name: ${quote(value.value.name)}, label: ${quote(value.value.label)} } }`;
    case 'text':
    case 'date':
      return `{ kind: '${value.kind}', value: ${quote(value.value)} }`;
    default:
      return value satisfies never;
  }
}

/** A constant figure under a name of its own. */
export function constantFigure(value: Fraction, exact: ExactFile): string {
  return figureName(String(value.s * value.n), String(value.d), exact);
}

function figureName(n: string, d: string, exact: ExactFile): string {
  if (n === '0') return 'NIL';
  const key = `${n}/${d}`;
  const known = exact.figures.get(key);
  if (known !== undefined) return known;
  const name = exact.file.names.claim(`N${n.replace('-', 'M')}${d === '1' ? '' : `_${d}`}`);
  exact.constants.push(`const ${name} = figure({ n: ${n}n, d: ${d}n });`);
  exact.figures.set(key, name);
  return name;
}

/** A declared fact under a name of its own. */
export function fieldName(field: Field, exact: ExactFile): string {
  const known = exact.fields.get(field);
  if (known !== undefined) return known;
  const name = exact.file.names.claim(constantCase(field.name));
  const parts = [
    `name: ${quote(field.name)}`,
    `label: ${quote(field.label)}`,
    `kind: '${kindOf(field.type) ?? 'text'}'`,
  ];
  if (field.type.kind === 'enum') {
    parts.push(`members: ${membersName(field.type.enum.members, exact)}`);
  }
  if (field.min) parts.push(`min: ${rationalCode(field.min)}`);
  if (field.max) parts.push(`max: ${rationalCode(field.max)}`);
  exact.constants.push(
    `const ${name}${exact.file.writer.type(': FieldInfo')} = { ${parts.join(', ')} };`,
  );
  exact.fields.set(field, name);
  return name;
}

/** Whether an award may hang on a fact that is missing, so that its ceiling is to be sought. */
export function seeksCeilings({ fields }: ExactFile): boolean {
  return [...fields.keys()].some(({ presence }) => presence === 'optional');
}

function membersName(
  members: readonly { readonly name: string; readonly label: string }[],
  exact: ExactFile,
): string {
  const known = exact.members.get(members);
  if (known !== undefined) return known;
  const name = exact.file.names.claim('MEMBERS');
  const list = members.map((one) => `{ name: ${quote(one.name)}, label: ${quote(one.label)} }`);
  exact.constants.push(`const ${name} = [${list.join(', ')}];`);
  exact.members.set(members, name);
  return name;
}

/** How the exact path names a type; undefined for what no single fact holds. */
export function kindOf(type: Field['type']): FactKind | undefined {
  switch (type.kind) {
    case 'number':
      return type.integer ? 'integer' : 'number';
    case 'entity':
      return 'group';
    case 'unknown':
      return undefined;
    default:
      return type.kind;
  }
}

/** `(view, at) => …`. */
export function exactly(expr: Expr, scope: ExactScope, exact: ExactFile): string {
  const code = exactCode(expr, scope, exact);
  const parameters = /\bat\b/.test(code) ? '(view, at)' : /\bview\b/.test(code) ? '(view)' : '()';
  return `${parameters} => ${returned(code)}`;
}
