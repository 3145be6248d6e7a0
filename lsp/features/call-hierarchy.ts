// Which defines and clauses read a define, and which ones it reads.
import type { Analysis, Declaration } from '#compiler';
import { type Node, pathAt, type Span } from '#language';
import { wordsOf } from '../words/languages.ts';
import type { SymbolKind } from './document-symbols.ts';
import { clauseFile } from './files.ts';
import { inFileOrder, nameHere, placesNaming, sameSpan } from './names.ts';
import type { Place } from './place.ts';

export interface CallItem {
  readonly name: string;
  /** Its label; empty where it has none. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** Where to ask for its calls; within `span`. */
  readonly selection: Span;
}

export interface Call {
  /** Who reads, or what is read. */
  readonly item: CallItem;
  /** The places of the reading, in the reader's file. */
  readonly places: readonly Span[];
}

/** What stands in the hierarchy at a place: a define, a parameter or a clause by its name. */
export function prepareCalls(place: Place): readonly CallItem[] {
  return (nameHere(place)?.declarations ?? []).flatMap((one) => itemOf(one) ?? []);
}

/** Who reads what is named at a place, in file order. */
export function incomingCalls(place: Place): readonly Call[] {
  const { analysis } = place;
  const asked = callable(place);
  const reads = placesNaming(analysis, asked).flatMap((span) => {
    const reader = readerAt(analysis, span);
    const isOwn =
      reader !== undefined && asked.some((one) => sameSpan(one.nameSpan, reader.selection));
    return reader === undefined || isOwn ? [] : [{ item: reader, span }];
  });
  return grouped(reads);
}

/** The defines, parameters and clauses that are read by what is named at a place. */
export function outgoingCalls(place: Place): readonly Call[] {
  const { analysis } = place;
  const resolution = analysis.checked?.resolution;
  const wholes = callable(place).flatMap(({ span }) => span ?? []);
  const read = (resolution?.references ?? []).flatMap(({ span, declaration }) => {
    const inside = wholes.some((whole) => holds(whole, span));
    const item = inside ? itemOf(declaration) : undefined;
    return item === undefined ? [] : [{ item, span }];
  });
  const order = inFileOrder(
    analysis,
    read.map(({ span }) => span),
  );
  return grouped(order.flatMap((span) => read.filter((one) => one.span === span)));
}

function callable(place: Place): readonly Declaration[] {
  return (nameHere(place)?.declarations ?? []).filter((one) => itemOf(one) !== undefined);
}

function itemOf({ kind, name, label, span, nameSpan }: Declaration): CallItem | undefined {
  if (kind !== 'define' && kind !== 'parameter' && kind !== 'clause') return undefined;
  if (span === undefined || nameSpan === undefined || name === '') return undefined;
  return { name, detail: label ?? '', kind, span, selection: nameSpan };
}

/** The define, parameter or clause that a place stands in; else the limit, or who the policy is for. */
function readerAt(analysis: Analysis, span: Span): CallItem | undefined {
  const parsed = clauseFile(analysis, span.file)?.parsed;
  if (parsed === undefined) return undefined;
  const path = pathAt(parsed.file, span.start).toReversed();
  return first(path, namedReader) ?? first(path, (node) => unnamedReader(node, analysis));
}

function first<R>(path: readonly Node[], read: (node: Node) => R | undefined): R | undefined {
  for (const node of path) {
    const found = read(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

function namedReader(node: Node): CallItem | undefined {
  if (node.kind !== 'define' && node.kind !== 'parameter' && node.kind !== 'clause')
    return undefined;
  const { kind, name, label, span } = node;
  if (name.kind === 'missing') return undefined;
  return { name: name.text, detail: label?.value ?? '', kind, span, selection: name.span };
}

function unnamedReader({ kind, span }: Node, { language }: Analysis): CallItem | undefined {
  if (kind !== 'applies' && kind !== 'limit') return undefined;
  return { name: wordsOf(language).outline[kind], detail: '', kind, span, selection: span };
}

function grouped(
  reads: readonly { readonly item: CallItem; readonly span: Span }[],
): readonly Call[] {
  const calls: { item: CallItem; places: Span[] }[] = [];
  for (const { item, span } of reads) {
    const known = calls.find((call) => sameSpan(call.item.selection, item.selection));
    if (known === undefined) calls.push({ item, places: [span] });
    else known.places.push(span);
  }
  return calls;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}
