// Figures with the formula that they came from, as this dossier fills it.
import type { Expr } from '../model/model.ts';
import { describeFormula, type Piece } from '../wording/describe.ts';
import { valueText } from '../wording/figures.ts';
import { fill } from '../wording/fill.ts';
import type { Context } from './context.ts';
import type { Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import type { Result } from './result.ts';

/** “20% × Purchase price (20,000.00 euro)”. */
export function formulaText(context: Context, expr: Expr, env: Env): string {
  return piecesText(context, describeFormula(expr, context.voice), env);
}

/** What is said of an expression, its holes filled. */
export function piecesText(context: Context, pieces: readonly Piece[], env: Env): string {
  return pieces
    .map((piece) =>
      piece.kind === 'text'
        ? piece.text
        : shown(context, evaluate(piece.expr, env), piece.expr.type),
    )
    .join('');
}

/** “50% × Own funds (9.00 euro) = 4.50 euro”; the figure alone where the formula says no more. */
export function figureText(context: Context, expr: Expr, env: Env, figure: string): string {
  const formula = formulaText(context, expr, env);
  if (formula === figure || formula.endsWith(`(${figure})`)) return formula;
  return fill(context.voice.wording.steps.figure, { formula, figure });
}

/** A value as a formula tells it. */
export function shown({ voice }: Context, value: Result, type: Expr['type']): string {
  switch (value.kind) {
    case 'boolean':
    case 'numeric':
    case 'member':
    case 'text':
    case 'date':
      return valueText(value, type, voice);
    case 'item':
    case 'absentItem':
    case 'keyedItem':
    case 'list':
    case 'unknown':
      return voice.wording.words.notKnown;
    default:
      return value satisfies never;
  }
}
