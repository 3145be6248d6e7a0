// The decision: the total, each award with its way from what was computed to what is paid, and why.
import { html, nothing, type TemplateResult } from 'lit';
import type { AwardName, Decision, FactError } from '../../../lsp/index.ts';
import { breakdownOf } from '../breakdown.ts';
import { labelAt } from '../dossier.ts';
import { grouped, inWords, less, share, signed } from '../figures.ts';
import type { Explained } from '../protocol.ts';
import { visible } from '../readable.ts';
import { isSame } from '../state.ts';
import { filled } from '../words/words.ts';
import type { Context } from './context.ts';
import { whyNotView } from './why-not.ts';

type Award = Decision['awards'][number];

/** Awards shown at first, and at each “more”. */
const AT_ONCE = 60;

export function decisionView(context: Context): TemplateResult {
  const { state, words } = context;
  const { answer, decided } = state;
  return html`
    <section class="decision" id="decision" aria-label=${words.decision}>
      ${
        answer?.kind === 'unsound'
          ? html`<p class="stale" role="status">${stale(context, answer.errors)}</p>`
          : nothing
      }
      ${answer === undefined ? html`<p class="empty">${words.nothingYet}</p>` : nothing}
      ${answer?.kind === 'refused' ? refusedView(context, answer.errors) : nothing}
      ${
        decided === undefined || answer?.kind === 'refused'
          ? nothing
          : decidedView(context, decided.explanation)
      }
    </section>
  `;
}

function stale({ words }: Context, errors: number): string {
  return filled(
    words.stale,
    errors === 1 ? words.errorsOne : filled(words.errorsMany, `${errors}`),
  );
}

/** What is wrong, then what is still to be filled in: each leads to its place in the form. */
function refusedView(context: Context, errors: readonly FactError[]): TemplateResult {
  const { words } = context;
  const missing = errors.filter(({ code }) => code === 'missing');
  const wrong = errors.filter(({ code }) => code !== 'missing');
  return html`
    ${wrong.length === 0 ? nothing : errorsView(context, 'refused', words.refused, wrong)}
    ${missing.length === 0 ? nothing : errorsView(context, 'refused missing', words.toFillIn, missing)}
  `;
}

function errorsView(
  { words, act, form, state }: Context,
  name: string,
  title: string,
  errors: readonly FactError[],
): TemplateResult {
  const rest = errors.length - AT_ONCE;
  return html`<div class=${name} role="status">
    <h2>${title}</h2>
    <ul>
      ${errors.slice(0, AT_ONCE).map(({ path, code, message }) => {
        const said = code === 'missing' ? (labelAt(form, state.dossier, path) ?? message) : message;
        const text = html`<span lang=${form.language}>${said}</span>`;
        return html`<li>
          ${path === '$' ? text : html`<button class="link" @click=${() => act.focus(path)}>${text}</button>`}
        </li>`;
      })}
    </ul>
    ${rest > 0 ? html`<p>${filled(words.andMore, String(rest))}</p>` : nothing}
  </div>`;
}

function decidedView(context: Context, explanation: Explained): TemplateResult {
  const { words, language, form, state, act } = context;
  const { decision, clauses } = explanation;
  const { totals, currency, awards, measures, reason } = decision;
  const said = inWords(totals.policy, form.currency, language);
  const length = Math.max(AT_ONCE, state.lengths.awards ?? 0);
  return html`
    <h2 class="total ${state.answer?.kind === 'unsound' ? 'old' : ''}" aria-live="polite">
      <span>${words.total}</span>
      <span class="amount" data-total>${grouped(totals.policy)} <small>${currency}</small></span>
    </h2>
    ${said === undefined ? nothing : html`<p class="total-words">${said}</p>`}
    ${savedView(context, totals.policy)}
    ${
      totals.recoveries === undefined
        ? nothing
        : html`<p class="recoveries"><span>${words.recoveries}</span> <span class="amount">${grouped(totals.recoveries)} <small>${currency}</small></span></p>`
    }
    ${reason === undefined ? nothing : html`<p class="scope" lang=${form.language}>${reason}</p>`}
    ${
      awards.length === 0
        ? html`<p class="empty">${words.noAwards}</p>`
        : html`<h3>${words.awards}</h3>`
    }
    ${awards.slice(0, length).map((award) => awardView(context, award, clauses, reason))}
    ${
      awards.length > length
        ? html`<vscode-button secondary @click=${() => act.more('awards', length + AT_ONCE)}
            >${filled(words.more, String(awards.length - length))}</vscode-button
          >`
        : nothing
    }
    ${measures.length === 0 ? nothing : html`<h3>${words.measures}</h3>`}
    <ul class="measures">
      ${measures.slice(0, length).map(
        ({ clause, item, status, amount, reason: why }) => html`<li data-clause=${clause}>
          <strong lang=${form.language}>${titleOf(clauses, clause, item)}</strong>
          ${badge(words.statuses[status], status)}
          ${amount === undefined || amount === null ? nothing : html`<span class="amount">${grouped(amount)}</span>`}
          ${why === reason ? nothing : html`<span class="reason" lang=${form.language}>${why}</span>`}
        </li>`,
      )}
    </ul>
  `;
}

/** While the text is edited: what the saved one pays, and by how much the total has moved. */
function savedView({ state, words }: Context, total: string): TemplateResult | typeof nothing {
  const { saved } = state;
  if (saved === null || saved === total) return nothing;
  const moved = less(total, saved);
  return html`<p class="moved">
    <span>${words.saved}: <span class="amount">${grouped(saved)}</span></span>
    <span class="amount ${moved.startsWith('-') ? 'down' : 'up'}">${signed(moved)}</span>
  </p>`;
}

export function titleOf(
  clauses: Explained['clauses'],
  clause: string,
  item: string | null,
): string {
  const label = Object.hasOwn(clauses, clause) ? clauses[clause]?.label : undefined;
  return item === null ? (label ?? clause) : `${label ?? clause} · ${visible(item)}`;
}

function badge(text: string, status: string): TemplateResult {
  return html`<span class="badge ${status}">${text}</span>`;
}

function awardView(
  context: Context,
  award: Award,
  clauses: Explained['clauses'],
  /** Of the whole decision: it need not be said again. */
  told: string | undefined,
): TemplateResult {
  const { words, state, act, form } = context;
  const { clause, item, status, amount, reason, steps = [], parts = [] } = award;
  const { ceiling, missing = [] } = award;
  const title = titleOf(clauses, clause, item);
  const name: AwardName = { clause, item };
  const location = Object.hasOwn(clauses, clause) ? clauses[clause]?.location : undefined;
  const open = isSame(state.whyNot?.award ?? null, name) ? state.whyNot?.whyNot : undefined;
  const full = status === 'granted' && award.computed === amount;
  return html`
    <article class="award ${status}" id="award-${clause}-${item ?? ''}" data-clause=${clause}>
      <header>
        <h4 lang=${form.language}>${title}</h4>
        ${badge(words.statuses[status], status)}
        <span class="amount">${grouped(amount)}</span>
      </header>
      ${breakdownView(context, award, title)}
      ${reason === told ? nothing : html`<p class="reason" lang=${form.language}>${reason}</p>`}
      ${
        status === 'undetermined'
          ? html`<p class="open">
            ${ceiling === null || ceiling === undefined ? words.noCeiling : filled(words.ceiling, grouped(ceiling))}
            ${
              missing.length === 0
                ? nothing
                : html`<br />${words.missing}${missing.map(
                    (path) =>
                      html` <button class="link" @click=${() => act.focus(path)}>${path.replace(/^\$\./, '')}</button>`,
                  )}`
            }
          </p>`
          : nothing
      }
      ${
        parts.length === 0
          ? nothing
          : html`<ul class="parts" aria-label=${words.parts}>
            ${parts.map((part) => html`<li><span lang=${form.language}>${part.name}</span> <span class="amount">${grouped(part.amount)}</span></li>`)}
          </ul>`
      }
      <div class="actions">
        ${
          state.can.whyNot && !full
            ? html`<vscode-button
                secondary
                aria-expanded=${open === undefined ? 'false' : 'true'}
                @click=${() => act.whyNot(open === undefined ? name : null)}
                >${words.whyNot}<span class="hidden">: ${title}</span></vscode-button
              >`
            : nothing
        }
        ${
          state.can.open && location !== undefined
            ? html`<vscode-button secondary @click=${() => act.open(location)}
                >${words.toClause}<span class="hidden">: ${title}</span></vscode-button
              >`
            : nothing
        }
      </div>
      ${open === undefined ? nothing : whyNotView(context, open)}
      ${
        steps.length === 0
          ? nothing
          : html`<details>
            <summary>${words.steps}<span class="hidden">: ${title}</span></summary>
            <ol lang=${form.language}>
              ${steps.map(
                ({ text, amount: after }) =>
                  html`<li>${text}${after === undefined || text.includes(grouped(after)) ? nothing : html` → <strong>${grouped(after)}</strong>`}</li>`,
              )}
            </ol>
          </details>`
      }
    </article>
  `;
}

/** One bar: what is paid, and what each cut took of what was computed; its figures below it. */
function breakdownView(
  { words }: Context,
  award: Award,
  title: string,
): TemplateResult | typeof nothing {
  const found = breakdownOf(award);
  if (found === undefined) return nothing;
  const { computed, cuts, paid } = found;
  const told = [
    `${words.computed} ${grouped(computed)}`,
    ...cuts.map(({ kind, amount }) => `${words.cuts[kind]} −${grouped(amount)}`),
    `${words.paid} ${grouped(paid)}`,
  ];
  return html`
    <div class="bar" role="img" aria-label="${title}: ${told.join(', ')}">
      <span class="paid" .style=${width(share(paid, computed))}></span>
      ${[...cuts]
        .reverse()
        .map(
          ({ kind, amount }) =>
            html`<span class=${kind} .style=${width(share(amount, computed))}></span>`,
        )}
    </div>
    ${
      cuts.length === 0
        ? nothing
        : html`<dl class="bar-legend" aria-hidden="true">
          <div><dt>${words.computed}</dt><dd>${grouped(computed)}</dd></div>
          ${cuts.map(
            ({ kind, amount }) =>
              html`<div><dt><i class="swatch ${kind}"></i>${words.cuts[kind]}</dt><dd>−${grouped(amount)}</dd></div>`,
          )}
          <div><dt><i class="swatch paid"></i>${words.paid}</dt><dd>${grouped(paid)}</dd></div>
        </dl>`
    }
  `;
}

/** Set as a property, which a page without inline styles (its content security policy) lets be. */
function width(percent: number): string {
  return `width: ${Math.max(0, percent)}%`;
}
