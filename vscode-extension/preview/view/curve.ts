// The curve of an award over one fact: straight pieces with their kinks, and the same as a table.
import { dot, lineY, plot, ruleY } from '@observablehq/plot';
import { html, nothing, type TemplateResult } from 'lit';
import type { AwardName, Curve, Form, FormField } from '../../../lsp/index.ts';
import { isObject, type Path, pathText, valueAt } from '../dossier.ts';
import { grouped } from '../figures.ts';
import type { Context } from './context.ts';

interface Movable {
  readonly path: string;
  readonly label: string;
}

export function curveView(context: Context): TemplateResult {
  const { state, words, act, form } = context;
  const facts = movable(form, state.dossier);
  const awards = state.decided?.explanation.decision.awards ?? [];
  const path = state.curve?.path ?? '';
  const chosen = (id: string) => {
    const control = document.getElementById(id);
    return control === null ? '' : (control as HTMLSelectElement).value;
  };
  const ask = () => {
    const fact = chosen('curve-fact');
    const award: AwardName | undefined = awards[Number(chosen('curve-award'))];
    if (fact !== '')
      act.curve(fact, award === undefined ? null : { clause: award.clause, item: award.item });
  };
  return html`
    <section class="curve" aria-label=${words.curve}>
      <div class="field">
        <vscode-label for="curve-award">${words.curveOf}</vscode-label>
        <vscode-single-select id="curve-award" label=${words.curveOf} @change=${ask}>
          <vscode-option value="">${words.curveTotal}</vscode-option>
          ${awards.map(
            ({ clause, item }, at) =>
              html`<vscode-option value=${at}>${clause}${item === null ? '' : ` · ${item}`}</vscode-option>`,
          )}
        </vscode-single-select>
      </div>
      <div class="field">
        <vscode-label for="curve-fact">${words.curveOver}</vscode-label>
        <vscode-single-select id="curve-fact" label=${words.curveOver} @change=${ask}>
          <vscode-option value="">${words.choose}</vscode-option>
          ${facts.map(
            (fact) =>
              html`<vscode-option value=${fact.path} ?selected=${fact.path === path}
                >${fact.label}</vscode-option
              >`,
          )}
        </vscode-single-select>
      </div>
      ${
        state.curve === undefined
          ? nothing
          : state.curve.curve === null
            ? html`<p>${words.curveNone}</p>`
            : drawn(context, state.curve.curve)
      }
    </section>
  `;
}

/** Every fact of the dossier that is a figure, items included. */
function movable({ facts }: Form, dossier: unknown): readonly Movable[] {
  const within = (fields: readonly FormField[], path: Path, label: string): Movable[] =>
    fields.flatMap((field): Movable[] => {
      const own = [...path, field.name];
      const title = label === '' ? field.label : `${label}: ${field.label}`;
      switch (field.kind) {
        case 'money':
        case 'number':
        case 'integer':
        case 'ratio':
          return [{ path: pathText(own), label: title }];
        case 'group':
          return within(field.fields ?? [], own, title);
        case 'items': {
          const list = valueAt(dossier, own);
          return (Array.isArray(list) ? list : []).flatMap((item, at) =>
            within(
              field.fields ?? [],
              [...own, at],
              isObject(item) ? String(item.id ?? at + 1) : title,
            ),
          );
        }
        default:
          return [];
      }
    });
  return within(facts, [], '');
}

/** The picture is drawn with floats, which nobody pays; its table has the exact figures. */
function drawn({ words }: Context, { label, pieces }: Curve): TemplateResult {
  const points = pieces.flatMap(({ points: own }, piece) =>
    own.map(({ x, y }) => ({ x: Number(x), y: Number(y), piece: String(piece) })),
  );
  const picture = plot({
    width: 640,
    height: 300,
    marginLeft: 80,
    marginBottom: 40,
    ariaLabel: label,
    x: { label, tickFormat: (x: number) => x.toLocaleString('en') },
    y: { label: words.curveAmount, grid: true, tickFormat: (y: number) => y.toLocaleString('en') },
    style: { background: 'transparent', color: 'currentColor', fontSize: '12px' },
    marks: [
      ruleY([0], { stroke: 'currentColor' }),
      lineY(points, { x: 'x', y: 'y', z: 'piece', stroke: 'var(--accent)', strokeWidth: 2 }),
      dot(points, { x: 'x', y: 'y', fill: 'var(--accent)', r: 3.5 }),
    ],
  });
  // The page's content security policy lets no style element in; the page's own styles do as well.
  for (const style of picture.querySelectorAll('style')) style.remove();
  return html`
    <figure class="picture">${picture}</figure>
    <details>
      <summary>${words.curveTable}</summary>
      <table>
        <thead>
          <tr><th scope="col">${label}</th><th scope="col">${words.curveAmount}</th><th scope="col"></th></tr>
        </thead>
        <tbody>
          ${pieces.flatMap(({ points: own, because }) =>
            own.map(
              ({ x, y }) => html`<tr>
                <td>${grouped(x)}</td>
                <td>${grouped(y)}</td>
                <td>${because.map(({ text }) => text).join(' ')}</td>
              </tr>`,
            ),
          )}
        </tbody>
      </table>
    </details>
  `;
}
