// The policy as a readable document: each article's source text beside its clauses.
import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentPart, DocumentTable } from '../../../lsp/index.ts';
import type { ShownArticle, ShownClause } from '../protocol.ts';
import type { Context } from './context.ts';

export function documentView(context: Context): TemplateResult {
  const { state, words } = context;
  const { document } = state;
  if (document === undefined) return html``;
  const { period, scope, articles, terms } = document;
  return html`
    <section class="document" aria-label=${words.document} lang=${context.form.language}>
      <h2 class="hidden" lang=${context.language}>${words.document}</h2>
      ${[period, scope].filter((text) => text !== '').map((text) => html`<p>${text}</p>`)}
      ${articles.map((article) => articleView(context, article))}
      ${terms.map(tableView)}
    </section>
  `;
}

function articleView(context: Context, article: ShownArticle): TemplateResult {
  const { number, title, heading, sentences, clauses, notes } = article;
  const name = [heading ?? number, title].filter((text) => text !== null).join(' · ');
  return html`
    <article>
      ${name === '' ? nothing : html`<h3>${name}</h3>`}
      <div class="beside">
        <div class="source">
          ${sentences.map(({ parts }) => html`<p>${parts.map((part) => partView(context, part))}</p>`)}
        </div>
        <div class="clauses">
            ${clauses.map((clause) => clauseView(context, clause))}
            ${notes.map((note) => html`<p>${note}</p>`)}
          </div>
      </div>
    </article>
  `;
}

function partView({ words, language }: Context, { text, kind }: DocumentPart): TemplateResult {
  if (kind !== 'uncited') return html`<span>${text}</span>`;
  return html`<mark title=${words.uncited}
    >${text}<span class="hidden" lang=${language}> (${words.uncited})</span></mark
  >`;
}

function clauseView(context: Context, clause: ShownClause): TemplateResult {
  const { state, words, act, language } = context;
  const { name, label, sentence, rows, tables, notes, readings, location } = clause;
  return html`
    <div class="clause ${state.shown === name ? 'shown' : ''}" id="clause-${name}">
      <h4>${label}</h4>
      <p>${sentence}</p>
      ${rowsView(rows)} ${tables.map(tableView)}
      ${notes.map((note) => html`<p>${note}</p>`)}
      ${readings.map(
        (text) =>
          html`<p class="reading"><strong lang=${language}>${words.reading}:</strong> ${text}</p>`,
      )}
      ${
        state.can.open && location !== undefined
          ? html`<vscode-button secondary lang=${language} @click=${() => act.open(location)}
              >${words.toClause}<span class="hidden">: ${label}</span></vscode-button
            >`
          : nothing
      }
    </div>
  `;
}

function tableView({ title, rows }: DocumentTable): TemplateResult {
  return html`<p>${title}</p>
    ${rowsView(rows)}`;
}

function rowsView(rows: readonly string[]): TemplateResult | typeof nothing {
  return rows.length === 0 ? nothing : html`<ul>${rows.map((row) => html`<li>${row}</li>`)}</ul>`;
}
