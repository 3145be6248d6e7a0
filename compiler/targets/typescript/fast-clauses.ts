// Writes `evaluate`: clause by clause on the fast path where its expressions allow it (fast.ts), by
// the exact path where they do not. Each clause has a function of its own, under its citation.

import { isCalculated } from '../../interpret/calculated.ts';
import { constantFigure } from '../../model/constant.ts';
import { within } from '../../model/walk.ts';
import { fill } from '../../wording/fill.ts';
import { citation, type Descriptors, grantsOf } from './descriptors.ts';
import {
  bare,
  condition,
  type FastScope,
  figure,
  hold,
  innerScope,
  type Lowered,
  lower,
  lowerFact,
  NotFast,
  writeRows,
} from './fast.ts';
import { docComment } from './file.ts';
import type {
  Amount,
  Clause,
  Conjunct,
  Expr,
  FieldRead,
  GrantClause,
  Limit,
  LimitKey,
  LimitScope,
  Model,
  PlainAmount,
  Variable,
} from './ir.ts';
import { camelCase } from './names.ts';
import * as scaled from './scaled.ts';
import { propertyRead, quote } from './text.ts';
import { annotation, placed } from './writer.ts';

/** A clause's function on the fast path: what stands in it. */
interface FastClause {
  readonly name: string;
  /** Whether it takes the item's position among the clause's items. */
  readonly counted: boolean;
  readonly lines: readonly string[];
}

/** More conditions than bits: such a guard has no fast form. */
const MOST_CONDITIONS = 30;

/** Facts up to which the fast path is tried to be proved, the widest first. */
const ASSUMPTIONS = [undefined, 10n ** 13n, 10n ** 11n] as const;

export function writeEvaluate(plan: Descriptors): void {
  const { file } = plan.exact;
  const { writer, model } = file;
  const grants = grantsOf(model);
  const functions = new Map<Clause, FastClause | undefined>();
  for (const [index, clause] of grants.entries()) {
    functions.set(
      clause,
      fastest((assumed) => fastGrant(plan, clause, index, assumed)),
    );
  }
  const masks = new Map<Clause, FastClause | undefined>();
  for (const clause of model.clauses) {
    if (clause.kind === 'measure' && clause.sum === undefined && clause.guard.length > 0) {
      masks.set(
        clause,
        fastest((assumed) => fastMeasure(plan, clause, assumed)),
      );
    }
  }
  docComment(file, 'Judges a dossier.');
  const result = writer.type(`: ${file.useType('Decision')}`);
  writer.line(`export function evaluate(dossier${writer.type(': Dossier')})${result} {`);
  const lines = fastest((assumed) => scopeLines(plan, assumed));
  if (lines === undefined) {
    writer.line(`return decideExactly(${plan.policy}, dossier, false);`);
    writer.line('}');
    writer.blank();
    return;
  }
  for (const line of lines) writer.line(line);
  for (const clause of grants) writeOffers(plan, clause, functions.get(clause));
  const always = model.overlaps.some(
    ({ supports, outcome }) => supports === undefined || outcome.takes === 'firstOf',
  );
  writer.line(`desk.settle(${always});`);
  for (const clause of model.clauses) {
    if (clause.kind === 'measure') writeMeasures(plan, clause, masks.get(clause));
  }
  writer.line('return desk.decision();');
  writer.line('}');
  writer.blank();
  for (const [clause, fast] of [...functions, ...masks]) {
    if (!fast) continue;
    docComment(file, ...citation(clause, model));
    for (const line of fast.lines) writer.line(line, clause.nameSpan);
    writer.blank();
  }
}

/** The first form that is proved; undefined if none is. */
function fastest<T>(lowered: (assumed: bigint | undefined) => T): T | undefined {
  for (const assumed of ASSUMPTIONS) {
    try {
      return lowered(assumed);
    } catch (error) {
      if (!(error instanceof NotFast)) throw error;
    }
  }
  return undefined;
}

function fastScope(plan: Descriptors, leave: string, assumed: bigint | undefined): FastScope {
  const { file } = plan.exact;
  const names = file.names.inner();
  for (const one of ['desk', 'dossier', 'at', 'failed', 'computed', 'capLeft']) names.claim(one);
  return {
    names,
    lines: [],
    variables: new Map(),
    known: new Map(),
    leave,
    assumed,
    dossier: 'dossier',
    use: file.use,
  };
}

// ---------------------------------------------------------------- evaluate itself

/** Whether the policy applies: the desk, with a bit for each condition that fails. */
function scopeLines(plan: Descriptors, assumed: bigint | undefined): readonly string[] {
  const { model } = plan.exact.file;
  const leave = `return decideExactly(${plan.policy}, dossier, false);`;
  const scope = fastScope(plan, leave, assumed);
  const failed = failedCode(model.applies.guard, scope);
  return [...scope.lines, `const desk = new Desk(${plan.policy}, dossier, ${failed});`];
}

/** Code of a number with a bit for each condition that fails. */
function failedCode(guard: readonly Conjunct[], scope: FastScope): string {
  if (guard.length > MOST_CONDITIONS) throw new NotFast();
  const bits = guard.map(({ condition: asked, wanted }, index) => {
    const { code, loose } = condition(asked, scope);
    // A conditional binds more loosely than any condition: no parentheses within.
    const [yes, no] = wanted ? [0, 1 << index] : [1 << index, 0];
    return `${loose ? code : bare(code)} ? ${yes} : ${no}`;
  });
  if (bits.length < 2) return bits[0] ?? '0';
  return bits.map((bit) => `(${bit})`).join(' | ');
}

/** The loops of a clause around a statement; `at` counts its items where it is asked for. */
function writeLoops(
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
function loopsAreFast(clause: Clause): boolean {
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

function writeOffers(plan: Descriptors, clause: GrantClause, fast: FastClause | undefined): void {
  const { writer } = plan.exact.file;
  const constant = plan.clauses.get(clause.name) ?? '';
  if (!loopsAreFast(clause) || fast === undefined) {
    writer.line(`desk.offerAllExactly(${constant});`, clause.nameSpan);
    return;
  }
  writeLoops(plan, clause, (items, at) => {
    const parameters = ['desk', ...items, ...(fast.counted ? [at] : [])].join(', ');
    return `desk.standings.push(${fast.name}(${parameters}));`;
  });
}

function writeMeasures(plan: Descriptors, clause: Clause, fast: FastClause | undefined): void {
  const { writer } = plan.exact.file;
  const constant = plan.clauses.get(clause.name) ?? '';
  const free = clause.kind === 'measure' && !clause.sum && clause.guard.length === 0;
  if (!loopsAreFast(clause) || (fast === undefined && !free)) {
    writer.line(`desk.measureAllExactly(${constant});`, clause.nameSpan);
    return;
  }
  writeLoops(plan, clause, (items, at) => {
    if (!fast) return `desk.measure(${constant}, ${itemCode(items)}, 0);`;
    const parameters = ['desk', ...items, ...(fast.counted ? [at] : [])].join(', ');
    return `${fast.name}(${parameters});`;
  });
}

/** The item of an award: its ids, the outermost first. */
function itemCode(items: readonly string[]): string {
  if (items.length === 0) return 'null';
  if (items.length === 1) return `${items[0]}.id`;
  return `\`${items.map((item) => `\${${item}.id}`).join('/')}\``;
}

// ---------------------------------------------------------------- clauses

interface Opened {
  readonly scope: FastScope;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly result: string;
  /** Code of the award's item. */
  readonly item: string;
  /** What describes the clause. */
  readonly constant: string;
}

function openFunction(
  plan: Descriptors,
  clause: Clause,
  leave: (constant: string) => string,
  assumed: bigint | undefined,
  result: string,
): Opened {
  const { file } = plan.exact;
  if (!loopsAreFast(clause)) throw new NotFast();
  const constant = plan.clauses.get(clause.name) ?? '';
  const outer = fastScope(plan, leave(constant), assumed);
  const variables = new Map<Variable, string>();
  const parameters = [`desk${annotation('Desk<Dossier>')}`];
  const items: string[] = [];
  for (const { variable } of clause.loops) {
    const name = outer.names.claim(camelCase(variable.name));
    variables.set(variable, name);
    items.push(name);
    parameters.push(`${name}${annotation(file.types.get(variable.entity) ?? 'never')}`);
  }
  const name = file.names.claim(camelCase(clause.name));
  return {
    scope: { ...outer, variables },
    name,
    parameters,
    result,
    item: itemCode(items),
    constant,
  };
}

/** The function from its body; it takes the item's position only where it may leave. */
function closeFunction(
  { name, parameters, result }: Opened,
  body: readonly string[],
  more: readonly string[] = [],
): FastClause {
  const counted = body.some((line) => /\bat\b/.test(line));
  const all = counted ? [...parameters, `at${annotation('number')}`] : parameters;
  const head = `function ${name}(${all.join(', ')})${annotation(result)} {`;
  return { name, counted, lines: [head, ...body, '}', ...more] };
}

function fastMeasure(plan: Descriptors, clause: Clause, assumed: bigint | undefined): FastClause {
  const opened = openFunction(
    plan,
    clause,
    (constant) => `return desk.measureExactly(${constant}, at);`,
    assumed,
    'void',
  );
  const { scope, item, constant } = opened;
  const failed = failedCode(clause.guard, scope);
  const usesDossier = [...scope.lines, failed].some((line) => /\bdossier\b/.test(line));
  return closeFunction(opened, [
    ...(usesDossier ? ['const { dossier } = desk;'] : []),
    ...scope.lines,
    `desk.measure(${constant}, ${item}, ${failed});`,
  ]);
}

function fastGrant(
  plan: Descriptors,
  clause: GrantClause,
  slot: number,
  assumed: bigint | undefined,
): FastClause {
  const { model } = plan.exact.file;
  const opened = openFunction(
    plan,
    clause,
    (constant) => `return desk.offerExactly(${constant}, at);`,
    assumed,
    'Standing',
  );
  const { scope, item, constant } = opened;
  const lines: string[] = [];
  lines.push(`if (desk.refused) return standingWithout(${constant}, ${item}, desk.refused);`);
  if (clause.period.from !== undefined || clause.period.until !== undefined) {
    lines.push(`const outside = outsidePeriod(${plan.policy}, ${constant}, desk.dossier.as_of);`);
    lines.push(`if (outside) return standingWithout(${constant}, ${item}, outside);`);
  }
  if (clause.guard.length > 0) {
    const failed = failedCode(clause.guard, scope);
    const [first] = clause.guard;
    const line = `const failed = ${failed};`;
    scope.lines.push(first ? placed(first.span, line) : line);
    scope.lines.push(
      `if (failed !== 0) return ineligible(${plan.policy}, ${constant}, ${item}, failed);`,
    );
  }
  const capped = hasCap(clause.amount);
  const plain = clause.amount.kind === 'plain';
  if (!plain) {
    scope.lines.push(`let computed${annotation('number')};`);
    if (capped) scope.lines.push(`let capLeft${annotation('Money')} = NO_CAP;`);
  }
  const awaited = awaitedFact(plan, clause);
  const place = { plan, constant, item, declare: plain };
  const limits = holdsCode(plan, clause, slot, scope);
  let holds = limits.code;
  if (awaited && clause.amount.kind === 'plain') {
    // The fact may be missing: then the cap and the limits say how much it could come to.
    lowerCap(clause.amount, scope, place);
    holds = hold({ kind: 'list', code: holds }, 'holds', scope).code;
    const fact = scope.names.claim(camelCase(awaited.field.name));
    const read = lowerRead(awaited, scope);
    const most = mostOf(awaited, clause.amount, scope, model);
    const { path, reason } = missingTexts(plan, clause, awaited);
    const parts = [
      plan.policy,
      constant,
      item,
      path,
      reason,
      most,
      capped ? 'capLeft' : 'NO_CAP',
      holds,
    ];
    scope.lines.push(`const ${fact} = ${read};`);
    scope.lines.push(`if (${fact} === undefined) return awaiting(${parts.join(', ')});`);
    scope.known.set(read, lowerKnown(fact, awaited, scope));
    lowerValue(clause.amount, scope, place);
  } else {
    lowerAmount(clause.amount, scope, place);
  }
  const fromField = model.overlaps.some(
    ({ on, clauses }) => on.by === 'field' && clauses.includes(clause),
  );
  const places =
    clause.loops.length > 0 && (fromField || clause.split)
      ? `desk.placesAt(${constant}, at)`
      : 'NO_PLACES';
  const usesDossier = scope.lines.some((line) =>
    /\bdossier\b/.test(line.replaceAll('desk.dossier', '')),
  );
  const arguments_ = [
    plan.policy,
    constant,
    item,
    places,
    'computed',
    capped ? 'capLeft' : 'NO_CAP',
    holds,
  ];
  return closeFunction(
    opened,
    [
      ...lines,
      ...(usesDossier || holds.includes('dossier') ? ['const { dossier } = desk;'] : []),
      ...scope.lines,
      `return offered(${arguments_.join(', ')});`,
    ],
    limits.shared,
  );
}

function hasCap(amount: Amount): boolean {
  return amount.kind === 'plain'
    ? amount.cap !== undefined
    : amount.rows.some((row) => hasCap(row.amount));
}

interface AmountPlace {
  readonly plan: Descriptors;
  readonly constant: string;
  readonly item: string;
  /** Whether `computed` and `capLeft` are declared here, and not before. */
  readonly declare: boolean;
}

/** Statements that work out `computed`, and `capLeft` where there is a cap. */
function lowerAmount(amount: Amount, scope: FastScope, place: AmountPlace): void {
  if (amount.kind === 'table') {
    const subjects = amount.subjects.map((subject) =>
      hold(lower(subject, scope), 'subject', scope),
    );
    writeRows(subjects, amount.rows, scope, (row) => {
      const inner = innerScope(scope);
      lowerAmount(row.amount, inner, { ...place, declare: false });
      return inner.lines;
    });
    return;
  }
  lowerValue(amount, scope, place);
  lowerCap(amount, scope, place);
}

function lowerValue({ value: expr }: PlainAmount, scope: FastScope, place: AmountPlace): void {
  const { step, mode } = place.plan.exact.file.model.rounding;
  const value = figure(expr, scope);
  // “A negative one is 0.”
  const negative = value.low * value.mul < 0n || value.high * value.mul < 0n;
  const fair = negative ? scaled.extreme(value, scaled.constant(0n, 1n), 'max') : value;
  const rounded = fair && scaled.round(fair, mode, step.n, step.d, scope.use);
  const line = `${place.declare ? 'const ' : ''}computed = ${bare(wholeOf(rounded))};`;
  scope.lines.push(placed(expr.span, line));
}

function lowerCap({ cap }: PlainAmount, scope: FastScope, place: AmountPlace): void {
  if (!cap) return;
  const { step } = place.plan.exact.file.model.rounding;
  let to = notBelow(figure(cap.value, scope));
  if (isCalculated(cap.value)) to = proved(scaled.round(to, 'down', step.n, step.d, scope.use));
  const years = cap.years === undefined ? '' : `, ${cap.years}`;
  const parts = `${bare(wholeOf(to))}, ${place.constant}, ${place.item}${years}`;
  const line = `${place.declare ? 'const ' : ''}capLeft = desk.capLeft(${parts});`;
  scope.lines.push(placed(cap.span, line));
}

/** A cap or a limit that may be below zero leaves nothing then: the exact path sees to it. */
function notBelow(value: scaled.Scaled): scaled.Scaled {
  if (value.low < 0n || value.mul < 0n) throw new NotFast();
  return value;
}

function proved(value: scaled.Scaled | undefined): scaled.Scaled {
  if (!value) throw new NotFast();
  return value;
}

/** Code of a figure that is a whole number. */
function wholeOf(value: scaled.Scaled | undefined): string {
  const whole = value && scaled.wholeCode(value);
  if (!whole) throw new NotFast();
  return whole.code;
}

// ---------------------------------------------------------------- facts that are awaited

/**
 * The optional fact that a clause's amount is, times a constant perhaps, if nothing else of the
 * award hangs on an optional fact: the authority's own figure, most often. It is found by lowering
 * all the rest, which must never leave.
 */
function awaitedFact(plan: Descriptors, clause: GrantClause): FieldRead | undefined {
  const { model } = plan.exact.file;
  const { amount } = clause;
  if (amount.kind !== 'plain') return undefined;
  // A measure may ask what the award hangs on: then it is told by the exact path.
  if (model.clauses.some((one) => one.kind === 'measure' && one.sum)) return undefined;
  const reads = [...within(amount.value, true)].filter(
    (expr) => expr.kind === 'field' && expr.field.presence === 'optional',
  );
  const [read] = reads;
  if (reads.length !== 1 || read?.kind !== 'field' || read.field.type.kind !== 'money') {
    return undefined;
  }
  if (!isShareOf(amount.value, read)) return undefined;
  const [loop] = clause.loops;
  const { object } = read;
  const own =
    clause.loops.length === 1 && object?.kind === 'variable' && loop?.list.kind === 'field';
  if (own ? loop?.list.kind === 'field' && loop.list.object : object) return undefined;
  if (!own && clause.loops.length > 0) return undefined;
  const others = [
    ...clause.guard.map(({ condition: asked }) => asked),
    ...(amount.cap ? [amount.cap.value] : []),
    ...model.applies.guard.map(({ condition: asked }) => asked),
    ...limitsOn(model, clause).flatMap(({ one }) => [
      one.to,
      ...(one.where ? [one.where] : []),
      ...one.keys.flatMap((key) => (key.kind === 'path' ? [key.value] : [])),
    ]),
  ];
  const hangs = others.some((expr) =>
    [...within(expr, true)].some(
      (inner) => inner.kind === 'field' && inner.field.presence === 'optional',
    ),
  );
  if (hangs || limitsOn(model, clause).some(({ limit }) => limit.orNothing)) return undefined;
  return read;
}

/** Whether an expression is a fact times constants above zero. */
function isShareOf(expr: Expr, read: FieldRead): boolean {
  if (expr === read) return true;
  if (expr.kind === 'definition' && !expr.definition.of) {
    return isShareOf(expr.definition.value, read);
  }
  if (expr.kind !== 'arithmetic') return false;
  const { operator, left, right } = expr;
  const positive = (one: Expr) => (constantFigure(one)?.compare(0) ?? 0) > 0;
  if (operator === 'multiply') {
    return (isShareOf(left, read) && positive(right)) || (positive(left) && isShareOf(right, read));
  }
  return operator === 'divide' && isShareOf(left, read) && positive(right);
}

/** Code that reads the fact, absent or not. */
function lowerRead({ object, field }: FieldRead, scope: FastScope): string {
  const of = object?.kind === 'variable' ? scope.variables.get(object.variable) : scope.dossier;
  if (of === undefined) throw new NotFast();
  return `${of}${propertyRead(field.name)}`;
}

/** The fact once it is known to be there. */
function lowerKnown(code: string, read: FieldRead, scope: FastScope): Lowered {
  return lowerFact(code, read.field.type, read.field, scope);
}

/** Code of the most that the amount can come to: without a bound, or by the fact's range. */
function mostOf({ field }: FieldRead, amount: PlainAmount, scope: FastScope, model: Model): string {
  if (!field.max) return 'NO_CAP';
  const { step, mode } = model.rounding;
  const inner = innerScope(scope);
  const most = field.max.floor();
  const bound = scaled.constant(most.s * most.n, 1n);
  const value = scaleOf(amount.value, bound, inner);
  return wholeOf(scaled.round(value, mode, step.n, step.d, scope.use));
}

/** The amount where its fact is a constant. */
function scaleOf(expr: Expr, fact: scaled.Scaled, scope: FastScope): scaled.Scaled {
  if (expr.kind === 'field') return fact;
  if (expr.kind === 'definition') return scaleOf(expr.definition.value, fact, scope);
  if (expr.kind !== 'arithmetic') throw new NotFast();
  const part = (one: Expr) =>
    constantFigure(one) ? figure(one, scope) : scaleOf(one, fact, scope);
  const [left, right] = [part(expr.left), part(expr.right)];
  return proved(
    expr.operator === 'multiply' ? scaled.multiply(left, right) : scaled.divide(left, right),
  );
}

/** Code of the fact's path, and why the award waits for it. */
function missingTexts(
  { voice }: Descriptors,
  clause: GrantClause,
  { object, field }: FieldRead,
): { readonly path: string; readonly reason: string } {
  const { words, awards } = voice.wording;
  const facts = fill(words.quoted, { text: field.label });
  const reason = quote(fill(awards.undetermined, { facts }));
  const list = clause.loops[0]?.list;
  if (!object || list?.kind !== 'field') return { path: quote(`$.${field.name}`), reason };
  const path = `${quote(`$.${list.field.name}[`)} + at + ${quote(`].${field.name}`)}`;
  return { path, reason };
}

// ---------------------------------------------------------------- limits

/** The limits that cover a clause, each with how it speaks of it. */
function limitsOn(model: Model, clause: GrantClause) {
  return model.limits.flatMap((limit) => {
    const index = limit.scopes.findIndex((one) => one.clause.name === clause.name);
    const one = limit.scopes[index];
    return one ? [{ limit, index, one }] : [];
  });
}

/** Code of the limits that hold an award of a clause. */
function holdsCode(
  plan: Descriptors,
  clause: GrantClause,
  slot: number,
  scope: FastScope,
): { readonly code: string; readonly shared: readonly string[] | undefined } {
  const { model } = plan.exact.file;
  const found = limitsOn(model, clause);
  if (found.length === 0) return { code: 'NO_HOLDS', shared: undefined };
  const alike = found.every(
    ({ limit, one }) => isOnApplicant(limit) && !limit.counting && isFixed(one.to),
  );
  const codes = found.map(({ limit, index, one }) => holdCode(plan, limit, index, one, scope));
  const list = `[${codes.join(', ')}]`;
  if (!alike) return { code: list, shared: undefined };
  const { file } = plan.exact;
  const name = file.names.claim(camelCase(`limits_on_${clause.name}`));
  const signature = `desk${annotation('AnyDesk')})${annotation('readonly Hold[]')}`;
  return {
    code: `desk.sharedHolds(${slot}, ${name})`,
    shared: [`function ${name}(${signature} {`, `return ${list};`, '}'],
  };
}

/** Whether a limit is counted by the applicant alone, without conditions. */
function isOnApplicant({ scopes }: Limit): boolean {
  return scopes.every(
    ({ keys, where }) => !where && keys.every(({ kind }) => kind === 'applicant'),
  );
}

/** Whether an expression is the same for every award of a dossier, and needs no statement. */
function isFixed(expr: Expr): boolean {
  if (expr.kind === 'constant') return true;
  if (expr.kind !== 'definition' || expr.definition.of) return false;
  return isFixed(expr.definition.value);
}

function holdCode(
  plan: Descriptors,
  limit: Limit,
  index: number,
  { keys, to, where, quantity }: LimitScope,
  scope: FastScope,
): string {
  const { step } = plan.exact.file.model.rounding;
  if (where || quantity || limit.measure === 'quantity') throw new NotFast();
  let most = notBelow(figure(to, scope));
  if (limit.measure === 'count') most = proved(scaled.round(most, 'down', 1n, 1n, scope.use));
  else if (isCalculated(to)) most = proved(scaled.round(most, 'down', step.n, step.d, scope.use));
  const name = plan.limits.get(limit);
  const most_ = bare(wholeOf(most));
  if (isOnApplicant(limit)) return `desk.hold(${name}, ${index}, ${most_})`;
  const texts = keys.map((key) => keyCode(key, scope));
  return `desk.hold(${name}, ${index}, ${most_}, [${texts.join(', ')}])`;
}

/** Code of the text that is equal for equal keys, as the exact path writes it. */
function keyCode(key: LimitKey, scope: FastScope): string {
  switch (key.kind) {
    case 'applicant':
      return quote(JSON.stringify(['applicant', '']));
    case 'item': {
      const item = scope.variables.get(key.variable);
      // Nested items go by ids of several parts: the exact path puts them together.
      if (item === undefined || scope.variables.size > 1) throw new NotFast();
      return `itemKey(${item}.id)`;
    }
    case 'path': {
      const value = lower(key.value, scope);
      if (value.kind === 'text') return `pathKey(${value.code})`;
      if (value.kind === 'boolean') return `pathKey(String(${value.code}))`;
      throw new NotFast();
    }
    default:
      return key satisfies never;
  }
}
