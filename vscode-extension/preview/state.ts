// What the preview knows at a moment, and how each message and each act of the user changes it.
import type { AwardName, Curve, FactThatMatters, Form, WhyNot } from '../../lsp/index.ts';
import type { Abilities, Answer, Compared, Dossier, ShownDocument, ToPreview } from './protocol.ts';

export interface State {
  readonly form: Form | undefined;
  readonly document: ShownDocument | undefined;
  readonly can: Abilities;
  readonly dossier: Dossier;
  /** The file that the dossier was picked from. */
  readonly name: string | null;
  readonly names: readonly string[];
  /** Of the last dossier that was decided; a later answer never yields to an earlier one. */
  readonly turn: number;
  readonly answer: Answer | undefined;
  /** The last decision, which stays while the policy's text is unfinished. */
  readonly decided: Extract<Answer, { kind: 'decided' }> | undefined;
  readonly matters: readonly FactThatMatters[] | undefined;
  readonly whyNot: { readonly award: AwardName; readonly whyNot: WhyNot } | undefined;
  readonly curve: { readonly path: string; readonly curve: Curve | null } | undefined;
  readonly compared: readonly Compared[] | undefined;
  /** The clause to bring into view. */
  readonly shown: string | undefined;
}

export const nothing: State = {
  form: undefined,
  document: undefined,
  can: { open: false, whyNot: false, curve: false, compare: false, files: false, keep: false },
  dossier: {},
  name: null,
  names: [],
  turn: 0,
  answer: undefined,
  decided: undefined,
  matters: undefined,
  whyNot: undefined,
  curve: undefined,
  compared: undefined,
  shown: undefined,
};

/** The state after a message from the host. */
export function heard(state: State, message: ToPreview): State {
  switch (message.kind) {
    case 'policy': {
      const { form, document, can } = message;
      return { ...state, form, document, can };
    }
    case 'dossier': {
      const { dossier, name } = message;
      return { ...state, dossier, name, whyNot: undefined };
    }
    case 'dossiers':
      return { ...state, names: message.names };
    case 'answer': {
      const { turn, answer } = message;
      if (turn < state.turn) return state;
      const decided = answer.kind === 'decided' ? answer : state.decided;
      return { ...state, turn, answer, decided };
    }
    case 'matters':
      return message.turn < state.turn ? state : { ...state, matters: message.facts };
    case 'whyNot': {
      const { award, whyNot } = message;
      return { ...state, whyNot: { award, whyNot } };
    }
    case 'curve': {
      const { path, curve } = message;
      return { ...state, curve: { path, curve } };
    }
    case 'compared':
      return message.turn < state.turn ? state : { ...state, compared: message.columns };
    case 'show':
      return { ...state, shown: message.clause };
    default:
      return message satisfies never;
  }
}
