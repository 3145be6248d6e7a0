// Clauses as the support code reads them.

import { isCalculated } from '../../interpret/calculated.ts';
import { describeCause, describeCondition } from '../../wording/describe.ts';
import type { Voice } from '../../wording/figures.ts';
import { describeLabels } from '../../wording/labels.ts';
import { windowText } from '../../wording/limits.ts';
import { describePeriod } from '../../wording/periods.ts';
import { formulaCode } from './describe-formulas.ts';
import { askedCode, lookedUpCode, tablesCode } from './describe-tables.ts';
import {
  clauseScope,
  type ExactFile,
  type ExactScope,
  exactly,
  loopsCode,
  mayLackRow,
  testsCode,
} from './exact.ts';
import { docComment } from './file.ts';
import type { Amount, Clause, Conjunct, GrantClause, Loop, Period, Split, Window } from './ir.ts';
import { citation, type Descriptors } from './plan.ts';
import { quote } from './text.ts';

export function writeGrant(plan: Descriptors, clause: GrantClause, index: number): void {
  const { exact } = plan;
  const { writer, names } = exact.file;
  const scope = clauseScope(clause.loops, names.inner());
  docComment(exact.file, ...citation(clause, exact.file.model));
  writer.line(
    `const ${plan.clauses.get(clause.name)}${writer.type(': GrantInfo')} = {`,
    clause.nameSpan,
  );
  writer.line(`index: ${index},`);
  writer.line(`recovers: ${clause.verb === 'recovers'},`);
  writeClause(plan, clause, scope);
  writeAmount(plan, clause.amount, scope, 'amount: ');
  writer.line(`split: ${clause.split ? splitCode(clause.split, scope, exact) : 'undefined'},`);
  writer.line('};');
  writer.blank();
}

export function writeMeasure(plan: Descriptors, clause: Clause & { kind: 'measure' }): void {
  const { exact } = plan;
  const { writer, names } = exact.file;
  const scope = clauseScope(clause.loops, names.inner());
  docComment(exact.file, ...citation(clause, exact.file.model));
  writer.line(
    `const ${plan.clauses.get(clause.name)}${writer.type(': MeasureInfo')} = {`,
    clause.nameSpan,
  );
  writer.line(`modality: '${clause.modality}',`);
  writeClause(plan, clause, scope);
  writer.line(`sum: ${clause.sum ? exactly(clause.sum, scope, exact) : 'undefined'},`);
  writer.line('};');
  writer.blank();
}

function writeClause(plan: Descriptors, clause: Clause, scope: ExactScope): void {
  const { exact, voice } = plan;
  const { writer } = exact.file;
  writer.line(`name: ${quote(clause.name)},`);
  writer.line(`article: ${quote(clause.article)},`);
  writer.line(`cites: [${clause.cites.map(({ text }) => quote(text)).join(', ')}],`);
  writer.line(`period: ${periodCode(clause.period, voice)},`);
  const loops = clause.loops.map(({ variable, list }, index) => {
    const around = enclosingLoops(clause.loops, index).join(', ');
    const items = exactly(list, scope, exact);
    return `{ name: ${quote(variable.name)}, enclosing: [${around}], items: ${items} }`;
  });
  writer.line(`loops: [${loops.join(', ')}],`);
  writer.line(`places: ${placesCode(clause.loops, exact)},`);
  writeGuard(plan, clause.guard, scope, 'guard', clause.kind === 'grant');
  writer.line('refusals: new Map(),');
}

/** `told`: whether an explanation tells its conditions. */
export function writeGuard(
  plan: Descriptors,
  guard: readonly Conjunct[],
  scope: ExactScope,
  name: string,
  told: boolean,
): void {
  const { exact, voice } = plan;
  const { writer } = exact.file;
  if (guard.length === 0) {
    writer.line(`${name}: [],`);
    return;
  }
  writer.line(`${name}: [`);
  for (const { condition, wanted, span } of guard) {
    const ask = exactly(condition, scope, exact);
    const parts = [
      `condition: ${quote(describeCondition(condition, voice))}`,
      `wanted: ${wanted}`,
      `ask: ${ask}`,
      ...(told ? askedCode(condition, scope, plan) : []),
    ];
    writer.line(`{ ${parts.join(', ')} },`, span);
  }
  writer.line('],');
}

/** Positions of the loops whose items a loop's list stands in, the outermost first. */
function enclosingLoops(loops: readonly Loop[], at: number): readonly number[] {
  let list = loops[at]?.list;
  while (list?.kind === 'field' && list.object !== undefined) list = list.object;
  if (list?.kind !== 'variable') return [];
  const { variable } = list;
  const outer = loops.findIndex((loop) => loop.variable === variable);
  return outer < 0 ? [] : [...enclosingLoops(loops, outer), outer];
}

function placesCode(loops: readonly Loop[], exact: ExactFile): string {
  if (loops.length === 0) return '() => [[]]';
  const names = exact.file.names.inner();
  names.claim('view');
  const { head, inner } = loopsCode(loops, undefined, { names, variables: new Map() }, exact);
  const items = loops.map(({ variable }) => inner.variables.get(variable));
  return `(view) => ${head(`[${items.join(', ')}]`)}`;
}

function writeAmount(plan: Descriptors, amount: Amount, scope: ExactScope, name: string): void {
  const { exact, voice } = plan;
  const { writer } = exact.file;
  if (amount.kind === 'plain') {
    writer.line(`${name}{`, amount.span);
    writer.line("kind: 'plain',");
    writer.line(`formula: ${formulaCode(amount.value, scope, plan)},`);
    const tables = tablesCode(amount.value, scope, plan);
    if (tables) writer.line(`tables: ${tables},`);
    writer.line(`value: ${exactly(amount.value, scope, exact)},`, amount.span);
    const { cap } = amount;
    if (cap) {
      const value = exactly(cap.value, scope, exact);
      const behind = tablesCode(cap.value, scope, plan);
      writer.line(
        `cap: { value: ${value}, calculated: ${isCalculated(cap.value)}, window: ${windowCode(cap.window)}, within: ${quote(windowText(cap.window, voice))}, formula: ${formulaCode(cap.value, scope, plan)}${behind ? `, tables: ${behind}` : ''} },`,
        cap.span,
      );
    } else writer.line('cap: undefined,');
    writer.line('},');
    return;
  }
  writer.line(`${name}{`, amount.span);
  writer.line("kind: 'table',");
  writer.line(`${lookedUpCode(amount.subjects, scope, plan)},`);
  writer.line(
    `subjects: [${amount.subjects.map((one) => exactly(one, scope, exact)).join(', ')}],`,
  );
  if (mayLackRow(amount.rows)) {
    writer.line(`noRow: ${quote(describeCause('row', amount.subjects, plan.voice))},`);
  }
  writer.line('rows: [');
  for (const row of amount.rows) {
    writer.line('{', row.span);
    writer.line(`text: ${quote(describeLabels(row.tests, voice))},`);
    writer.line(`holds: (view, at, subjects) => ${testsCode(row.tests, scope, exact)},`, row.span);
    writeAmount(plan, row.amount, scope, 'amount: ');
    writer.line('},');
  }
  writer.line('],');
  writer.line('},');
}

function splitCode(split: Split, scope: ExactScope, exact: ExactFile): string {
  if (split.kind === 'equal') {
    return `{ kind: 'equal', count: ${exactly(split.count, scope, exact)} }`;
  }
  const parts = split.parts.map(({ name, label, share }) => {
    const code = share ? exactly(share, scope, exact) : 'undefined';
    return `{ name: ${quote(name)}, label: ${quote(label)}, share: ${code} }`;
  });
  return `{ kind: 'shares', parts: [${parts.join(', ')}] }`;
}

/** The days that a cap or a limit looks back over, as the support code takes them. */
export function windowCode(window: Window | undefined): string {
  if (window === undefined) return 'undefined';
  return window.kind === 'years'
    ? `{ years: ${window.years}, begins: ${quote(window.begins)} }`
    : `{ count: ${window.count}, unit: ${quote(window.unit)} }`;
}

/** When something is in force, and in words. */
export function periodCode(period: Period, voice: Voice): string {
  const { from, until } = period;
  if (from === undefined && until === undefined) return 'undefined';
  const code = (date: string | undefined) => (date === undefined ? 'undefined' : quote(date));
  return `{ from: ${code(from)}, until: ${code(until)}, text: ${quote(describePeriod(period, voice))} }`;
}
