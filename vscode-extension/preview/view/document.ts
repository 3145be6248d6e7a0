// The policy as a readable document: each article's source text beside its clauses.
import { html, nothing, type TemplateResult } from 'lit';
import type { PolicyDocument } from '../../../lsp/index.ts';
import type { Context } from './context.ts';

type Article = PolicyDocument['articles'][number];
type Clause = Article['clauses'][number];

export function documentView(context: Context): TemplateResult {
  const { state, words } = context;
  const { document } = state;
  if (document === undefined) return html``;
  return html`
    <section class="document" aria-label=${words.document}>
      <h2>${document.title}</h2>
      ${document.issuer === null ? nothing : html`<p class="issuer">${document.issuer}</p>`}
      ${document.articles.map((article) => articleView(context, article))}
    </section>
  `;
}

function articleView(
  context: Context,
  { number, title, sentences, clauses }: Article,
): TemplateResult {
  const { words } = context;
  return html`
    <article>
      <h3>${number === '' ? title : `${number}. ${title}`}</h3>
      <div class="beside">
        <div class="source" lang="">
          ${sentences.map(({ text, by }) =>
            by.length > 0
              ? html`<span>${text} </span>`
              : html`<mark title=${words.uncited}>${text}<span class="hidden"> (${words.uncited})</span></mark> `,
          )}
        </div>
        <div class="clauses">${clauses.map((clause) => clauseView(context, clause))}</div>
      </div>
    </article>
  `;
}

function clauseView(context: Context, clause: Clause): TemplateResult {
  const { state, words, act } = context;
  return html`
    <div class="clause ${state.shown === clause.name ? 'shown' : ''}" id="clause-${clause.name}">
      <h4>${clause.label}</h4>
      <p>${clause.sentence}</p>
      ${clause.readings.map((text) => html`<p class="reading"><strong>${words.reading}:</strong> ${text}</p>`)}
      ${
        state.can.open
          ? html`<vscode-button secondary @click=${() => act.open(clause.location)}
            >${words.toClause}</vscode-button
          >`
          : nothing
      }
    </div>
  `;
}
