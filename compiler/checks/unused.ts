// What is declared and never used: enums, entities, units and defines of the policy’s own file, and
// files from which nothing is taken. A parameter is published, so it always has a use.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import { term } from '../diagnostics/terms.ts';
import { kindTerm } from '../names/collect.ts';
import type { Declaration } from '../names/declaration.ts';
import type { UseEdge } from '../names/use-graph.ts';
import type { Check, Subject } from './check.ts';

const countable: ReadonlySet<Declaration['kind']> = new Set(['enum', 'entity', 'unit', 'define']);

export const unused: Check = (subject) => {
  const { model, files, resolution, uses } = subject;
  const own = files[0]?.span.file;
  // A file of shared declarations, looked at alone, serves policies that nobody sees from here.
  if (model === undefined || own === undefined) return [];
  const used = new Set<Declaration>();
  for (const declaration of resolution.referred) {
    if (declaration.kind !== 'field') for (const one of usedBy(declaration)) used.add(one);
  }
  const idle = resolution.declarations.filter(
    (one) =>
      countable.has(one.kind) && one === whole(one) && one.nameSpan?.file === own && !used.has(one),
  );
  return [
    ...idle.flatMap(unusedDeclaration),
    ...uses.filter((use) => use.from === own).flatMap((use) => unusedFile(subject, use)),
  ];
};

/** What a name stands for, and the enum of a value: who takes it away takes its values away. */
function usedBy(declaration: Declaration): readonly Declaration[] {
  const { kind, owner } = declaration;
  return kind === 'member' && owner !== undefined ? [declaration, owner] : [whole(declaration)];
}

/** The unit that a plural is of; anything else is itself. */
function whole(declaration: Declaration): Declaration {
  return declaration.kind === 'unit' ? (declaration.owner ?? declaration) : declaration;
}

function unusedDeclaration(declaration: Declaration): readonly Diagnostic[] {
  const { kind, name, nameSpan, span } = declaration;
  if (nameSpan === undefined || span === undefined) return [];
  const fixes = [{ title: 'remove' as const, edits: [{ span, text: '' }] }];
  const parameters = { kind: term(kindTerm(kind)), name };
  return [report('unusedDeclaration', nameSpan, parameters, { fixes, unused: true })];
}

function unusedFile({ files, uses, resolution }: Subject, edge: UseEdge): readonly Diagnostic[] {
  if (!files.some(({ span }) => span.file === edge.to)) return [];
  const reached = reachedFrom(edge.to, uses);
  const gives = resolution.declarations.some(
    ({ kind, nameSpan }) =>
      (kind === 'applicant' || kind === 'parameter') && reached.has(nameSpan?.file ?? ''),
  );
  const taken = resolution.references.some(
    ({ span, declaration }) =>
      !reached.has(span.file) && reached.has(declaration.nameSpan?.file ?? ''),
  );
  if (gives || taken || edge.use.path.kind === 'missing') return [];
  const fixes = [{ title: 'remove' as const, edits: [{ span: edge.use.span, text: '' }] }];
  const parameters = { path: edge.use.path.value };
  return [report('unusedFile', edge.use.span, parameters, { fixes, unused: true })];
}

function reachedFrom(path: string, uses: readonly UseEdge[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    for (const { from, to } of uses) if (from === next) waiting.push(to);
  }
  return reached;
}
