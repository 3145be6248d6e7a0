// “A cap or limit that is calculated rounds down.” (DESIGN §3.2) Calculated is what is neither
// written in the policy nor given as a fact: it goes down to the policy's rounding step.
import type { Expr } from '../model/model.ts';

export function isCalculated(expr: Expr): boolean {
  switch (expr.kind) {
    case 'constant':
    case 'field':
    case 'variable':
    case 'asOf':
      return false;
    case 'definition':
      return isCalculated(expr.definition.value);
    case 'lookUp':
      return expr.rows.some((row) => isCalculated(row.value));
    case 'arithmetic': {
      const chooses = expr.operator === 'min' || expr.operator === 'max';
      return !chooses || isCalculated(expr.left) || isCalculated(expr.right);
    }
    case 'award':
    case 'negate':
    case 'round':
    case 'compare':
    case 'not':
    case 'logical':
    case 'someOf':
    case 'given':
    case 'aggregate':
    case 'byParts':
    case 'shiftDate':
    case 'elapsed':
    case 'datePart':
    case 'hole':
      return true;
    default:
      return expr satisfies never;
  }
}
