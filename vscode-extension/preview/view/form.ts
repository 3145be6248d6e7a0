// The form: every fact with its label, items that come and go, and how much hangs on what is not filled in.
import { html, nothing, type TemplateResult } from 'lit';
import type { FactError, FormField } from '../../../lsp/index.ts';
import { isObject, type Path, pathText, valueAt, withItem, withValue } from '../dossier.ts';
import { grouped } from '../figures.ts';
import { visible } from '../readable.ts';
import { filled } from '../words/words.ts';
import type { Context } from './context.ts';
import { controlView, isQuestion } from './control.ts';
import { idOf } from './places.ts';

/** Items shown at first, and at each “more”: a page of ten thousand forms would not move any more. */
const AT_ONCE = 50;

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
      ${nextView(context)}
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

/** The fact on which most money hangs, asked before all others. */
function nextView({ state, words, form, act }: Context): TemplateResult | typeof nothing {
  const [first] = state.matters ?? [];
  if (first === undefined || (first.atStake !== null && isNothing(first.atStake))) return nothing;
  const { path, label, atStake } = first;
  return html`<p class="next">
    <span>${words.askedFirst}</span>
    <button class="link" lang=${form.language} @click=${() => act.focus(path)}>${label}</button>
    <span class="amount">${atStake === null ? words.unbounded : filled(words.upTo, grouped(atStake))}</span>
  </p>`;
}

function hasAdministration({ state }: Context): boolean {
  return ['ledger', 'other_supports'].some((name) => {
    const list = valueAt(state.dossier, [name]);
    return Array.isArray(list) && list.length > 0;
  });
}

function itemsView(context: Context, field: FormField, path: Path): TemplateResult {
  const { words, act, state, form } = context;
  const list = valueAt(state.dossier, path);
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  const { label, fields = [] } = field;
  const id: FormField = { name: 'id', label: words.id, kind: 'text', required: true };
  const shown = field.hasId === true ? [id, ...fields] : fields;
  const own = pathText(path);
  const length = Math.max(AT_ONCE, state.lengths[own] ?? 0);
  const weight = items.length === 0 ? weightOf(context, field, path) : NO_WEIGHT;
  return html`
    <fieldset class="list ${weight.idle ? 'idle' : ''} ${weight.first ? 'first' : ''}">
      <legend lang=${form.language} data-list=${own} tabindex="-1">${label}</legend>
      ${weight.note === undefined ? nothing : html`<p class="weight">${weight.note}</p>`}
      ${items.slice(0, length).map((item, at) => itemView(context, shown, [...path, at], item))}
      <div class="actions">
        ${
          items.length > length
            ? html`<vscode-button secondary @click=${() => act.more(own, length + AT_ONCE)}
              >${filled(words.more, String(items.length - length))}</vscode-button
            >`
            : nothing
        }
        <vscode-button
          secondary
          @click=${() => {
            act.fold(pathText([...path, items.length]), true);
            act.more(own, Math.max(length, items.length + 1));
            act.replace(withItem(state.dossier, path, field));
          }}
          >${filled(words.add, label)}</vscode-button
        >
      </div>
    </fieldset>
  `;
}

function itemView(
  context: Context,
  fields: readonly FormField[],
  path: Path,
  item: unknown,
): TemplateResult {
  const { words, act, state } = context;
  const own = pathText(path);
  const at = path.at(-1);
  const name =
    isObject(item) && typeof item.id === 'string' ? visible(item.id) : String(Number(at) + 1);
  const list = valueAt(state.dossier, path.slice(0, -1));
  const isOpen = state.folds[own] ?? (Array.isArray(list) && list.length <= 3);
  const remove = filled(words.remove, name);
  return html`
    <details
      class="item"
      ?open=${isOpen}
      @toggle=${({ target }: Event) => {
        const { open } = target as HTMLDetailsElement;
        if (open !== isOpen) act.fold(own, open);
      }}
    >
      <summary><span>${name}</span></summary>
      ${
        isOpen
          ? html`${fields.map((each) =>
              each.kind === 'items'
                ? itemsView(context, each, [...path, each.name])
                : fieldView(context, each, [...path, each.name]),
            )}
            <vscode-button
              secondary
              class="remove"
              @click=${() => act.replace(withValue(state.dossier, path, undefined))}
              >${remove}</vscode-button
            >`
          : nothing
      }
    </details>
  `;
}

function fieldView(context: Context, field: FormField, path: Path): TemplateResult {
  const { form, words } = context;
  const { label, kind, fields = [] } = field;
  if (kind === 'group') {
    return html`<fieldset class="item">
      <legend lang=${form.language}>${label}</legend>
      ${fields.map((each) => fieldView(context, each, [...path, each.name]))}
    </fieldset>`;
  }
  const id = idOf(path);
  const errors = errorsAt(context, pathText(path));
  const weight = weightOf(context, field, path);
  const { idle, first, note } = weight;
  return html`
    <div
      class="field ${isQuestion(field) ? 'question' : ''} ${idle ? 'idle' : ''} ${first ? 'first' : ''}"
    >
      ${labelView(context, field, id)} ${controlView(context, field, path, id)}
      <div class="notes" aria-live="polite">
        ${note === undefined ? nothing : html`<p class="weight">${note}</p>`}
        ${errors.map(({ code, message }) =>
          // That something is still missing is no mistake; the decision's place lists it.
          code === 'missing'
            ? note === undefined
              ? html`<p class="weight">${words.stillNeeded}</p>`
              : nothing
            : html`<p class="error" lang=${form.language}>${message}</p>`,
        )}
      </div>
    </div>
  `;
}

function labelView({ form, words }: Context, field: FormField, id: string): TemplateResult {
  const unit = field.unit ?? (field.kind === 'money' ? form.currency.word : undefined);
  const text = html`<span lang=${form.language} id="${id}-label">${field.label}</span>${
    unit === undefined ? nothing : html` <span class="unit">(${unit})</span>`
  }${field.required ? nothing : html` <span class="unit">${words.optional}</span>`}`;
  return isQuestion(field)
    ? html`<div class="label">${text}</div>`
    : html`<vscode-label for=${id}>${text}</vscode-label>`;
}

function errorsAt({ state }: Context, path: string): readonly FactError[] {
  const { answer } = state;
  return answer?.kind === 'refused' ? answer.errors.filter((error) => error.path === path) : [];
}

interface Weight {
  /** The fact can change nothing any more. */
  readonly idle: boolean;
  readonly first: boolean;
  readonly note: string | undefined;
}

const NO_WEIGHT: Weight = { idle: false, first: false, note: undefined };

/** How much hangs on a fact: nothing any more, something, or more than on any other. */
function weightOf({ state, words, form }: Context, field: FormField, path: Path): Weight {
  const { matters } = state;
  const value = valueAt(state.dossier, path);
  const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
  // Date, reference and what was had before are weighed as they are, not asked for.
  const isFact = form.facts.some(({ name }) => name === path[0]) && path.at(-1) !== 'id';
  if (matters === undefined || isGiven || !isFact) return NO_WEIGHT;
  const at = matters.findIndex((fact) => fact.path === pathText(path));
  const stake = matters[at]?.atStake;
  if (at < 0) {
    const note = field.required ? words.doesNotMatterYetNeeded : words.doesNotMatter;
    return { idle: true, first: false, note };
  }
  if (stake === undefined || (stake !== null && isNothing(stake))) return NO_WEIGHT;
  const first = at === 0;
  // Said once: of a list without an end it is so of nearly everything.
  const unbounded = first ? words.hangsUnbounded : undefined;
  const note = stake === null ? unbounded : filled(words.hangs, grouped(stake));
  return { idle: false, first, note };
}

function isNothing(amount: string): boolean {
  return /^0(?:\.0*)?$/.test(amount);
}
