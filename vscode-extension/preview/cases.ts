// A case file as a table: facts and expected figures in cells, expected and found side by side after a run.
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import type { FromTable, ShownCell, ShownRow, ShownTable, ToTable } from './case-protocol.ts';
import { type Words, wordsFor } from './words/words.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromTable): void };

interface State {
  readonly table: ShownTable | undefined;
  readonly broken: boolean;
  readonly explained: { readonly row: number; readonly lines: readonly string[] } | undefined;
}

const editor = acquireVsCodeApi();
const words: Words = wordsFor(document.documentElement.lang);
const root = document.getElementById('preview');
let state: State = { table: undefined, broken: false, explained: undefined };

function draw(): void {
  if (root !== null) render(pageView(state), root);
}

window.addEventListener('message', ({ data }: MessageEvent<ToTable>) => {
  switch (data.kind) {
    case 'table':
      state = { ...state, table: data.table, broken: false };
      break;
    case 'broken':
      state = { ...state, broken: true };
      break;
    case 'explained':
      state = { ...state, explained: { row: data.row, lines: data.lines } };
      break;
    default:
      data satisfies never;
  }
  draw();
});
editor.postMessage({ kind: 'ready' });

function pageView({ table, broken }: State): TemplateResult {
  return html`
    <div class="table-bar">
      <vscode-button @click=${() => editor.postMessage({ kind: 'run' })}>${words.runCases}</vscode-button>
      ${broken ? html`<p class="stale" role="status">${words.brokenTable}</p>` : nothing}
    </div>
    ${table === undefined ? nothing : tableView(table)}
  `;
}

function tableView({ columns, rows }: ShownTable): TemplateResult {
  return html`
    <div class="scroller cases-scroller" role="region" aria-label=${words.caseTable} tabindex="0">
      <table class="cases">
        <thead>
          <tr>
            <th scope="col">${words.outcome}</th>
            ${columns.map(({ title, group }) => html`<th scope="col" class=${group}>${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row, at) => rowView(row, at, columns))}
        </tbody>
      </table>
    </div>
  `;
}

function rowView(row: ShownRow, at: number, columns: ShownTable['columns']): TemplateResult {
  const { outcome } = row;
  const loose = (outcome?.differences ?? []).filter(({ key }) => key === null);
  return html`
    <tr class=${outcome === undefined ? '' : outcome.passed ? 'passed' : 'failed'}>
      <td class="outcome">
        ${outcome === undefined ? '' : outcome.passed ? words.passed : words.failed}
        <button class="link" @click=${() => editor.postMessage({ kind: 'show', row: at })}>${words.toText}</button>
        ${
          outcome === undefined || outcome.passed
            ? nothing
            : html`<button class="link" @click=${() => editor.postMessage({ kind: 'explain', row: at })}>
              ${words.steps}
            </button>`
        }
        ${loose.map(({ path, expected, found }) => html`<p class="error">${path}: ${expected} ≠ ${found}</p>`)}
        ${
          state.explained?.row === at
            ? html`<ol class="explained">${state.explained.lines.map((line) => html`<li>${line}</li>`)}</ol>`
            : nothing
        }
      </td>
      ${columns.map(({ key, title }) => cellView(row, at, key, title))}
    </tr>
  `;
}

function cellView(row: ShownRow, at: number, key: string, title: string): TemplateResult {
  const cell: ShownCell | undefined = row.cells[key];
  const owner = key.slice(0, key.lastIndexOf('.'));
  const editable = cell?.editable ?? row.owners.includes(owner);
  const difference = row.outcome?.differences.find((each) => each.key === key);
  const label = `${row.name}: ${title}`;
  const edit = (value: string) => editor.postMessage({ kind: 'edit', row: at, key, value });
  if (!editable) return html`<td>${cell?.text ?? ''}</td>`;
  return html`<td class=${difference === undefined ? '' : 'differs'}>
    <input
      aria-label=${label}
      .value=${cell?.text ?? ''}
      @change=${(event: Event) => edit((event.target as HTMLInputElement).value)}
    />
    ${
      difference === undefined
        ? nothing
        : html`<div class="found">
          <span>${words.found}: <strong>${difference.found}</strong></span>
          <button class="link" @click=${() => edit(difference.found)}>${words.take}</button>
        </div>`
    }
  </td>`;
}
