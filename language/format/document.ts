// A small document algebra after Wadler ("A prettier printer"), with two leaves of its own for
// comments: what a formatter says about layout. render.ts makes lines of it.
//
// A comment ends its line wherever it stands, so it takes part in the choice of lines. A group
// breaks because of a comment or a hard line only if text of the group stands on both sides of it:
// a comment after the last word of a group leaves the group on its line.

/** What a group may be, seen from outside: is there text, and where do lines end for certain? */
interface Shape {
  readonly text: boolean;
  readonly before: boolean;
  readonly inside: boolean;
  readonly after: boolean;
}

export type Doc =
  | string
  | { readonly kind: 'concat'; readonly parts: readonly Doc[]; readonly shape: Shape }
  | { readonly kind: 'group'; readonly doc: Doc }
  | { readonly kind: 'indent'; readonly doc: Doc }
  | { readonly kind: 'filling'; readonly doc: Doc }
  | { readonly kind: 'line'; readonly flat: ' ' | '' }
  | { readonly kind: 'hardline' }
  | { readonly kind: 'padding'; readonly width: number }
  | { readonly kind: 'ownLine'; readonly comment: string }
  | { readonly kind: 'lineEnd'; readonly comment: string };

const NOTHING: Shape = { text: false, before: false, inside: false, after: false };
const TEXT: Shape = { text: true, before: false, inside: false, after: false };
const BREAK: Shape = { text: false, before: true, inside: false, after: true };

/** A space, or the end of the line if the group around it does not fit. */
export const line: Doc = { kind: 'line', flat: ' ' };
/** Nothing, or the end of the line if the group around it does not fit. */
export const softline: Doc = { kind: 'line', flat: '' };
/** The end of the line, always; on an empty line it only sets the indentation. */
export const hardline: Doc = { kind: 'hardline' };

/** Documents one after another, singly or in lists. */
export function concat(...docs: readonly (Doc | readonly Doc[])[]): Doc {
  // By hand, for a long file has a hundred thousand of them.
  const parts: Doc[] = [];
  let shape = NOTHING;
  const add = (part: Doc) => {
    parts.push(part);
    shape = joined(shape, shapeOf(part));
  };
  for (const each of docs) {
    if (isOne(each)) add(each);
    else for (const part of each) add(part);
  }
  return { kind: 'concat', parts, shape };
}

function isOne(docs: Doc | readonly Doc[]): docs is Doc {
  return typeof docs === 'string' || 'kind' in docs;
}

/** On one line if it fits, otherwise broken at each of its own lines. */
export function group(...docs: readonly (Doc | readonly Doc[])[]): Doc {
  return { kind: 'group', doc: concat(...docs) };
}

export function indent(...docs: readonly (Doc | readonly Doc[])[]): Doc {
  return { kind: 'indent', doc: concat(...docs) };
}

/**
 * A space and the document if its beginning fits on the line, otherwise on the next line: several
 * of them fill lines, where the lines of a group would all break.
 */
export function filling(...docs: readonly (Doc | readonly Doc[])[]): Doc {
  return { kind: 'filling', doc: concat(...docs) };
}

/** Spaces that line up a column, only where the group around them is broken. */
export function padding(width: number): Doc {
  return { kind: 'padding', width };
}

/** A comment on a line of its own, before what follows. */
export function ownLine(comment: string): Doc {
  return { kind: 'ownLine', comment };
}

/** A comment at the end of the line it stands on. */
export function lineEnd(comment: string): Doc {
  return { kind: 'lineEnd', comment };
}

/** Whether a line ends somewhere between the first and the last word of the document. */
export function spansLines(doc: Doc): boolean {
  return shapeOf(doc).inside;
}

function shapeOf(doc: Doc): Shape {
  if (typeof doc === 'string') return doc.trim() === '' ? NOTHING : TEXT;
  switch (doc.kind) {
    case 'concat':
      return doc.shape;
    case 'group':
    case 'indent':
    case 'filling':
      return shapeOf(doc.doc);
    case 'line':
    case 'padding':
      return NOTHING;
    case 'hardline':
    case 'ownLine':
    case 'lineEnd':
      return BREAK;
    default:
      return doc satisfies never;
  }
}

function joined(a: Shape, b: Shape): Shape {
  // By far the most are plain words and the blanks between them.
  if (b === NOTHING) return a;
  if (b === TEXT && (a === NOTHING || a === TEXT)) return TEXT;
  if (!a.text) {
    const before = a.before || b.before;
    return { text: b.text, before, inside: b.inside, after: b.text ? b.after : before };
  }
  if (!b.text) return { ...a, after: a.after || b.before };
  return {
    text: true,
    before: a.before,
    inside: a.inside || b.inside || a.after || b.before,
    after: b.after,
  };
}

/** Columns that a text takes in a fixed-width font: wide East Asian characters take two. */
export function columns(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const char of text) {
    if (MARK.test(char)) continue;
    width += WIDE.test(char) ? 2 : 1;
  }
  return width;
}

const ASCII = /^[\x20-\x7e]*$/;
const MARK = /^\p{M}$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** Columns of a document written on one line; undefined if it cannot be, or holds a comment. */
export function flatWidth(doc: Doc): number | undefined {
  if (typeof doc === 'string') return columns(doc);
  switch (doc.kind) {
    case 'concat': {
      let width = 0;
      for (const part of doc.parts) {
        const more = flatWidth(part);
        if (more === undefined) return undefined;
        width += more;
      }
      return width;
    }
    case 'group':
    case 'indent':
      return flatWidth(doc.doc);
    case 'filling': {
      const width = flatWidth(doc.doc);
      return width === undefined ? undefined : width + 1;
    }
    case 'line':
      return doc.flat.length;
    case 'padding':
      return 0;
    case 'hardline':
    case 'ownLine':
    case 'lineEnd':
      return undefined;
    default:
      return doc satisfies never;
  }
}
