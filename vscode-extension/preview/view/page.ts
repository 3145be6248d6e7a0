// The whole page: the dossier's bar, and form and decision, policy, curve and comparison as tabs.
import { html, nothing, type TemplateResult } from 'lit';
import { grouped } from '../figures.ts';
import { type Tab, tabsOf } from '../state.ts';
import { compareView } from './compare.ts';
import type { Context } from './context.ts';
import { decisionView } from './decision.ts';
import { documentView } from './document.ts';
import { formView } from './form.ts';

export function pageView(context: Context): TemplateResult {
  const { state, words, form, act, drawCurve } = context;
  const issuer = state.document?.issuer ?? null;
  const tabs = tabsOf(state, drawCurve !== undefined);
  return html`
    <header class="top">
      <div>
        <h1 lang=${form.language}>${form.title}</h1>
        ${issuer === null ? nothing : html`<p class="issuer" lang=${form.language}>${issuer}</p>`}
      </div>
      ${state.can.files ? dossierBar(context) : nothing}
    </header>
    ${sumView(context)}
    <vscode-tabs
      .selectedIndex=${Math.max(0, tabs.indexOf(state.tab))}
      @vsc-tabs-select=${({ detail }: CustomEvent<{ selectedIndex: number }>) => {
        const tab = tabs[detail.selectedIndex];
        if (tab !== undefined && tab !== state.tab) act.turnTo(tab);
      }}
    >
      ${tabs.map(
        (tab) => html`<vscode-tab-header slot="header">${words[tab]}</vscode-tab-header>
          <vscode-tab-panel>${panelView(context, tab)}</vscode-tab-panel>`,
      )}
    </vscode-tabs>
  `;
}

function panelView(context: Context, tab: Tab): TemplateResult {
  const { state, drawCurve } = context;
  switch (tab) {
    case 'form':
      return html`<div class="beside">${formView(context)} ${decisionView(context)}</div>`;
    case 'document':
      return documentView(context);
    // Drawn while they are looked at: each keystroke moves them.
    case 'curve':
      return state.tab === tab && drawCurve !== undefined ? drawCurve(context) : html``;
    case 'compare':
      return state.tab === tab ? compareView(context) : html``;
    default:
      return tab satisfies never;
  }
}

/** The total, in sight wherever one is. */
function sumView({ state, words }: Context): TemplateResult | typeof nothing {
  const decision = state.decided?.explanation.decision;
  if (decision === undefined || state.answer?.kind === 'refused') return nothing;
  const stale = state.answer?.kind === 'unsound';
  return html`<a class="sum ${stale ? 'old' : ''} on-${state.tab}" href="#decision">
    <span>${words.total}</span>
    <span class="amount sum-amount">${grouped(decision.totals.policy)} <small>${decision.currency}</small></span>
  </a>`;
}

function dossierBar(context: Context): TemplateResult {
  const { state, words, act } = context;
  return html`
    <div class="dossier-bar">
      ${state.can.keep ? dossierList(context) : nothing}
      ${
        state.can.keep
          ? nothing
          : html`<vscode-button secondary @click=${() => act.pick('')}>${words.anew}</vscode-button>`
      }
      <vscode-button secondary @click=${act.load}>${words.load}</vscode-button>
      <vscode-button secondary @click=${act.save}>${words.save}</vscode-button>
      ${
        state.can.keep
          ? html`<vscode-button secondary @click=${act.saveAs}>${words.saveAs}</vscode-button>
            <vscode-button @click=${act.addCase}>${words.addCase}</vscode-button>`
          : nothing
      }
    </div>
  `;
}

function dossierList({ state, words, act }: Context): TemplateResult {
  const isChanged = state.dossier !== state.kept;
  return html`
    <vscode-label for="dossier">${words.dossier}</vscode-label>
    <vscode-single-select
      id="dossier"
      label=${words.dossier}
      .value=${state.name ?? ''}
      @change=${(event: Event) => act.pick((event.target as HTMLSelectElement).value)}
    >
      <vscode-option value="" ?selected=${state.name === null}>${words.unsaved}</vscode-option>
      ${state.names.map(
        (name) =>
          html`<vscode-option value=${name} ?selected=${name === state.name}>${name}</vscode-option>`,
      )}
    </vscode-single-select>
    ${isChanged && state.name !== null ? html`<span class="changed">${words.changed}</span>` : nothing}
  `;
}
