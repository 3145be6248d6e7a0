// The words of completion: what is offered while a policy is being written.
import type { SnippetPlaceholder } from '../features/completion-snippets.ts';

export interface Completing {
  /** Beside a name: its label and what it holds. {label} {type} */
  readonly labelled: string;
  /** A source sentence that nothing cites. {article} is empty in a document without articles. */
  readonly uncited: string;
  /** {article} */
  readonly cited: string;
  /** The entry that adds all rows of a table that are not there. {count} */
  readonly missingRows: string;
  /** A loop over a list. {item} */
  readonly loop: string;
  /** A construct to be filled in. */
  readonly snippet: string;
  readonly placeholders: Readonly<Record<SnippetPlaceholder, string>>;
}
