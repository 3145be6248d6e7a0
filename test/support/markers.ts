// Snippets with places in them: `<|>` says where, so that no test counts columns.

export interface Fixture {
  /** The snippet without its markers. */
  readonly text: string;
  /** Offset of the first marker. */
  readonly at: number;
  /** Offsets of all markers, in order. */
  readonly marks: readonly number[];
}

const MARKER = '<|>';

/**
 * A snippet and the places marked in it. Throws if there is no marker: a test that forgot it
 * would look at the start of the text and might pass.
 */
export function fixture(marked: string): Fixture {
  const [first = '', ...rest] = marked.split(MARKER);
  const marks: number[] = [];
  let text = first;
  for (const part of rest) {
    marks.push(text.length);
    text += part;
  }
  const [at] = marks;
  if (at === undefined) throw new Error(`no ${MARKER} in the snippet`);
  return { text, at, marks };
}
