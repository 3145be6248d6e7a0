// What every part of the page is drawn with: the state, the words, and what the user's acts lead to.
import type { TemplateResult } from 'lit';
import type { AwardName, Form, Location } from '../../../lsp/index.ts';
import type { Path } from '../dossier.ts';
import type { Dossier } from '../protocol.ts';
import type { State, Tab } from '../state.ts';
import type { Words } from '../words/words.ts';

export interface Context {
  readonly state: State;
  readonly form: Form;
  readonly words: Words;
  /** Of the words; the policy's own texts are in the form's language. */
  readonly language: string;
  readonly act: Acts;
  /** Draws curves; absent where the host can tell none, which spares a page the chart library. */
  readonly drawCurve: ((context: Context) => TemplateResult) | undefined;
}

export interface Acts {
  /** A fact was filled in; undefined takes it out. */
  readonly fill: (path: Path, value: unknown) => void;
  /** What a figure's control holds while it is typed; undefined once it is left. */
  readonly type: (path: string, text: string | undefined) => void;
  /** The whole dossier is another. */
  readonly replace: (dossier: Dossier) => void;
  /** An item was opened or folded. */
  readonly fold: (path: string, open: boolean) => void;
  /** So many entries of a long list are to be shown. */
  readonly more: (path: string, length: number) => void;
  /** Puts the keyboard on a fact, by its path as fact errors write it. */
  readonly focus: (path: string) => void;
  readonly open: (location: Location) => void;
  /** Null: no longer. */
  readonly whyNot: (award: AwardName | null) => void;
  readonly curve: (path: string, award: AwardName | null) => void;
  readonly turnTo: (tab: Tab) => void;
  readonly pick: (name: string) => void;
  readonly load: () => void;
  readonly save: () => void;
  readonly saveAs: () => void;
  readonly addCase: () => void;
}
