// What stands between an award and its full amount: each obstacle, its place, and what it took.
import { html, nothing, type TemplateResult } from 'lit';
import type { WhyNot } from '../../../lsp/index.ts';
import { grouped } from '../figures.ts';
import type { Context } from './context.ts';

export function whyNotView({ state, words, act, form }: Context, whyNot: WhyNot): TemplateResult {
  const { full, amount, obstacles } = whyNot;
  return html`<div class="why-not" role="status">
    <h5>${words.whyNotTitle}</h5>
    ${obstacles.length === 0 ? html`<p>${words.nothingInTheWay}</p>` : nothing}
    <ol>
      ${
        full === null
          ? nothing
          : html`<li class="sum-line"><span>${words.full}</span> <span class="amount">${grouped(full)}</span></li>`
      }
      ${obstacles.map(
        ({ text, lost, location }) => html`<li>
          ${
            state.can.open && location !== null
              ? html`<button class="link" lang=${form.language} @click=${() => act.open(location)}>${text}</button>`
              : html`<span lang=${form.language}>${text}</span>`
          }
          ${lost === null ? nothing : html`<span class="amount">−${grouped(lost)}</span>`}
        </li>`,
      )}
      <li class="sum-line"><span>${words.paid}</span> <span class="amount">${grouped(amount)}</span></li>
    </ol>
  </div>`;
}
