// The form: every fact with its label and a control that fits it, items that come and go.
import { html, nothing, type TemplateResult } from 'lit';
import type { FactError, FormField } from '../../../lsp/index.ts';
import { isObject, type Path, pathText, valueAt, withItem, withValue } from '../dossier.ts';
import { grouped, moneyFrom, numberFrom, ratioFrom } from '../figures.ts';
import { filled } from '../words/words.ts';
import type { Context } from './context.ts';

export function formView(context: Context): TemplateResult {
  const { form, words } = context;
  const applicant = form.facts.filter(({ kind }) => kind !== 'items');
  const lists = form.facts.filter(({ kind }) => kind === 'items');
  const date: FormField = { name: 'as_of', label: words.asOf, kind: 'date', required: true };
  const reference: FormField = {
    name: 'reference',
    label: words.reference,
    kind: 'text',
    required: false,
  };
  return html`
    <section class="form" aria-label=${words.form}>
      <fieldset>
        <legend>${words.applicant}</legend>
        ${applicant.map((field) => fieldView(context, field, [field.name]))}
      </fieldset>
      ${lists.map((field) => itemsView(context, field, [field.name]))}
      <details class="administration" ?open=${hasAdministration(context)}>
        <summary>${words.administration}</summary>
        ${fieldView(context, date, ['as_of'])} ${fieldView(context, reference, ['reference'])}
        ${itemsView(context, form.ledger, ['ledger'])}
        ${itemsView(context, form.supports, ['other_supports'])}
      </details>
    </section>
  `;
}

function hasAdministration({ state }: Context): boolean {
  return ['ledger', 'other_supports'].some((name) => {
    const list = valueAt(state.dossier, [name]);
    return Array.isArray(list) && list.length > 0;
  });
}

function itemsView(context: Context, field: FormField, path: Path): TemplateResult {
  const { words, act, state } = context;
  const list = valueAt(state.dossier, path);
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  const { label, fields = [] } = field;
  const id: FormField = { name: 'id', label: words.id, kind: 'text', required: true };
  const shown = field.hasId === true ? [id, ...fields] : fields;
  return html`
    <fieldset class="list">
      <legend>${label}</legend>
      ${items.map((item, at) => {
        const own = [...path, at];
        const name = isObject(item) && typeof item.id === 'string' ? item.id : `${at + 1}`;
        return html`
          <details class="item" ?open=${items.length <= 3}>
            <summary>${name}</summary>
            ${shown.map((each) =>
              each.kind === 'items'
                ? itemsView(context, each, [...own, each.name])
                : fieldView(context, each, [...own, each.name]),
            )}
            <vscode-button
              secondary
              class="remove"
              aria-label=${filled(words.remove, name)}
              @click=${() => act.replace(withValue(state.dossier, own, undefined))}
              >${filled(words.remove, name)}</vscode-button
            >
          </details>
        `;
      })}
      <vscode-button
        secondary
        @click=${() => act.replace(withItem(state.dossier, path, field))}
        >${filled(words.add, label)}</vscode-button
      >
    </fieldset>
  `;
}

function fieldView(context: Context, field: FormField, path: Path): TemplateResult {
  const { label, kind, fields = [] } = field;
  if (kind === 'group') {
    return html`<fieldset class="item">
      <legend>${label}</legend>
      ${fields.map((each) => fieldView(context, each, [...path, each.name]))}
    </fieldset>`;
  }
  const id = idOf(path);
  const errors = errorsAt(context, pathText(path));
  const weight = weightOf(context, field, path);
  return html`
    <div class="field ${weight.idle ? 'idle' : ''} ${weight.first ? 'first' : ''}">
      ${kind === 'boolean' && field.required ? nothing : labelView(context, field, id)}
      ${controlView(context, field, path, id)}
      <div class="notes" id="${id}-notes" aria-live="polite">
        ${weight.note === undefined ? nothing : html`<p class="weight">${weight.note}</p>`}
        ${errors.map(({ message }) => html`<p class="error">${message}</p>`)}
      </div>
    </div>
  `;
}

/** A name that a label can point to. */
function idOf(path: Path): string {
  return `fact-${path.join('-').replace(/[^\p{L}\p{N}_-]/gu, '_')}`;
}

function labelView({ form, words }: Context, field: FormField, id: string): TemplateResult {
  const unit = field.unit ?? (field.kind === 'money' ? form.currency.word : undefined);
  return html`<vscode-label for=${id} ?required=${field.required}>
    ${field.label}${unit === undefined ? nothing : html` <span class="unit">(${unit})</span>`}
    ${field.required ? nothing : html` <span class="unit">${words.optional}</span>`}
  </vscode-label>`;
}

function controlView(context: Context, field: FormField, path: Path, id: string): TemplateResult {
  const { act, state, words, form } = context;
  const value = valueAt(state.dossier, path);
  const set = (fresh: unknown) => act.fill(path, fresh);
  switch (field.kind) {
    case 'boolean':
      if (field.required) {
        return html`<vscode-checkbox
          id=${id}
          label=${field.label}
          ?checked=${value === true}
          @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
        ></vscode-checkbox>`;
      }
      return selectView(
        id,
        field.label,
        [
          { value: '', label: words.notGiven },
          { value: 'true', label: words.yes },
          { value: 'false', label: words.no },
        ],
        value === undefined || value === null ? '' : String(value),
        (chosen) => set(chosen === '' ? undefined : chosen === 'true'),
      );
    case 'choice':
      return selectView(
        id,
        field.label,
        [{ value: '', label: words.choose }, ...(field.choices ?? [])],
        typeof value === 'string' ? value : '',
        (chosen) => set(chosen === '' ? undefined : chosen),
      );
    case 'money':
      return figureView(id, field, value, words.badMoney, set, (typed) =>
        moneyFrom(typed, form.currency.digits),
      );
    case 'number':
    case 'integer':
      return figureView(
        id,
        field,
        value,
        words.badNumber,
        (fresh) => set(asNumber(fresh)),
        numberFrom,
      );
    case 'ratio':
      return figureView(id, field, value, words.badRatio, set, ratioFrom);
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

function selectView(
  id: string,
  label: string,
  choices: readonly { readonly value: string; readonly label: string }[],
  value: string,
  set: (chosen: string) => void,
): TemplateResult {
  return html`<vscode-single-select
    id=${id}
    label=${label}
    .value=${value}
    @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}
  >
    ${choices.map(
      (choice) =>
        html`<vscode-option value=${choice.value} ?selected=${choice.value === value}
          >${choice.label}</vscode-option
        >`,
    )}
  </vscode-single-select>`;
}

/** A figure: read when the field is left, shown in groups; what is none stays and is marked. */
function figureView(
  id: string,
  field: FormField,
  value: unknown,
  bad: string,
  set: (fresh: string | undefined) => void,
  read: (typed: string) => string | undefined,
): TemplateResult {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const take = (event: Event): void => {
    const control = event.target as HTMLInputElement & { setCustomValidity?(words: string): void };
    const typed = control.value.trim();
    const fresh = read(typed);
    control.toggleAttribute('invalid', typed !== '' && fresh === undefined);
    control.title = typed !== '' && fresh === undefined ? bad : '';
    if (typed === '') set(undefined);
    else if (fresh !== undefined) set(fresh);
  };
  return html`<vscode-textfield
    id=${id}
    class="figure"
    label=${field.label}
    inputmode="decimal"
    placeholder=${field.default === undefined ? '' : String(field.default)}
    .value=${grouped(text)}
    @change=${take}
  ></vscode-textfield>`;
}

/** JSON numbers keep what they say up to fifteen digits; a longer one stays a text, and is refused. */
function asNumber(figure: string | undefined): number | string | undefined {
  if (figure === undefined) return undefined;
  const number = Number(figure);
  return figure.replace(/\D/g, '').length <= 15 && Number.isFinite(number) ? number : figure;
}

function errorsAt({ state }: Context, path: string): readonly FactError[] {
  const { answer } = state;
  return answer?.kind === 'refused' ? answer.errors.filter((error) => error.path === path) : [];
}

/** How much hangs on a fact: nothing any more, something, or more than on any other. */
function weightOf({ state, words }: Context, field: FormField, path: Path) {
  const none = { idle: false, first: false, note: undefined };
  const { matters } = state;
  if (matters === undefined || valueAt(state.dossier, path) !== undefined) return none;
  const at = matters.findIndex((fact) => fact.path === pathText(path));
  const stake = matters[at]?.atStake;
  if (at < 0)
    return field.required ? none : { idle: true, first: false, note: words.doesNotMatter };
  if (stake === undefined || stake === null) return none;
  const note = filled(at === 0 ? words.askedFirst : words.hangs, grouped(stake));
  return { idle: false, first: at === 0, note };
}
