// The same dossier under the saved text, the last commit's and the edited one: what differs is marked.
import { html, nothing, type TemplateResult } from 'lit';
import { grouped, less, signed } from '../figures.ts';
import type { Compared } from '../protocol.ts';
import { filled } from '../words/words.ts';
import type { Context } from './context.ts';
import { titleOf } from './decision.ts';

/** A comparison longer than this says so: a table of ten thousand rows would not move any more. */
const MOST_ROWS = 200;

export function compareView(context: Context): TemplateResult {
  const { state, words, form } = context;
  const all = state.compared ?? [];
  const columns = all.filter(({ answer }) => answer.kind === 'decided');
  const notes = all.flatMap(({ text, answer }) => {
    const why = whyNone(context, answer);
    return why === undefined ? [] : [`${words[text]}: ${why}`];
  });
  const rows = rowsOf(columns);
  const differing = rows.filter(({ amounts }) => differ(amounts));
  return html`
    <section class="compare" aria-label=${words.compare}>
      <p role="status" class=${differing.length > 0 ? 'found-differences' : ''}>${summary(context, columns.length, differing.length)}</p>
      ${notes.map((note) => html`<p class="note">${note}</p>`)}
      ${
        columns.length < 2
          ? nothing
          : html`<div class="scroller" role="region" aria-label=${words.awards} tabindex="0"><table>
            <thead>
              <tr>
                <th scope="col">${words.awards}</th>
                ${columns.map(({ text }) => html`<th scope="col" class="figure">${words[text]}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${lineOf(words.total, columns.map(totalIn), 'total-line', undefined)}
              ${[...differing, ...rows.filter(({ amounts }) => !differ(amounts))]
                .slice(0, MOST_ROWS)
                .map(({ title, amounts }) => lineOf(title, amounts, '', form.language))}
            </tbody>
          </table></div>
          ${rows.length > MOST_ROWS ? html`<p class="note">${filled(words.andMore, String(rows.length - MOST_ROWS))}</p>` : nothing}`
      }
    </section>
  `;
}

function summary({ words, state }: Context, columns: number, differing: number): string {
  if (state.compared === undefined) return words.comparing;
  if (columns < 2) return words.nothingToCompare;
  if (differing === 0) return words.same;
  return differing === 1 ? words.differsOne : filled(words.differsMany, String(differing));
}

function whyNone({ words }: Context, answer: Compared['answer']): string | undefined {
  switch (answer.kind) {
    case 'none':
      return words.noText[answer.why];
    case 'unsound':
      return words.noDecisionUnsound;
    case 'refused':
      return words.noDecisionRefused;
    case 'decided':
      return undefined;
    default:
      return answer satisfies never;
  }
}

interface Row {
  readonly title: string;
  /** A column each; undefined where that text has no such award. */
  readonly amounts: readonly (string | undefined)[];
}

/** Every award of any column, once. */
function rowsOf(columns: readonly Compared[]): readonly Row[] {
  const titles = new Map<string, string>();
  const decided = columns.map(({ answer }) => {
    const amounts = new Map<string, string>();
    if (answer.kind !== 'decided') return amounts;
    const { decision, clauses } = answer.explanation;
    for (const { clause, item, amount } of decision.awards) {
      const key = JSON.stringify([clause, item]);
      titles.set(key, titleOf(clauses, clause, item));
      amounts.set(key, amount);
    }
    return amounts;
  });
  return [...titles].map(([key, title]) => ({
    title,
    amounts: decided.map((amounts) => amounts.get(key)),
  }));
}

function totalIn({ answer }: Compared): string | undefined {
  return answer.kind === 'decided' ? answer.explanation.decision.totals.policy : undefined;
}

function differ(amounts: readonly (string | undefined)[]): boolean {
  return new Set(amounts).size > 1;
}

/** Under a figure that differs from the one before it: by how much. */
function lineOf(
  title: string,
  amounts: readonly (string | undefined)[],
  name: string,
  language: string | undefined,
): TemplateResult {
  return html`<tr class="${name} ${differ(amounts) ? 'differs' : ''}">
    <th scope="row" lang=${language ?? nothing}>${title}</th>
    ${amounts.map((amount, at) => {
      const before = amounts[at - 1];
      const moved =
        amount === undefined || before === undefined || amount === before
          ? undefined
          : less(amount, before);
      return html`<td>
        ${amount === undefined ? '–' : grouped(amount)}
        ${
          moved === undefined
            ? nothing
            : html`<small class=${moved.startsWith('-') ? 'down' : 'up'}
              >${signed(moved)}</small
            >`
        }
      </td>`;
    })}
  </tr>`;
}
