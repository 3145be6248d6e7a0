// The names that may be used at a place, with their types. Read from the declarations and from the
// words of the clause around the place, which often does not parse while it is being written.
import type { Analysis, Declaration, EntityType, Type } from '#compiler';
import type { Clause, Define, Parameter } from '#language';
import { clauseFile, clausesOf, treesOf } from './files.ts';
import { loopsAround } from './loops.ts';
import type { Place } from './place.ts';

export type NamedKind = 'variable' | 'field' | 'define' | 'parameter' | 'builtIn';

/** A value by its name. */
export interface Named {
  readonly name: string;
  readonly kind: NamedKind;
  readonly label: string | undefined;
  readonly type: Type | undefined;
  /** Where it is declared; undefined for what is built in. */
  readonly declaration: Declaration | undefined;
}

export type Names = ReadonlyMap<string, Named>;

/** What can be named at a place, the innermost of each name. */
export function namesInScope(place: Place): Names {
  const { analysis, file, offset } = place;
  const found = clauseFile(analysis, file);
  const names = new Map(fileNames(analysis));
  if (found === undefined) return names;
  const around = ownerOfDefine(analysis, file, offset);
  for (const fact of around ?? []) names.set(fact.name, fact);
  const clause = clauseAround(analysis, file, offset);
  for (const { name, path } of loopsAround(found, offset)) {
    const list = typeOfPath(analysis, names, path);
    const type = list?.kind === 'list' ? list.of : undefined;
    names.set(name, { name, kind: 'variable', label: undefined, type, declaration: undefined });
  }
  const here = clause?.parts.findLast(({ span }) => span.start <= offset);
  for (const part of clause?.parts ?? []) {
    if (part.kind !== 'define' || part.name.kind !== 'name' || part === here) continue;
    names.set(part.name.text, defineNamed(analysis, part));
  }
  return names;
}

/** The facts and defines of an item or of the applicant; none of any other type. */
export function factsOf(analysis: Analysis, type: Type | undefined): readonly Named[] {
  if (type?.kind !== 'entity') return [];
  const { entity } = type;
  const declared = declarationsOf(analysis);
  const fields = entity.fields.map(({ name, label, type: of }): Named => {
    const declaration = declared.fields.get(`${entity.name}.${name}`);
    return { name, kind: 'field', label, type: of, declaration };
  });
  const defines = treesOf(analysis).flatMap(({ items }) =>
    items.flatMap((item) =>
      item.kind === 'define' && item.of?.kind === 'name' && item.of.text === entity.name
        ? [defineNamed(analysis, item)]
        : [],
    ),
  );
  return [...fields, ...defines.filter(({ name }) => name !== '')];
}

/** The type of `project.investment`; undefined where a part of it is not known. */
export function typeOfPath(
  analysis: Analysis,
  names: Names,
  path: readonly string[],
): Type | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  const { applicant } = analysis.model ?? {};
  let type =
    names.get(first)?.type ??
    (applicant?.name === first ? ({ kind: 'entity', entity: applicant } as const) : undefined);
  for (const name of rest) {
    type = factsOf(analysis, type).find((fact) => fact.name === name)?.type;
  }
  return type;
}

/** `project.investment` as its names; undefined of anything else. */
export function pathIn(text: string): readonly string[] | undefined {
  const trimmed = text.trim();
  if (!PATH.test(trimmed)) return undefined;
  return trimmed.split('.').map((name) => name.trim().replace(/^`|`$/g, ''));
}

const PATH =
  /^(?:[\p{L}_][\p{L}\p{M}\p{N}_]*|`[^`\r\n.]+`)(?:\s*\.\s*(?:[\p{L}_][\p{L}\p{M}\p{N}_]*|`[^`\r\n.]+`))*$/u;

/** The clause that a place is in or behind, if no other declaration stands between. */
export function clauseAround(analysis: Analysis, file: string, offset: number): Clause | undefined {
  const tree = clauseFile(analysis, file)?.parsed.file;
  let last: { readonly kind: string; readonly span: { readonly start: number } } | undefined;
  for (const item of tree?.items ?? []) {
    if (item.span.start > offset) break;
    last = item;
    if (item.kind !== 'article') continue;
    for (const inner of item.items) {
      if (inner.span.start > offset) break;
      if (inner.kind !== 'cites') last = inner;
    }
  }
  return last?.kind === 'clause' ? (last as Clause) : undefined;
}

// ---------------------------------------------------------------- what the files declare

interface Declared {
  /** By owner and name. */
  readonly fields: ReadonlyMap<string, Declaration>;
  /** By the place of the name. */
  readonly byPlace: ReadonlyMap<string, Declaration>;
}

const declaredIn = new WeakMap<Analysis, Declared>();

function declarationsOf(analysis: Analysis): Declared {
  const known = declaredIn.get(analysis);
  if (known !== undefined) return known;
  const fields = new Map<string, Declaration>();
  const byPlace = new Map<string, Declaration>();
  for (const declaration of analysis.checked?.resolution.declarations ?? []) {
    const { kind, name, owner, nameSpan } = declaration;
    if (kind === 'field' && owner !== undefined) fields.set(`${owner.name}.${name}`, declaration);
    if (nameSpan !== undefined) byPlace.set(`${nameSpan.start} ${nameSpan.file}`, declaration);
  }
  const fresh = { fields, byPlace };
  declaredIn.set(analysis, fresh);
  return fresh;
}

const fileNamesOf = new WeakMap<Analysis, Names>();

/** The applicant's facts, what is defined for the whole policy, and what is built in. */
function fileNames(analysis: Analysis): Names {
  const known = fileNamesOf.get(analysis);
  if (known !== undefined) return known;
  const names = new Map<string, Named>();
  const { model, checked } = analysis;
  const { types } = checked?.resolution ?? {};
  for (const declaration of checked?.resolution.declarations ?? []) {
    const { kind, name, label, owner } = declaration;
    if (kind !== 'field' || owner?.kind !== 'applicant') continue;
    names.set(name, { name, kind, label, type: types?.get(declaration), declaration });
  }
  const note = (node: Define | Parameter) => {
    if (node.name.kind !== 'name' || (node.kind === 'define' && node.of !== undefined)) return;
    names.set(node.name.text, defineNamed(analysis, node));
  };
  for (const { items } of treesOf(analysis)) {
    for (const item of items) {
      if (item.kind === 'define' || item.kind === 'parameter') note(item);
      const inner =
        item.kind === 'article' ? item.items : item.kind === 'applies' ? item.parts : [];
      for (const part of inner) if (part.kind === 'define') note(part);
    }
  }
  const builtIn = (name: string, type: Type | undefined) =>
    names.set(name, { name, kind: 'builtIn', label: undefined, type, declaration: undefined });
  const listOf = (entity: EntityType | undefined): Type | undefined =>
    entity && { kind: 'list', of: { kind: 'entity', entity } };
  builtIn('as_of', { kind: 'date' });
  builtIn('ledger', listOf(model?.ledger));
  builtIn('other_supports', listOf(model?.support));
  fileNamesOf.set(analysis, names);
  return names;
}

function defineNamed(analysis: Analysis, node: Define | Parameter): Named {
  const { name: written, kind, label } = node;
  const name = written.kind === 'name' ? written.text : '';
  const { start, file } = written.span;
  const declaration = declarationsOf(analysis).byPlace.get(`${start} ${file}`);
  const type = declaration && analysis.checked?.resolution.types.get(declaration);
  return { name, kind, label: label?.value, type, declaration };
}

/** The facts that stand by themselves in `define x of Project = …`. */
function ownerOfDefine(
  analysis: Analysis,
  file: string,
  offset: number,
): readonly Named[] | undefined {
  const tree = clauseFile(analysis, file)?.parsed.file;
  const define = tree?.items.findLast(({ span }) => span.start <= offset);
  if (define?.kind !== 'define' || define.of?.kind !== 'name') return undefined;
  const owner = define.of.text;
  const entity = analysis.model?.entities.find(({ name }) => name === owner);
  return entity && factsOf(analysis, { kind: 'entity', entity });
}

/** Clauses that pay, for rules and limits that name them. */
export function payingClauses(
  analysis: Analysis,
): readonly { name: string; label: string | undefined; declaration: Declaration | undefined }[] {
  const { byPlace } = declarationsOf(analysis);
  return clausesOf(analysis).flatMap(({ clause: { name, label, parts } }) => {
    if (name.kind !== 'name') return [];
    if (!parts.some(({ kind }) => kind === 'grants' || kind === 'matches')) return [];
    const declaration = byPlace.get(`${name.span.start} ${name.span.file}`);
    return [{ name: name.text, label: label?.value, declaration }];
  });
}
