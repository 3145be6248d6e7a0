// What the language server says in the reader's language: one table a natural language (en.ts).
// Every text is a template with `{holes}`, filled by the compiler's `fill`.
import type { Hovering } from './hovering.ts';
import type { Outline } from './outline.ts';
import type { Renaming } from './renaming.ts';

export interface Words {
  readonly outline: Outline;
  readonly hover: Hovering;
  readonly rename: Renaming;
  /** The form of a dossier. */
  readonly form: {
    /** Its last part: date, reference, earlier awards, other supports. */
    readonly administration: string;
  };
}
