// The words of completion: what is offered while a policy is being written.
import type { SnippetPlaceholder } from '../features/completion-snippets.ts';

export interface Completing {
  /** Beside a name: its label and what it holds. {label} {type} */
  readonly labelled: string;
  /** A sentence of the source, by whether something cites it. */
  readonly uncited: string;
  readonly cited: string;
  /** The same of a document with articles. {article} {cited} */
  readonly inArticle: string;
  /** The entry that adds all rows of a table that are not there. {count} */
  readonly missingRows: string;
  /** A loop over a list. {item} */
  readonly loop: string;
  /** A construct to be filled in. */
  readonly snippet: string;
  readonly placeholders: Readonly<Record<SnippetPlaceholder, string>>;
}
