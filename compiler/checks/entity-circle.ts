// Entities that contain one another without end: no dossier could be written.
import type { TypeExpression } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import { type DeclaredEntity, headSpan } from '../names/collect.ts';
import type { Check } from './check.ts';

/** Entities inside one another that an application form can still show. */
const deepest = 100;

export const entityCircle: Check = ({ declarations }) => {
  const findings: Diagnostic[] = [];
  const done = new Set<string>();
  const visit = (entity: DeclaredEntity, trail: readonly string[]): void => {
    const { name } = entity.declaration;
    const known = trail.indexOf(name);
    if (known >= 0) {
      const circle = [...trail.slice(known), name].join(' → ');
      findings.push(report('entityCircle', headSpan(entity.node), { circle }));
      return;
    }
    if (done.has(name)) return;
    if (trail.length >= deepest) {
      findings.push(report('nestedTooDeeply', headSpan(entity.node), {}));
      return;
    }
    for (const { node } of entity.fields.values()) {
      const part = node.type.kind === 'missing' ? undefined : namedIn(node.type);
      const next = part === undefined ? undefined : declarations.entities.get(part);
      if (next !== undefined) visit(next, [...trail, name]);
    }
    done.add(name);
  };
  for (const entity of declarations.entities.values()) visit(entity, []);
  return findings;
};

function namedIn(type: TypeExpression): string | undefined {
  switch (type.kind) {
    case 'plainType':
      return undefined;
    case 'namedType':
      return type.name.text;
    case 'listType':
      return type.of.kind === 'missing' ? undefined : namedIn(type.of);
    default:
      return type satisfies never;
  }
}
