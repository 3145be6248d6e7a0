// The decision: the total, each award with its way from what was computed to what is paid, and why.
import { html, nothing, type TemplateResult } from 'lit';
import type { AwardName, Decision } from '../../../lsp/index.ts';
import { grouped, share } from '../figures.ts';
import type { Explained } from '../protocol.ts';
import { filled } from '../words/words.ts';
import type { Context } from './context.ts';

type Award = Decision['awards'][number];

export function decisionView(context: Context): TemplateResult {
  const { state, words } = context;
  const { answer, decided } = state;
  return html`
    <section class="decision" id="decision" aria-label=${words.decision} aria-live="polite">
      ${answer?.kind === 'unsound' ? html`<p class="stale" role="status">${stale(context, answer.errors)}</p>` : nothing}
      ${answer === undefined ? html`<p>${words.nothingYet}</p>` : nothing}
      ${
        answer?.kind === 'refused'
          ? html`<div class="refused" role="alert">
            <h2>${words.refused}</h2>
            <ul>
              ${answer.errors.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}
            </ul>
          </div>`
          : nothing
      }
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

function decidedView(context: Context, explanation: Explained): TemplateResult {
  const { words } = context;
  const { decision, clauses } = explanation;
  const { totals, currency, awards, measures, reason } = decision;
  return html`
    <h2 class="total">
      <span>${words.total}</span>
      <span class="amount" data-total>${grouped(totals.policy)} <small>${currency}</small></span>
    </h2>
    ${
      totals.recoveries === undefined
        ? nothing
        : html`<p class="recoveries">${words.recoveries}: ${grouped(totals.recoveries)} ${currency}</p>`
    }
    ${reason === undefined ? nothing : html`<p class="scope">${reason}</p>`}
    ${awards.length === 0 ? nothing : html`<h3>${words.awards}</h3>`}
    ${awards.map((award) => awardView(context, award, clauses))}
    ${measures.length === 0 ? nothing : html`<h3>${words.measures}</h3>`}
    <ul class="measures">
      ${measures.map(
        ({ clause, item, status, reason: why }) => html`<li>
          <strong>${titleOf(clauses, clause, item)}</strong>
          ${badge(words.statuses[status], status)} ${why === reason ? nothing : html`<span class="reason">${why}</span>`}
        </li>`,
      )}
    </ul>
  `;
}

function titleOf(clauses: Explained['clauses'], clause: string, item: string | null): string {
  const label = clauses[clause]?.label ?? clause;
  return item === null ? label : `${label} · ${item}`;
}

function badge(text: string, status: string): TemplateResult {
  return html`<span class="badge ${status}">${text}</span>`;
}

function awardView(context: Context, award: Award, clauses: Explained['clauses']): TemplateResult {
  const { words, state, act } = context;
  const {
    clause,
    item,
    status,
    amount,
    reason,
    steps = [],
    parts = [],
    ceiling,
    missing = [],
  } = award;
  const title = titleOf(clauses, clause, item);
  const name: AwardName = { clause, item };
  const location = clauses[clause]?.location;
  const asked = state.whyNot;
  const open =
    asked?.award.clause === clause && asked.award.item === item ? asked.whyNot : undefined;
  const full = status === 'granted' && award.computed === amount;
  return html`
    <article class="award" id="award-${clause}-${item ?? ''}">
      <header>
        <h4>${title}</h4>
        ${badge(words.statuses[status], status)}
        <span class="amount">${grouped(amount)}</span>
      </header>
      ${breakdown(context, award, title)}
      <p class="reason">${reason}</p>
      ${
        status === 'undetermined'
          ? html`<p>
            ${ceiling === null || ceiling === undefined ? words.noCeiling : filled(words.ceiling, grouped(ceiling))}
            ${missing.length === 0 ? nothing : html`<br />${filled(words.missing, missing.join(', '))}`}
          </p>`
          : nothing
      }
      ${
        parts.length === 0
          ? nothing
          : html`<ul class="parts" aria-label=${words.parts}>
            ${parts.map((part) => html`<li>${part.name}: ${grouped(part.amount)}</li>`)}
          </ul>`
      }
      <div class="actions">
        ${
          state.can.whyNot && !full
            ? html`<vscode-button secondary @click=${() => act.whyNot(name)}>${words.whyNot}</vscode-button>`
            : nothing
        }
        ${
          state.can.open && location !== undefined
            ? html`<vscode-button secondary @click=${() => act.open(location)}
              >${words.toClause}</vscode-button
            >`
            : nothing
        }
      </div>
      ${
        open === undefined
          ? nothing
          : html`<div class="why-not" role="status">
            <h5>${words.whyNotTitle}</h5>
            ${open.full === null ? nothing : html`<p>${filled(words.full, grouped(open.full))}</p>`}
            ${open.obstacles.length === 0 ? html`<p>${words.nothingInTheWay}</p>` : nothing}
            <ul>
              ${open.obstacles.map(
                ({ text, lost, location }) => html`<li>
                  ${
                    state.can.open && location !== null
                      ? html`<a href="#" @click=${(event: Event) => {
                          event.preventDefault();
                          act.open(location);
                        }}>${text}</a>`
                      : text
                  }
                  ${lost === null ? nothing : html`<strong>−${grouped(lost)}</strong>`}
                </li>`,
              )}
            </ul>
          </div>`
      }
      ${
        steps.length === 0
          ? nothing
          : html`<details>
            <summary>${words.steps}</summary>
            <ol>
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

/** Computed, cut by its own cap and limits, cut by overlap and shared limits, paid: one bar of them. */
function breakdown(
  { words }: Context,
  award: Award,
  title: string,
): TemplateResult | typeof nothing {
  const { computed, offered, amount } = award;
  if (computed === null || offered === null || share(amount, computed) > 100) return nothing;
  const paid = share(amount, computed);
  const open = share(offered, computed);
  if (open === 0 && paid === 0 && share(computed, computed) === 0) return nothing;
  const words4 = filled(
    words.breakdown,
    title,
    grouped(computed),
    grouped(offered),
    grouped(amount),
  );
  return html`
    <div class="bar" role="img" aria-label=${words4}>
      <span class="paid" .style=${width(paid)}></span>
      <span class="overlap" .style=${width(open - paid)}></span>
      <span class="capped" .style=${width(100 - open)}></span>
    </div>
    <dl class="bar-legend" aria-hidden="true">
      <div><dt>${words.computed}</dt><dd>${grouped(computed)}</dd></div>
      <div class="capped"><dt>${words.awardCap}</dt><dd>${grouped(offered)}</dd></div>
      <div class="paid"><dt>${words.paid}</dt><dd>${grouped(amount)}</dd></div>
    </dl>
  `;
}

/** Set as a property, which a page without inline styles (its content security policy) lets be. */
function width(percent: number): string {
  return `width: ${Math.max(0, percent)}%`;
}
