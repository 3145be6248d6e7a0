// The same dossier under the saved text, the last commit's and the edited one: what differs is marked.
import { html, type TemplateResult } from 'lit';
import { grouped } from '../figures.ts';
import type { Compared } from '../protocol.ts';
import type { Context } from './context.ts';

export function compareView(context: Context): TemplateResult {
  const { state, words } = context;
  const columns = state.compared ?? [];
  const rows = rowsOf(columns);
  return html`
    <section class="compare" aria-label=${words.compare}>
      <table>
        <thead>
          <tr>
            <th scope="col"></th>
            ${columns.map(({ text }) => html`<th scope="col">${words[text]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${lineOf(context, words.total, columns.map(totalIn))}
          ${rows.map(({ title, clause, item }) =>
            lineOf(
              context,
              title,
              columns.map((column) => amountIn(column, clause, item)),
            ),
          )}
        </tbody>
      </table>
    </section>
  `;
}

interface Row {
  readonly title: string;
  readonly clause: string;
  readonly item: string | null;
}

/** Every award of any column, once. */
function rowsOf(columns: readonly Compared[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { answer } of columns) {
    if (answer.kind !== 'decided') continue;
    const { decision, clauses } = answer.explanation;
    for (const { clause, item } of decision.awards) {
      const label = clauses[clause]?.label ?? clause;
      const title = item === null ? label : `${label} · ${item}`;
      rows.set(JSON.stringify([clause, item]), { title, clause, item });
    }
  }
  return [...rows.values()];
}

function totalIn({ answer }: Compared): string | undefined {
  return answer.kind === 'decided' ? answer.explanation.decision.totals.policy : undefined;
}

function amountIn({ answer }: Compared, clause: string, item: string | null): string | undefined {
  if (answer.kind !== 'decided') return undefined;
  const { awards } = answer.explanation.decision;
  return awards.find((award) => award.clause === clause && award.item === item)?.amount;
}

function lineOf(
  { words }: Context,
  title: string,
  amounts: readonly (string | undefined)[],
): TemplateResult {
  const differ = new Set(amounts.filter((amount) => amount !== undefined)).size > 1;
  return html`<tr class=${differ ? 'differs' : ''}>
    <th scope="row">${title}${differ ? html` <span class="mark" aria-hidden="true">≠</span>` : ''}</th>
    ${amounts.map(
      (amount) => html`<td>${amount === undefined ? words.unavailable : grouped(amount)}</td>`,
    )}
  </tr>`;
}
