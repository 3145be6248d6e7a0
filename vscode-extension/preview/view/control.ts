// The control of one fact: boxes to choose from, figures in groups and in words, dates and texts.
import { html, nothing, type TemplateResult } from 'lit';
import type { FormField } from '../../../lsp/index.ts';
import { type Path, pathText, valueAt } from '../dossier.ts';
import { grouped, inWords, moneyFrom, numberFrom, ratioFrom } from '../figures.ts';
import type { Context } from './context.ts';

/** Answered with yes or no. */
export function isQuestion({ kind }: FormField): boolean {
  return kind === 'boolean';
}

export function controlView(
  context: Context,
  field: FormField,
  path: Path,
  id: string,
): TemplateResult {
  const { act, state, words, form } = context;
  const value = valueAt(state.dossier, path);
  const set = (fresh: unknown) => act.fill(path, fresh);
  switch (field.kind) {
    case 'boolean':
      return questionView(context, field, path, id);
    case 'choice':
      return html`<vscode-single-select
        id=${id}
        label=${field.label}
        lang=${form.language}
        .value=${typeof value === 'string' ? value : ''}
        @change=${(event: Event) => set((event.target as HTMLSelectElement).value || undefined)}
      >
        ${[{ value: '', label: words.choose }, ...(field.choices ?? [])].map(
          (choice) =>
            html`<vscode-option value=${choice.value} ?selected=${choice.value === (value ?? '')}
              >${choice.label}</vscode-option
            >`,
        )}
      </vscode-single-select>`;
    case 'money':
      return figureView(context, field, path, id, {
        bad: words.badMoney,
        read: (typed) => moneyFrom(typed, form.currency.digits),
      });
    case 'number':
    case 'integer':
      return figureView(context, field, path, id, {
        bad: words.badNumber,
        read: numberFrom,
        as: asNumber,
      });
    case 'ratio':
      return figureView(context, field, path, id, { bad: words.badRatio, read: ratioFrom });
    case 'date':
    case 'text':
      return html`<vscode-textfield
        id=${id}
        label=${field.label}
        type=${field.kind === 'date' ? 'date' : 'text'}
        .value=${typeof value === 'string' ? value : ''}
        @change=${(event: Event) => set((event.target as HTMLInputElement).value || undefined)}
      ></vscode-textfield>`;
    case 'items':
    case 'group':
      return html``;
    default:
      return field.kind satisfies never;
  }
}

/** Yes or no, and neither as long as it is not answered: the browser's own radio buttons. */
function questionView(
  { act, state, words }: Context,
  field: FormField,
  path: Path,
  id: string,
): TemplateResult {
  const value = valueAt(state.dossier, path);
  const answers: readonly (readonly [string, string, boolean | undefined])[] = [
    ['yes', words.yes, true],
    ['no', words.no, false],
    ...(field.required ? [] : ([['none', words.notGiven, undefined]] as const)),
  ];
  const given = typeof value === 'boolean' ? value : undefined;
  return html`<div class="answers" role="radiogroup" aria-labelledby="${id}-label" id=${id} tabindex="-1">
    ${answers.map(
      ([name, label, answer]) => html`<label class="answer">
        <input
          type="radio"
          name=${id}
          id="${id}-${name}"
          .checked=${given === answer && (answer !== undefined || !field.required)}
          @change=${() => act.fill(path, answer)}
        /><span>${label}</span>
      </label>`,
    )}
  </div>`;
}

interface Figure {
  /** What is said of a figure that is none. */
  readonly bad: string;
  readonly read: (typed: string) => string | undefined;
  /** As the dossier keeps it. */
  readonly as?: (figure: string) => unknown;
}

/** A figure: decided while it is typed, set in groups when it is left; what is none stays and is marked. */
function figureView(
  { act, state, form, language }: Context,
  field: FormField,
  path: Path,
  id: string,
  { bad, read, as = (figure) => figure }: Figure,
): TemplateResult {
  const value = valueAt(state.dossier, path);
  const own = pathText(path);
  const { typing } = state;
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const text = typing?.path === own ? typing.text : grouped(plain);
  const take = (typed: string): string | undefined => {
    const figure = read(typed);
    if (typed === '') act.fill(path, undefined);
    else if (figure !== undefined) act.fill(path, as(figure));
    return figure;
  };
  const typedIn = (event: Event) => (event.target as HTMLInputElement).value;
  const mark = (event: Event, isBad: boolean): void => {
    const control = event.target as HTMLElement;
    control.toggleAttribute('invalid', isBad);
    control.title = isBad ? bad : '';
  };
  const words = field.kind === 'money' ? inWords(plain, form.currency, language) : undefined;
  return html`<vscode-textfield
    id=${id}
    class="figure"
    label=${field.label}
    lang=${form.language}
    inputmode="decimal"
    placeholder=${field.default === undefined ? '' : grouped(String(field.default))}
    .value=${text}
    @input=${(event: Event) => {
      const typed = typedIn(event);
      act.type(own, typed);
      take(typed.trim());
      mark(event, false);
    }}
    @change=${(event: Event) => {
      const typed = typedIn(event).trim();
      const isBad = typed !== '' && take(typed) === undefined;
      mark(event, isBad);
      if (typed === '') act.fill(path, undefined);
      act.type(own, isBad ? typed : undefined);
    }}
    >${words === undefined ? nothing : html`<span slot="content-after" class="in-words" lang=${language}>${words}</span>`}</vscode-textfield
  >`;
}

/** JSON numbers keep what they say up to fifteen digits; a longer one stays a text, and is refused. */
function asNumber(figure: string): number | string {
  const number = Number(figure);
  return figure.replace(/\D/g, '').length <= 15 && Number.isFinite(number) ? number : figure;
}
