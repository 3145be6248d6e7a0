// Formulas and conditions as the support code tells them: texts, and a function for each figure in them.
import { describeFormula, type Piece } from '../../wording/describe.ts';
import { type ExactScope, exactly, kindOf } from './exact.ts';
import type { Expr } from './ir.ts';
import type { Descriptors } from './plan.ts';
import { quote } from './text.ts';

/** The pieces of a figure in words. */
export function formulaCode(expr: Expr, scope: ExactScope, plan: Descriptors): string {
  return piecesCode(describeFormula(expr, plan.voice), scope, plan);
}

/** `known`: an expression that has a shorter name. */
export function piecesCode(
  pieces: readonly Piece[],
  scope: ExactScope,
  { exact }: Descriptors,
  known?: { readonly expr: Expr; readonly code: string },
): string {
  const codes = pieces.map((piece) => {
    if (piece.kind === 'text') return quote(piece.text);
    const { expr } = piece;
    const value = expr === known?.expr ? known.code : exactly(expr, scope, exact);
    return `{ type: '${kindOf(expr.type) ?? 'unknown'}', value: ${value} }`;
  });
  return `[${codes.join(', ')}]`;
}
