// What may stand at a place of a case file, and what stands there: facts of the policy by their names,
// its clauses and articles, the words of decisions.
import {
  type Analysis,
  decisionFields,
  type EntityType,
  entryFields,
  type FieldKind,
  type Model,
  type Type,
} from '#compiler';
import type { CasePlace } from './case-path.ts';

/** A group of names, or what a value may be. */
export type Meaning =
  | { readonly kind: 'suite' }
  | { readonly kind: 'case' }
  | { readonly kind: 'bases' }
  /** Cases and dossiers that a case starts from; a dossier, too. */
  | { readonly kind: 'base' }
  /** The facts of an applicant or an item. */
  | { readonly kind: 'facts'; readonly entity: EntityType }
  | { readonly kind: 'list'; readonly of: Meaning }
  | { readonly kind: 'expect' }
  | { readonly kind: 'clauses'; readonly list: 'awards' | 'measures' }
  | { readonly kind: 'articles' }
  | { readonly kind: 'entry'; readonly list: keyof typeof entryFields }
  | {
      readonly kind: 'value';
      readonly type: Type;
      readonly owner: EntityType | undefined;
      readonly name: string;
    }
  | { readonly kind: 'field'; readonly field: FieldKind; readonly list: keyof typeof entryFields }
  | { readonly kind: 'truth' }
  | { readonly kind: 'nothing' };

const NOTHING: Meaning = { kind: 'nothing' };

/** What the place's path leads to. */
export function meaningOf(model: Model, { path }: Pick<CasePlace, 'path'>): Meaning {
  let meaning: Meaning = { kind: 'suite' };
  for (const step of path) meaning = into(model, meaning, step);
  return meaning;
}

/** One step further: into an item of a list, or to what a name holds. */
export function into(model: Model, meaning: Meaning, step: string | null): Meaning {
  if (step === null) {
    // A single thing may stand where a list may.
    return meaning.kind === 'list'
      ? meaning.of
      : meaning.kind === 'bases'
        ? { kind: 'case' }
        : meaning;
  }
  switch (meaning.kind) {
    case 'suite':
      return suiteKey(model, step);
    case 'case':
      return caseKey(model, step);
    case 'bases':
      return { kind: 'base' };
    case 'base':
      return caseKeys.includes(step as CaseKey) && step !== 'name'
        ? caseKey(model, step)
        : factIn(model, model.applicant, step);
    case 'facts':
      return factIn(model, meaning.entity, step);
    case 'list':
      // An item by its id: `projects: {P1: …}`.
      return meaning.of;
    case 'expect':
      return expectKey(step);
    case 'clauses':
      return { kind: 'field', field: 'figure', list: meaning.list };
    case 'entry': {
      const fields: Readonly<Record<string, FieldKind>> = entryFields[meaning.list];
      const field = Object.hasOwn(fields, step) ? fields[step] : undefined;
      if (field !== undefined) return { kind: 'field', field, list: meaning.list };
      // Entries by clause and by item: `awards: {major_project: {P1: {…}}}`.
      return meaning;
    }
    case 'articles':
    case 'value':
    case 'field':
    case 'truth':
    case 'nothing':
      return NOTHING;
    default:
      return meaning satisfies never;
  }
}

export const suiteKeys = ['cases', 'policy', 'bases', 'base', 'title', 'note'] as const;
export const caseKeys = [
  'name',
  'reason',
  'article',
  'dossier',
  'base',
  'changes',
  'expect',
  'note',
] as const;
type CaseKey = (typeof caseKeys)[number];
export const expectKeys = [
  ...(['clauses', 'total', 'awards', 'measures', 'articles', 'errors', 'recoveries'] as const),
  ...(['applicable', 'code', 'reason', 'reference'] as const),
] as const;

function suiteKey({ applicant }: Model, key: string): Meaning {
  if (key === 'cases') return { kind: 'list', of: { kind: 'case' } };
  if (key === 'bases') return { kind: 'bases' };
  return key === 'base' ? { kind: 'facts', entity: applicant } : NOTHING;
}

function caseKey(model: Model, key: string): Meaning {
  switch (key) {
    case 'dossier':
    case 'changes':
      return { kind: 'facts', entity: model.applicant };
    case 'base':
      return { kind: 'base' };
    case 'expect':
      return { kind: 'expect' };
    case 'article':
      return { kind: 'articles' };
    default:
      return NOTHING;
  }
}

function expectKey(key: string): Meaning {
  switch (key) {
    case 'clauses':
      return { kind: 'clauses', list: 'awards' };
    case 'articles':
      return { kind: 'articles' };
    case 'awards':
    case 'measures':
    case 'errors':
      return { kind: 'list', of: { kind: 'entry', list: key } };
    case 'applicable':
      return { kind: 'truth' };
    default: {
      const fields: Readonly<Record<string, FieldKind>> = decisionFields;
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return field === undefined ? NOTHING : { kind: 'field', field, list: 'awards' };
    }
  }
}

/** `investment`, or of changes `projects.P1.investment`. */
function factIn(model: Model, entity: EntityType, path: string): Meaning {
  const steps = path
    .replace(/^\$\.?/, '')
    .replace(/\[([^[\]]*)\]/g, '.$1')
    .split('.');
  let meaning: Meaning = { kind: 'facts', entity };
  for (const step of steps) {
    if (meaning.kind === 'facts') meaning = ownFact(model, meaning.entity, step);
    else if (meaning.kind === 'list') meaning = meaning.of;
    else return NOTHING;
  }
  return meaning;
}

function ownFact(model: Model, entity: EntityType, name: string): Meaning {
  const isTop = entity.role === 'applicant';
  if (isTop && name === 'ledger') return listOf(model.ledger);
  if (isTop && name === 'other_supports') return listOf(model.support);
  if (isTop && name === 'as_of')
    return { kind: 'value', type: { kind: 'date' }, owner: undefined, name };
  const field = entity.fields.find((one) => one.name === name);
  return field === undefined ? NOTHING : meaningOfType(field.type, entity, name);
}

function listOf(entity: EntityType): Meaning {
  return { kind: 'list', of: { kind: 'facts', entity } };
}

function meaningOfType(type: Type, owner: EntityType, name: string): Meaning {
  if (type.kind === 'list') return { kind: 'list', of: meaningOfType(type.of, owner, name) };
  if (type.kind === 'entity') return { kind: 'facts', entity: type.entity };
  return { kind: 'value', type, owner, name };
}

/** The names of what an analysis declares, for the things that case files name. */
export interface Named {
  readonly owner: string | undefined;
  readonly name: string;
  readonly kind: 'field' | 'member' | 'clause';
}

/** What of the policy a place of a case file names. */
export function namedAt(model: Model, place: CasePlace): Named | undefined {
  const { path, at, word } = place;
  if (at === 'key') return namedByKey(model, path, word);
  const meaning = meaningOf(model, { path });
  if (meaning.kind === 'value') {
    const { type, owner, name } = meaning;
    if (type.kind === 'enum' && type.enum.members.some((one) => one.name === word)) {
      return { owner: type.enum.name, name: word, kind: 'member' };
    }
    if (owner?.role === 'ledger' && name === 'clause') return clause(word);
    return undefined;
  }
  return meaning.kind === 'field' && meaning.field === 'clause' ? clause(word) : undefined;
}

function clause(name: string): Named {
  return { owner: undefined, name, kind: 'clause' };
}

function namedByKey(
  model: Model,
  path: readonly (string | null)[],
  word: string,
): Named | undefined {
  const around = meaningOf(model, { path });
  if (around.kind === 'clauses') return clause(word);
  if (around.kind === 'entry' || (around.kind === 'list' && around.of.kind === 'entry')) {
    return model.clauses.some(({ name }) => name === word) ? clause(word) : undefined;
  }
  if (around.kind !== 'facts' && around.kind !== 'base') return undefined;
  // Of a path the last name that is one of a fact.
  const steps = word
    .replace(/^\$\.?/, '')
    .replace(/\[([^[\]]*)\]/g, '.$1')
    .split('.');
  let entity = around.kind === 'facts' ? around.entity : model.applicant;
  let found: Named | undefined;
  for (const step of steps) {
    const field = entity.fields.find(({ name }) => name === step);
    if (field === undefined) continue;
    found = { owner: entity.name, name: step, kind: 'field' };
    const inner = field.type.kind === 'list' ? field.type.of : field.type;
    if (inner.kind === 'entity') entity = inner.entity;
  }
  return found;
}

/** Where the policy declares it. */
export function declarationOf({ checked }: Analysis, { kind, owner, name }: Named) {
  return checked?.resolution.declarations.find(
    (one) =>
      one.kind === kind && one.name === name && (owner === undefined || one.owner?.name === owner),
  );
}
