// The curve of an award over one fact: straight pieces with their kinks, and the same as a table.
import { dot, lineY, plot, ruleX, ruleY, text } from '@observablehq/plot';
import { html, nothing, type TemplateResult } from 'lit';
import type { Curve } from '../../../lsp/index.ts';
import { grouped } from '../figures.ts';
import { movable } from '../movable.ts';
import { isSame } from '../state.ts';
import { filled } from '../words/words.ts';
import type { Context } from './context.ts';
import { titleOf } from './decision.ts';

/** Awards offered: nobody picks from a list of ten thousand. */
const MOST_AWARDS = 300;

export function curveView(context: Context): TemplateResult {
  const { state, words, act, form } = context;
  const facts = movable(form, state.dossier);
  const explanation = state.decided?.explanation;
  const awards = (explanation?.decision.awards ?? []).slice(0, MOST_AWARDS);
  const { asked } = state;
  const award = asked?.award ?? null;
  const path = asked?.path ?? '';
  const chosen = awards.findIndex((each) => award !== null && isSame(each, award));
  const told = state.curve;
  return html`
    <section class="curve" aria-label=${words.curve}>
      <div class="curve-choices">
        <div class="field">
          <vscode-label for="curve-award">${words.curveOf}</vscode-label>
          <vscode-single-select
            id="curve-award"
            label=${words.curveOf}
            .value=${chosen < 0 ? '' : String(chosen)}
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement;
              const picked = value === '' ? undefined : awards[Number(value)];
              const name =
                picked === undefined ? null : { clause: picked.clause, item: picked.item };
              if (path !== '') act.curve(path, name);
            }}
          >
            <vscode-option value="" ?selected=${chosen < 0}>${words.curveTotal}</vscode-option>
            ${awards.map(
              ({ clause, item }, at) =>
                html`<vscode-option value=${String(at)} ?selected=${at === chosen}
                  >${titleOf(explanation?.clauses ?? {}, clause, item)}</vscode-option
                >`,
            )}
          </vscode-single-select>
        </div>
        <div class="field">
          <vscode-label for="curve-fact">${words.curveOver}</vscode-label>
          <vscode-single-select
            id="curve-fact"
            label=${words.curveOver}
            .value=${path}
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement;
              if (value !== '') act.curve(value, award);
            }}
          >
            ${path === '' ? html`<vscode-option value="" selected>${words.choose}</vscode-option>` : nothing}
            ${facts.map(
              (fact) =>
                html`<vscode-option value=${fact.path} ?selected=${fact.path === path}
                  >${fact.label}</vscode-option
                >`,
            )}
          </vscode-single-select>
        </div>
      </div>
      ${facts.length === 0 ? html`<p class="empty">${words.curveNoFacts}</p>` : nothing}
      ${
        told === undefined
          ? nothing
          : told.curve === null
            ? html`<p class="empty" role="status">${words.curveNone}</p>`
            : drawn(
                context,
                told.curve,
                award === null
                  ? words.curveTotal
                  : titleOf(explanation?.clauses ?? {}, award.clause, award.item),
              )
      }
    </section>
  `;
}

/** What an axis says: `3M`, `300万`. The figures in full stand in the table. */
function tick(of: Curve['of'], language: string): (figure: number) => string {
  if (of === 'ratio') {
    const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
    return (figure) => format.format(figure);
  }
  const format = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 2 });
  return (figure) => format.format(figure);
}

/** What an axis has room for. */
function shortened(label: string): string {
  const letters = [...label];
  return letters.length > 48 ? `${letters.slice(0, 47).join('')}…` : label;
}

const LEAST_WIDTH = 300;
const MOST_WIDTH = 760;

/** The picture is drawn with floats, which nobody pays; its table has the exact figures. */
function drawn(context: Context, curve: Curve, of: string): TemplateResult {
  const { words, language, form } = context;
  const { pieces, now, complete } = curve;
  const label = shortened(curve.label);
  const points = pieces.flatMap(({ points: own, startsClosed, endsClosed }, piece) =>
    own.map(({ x, y }, at) => ({
      x: Number(x),
      y: Number(y),
      piece: String(piece),
      isClosed: (at > 0 || startsClosed) && (at < own.length - 1 || endsClosed),
      isEnd: at === 0 || at === own.length - 1,
    })),
  );
  const kinks = points.filter(({ isEnd }) => isEnd).slice(1, -1);
  const [xTick, yTick] = [tick(curve.of, language), tick('money', language)];
  const room = document.getElementById('preview')?.clientWidth ?? MOST_WIDTH;
  const width = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, room));
  const moved = movable(form, context.state.dossier).find(
    ({ path }) => path === context.state.curve?.path,
  );
  const unit = moved?.field.unit ?? (curve.of === 'money' ? form.currency.word : undefined);
  const here = now === null ? [] : [{ x: Number(now.x), y: Number(now.y) }];
  const picture = plot({
    width,
    height: Math.round(Math.max(220, width * 0.46)),
    marginLeft: 56,
    marginRight: 28,
    marginTop: 38,
    marginBottom: 46,
    x: {
      label: unit === undefined ? label : `${label} (${unit})`,
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: Math.round(width / 90),
      tickFormat: xTick,
    },
    y: {
      label: `${words.curveAmount} (${form.currency.word})`,
      labelArrow: 'none',
      grid: true,
      nice: true,
      zero: true,
      tickFormat: yTick,
    },
    marks: [
      ruleY([0], { stroke: 'currentColor' }),
      ruleX(here, { x: 'x', stroke: 'currentColor', strokeDasharray: '3 3' }),
      text(here, {
        x: 'x',
        frameAnchor: 'top',
        dy: -22,
        text: () => words.curveNow,
        fill: 'currentColor',
        fontWeight: 600,
      }),
      lineY(points, { x: 'x', y: 'y', z: 'piece', stroke: 'var(--accent)', strokeWidth: 2.5 }),
      dot(
        points.filter(({ isEnd }) => isEnd),
        {
          x: 'x',
          y: 'y',
          r: 4,
          stroke: 'var(--accent)',
          strokeWidth: 1.5,
          fill: ({ isClosed }: { isClosed: boolean }) =>
            isClosed ? 'var(--accent)' : 'var(--vscode-editor-background, Canvas)',
        },
      ),
      text(kinks.length > 12 ? [] : kinks.filter(({ x }, at) => kinks[at - 1]?.x !== x), {
        x: 'x',
        y: 'y',
        dy: -13,
        text: ({ x }: { x: number }) => xTick(x),
        fill: 'currentColor',
        stroke: 'var(--vscode-editor-background, Canvas)',
        strokeWidth: 4,
      }),
      dot(here, { x: 'x', y: 'y', r: 6, stroke: 'currentColor', strokeWidth: 2 }),
    ],
  });
  // The page's content security policy lets no style element in; the page's own styles do as well.
  for (const style of picture.querySelectorAll('style')) style.remove();
  // One picture to a screen reader; the table below it says what its parts show.
  for (const part of picture.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', `${of}: ${label}. ${words.curveTable}`);
  return html`
    <figure class="picture">
      <figcaption>${
        now === null
          ? of
          : html`${of}: <strong class="amount">${grouped(now.y)}</strong> ${filled(words.curveAt, grouped(now.x))}`
      }</figcaption>
      ${picture}
    </figure>
    <h2>${words.curveTable}</h2>
    <div class="scroller" role="region" aria-label=${words.curveTable} tabindex="0">
      <table class="pieces">
        <thead>
          <tr>
            <th scope="col" class="figure">${words.curveFrom}</th>
            <th scope="col" class="figure">${words.curveTo}</th>
            <th scope="col" class="figure">${words.curveAmount}</th>
            <th scope="col">${words.curveBecause}</th>
          </tr>
        </thead>
        <tbody>
          ${pieces.map((piece) => pieceView(context, piece))}
        </tbody>
      </table>
    </div>
    ${complete ? nothing : html`<p class="note">${words.curveCut}</p>`}
  `;
}

function pieceView(
  { state, act, form }: Context,
  { points, because, startsClosed, endsClosed }: Curve['pieces'][number],
): TemplateResult {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const amounts =
    first.y === last.y ? grouped(first.y) : `${grouped(first.y)} → ${grouped(last.y)}`;
  return html`<tr>
    <td>${startsClosed ? '' : '> '}${grouped(first.x)}</td>
    <td>${endsClosed ? '' : '< '}${grouped(last.x)}</td>
    <td>${amounts}</td>
    <td class="because" lang=${form.language}>
      ${because.map(({ text: why, location }) =>
        state.can.open && location !== null
          ? html`<button class="link" @click=${() => act.open(location)}>${why}</button> `
          : html`<span>${why}</span> `,
      )}
    </td>
  </tr>`;
}
