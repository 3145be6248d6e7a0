// A case file as a table: facts and expected figures in cells, expected and found side by side after a run.
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import type {
  FromTable,
  ShownCell,
  ShownDifference,
  ShownRow,
  ShownTable,
  ToTable,
} from './case-protocol.ts';
import { filled, type Words, wordsFor } from './words/words.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromTable): void };

interface State {
  readonly table: ShownTable | undefined;
  readonly broken: boolean;
  /** The difference whose explanation is open. */
  readonly explained: ShownDifference | undefined;
  /** Rows that are shown. */
  readonly length: number;
}

/** Rows shown at first, and at each “more”. */
const AT_ONCE = 200;

const editor = acquireVsCodeApi();
const words: Words = wordsFor(document.documentElement.lang);
const root = document.getElementById('preview');
let state: State = { table: undefined, broken: false, explained: undefined, length: AT_ONCE };

function change(changes: Partial<State>): void {
  state = { ...state, ...changes };
  if (root !== null) render(pageView(state), root);
}

window.addEventListener('message', ({ data }: MessageEvent<ToTable>) => {
  switch (data.kind) {
    case 'table':
      change({ table: data.table, broken: false, explained: undefined });
      return;
    case 'broken':
      change({ broken: true });
      return;
    default:
      data satisfies never;
  }
});
editor.postMessage({ kind: 'ready' });

function pageView({ table, broken }: State): TemplateResult {
  return html`
    <h1 class="hidden">${words.caseTable}</h1>
    <div class="table-bar">
      <vscode-button @click=${() => editor.postMessage({ kind: 'run' })}>${words.runCases}</vscode-button>
      ${table === undefined ? nothing : html`<p class="counts" role="status">${countsOf(table)}</p>`}
      ${broken ? html`<p class="stale" role="status">${words.brokenTable}</p>` : nothing}
    </div>
    ${table === undefined ? nothing : tableView(table)}
  `;
}

function countsOf({ rows }: ShownTable): string {
  const run = rows.filter(({ outcome }) => outcome !== undefined);
  if (run.length === 0) return filled(words.casesCount, `${rows.length}`);
  const failed = run.filter(({ outcome }) => outcome?.passed === false).length;
  return failed === 0
    ? filled(words.casesHold, `${run.length}`)
    : filled(words.casesFail, `${run.length}`, `${failed}`);
}

function tableView({ columns, rows }: ShownTable): TemplateResult {
  const others = columns.filter(({ title, group }) => !isName({ title, group }));
  const name = columns.find(isName);
  const widths = new Map(others.map(({ key }) => [key, widthOf(rows, key)]));
  return html`
    <div class="scroller cases-scroller" role="region" aria-label=${words.caseTable} tabindex="0">
      <table class="cases">
        <thead>
          <tr>
            <th scope="col" class="case-name">${words.case}</th>
            ${others.map(
              ({ title, group }) =>
                html`<th scope="col" class=${group}>${title}${group === 'expected' ? html`<small>${words.expected}</small>` : nothing}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows
            .slice(0, state.length)
            .map((row, at) => rowView(row, at, name?.key, others, widths))}
        </tbody>
      </table>
    </div>
    ${
      rows.length > state.length
        ? html`<vscode-button secondary @click=${() => change({ length: state.length + AT_ONCE })}
            >${filled(words.more, `${rows.length - state.length}`)}</vscode-button
          >`
        : nothing
    }
  `;
}

function isName({ title, group }: Pick<ShownTable['columns'][number], 'title' | 'group'>): boolean {
  return group === 'case' && title === 'name';
}

/** As wide as its longest value, within reason; in letters. */
function widthOf(rows: readonly ShownRow[], key: string): number {
  const longest = rows.reduce(
    (most, { cells }) => Math.max(most, [...(cells[key]?.text ?? '')].length),
    0,
  );
  return Math.min(30, Math.max(6, longest + 1));
}

function rowView(
  row: ShownRow,
  at: number,
  nameKey: string | undefined,
  columns: ShownTable['columns'],
  widths: ReadonlyMap<string, number>,
): TemplateResult {
  const { outcome, name } = row;
  const loose = (outcome?.differences ?? []).filter(
    ({ key }) => key === null || !columns.some((column) => column.key === key),
  );
  const status = outcome === undefined ? undefined : outcome.passed ? 'passed' : 'failed';
  return html`
    <tr class=${status ?? ''}>
      <th scope="row" class="case-name">
        ${
          nameKey === undefined || row.cells[nameKey]?.editable !== true
            ? html`<span>${name}</span>`
            : inputView(row, at, nameKey, words.case, 26)
        }
        <div class="case-line">
          ${status === undefined ? nothing : html`<span class="outcome ${status}">${words[status]}</span>`}
          <button class="link" @click=${() => editor.postMessage({ kind: 'show', row: at })}
            >${words.toText}<span class="hidden">: ${name}</span></button
          >
        </div>
        ${loose.map((difference) => differenceView(difference, row, at, undefined))}
      </th>
      ${columns.map((column) => cellView(row, at, column, widths.get(column.key) ?? 12))}
    </tr>
  `;
}

function cellView(
  row: ShownRow,
  at: number,
  { key, title }: ShownTable['columns'][number],
  width: number,
): TemplateResult {
  const cell: ShownCell | undefined = Object.hasOwn(row.cells, key) ? row.cells[key] : undefined;
  const difference = row.outcome?.differences.find((each) => each.key === key);
  if (cell?.editable !== true) {
    return html`<td><span class="fixed">${cell?.text ?? ''}</span></td>`;
  }
  return html`<td class=${difference === undefined ? '' : 'differs'}>
    ${inputView(row, at, key, title, width)}
    ${difference === undefined ? nothing : differenceView(difference, row, at, key)}
  </td>`;
}

function inputView(
  row: ShownRow,
  at: number,
  key: string,
  title: string,
  width: number,
): TemplateResult {
  const { text = '', inherited = false } = row.cells[key] ?? {};
  const label = `${row.name}: ${title}${inherited ? ` (${words.inherited})` : ''}`;
  const isFigure = /^-?[\d,.]+%?$/.test(text);
  return html`<input
    class="${inherited ? 'inherited' : ''} ${isFigure ? 'figure' : ''}"
    aria-label=${label}
    title=${inherited ? words.inherited : nothing}
    size=${width}
    .value=${text}
    @change=${({ target }: Event) =>
      editor.postMessage({ kind: 'edit', row: at, key, value: (target as HTMLInputElement).value })}
  />`;
}

/** What was found beside what is expected; it is taken after a look at how it comes about. */
function differenceView(
  difference: ShownDifference,
  row: ShownRow,
  at: number,
  key: string | undefined,
): TemplateResult {
  const { label, expected, found, steps } = difference;
  const isOpen = state.explained === difference;
  const take = () => {
    if (key !== undefined) editor.postMessage({ kind: 'edit', row: at, key, value: found });
  };
  return html`<div class="found">
    <p>
      ${key === undefined ? html`<span>${label}: ${expected} ≠ </span>` : html`<span>${words.found}</span> `}<strong>${found}</strong>
    </p>
    <button
      class="link"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => change({ explained: isOpen ? undefined : difference })}
      >${words.steps}<span class="hidden">: ${row.name}, ${label}</span></button
    >
    ${
      isOpen
        ? html`<div class="explained">
            ${steps.length === 0 ? html`<p>${words.noSteps}</p>` : html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`}
            ${key === undefined ? nothing : html`<vscode-button @click=${take}>${filled(words.take, found)}</vscode-button>`}
          </div>`
        : nothing
    }
  </div>`;
}
