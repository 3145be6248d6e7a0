// “Did you mean 6 months?”: a bare figure beside one with a unit most likely lacks that unit.
import { type Expression, withEnds } from '#language';
import type { Context } from './context.ts';
import type { Expr } from './model.ts';
import type { Type } from './types.ts';
import { inGroups, writtenFigure } from './written.ts';

type WordContext = Pick<Context, 'currency' | 'vocabulary' | 'declarations'>;
type Side = readonly [node: Expression, expr: Expr];

/** The figure with the other side's unit, and the fix that writes it; nothing where none is bare. */
export function unitFix(context: WordContext, left: Side, right: Side) {
  const found =
    bareFigure(context, left[0], right[1].type) ?? bareFigure(context, right[0], left[1].type);
  if (found === undefined) return none;
  const { suggestion, edits } = found;
  return { suggestion, fixes: [{ title: 'addUnit' as const, edits }] };
}

const none = { suggestion: '', fixes: [] } as const;

/** A figure that says no unit, with the unit of what stands beside it or is wanted. */
export function bareFigure(context: WordContext, node: Expression, other: Type) {
  if (node.kind !== 'number' || node.unit !== undefined) return undefined;
  const unit =
    other.kind === 'money' && other.units.length === 0
      ? node.digits === '1'
        ? context.currency.word
        : context.currency.plural
      : spelled(context, soleUnit(other), node.digits);
  if (unit === undefined) return undefined;
  const end = withEnds(node.span, { start: node.span.end });
  const figure = writtenFigure({ ...node, digits: inGroups(node.digits) });
  return { suggestion: `${figure} ${unit}`, edits: [{ span: end, text: ` ${unit}` }] };
}

function soleUnit(type: Type): string | undefined {
  if (type.kind !== 'number') return undefined;
  const [first, ...others] = type.units;
  return first?.[1] === 1 && others.length === 0 ? first[0] : undefined;
}

/** A unit as it is said after a figure: `1 year`, `3 years`. */
function spelled(
  { vocabulary, declarations }: WordContext,
  unit: string | undefined,
  digits: string,
) {
  const plural = [...declarations.units.values()].find(({ owner }) => owner?.name === unit)?.name;
  if (plural !== undefined && digits !== '1') return plural;
  const words = [...vocabulary.durations].flatMap(([word, meant]) =>
    meant === unit ? [word] : [],
  );
  return (digits === '1' ? words[0] : words.at(-1)) ?? unit;
}
