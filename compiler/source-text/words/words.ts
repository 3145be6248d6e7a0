// What one natural language puts around the sentences of a legal text. A new language is a new
// file beside this one and a line in `all.ts`.

export interface SourceWords {
  /**
   * An article's heading, matched at the start of a line; its group `number` is the article's
   * number as written. What follows it on the line is text of the article, or its title.
   */
  readonly articles: readonly RegExp[];
  /** Headings of what is larger than an article, whole lines: chapters, parts, annexes. */
  readonly divisions: readonly RegExp[];
  /** Numbering of paragraphs and list items, matched wherever it stands among what is left over. */
  readonly numbering: readonly RegExp[];
  /** Words that join two cited parts and say nothing themselves; in lower case. */
  readonly joining: readonly string[];
  /** A number in words as plain digits, or undefined where it is not one. */
  numeral(written: string): string | undefined;
}
