// Clauses on the fast path: a function for each, under its citation, from guard to offer.

import { lowerExpression } from './fast.ts';
import { lowerAmount, lowerCap, lowerValue } from './fast-amounts.ts';
import { awaitedFact, lowerKnown, lowerRead, missingTexts, mostOf } from './fast-awaited.ts';
import { holdsCode } from './fast-limits.ts';
import { loopsAreFast } from './fast-loops.ts';
import { bare, condition, type FastScope, hold, NotFast } from './fast-scope.ts';
import type { Amount, Clause, Conjunct, GrantClause, Variable } from './ir.ts';
import { camelCase } from './names.ts';
import type { Descriptors } from './plan.ts';
import { annotation, placed } from './writer.ts';

/** A clause's function on the fast path: what stands in it. */
export interface FastClause {
  readonly name: string;
  /** Whether it takes the item's position among the clause's items. */
  readonly counted: boolean;
  readonly lines: readonly string[];
}

/** More conditions than bits: such a guard has no fast form. */
const MOST_CONDITIONS = 30;

export function fastScope(
  plan: Descriptors,
  leave: string,
  assumed: bigint | undefined,
): FastScope {
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
    lower: lowerExpression,
    use: file.use,
  };
}

/** Code of a number with a bit for each condition that fails. */
export function failedCode(guard: readonly Conjunct[], scope: FastScope): string {
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

/** The item of an award: its ids, the outermost first. */
export function itemCode(items: readonly string[]): string {
  if (items.length === 0) return 'null';
  if (items.length === 1) return `${items[0]}.id`;
  return `\`${items.map((item) => `\${${item}.id}`).join('/')}\``;
}

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

export function fastMeasure(
  plan: Descriptors,
  clause: Clause,
  assumed: bigint | undefined,
): FastClause {
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

export function fastGrant(
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
