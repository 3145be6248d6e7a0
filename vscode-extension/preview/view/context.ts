// What every part of the page is drawn with: the state, the words, and what the user's acts lead to.
import type { TemplateResult } from 'lit';
import type { AwardName, Form, Location } from '../../../lsp/index.ts';
import type { Path } from '../dossier.ts';
import type { Dossier } from '../protocol.ts';
import type { State } from '../state.ts';
import type { Words } from '../words/words.ts';

export interface Context {
  readonly state: State;
  readonly form: Form;
  readonly words: Words;
  readonly act: Acts;
  /** Draws curves; absent where the host can tell none, which spares a page the chart library. */
  readonly drawCurve: ((context: Context) => TemplateResult) | undefined;
}

export interface Acts {
  /** A fact was filled in; undefined takes it out. */
  readonly fill: (path: Path, value: unknown) => void;
  /** The whole dossier is another. */
  readonly replace: (dossier: Dossier) => void;
  readonly open: (location: Location) => void;
  readonly whyNot: (award: AwardName) => void;
  readonly curve: (path: string, award: AwardName | null) => void;
  readonly compare: () => void;
  readonly pick: (name: string) => void;
  readonly load: () => void;
  readonly save: () => void;
  readonly addCase: () => void;
}
