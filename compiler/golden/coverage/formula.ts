// Decisions: conditions joined by and, or, not, “two of”. A condition decides an outcome if changing
// it alone would have changed what came of the whole: masking MC/DC (Chilenski, “An Investigation of
// Three Forms of the Modified Condition Decision Coverage (MCDC) Criterion”, DOT/FAA/AR-01/18, 2001).
// The logic is the interpreter's own.
import { and, not, or, someOf } from '../../interpret/logic.ts';
import { type Result, truth, UNDEFINED } from '../../interpret/result.ts';
import type { Conjunct, Expr } from '../../model/model.ts';

export type Formula =
  | { readonly kind: 'leaf'; readonly leaf: Expr }
  | {
      readonly kind: 'joined';
      readonly parts: readonly Formula[];
      readonly join: (parts: readonly Result[]) => Result;
    };

/** A condition as its leaves, joined. */
export function formulaOf(condition: Expr): Formula {
  const joined = (
    operands: readonly Expr[],
    join: (parts: readonly Result[]) => Result,
  ): Formula => ({
    kind: 'joined',
    parts: operands.map(formulaOf),
    join,
  });
  switch (condition.kind) {
    case 'not':
      return joined([condition.operand], ([only]) => not(only ?? UNDEFINED));
    case 'logical':
      return joined(condition.operands, condition.operator === 'and' ? and : or);
    case 'someOf':
      return joined(condition.operands, (parts) => someOf(condition, parts));
    default:
      return { kind: 'leaf', leaf: condition };
  }
}

/** Whether an expression joins conditions, so that each of them may decide. */
export function joinsConditions({ kind }: Expr): boolean {
  return kind === 'not' || kind === 'logical' || kind === 'someOf';
}

/** A guard holds where every condition is what it is wanted to be. */
export function formulaOfGuard(guard: readonly Conjunct[]): Formula {
  return {
    kind: 'joined',
    parts: guard.map(({ condition }) => formulaOf(condition)),
    join: (parts) => and(parts.map((part, at) => (guard[at]?.wanted === false ? not(part) : part))),
  };
}

export function leavesOf(formula: Formula): readonly Expr[] {
  return formula.kind === 'leaf' ? [formula.leaf] : formula.parts.flatMap(leavesOf);
}

/** What the leaves came to. */
export type Answers = (leaf: Expr) => Result;

/** The leaves that decided, each with its own value. None where the whole is not known. */
export function decidingLeaves(
  formula: Formula,
  answers: Answers,
): readonly (readonly [leaf: Expr, value: boolean])[] {
  const value = worthOf(formula, answers);
  if (value.kind !== 'boolean') return [];
  if (formula.kind === 'leaf') return [[formula.leaf, value.value]];
  const parts = formula.parts.map((part) => worthOf(part, answers));
  return formula.parts.flatMap((part, at) => {
    const changed = formula.join(parts.map((one, index) => (index === at ? opposite(one) : one)));
    const same = changed.kind === 'boolean' && changed.value === value.value;
    return same ? [] : decidingLeaves(part, answers);
  });
}

/** What is not known has no opposite, and decides nothing. */
function opposite(result: Result): Result {
  return result.kind === 'boolean' ? truth(!result.value) : result;
}

function worthOf(formula: Formula, answers: Answers): Result {
  if (formula.kind === 'leaf') return answers(formula.leaf);
  return formula.join(formula.parts.map((part) => worthOf(part, answers)));
}
