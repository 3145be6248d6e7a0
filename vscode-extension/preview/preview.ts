// The preview: it hears its host, draws the page, and tells the host what the user does.
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-label/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-tab-header/index.js';
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import '@vscode-elements/elements/dist/vscode-tabs/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { render, type TemplateResult } from 'lit';
import type { AwardName } from '../../lsp/index.ts';
import { withValue } from './dossier.ts';
import type { Dossier, ToHost, ToPreview } from './protocol.ts';
import { readable } from './readable.ts';
import { type CurveAsked, heard, isSame, nothing, type State } from './state.ts';
import type { Acts, Context } from './view/context.ts';
import { pageView } from './view/page.ts';
import { focusOn, showClause } from './view/places.ts';
import { wordsFor } from './words/words.ts';

export interface Host {
  /** What the page tells. */
  send(message: ToHost): void;
  /** Calls back with every message to the page. */
  listen(hear: (message: ToPreview) => void): void;
  /** The language of the interface. */
  readonly language: string;
  /** Draws the curves that the host can tell. */
  readonly curves?: Curves;
}

export interface Curves {
  readonly draw: (context: Context) => TemplateResult;
  /** What is drawn before anything was chosen; undefined where nothing can be moved. */
  readonly first: (state: State) => CurveAsked | undefined;
}

/** After this silence a filled-in dossier is decided, in milliseconds. */
const SETTLED = 20;

/** Draws into `root` for as long as the page is there. */
export function startPreview(root: HTMLElement, host: Host): void {
  const { language } = host;
  const words = wordsFor(language);
  let state: State = nothing;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = (): void => {
    const { form } = state;
    if (form === undefined) return;
    render(pageView({ state, form, words, language, act, drawCurve: host.curves?.draw }), root);
  };
  const change = (changes: Partial<State>): void => {
    state = { ...state, ...changes };
    draw();
  };
  const decideSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      host.send({ kind: 'decide', turn: ++turn, dossier: state.dossier });
    }, SETTLED);
  };
  const changed = (dossier: Dossier): void => {
    // The saved text's total was that of another dossier.
    change({ dossier, saved: null });
    decideSoon();
  };
  const askCurve = (asked: CurveAsked | undefined): void => {
    change({ asked });
    if (asked !== undefined) host.send({ kind: 'curve', ...asked, dossier: state.dossier });
  };
  const compare = (): void => host.send({ kind: 'compare', turn, dossier: state.dossier });
  const askWhyNot = (award: AwardName): void =>
    host.send({ kind: 'whyNot', award, dossier: state.dossier });
  /** What is open beside the decision is of the same dossier and the same text as the decision. */
  const follow = (): void => {
    const { decided, whyNot, tab, asked } = state;
    const awards = decided?.explanation.decision.awards ?? [];
    if (whyNot !== undefined) {
      if (awards.some((award) => isSame(award, whyNot.award))) askWhyNot(whyNot.award);
      else change({ whyNot: undefined });
    }
    if (tab === 'curve') askCurve(asked ?? host.curves?.first(state));
    if (tab === 'compare') compare();
  };
  const act: Acts = {
    fill: (path, value) => changed(withValue(state.dossier, path, value)),
    type: (path, text) => change({ typing: text === undefined ? undefined : { path, text } }),
    replace: changed,
    fold: (path, open) => change({ folds: { ...state.folds, [path]: open } }),
    more: (path, length) => change({ lengths: { ...state.lengths, [path]: length } }),
    focus: (path) => focusOn(path, change, state),
    open: (location) => host.send({ kind: 'open', location }),
    whyNot: (award) => {
      if (award === null) change({ whyNot: undefined });
      else askWhyNot(award);
    },
    curve: (path, award) => askCurve({ path, award }),
    turnTo: (tab) => {
      change({ tab });
      if (tab === 'compare') compare();
      if (tab === 'curve') askCurve(state.asked ?? host.curves?.first(state));
    },
    pick: (name) => host.send({ kind: 'pick', name }),
    load: () => host.send({ kind: 'load' }),
    save: () => host.send({ kind: 'save', dossier: state.dossier }),
    saveAs: () => host.send({ kind: 'save', dossier: state.dossier, as: 'new' }),
    addCase: () => host.send({ kind: 'addCase', dossier: state.dossier }),
  };

  host.listen((message) => {
    // A dossier is kept as it is: it is decided and saved again.
    state = heard(state, message.kind === 'dossier' ? message : readable(message));
    draw();
    if (message.kind === 'policy' || message.kind === 'dossier') decideSoon();
    if (message.kind === 'answer' && message.answer.kind === 'decided') follow();
    const toShow = state.shown;
    // A clause is shown by what it pays, as soon as something is decided.
    if (toShow !== undefined && state.decided !== undefined && message.kind !== 'policy') {
      state = { ...state, shown: undefined };
      requestAnimationFrame(() => showClause(toShow));
    }
  });
  host.send({ kind: 'ready' });
}
