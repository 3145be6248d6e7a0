// A division by a figure that is always zero.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import { constantFigure } from '../model/constant.ts';
import type { PartCheck } from './check.ts';

export const divisionByZero: PartCheck = ({ expressions }) => {
  const findings: Diagnostic[] = [];
  for (const expr of expressions) {
    if (expr.kind !== 'arithmetic' || expr.operator !== 'divide') continue;
    if (constantFigure(expr.right)?.equals(0)) {
      findings.push(report('divisionByZero', expr.right.span, {}));
    }
  }
  return findings;
};
