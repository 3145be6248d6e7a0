// The whole page: the dossier's bar, and form and decision, policy, curve and comparison as tabs.
import { html, nothing, type TemplateResult } from 'lit';
import { grouped } from '../figures.ts';
import { compareView } from './compare.ts';
import type { Context } from './context.ts';
import { decisionView } from './decision.ts';
import { documentView } from './document.ts';
import { formView } from './form.ts';

export function pageView(context: Context): TemplateResult {
  const { state, words, form, act, drawCurve } = context;
  const issuer = state.document?.issuer ?? null;
  return html`
    <header class="top">
      <div>
        <h1>${form.title}</h1>
        ${issuer === null ? nothing : html`<p class="issuer">${issuer}</p>`}
      </div>
      ${state.can.files ? dossierBar(context) : nothing}
    </header>
    ${sumView(context)}
    <vscode-tabs
      @vsc-tabs-select=${(event: CustomEvent<{ selectedIndex: number }>) => {
        if (state.can.compare && event.detail.selectedIndex === comparePlace(context))
          act.compare();
      }}
    >
      <vscode-tab-header slot="header">${words.form}</vscode-tab-header>
      <vscode-tab-panel>
        <div class="beside">${formView(context)} ${decisionView(context)}</div>
      </vscode-tab-panel>
      ${
        state.document === undefined
          ? nothing
          : html`<vscode-tab-header slot="header">${words.document}</vscode-tab-header>
            <vscode-tab-panel>${documentView(context)}</vscode-tab-panel>`
      }
      ${
        state.can.curve && drawCurve !== undefined
          ? html`<vscode-tab-header slot="header">${words.curve}</vscode-tab-header>
            <vscode-tab-panel>${drawCurve(context)}</vscode-tab-panel>`
          : nothing
      }
      ${
        state.can.compare
          ? html`<vscode-tab-header slot="header">${words.compare}</vscode-tab-header>
            <vscode-tab-panel>${compareView(context)}</vscode-tab-panel>`
          : nothing
      }
    </vscode-tabs>
  `;
}

/** The total, in sight wherever one is. */
function sumView({ state, words }: Context): TemplateResult | typeof nothing {
  const decision = state.decided?.explanation.decision;
  if (decision === undefined || state.answer?.kind === 'refused') return nothing;
  const stale = state.answer?.kind === 'unsound';
  return html`<a class="sum ${stale ? 'old' : ''}" href="#decision">
    <span>${words.total}</span>
    <span class="amount sum-amount">${grouped(decision.totals.policy)} <small>${decision.currency}</small></span>
  </a>`;
}

function comparePlace({ state }: Context): number {
  return 1 + (state.document === undefined ? 0 : 1) + (state.can.curve ? 1 : 0);
}

function dossierBar(context: Context): TemplateResult {
  const { state, words, act } = context;
  return html`
    <div class="dossier-bar">
      ${
        state.can.keep
          ? dossierList(context)
          : html`<vscode-button secondary @click=${() => act.pick('')}>${words.anew}</vscode-button>`
      }
      <vscode-button secondary @click=${act.load}>${words.load}</vscode-button>
      <vscode-button secondary @click=${act.save}>${words.save}</vscode-button>
      ${
        state.can.keep
          ? html`<vscode-button @click=${act.addCase}>${words.addCase}</vscode-button>`
          : nothing
      }
    </div>
  `;
}

function dossierList({ state, words, act }: Context): TemplateResult {
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
  `;
}
