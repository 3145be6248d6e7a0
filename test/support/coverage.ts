// Small policies and what of them cases do not show, told as people read it.

import { coverageOf, type Model, missingIn, type TargetKind, Teller } from '#compiler';
import { modelFrom } from './decide.ts';

export type Facts = Readonly<Record<string, unknown>>;

const HEADER = 'policy p "P"\n  currency CNY\n';

/** A policy with its header on the first lines; what stands in `text` begins on line 3. */
export function policy(text: string): { readonly model: Model; readonly text: string } {
  const whole = /^policy/.test(text) ? text : HEADER + text.replace(/^\n/, '');
  return { model: modelFrom(whole), text: whole };
}

/** `8 `local` never decided true`, a line for each outcome that the cases do not show; `kind` alone if given. */
export function missing(
  source: string,
  cases: readonly Facts[],
  kind?: TargetKind,
): readonly string[] {
  const { model, text } = policy(source);
  const coverage = coverageOf(model, dossiers(cases));
  const teller = new Teller({ model, texts: new Map([['p.clause', text]]), coverage });
  return missingIn(coverage)
    .filter(([target]) => kind === undefined || target.kind === kind)
    .map(([target, outcome]) => {
      const { line } = teller.start(target.span);
      return `${line} ${teller.missing(target, outcome)}`;
    });
}

/** Cases of these facts; `as_of` is filled in where it is not said. */
export function dossiers(cases: readonly Facts[]) {
  return cases.map((facts) => ({ dossier: { as_of: '2025-06-30', ...facts } }));
}

/** Facts of items, P1 and on. */
export const plants = (...each: readonly Facts[]) => ({
  plants: each.map((facts, at) => ({ id: `P${at + 1}`, ...facts })),
});
