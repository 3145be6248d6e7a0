// What a natural language must say: a text for every finding, every note, every fix and every term.
import type { DiagnosticName, NoteOf, TitleOf } from './catalogue.ts';
import type { TermName } from './terms.ts';

export interface Texts {
  readonly diagnostics: { readonly [N in DiagnosticName]: TextOf<N> };
  readonly terms: Readonly<Record<TermName, string>>;
  /** Joins the items of a list as the language does: `a, b or c`. */
  readonly join: (items: readonly string[]) => string;
}

/** Texts of one finding: those of its notes and fixes are wanted exactly when it has some. */
export type TextOf<N extends DiagnosticName> = { readonly message: string } & Part<
  'related',
  NoteOf<N>
> &
  Part<'fixes', TitleOf<N>>;

type Part<Key extends string, Names extends string> = [Names] extends [never]
  ? { readonly [K in Key]?: never }
  : { readonly [K in Key]: Readonly<Record<Names, string>> };

/** The texts of a group of findings, for a file that holds one group. */
export type TextsFor<N extends DiagnosticName> = { readonly [K in N]: TextOf<K> };
