// “Did you mean 6 months?”: a bare figure beside one with a unit most likely lacks that unit.
import type { Expression } from '#language';
import type { Context } from './context.ts';
import type { Expr } from './model.ts';
import type { Type } from './types.ts';
import { sourceOf } from './written.ts';

type WordContext = Pick<Context, 'currency' | 'vocabulary'>;
type Side = readonly [node: Expression, expr: Expr];

/** The figure with the other side's unit, and the fix that writes it; nothing where none is bare. */
export function unitFix(context: WordContext, left: Side, right: Side) {
  return (
    bareFigure(context, left, right[1].type) ?? bareFigure(context, right, left[1].type) ?? none
  );
}

const none = { suggestion: '', fixes: [] } as const;

function bareFigure(context: WordContext, [node]: Side, other: Type) {
  if (node.kind !== 'number' || node.unit !== undefined) return undefined;
  const unit =
    other.kind === 'money' && other.units.length === 0
      ? context.currency.word
      : spelled(context, soleUnit(other), node.digits);
  if (unit === undefined) return undefined;
  const end = { ...node.span, start: node.span.end };
  const edits = [{ span: end, text: ` ${unit}` }];
  return {
    suggestion: `${sourceOf(node)} ${unit}`,
    fixes: [{ title: 'addUnit' as const, edits }],
  };
}

function soleUnit(type: Type): string | undefined {
  if (type.kind !== 'number') return undefined;
  const [first, ...others] = type.units;
  return first?.[1] === 1 && others.length === 0 ? first[0] : undefined;
}

/** A unit of time as the language says it after a figure: `1 year`, `3 years`. */
function spelled({ vocabulary }: WordContext, unit: string | undefined, digits: string) {
  const words = [...vocabulary.durations].flatMap(([word, meant]) =>
    meant === unit ? [word] : [],
  );
  return (digits === '1' ? words[0] : words.at(-1)) ?? unit;
}
