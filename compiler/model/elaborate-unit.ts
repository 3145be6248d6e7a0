// Names of units: those declared, and those of time, which every policy has.
import type { Span, UnitUse } from '#language';
import { suggest } from '../names/suggest.ts';
import { noUnits, timesUnits, unit } from '../types/units.ts';
import type { Context } from './context.ts';
import { replaceWith } from './replace.ts';
import type { Units } from './types.ts';

/** What an elaboration of units needs to know. */
export type UnitContext = Pick<Context, 'report' | 'notes' | 'declarations' | 'vocabulary'>;

/** The unit that a word means (`months` is `month`), or undefined once that is reported. */
export function unitByName(context: UnitContext, word: string, span: Span): string | undefined {
  const { declarations, vocabulary, notes } = context;
  const name = declarations.units.has(word) ? word : vocabulary.durations.get(word);
  const declaration = name === undefined ? undefined : declarations.units.get(name);
  if (declaration === undefined) {
    const suggestions = suggest(word, [
      ...declarations.units.keys(),
      ...vocabulary.durations.keys(),
    ]);
    const fixes = replaceWith(suggestions, span);
    context.report('unknownUnit', span, { name: word, suggestions }, { fixes });
    return undefined;
  }
  notes.refer(span, declaration);
  return (declaration.owner ?? declaration).name;
}

/** `in m2 per month` as powers; undefined if one of them is not known. */
export function elaborateUnits(context: UnitContext, uses: readonly UnitUse[]): Units | undefined {
  let units: Units | undefined = noUnits;
  for (const use of uses) {
    const name =
      use.unit.kind === 'missing' ? undefined : unitByName(context, use.unit.text, use.unit.span);
    units =
      units && name !== undefined ? timesUnits(units, unit(name, use.per ? -1 : 1)) : undefined;
  }
  return units;
}
