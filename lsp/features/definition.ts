// Go to definition, declaration, type definition and implementation: from a name to where it is
// declared, from a citation to its sentence in the source, from a file's name to the file.
import { type Declaration, resolvePath, type Type } from '#compiler';
import { type Node, pathAt, type Span, type Text, withEnds } from '#language';
import { clauseFile, treesOf } from './files.ts';
import { exprOf, inFileOrder, nameHere, placesNaming, policyNameHere, sameSpan } from './names.ts';
import type { Place } from './place.ts';
import { citationAt, coverageIn, passageOf } from './sources.ts';
import { nodesWithParents } from './tree.ts';

export interface Link {
  /** What of the user's text the link stands for. */
  readonly origin: Span;
  /** All of what it leads to. */
  readonly target: Span;
  /** The part of the target to go to; within it. */
  readonly selection: Span;
}

/** How the host names a file that another one names; by the paths alone, if not said. */
export type Resolve = (from: string, relative: string) => string;

/** Where what stands at a place is settled. Several where one place names several things. */
export function definition(place: Place, resolve: Resolve = resolvePath): readonly Link[] {
  const here = nameHere(place);
  if (here !== undefined) return here.declarations.flatMap((one) => toDeclaration(here.span, one));
  if (place.analysis.files.get(place.file)?.kind === 'source') return toCitations(place);
  const policy = policyNameHere(place);
  if (policy !== undefined) {
    return [{ origin: policy.span, target: policy.whole, selection: policy.span }];
  }
  const text = textAt(place);
  if (text === undefined) return [];
  return [...toFile(place, text, resolve), ...toPassage(place, text)];
}

/** A name of Clause is declared where it is defined. */
export const declaration = definition;

/** The declaration of what a value is: of its enum, or of the things a list or a loop goes through. */
export function typeDefinition(place: Place): readonly Link[] {
  const { analysis } = place;
  const resolution = analysis.checked?.resolution;
  if (resolution === undefined) return [];
  const here = nameHere(place);
  if (here !== undefined) {
    const found = here.declarations.flatMap((one) => {
      if (one.kind === 'member') return one.owner === undefined ? [] : [one.owner];
      return declaredType(resolution.declarations, resolution.types.get(one));
    });
    return [...new Set(found)].flatMap((one) => toDeclaration(here.span, one));
  }
  const parsed = clauseFile(analysis, place.file)?.parsed;
  if (parsed === undefined) return [];
  for (const node of pathAt(parsed.file, place.offset).toReversed()) {
    const [found] = declaredType(resolution.declarations, exprOf(analysis, node)?.type);
    if (found !== undefined) return toDeclaration(node.span, found);
  }
  return [];
}

/**
 * Where something is put to work: the clauses that go through an entity's items, the rows of tables
 * for an enum or a member, what a clause does, the formula of a define, the citations of a sentence.
 */
export function implementation(place: Place): readonly Link[] {
  const { analysis } = place;
  if (analysis.files.get(place.file)?.kind === 'source') return toCitations(place);
  const here = nameHere(place);
  if (here === undefined) return [];
  const found = here.declarations.flatMap((one) => atWork(place, one));
  return inFileOrder(
    analysis,
    found.filter((span, at) => found.findIndex((other) => sameSpan(other, span)) === at),
  ).map((target) => ({ origin: here.span, target, selection: target }));
}

function atWork(place: Place, declared: Declaration): readonly Span[] {
  const { analysis } = place;
  switch (declared.kind) {
    case 'entity':
      return nodesOf(place, (node) => {
        const type = node.kind === 'binder' ? exprOf(analysis, node.list)?.type : undefined;
        const of = type?.kind === 'list' ? type.of : undefined;
        return of?.kind === 'entity' && of.entity.name === declared.name;
      });
    case 'member': {
      const named = placesNaming(analysis, [declared]);
      return nodesOf(place, (node) => {
        if (node.kind !== 'row') return false;
        const labels = node.labels.flatMap(({ options }) => options);
        return labels.some(
          (label) =>
            label.kind === 'memberLabel' && named.some((span) => sameSpan(span, label.name.span)),
        );
      });
    }
    case 'enum':
      return nodesOf(
        place,
        (node) =>
          node.kind === 'table' &&
          node.subjects.some((subject) => {
            const type = exprOf(analysis, subject)?.type;
            return type?.kind === 'enum' && type.enum.name === declared.name;
          }),
      );
    case 'define':
    case 'parameter':
      return nodesOf(
        place,
        (node, parent) =>
          (parent?.kind === 'define' || parent?.kind === 'parameter') &&
          sameSpan(parent.span, declared.span) &&
          node === parent.value,
      );
    case 'clause':
      return nodesOf(
        place,
        (node, parent) =>
          parent?.kind === 'clause' && sameSpan(parent.span, declared.span) && isVerb(node),
      );
    case 'applicant':
    case 'field':
    case 'unit':
    case 'variable':
    case 'builtIn':
      return [];
    default:
      return declared.kind satisfies never;
  }
}

function isVerb({ kind }: Node): boolean {
  return ['grants', 'matches', 'recovers', 'measure', 'overlap'].includes(kind);
}

function nodesOf(
  { analysis }: Place,
  wanted: (node: Node, parent: Node | undefined) => boolean,
): readonly Span[] {
  return treesOf(analysis).flatMap((tree) =>
    [...nodesWithParents(tree)].flatMap(({ node, parent }) =>
      wanted(node, parent) ? [node.span] : [],
    ),
  );
}

function toDeclaration(origin: Span, { span, nameSpan }: Declaration): readonly Link[] {
  if (nameSpan === undefined) return [];
  return [{ origin, target: span ?? nameSpan, selection: nameSpan }];
}

function declaredType(all: readonly Declaration[], type: Type | undefined): readonly Declaration[] {
  switch (type?.kind) {
    case 'enum':
      return all.filter(({ kind, name }) => kind === 'enum' && name === type.enum.name).slice(0, 1);
    case 'entity':
      return all
        .filter(
          ({ kind, name }) =>
            (kind === 'entity' || kind === 'applicant') && name === type.entity.name,
        )
        .slice(0, 1);
    case 'list':
      return declaredType(all, type.of);
    default:
      return [];
  }
}

interface TextHere {
  readonly node: Text;
  readonly parent: Node;
}

/** The string at a place, and what it stands in. */
export function textAt({ analysis, file, offset }: Place): TextHere | undefined {
  const parsed = clauseFile(analysis, file)?.parsed;
  if (parsed === undefined) return undefined;
  const path = pathAt(parsed.file, offset);
  const node = path.at(-1);
  const parent = path.at(-2);
  return node?.kind === 'text' && parent !== undefined ? { node, parent } : undefined;
}

/** From `use "…"` and `source "…"` to the file. */
function toFile(
  { analysis, file }: Place,
  { node, parent }: TextHere,
  resolve: Resolve,
): readonly Link[] {
  if (parent.kind !== 'use' && parent.kind !== 'source') return [];
  const path = resolve(file, node.value);
  const found = analysis.files.get(path);
  if (found === undefined) return [];
  const selection = { file: path, start: 0, end: 0 };
  return [
    { origin: node.span, target: withEnds(selection, { end: found.text.length }), selection },
  ];
}

/** From a citation to its words in the source: to the verbatim part that the user is in. */
function toPassage({ analysis, file, offset }: Place, { node, parent }: TextHere): readonly Link[] {
  if (parent.kind !== 'cites') return [];
  const citation = citationAt(analysis, node.span);
  const passage = citation && passageOf(analysis, citation);
  const [first] = passage?.parts ?? [];
  const last = passage?.parts.at(-1);
  if (passage === undefined || first === undefined || last === undefined) return [];
  const before = clauseFile(analysis, file)?.text.slice(node.span.start, offset) ?? '';
  const part = passage.parts[before.split('…').length - 1] ?? last;
  const { path } = passage.source;
  return [
    {
      origin: node.span,
      target: { file: path, start: first.start, end: last.end },
      selection: { file: path, start: part.start, end: part.end },
    },
  ];
}

/** From words of the source to the citations that hold them. */
function toCitations({ analysis, file, offset }: Place): readonly Link[] {
  return coverageIn(analysis).cited.flatMap(({ path, stretch, citation }) => {
    if (path !== file || offset < stretch.start || offset > stretch.end) return [];
    const origin = { file, start: stretch.start, end: stretch.end };
    const whole = clauseSpan(analysis, citation.clause) ?? citation.span;
    const target = holds(whole, citation.span) ? whole : citation.span;
    return [{ origin, target, selection: citation.span }];
  });
}

function clauseSpan({ checked }: Place['analysis'], name: string | undefined): Span | undefined {
  return checked?.resolution.declarations.find((one) => one.kind === 'clause' && one.name === name)
    ?.span;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}
