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
import { withValue } from './dossier.ts';
import type { Dossier, ToHost, ToPreview } from './protocol.ts';
import { heard, nothing, type State } from './state.ts';
import type { Acts, Context } from './view/context.ts';
import { pageView } from './view/page.ts';
import { wordsFor } from './words/words.ts';

export interface Host {
  /** What the page tells. */
  send(message: ToHost): void;
  /** Calls back with every message to the page. */
  listen(hear: (message: ToPreview) => void): void;
  /** The language of the interface. */
  readonly language: string;
  /** Draws the curves that the host can tell. */
  readonly drawCurve?: (context: Context) => TemplateResult;
}

/** After this silence a filled-in dossier is decided, in milliseconds. */
const SETTLED = 20;

/** Draws into `root` for as long as the page is there. */
export function startPreview(root: HTMLElement, host: Host): void {
  let state: State = nothing;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = (): void => {
    const { form } = state;
    if (form === undefined) return;
    const words = wordsFor(host.language);
    render(pageView({ state, form, words, act, drawCurve: host.drawCurve }), root);
  };
  const decideSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      host.send({ kind: 'decide', turn: ++turn, dossier: state.dossier });
    }, SETTLED);
  };
  const changed = (dossier: Dossier): void => {
    state = { ...state, dossier, whyNot: undefined };
    draw();
    decideSoon();
  };
  const act: Acts = {
    fill: (path, value) => changed(withValue(state.dossier, path, value)),
    replace: changed,
    open: (location) => host.send({ kind: 'open', location }),
    whyNot: (award) => host.send({ kind: 'whyNot', award, dossier: state.dossier }),
    curve: (path, award) => host.send({ kind: 'curve', path, award, dossier: state.dossier }),
    compare: () => host.send({ kind: 'compare', turn, dossier: state.dossier }),
    pick: (name) => host.send({ kind: 'pick', name }),
    load: () => host.send({ kind: 'load' }),
    save: () => host.send({ kind: 'save', dossier: state.dossier }),
    addCase: () => host.send({ kind: 'addCase', dossier: state.dossier }),
  };

  host.listen((message) => {
    state = heard(state, message);
    draw();
    if (message.kind === 'policy' || message.kind === 'dossier') decideSoon();
    if (message.kind === 'show') {
      document.getElementById(`clause-${message.clause}`)?.scrollIntoView({ block: 'start' });
    }
  });
  host.send({ kind: 'ready' });
}
