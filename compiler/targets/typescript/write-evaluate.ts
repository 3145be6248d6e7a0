// Writes `evaluate`: clause by clause on the fast path where its expressions allow it, by the exact
// path where they do not.

import {
  type FastClause,
  failedCode,
  fastGrant,
  fastMeasure,
  fastScope,
  itemCode,
} from './fast-clauses.ts';
import { loopsAreFast, writeLoops } from './fast-loops.ts';
import { NotFast } from './fast-scope.ts';
import { docComment } from './file.ts';
import type { Clause, GrantClause } from './ir.ts';
import { citation, type Descriptors, grantsOf } from './plan.ts';

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

/** Whether the policy applies: the desk, with a bit for each condition that fails. */
function scopeLines(plan: Descriptors, assumed: bigint | undefined): readonly string[] {
  const { model } = plan.exact.file;
  const leave = `return decideExactly(${plan.policy}, dossier, false);`;
  const scope = fastScope(plan, leave, assumed);
  const failed = failedCode(model.applies.guard, scope);
  return [...scope.lines, `const desk = new Desk(${plan.policy}, dossier, ${failed});`];
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
