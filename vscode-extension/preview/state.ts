// What the preview knows at a moment, and how each message and each act of the user changes it.
import type { AwardName, Curve, FactThatMatters, Form, WhyNot } from '../../lsp/index.ts';
import type { Abilities, Answer, Compared, Dossier, ShownDocument, ToPreview } from './protocol.ts';

export type Tab = 'form' | 'document' | 'curve' | 'compare';

export interface State {
  readonly form: Form | undefined;
  readonly document: ShownDocument | undefined;
  readonly can: Abilities;
  readonly dossier: Dossier;
  /** The dossier as its file has it, to tell whether it was changed since. */
  readonly kept: Dossier;
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
  /** What the curve was last asked for. */
  readonly asked: CurveAsked | undefined;
  readonly curve: (CurveAsked & { readonly curve: Curve | null }) | undefined;
  readonly compared: readonly Compared[] | undefined;
  /** The total under the saved text, where the text was edited since. */
  readonly saved: string | null;
  readonly tab: Tab;
  /** The clause to bring into view. */
  readonly shown: string | undefined;
  /** Items that were opened or folded by hand, by the path of each. */
  readonly folds: Readonly<Record<string, boolean>>;
  /** How many entries of a long list are shown, by its path. */
  readonly lengths: Readonly<Record<string, number>>;
  /** The figure that is being typed: it is not set in groups before it is left. */
  readonly typing: { readonly path: string; readonly text: string } | undefined;
}

export interface CurveAsked {
  readonly path: string;
  /** Null: the total. */
  readonly award: AwardName | null;
}

export const nothing: State = {
  form: undefined,
  document: undefined,
  can: { open: false, whyNot: false, curve: false, compare: false, files: false, keep: false },
  dossier: {},
  kept: {},
  name: null,
  names: [],
  turn: 0,
  answer: undefined,
  decided: undefined,
  matters: undefined,
  whyNot: undefined,
  asked: undefined,
  curve: undefined,
  compared: undefined,
  saved: null,
  tab: 'form',
  shown: undefined,
  folds: {},
  lengths: {},
  typing: undefined,
};

/** The tabs in their order, as far as the host can fill them. */
export function tabsOf({ document, can }: State, drawsCurves: boolean): readonly Tab[] {
  return [
    'form',
    ...(document === undefined ? [] : (['document'] as const)),
    ...(can.curve && drawsCurves ? (['curve'] as const) : []),
    ...(can.compare ? (['compare'] as const) : []),
  ];
}

/** The state after a message from the host. */
export function heard(state: State, message: ToPreview): State {
  switch (message.kind) {
    case 'policy': {
      const { form, document, can } = message;
      return { ...state, form, document: document ?? state.document, can };
    }
    case 'dossier': {
      const { dossier, name } = message;
      const fresh = { dossier, kept: dossier, name, folds: {}, lengths: {}, typing: undefined };
      return {
        ...state,
        ...fresh,
        saved: null,
        whyNot: undefined,
        asked: undefined,
        curve: undefined,
      };
    }
    case 'dossiers':
      return { ...state, names: message.names };
    case 'kept':
      return { ...state, name: message.name, kept: state.dossier };
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
      const { path, award, curve } = message;
      const { asked } = state;
      // Asked for something else meanwhile: that answer is on its way.
      if (asked === undefined || asked.path !== path || !isSame(asked.award, award)) return state;
      return { ...state, curve: { path, award, curve } };
    }
    case 'compared':
      return message.turn < state.turn ? state : { ...state, compared: message.columns };
    case 'saved':
      return message.turn < state.turn ? state : { ...state, saved: message.total };
    case 'show':
      return { ...state, shown: message.clause };
    default:
      return message satisfies never;
  }
}

export function isSame(a: AwardName | null, b: AwardName | null): boolean {
  return a?.clause === b?.clause && a?.item === b?.item;
}
