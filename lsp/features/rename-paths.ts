// Paths into a dossier, as case files write them: `projects[0].investment`, `$.projects.P1.level`, the
// `project.lender` of a ledger's keys. A renamed fact, member or item is replaced where it stands.
import type { Declaration, EntityType, Field, Model, Type } from '#compiler';

/** What was renamed, and how. */
export interface Renaming {
  readonly declared: readonly Declaration[];
  readonly from: string;
  readonly to: string;
}

/** Where a path leads; undefined where nothing is known of it. */
export interface Led {
  readonly path: string;
  readonly type: Type | undefined;
  /** The fact at its end. */
  readonly field: Field | undefined;
}

export function factRenamed(
  { declared, from }: Renaming,
  entity: EntityType,
  name: string,
): boolean {
  return (
    name === from &&
    declared.some(({ kind, owner }) => kind === 'field' && owner?.name === entity.name)
  );
}

export function memberRenamed({ declared, from }: Renaming, type: Type, name: string): boolean {
  return (
    type.kind === 'enum' &&
    name === from &&
    declared.some(({ kind, owner }) => kind === 'member' && owner?.name === type.enum.name)
  );
}

export function clauseRenamed({ declared, from }: Renaming, name: string): boolean {
  return name === from && declared.some(({ kind }) => kind === 'clause');
}

/** The facts of an entity; of the applicant, those that every dossier has, too. */
export function factOf(model: Model, entity: EntityType, name: string): Field['type'] | undefined {
  const own = entity.fields.find((field) => field.name === name)?.type;
  if (own !== undefined || entity.role !== 'applicant') return own;
  const reserved = { ledger: model.ledger, other_supports: model.support };
  const list = Object.hasOwn(reserved, name) ? reserved[name as keyof typeof reserved] : undefined;
  return list && { kind: 'list', of: { kind: 'entity', entity: list } };
}

/** A path with its renamed steps replaced, from a value of a type on. */
export function renamedPath(path: string, start: Type, model: Model, renaming: Renaming): Led {
  let type: Type | undefined = start;
  let field: Field | undefined;
  const steps = path.split(/([.[\]]+|^\$\.?)/);
  const renamed = steps.map((step, at) => {
    // Between two steps stand dots and brackets.
    if (at % 2 === 1 || step === '' || type === undefined) return step;
    if (type.kind === 'list') {
      // The number or the id of an item.
      type = type.of;
      field = undefined;
      return step;
    }
    if (type.kind !== 'entity') {
      type = undefined;
      return step;
    }
    const { entity }: { entity: EntityType } = type;
    field = entity.fields.find((one) => one.name === step);
    type = factOf(model, entity, step);
    return factRenamed(renaming, entity, step) ? renaming.to : step;
  });
  return { path: renamed.join(''), type, field };
}

/** A key of the ledger's `keys`: it begins with a clause's item, or is a fact of the applicant. */
export function renamedKey(
  path: string,
  clause: string | undefined,
  model: Model,
  renaming: Renaming,
): Led {
  const [first = '', ...rest] = path.split('.');
  const variables = model.clauses
    .filter(({ name }) => clause === undefined || name === clause)
    .flatMap(({ loops }) => loops.map(({ variable }) => variable))
    .filter(({ name }) => name === first);
  const [variable] = variables;
  if (variable === undefined) {
    return renamedSteps(path, { kind: 'entity', entity: model.applicant }, model, renaming);
  }
  const isRenamed = variables.some(({ span }) =>
    renaming.declared.some(
      ({ kind, nameSpan }) =>
        kind === 'variable' && nameSpan?.start === span.start && nameSpan.file === span.file,
    ),
  );
  const head = isRenamed ? renaming.to : first;
  const type: Type = { kind: 'entity', entity: variable.entity };
  if (rest.length === 0) return { path: head, type, field: undefined };
  const led = renamedSteps(rest.join('.'), type, model, renaming);
  return { ...led, path: `${head}.${led.path}` };
}

/** Of a key, whose steps may be defines as well. */
function renamedSteps(path: string, start: Type, model: Model, renaming: Renaming): Led {
  const led = renamedPath(path, start, model, renaming);
  if (led.path !== path || start.kind !== 'entity') return led;
  const isDefine = renaming.declared.some(
    ({ kind, name }) => kind === 'define' && name === renaming.from,
  );
  return isDefine && path === renaming.from ? { ...led, path: renaming.to } : led;
}
