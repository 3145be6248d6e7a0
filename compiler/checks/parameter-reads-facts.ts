// A parameter is published as a figure, so it may depend on the day and on nothing else.
import { report } from '../diagnostics/report.ts';
import { within } from '../model/walk.ts';
import type { PartCheck } from './check.ts';

export const parameterReadsFacts: PartCheck = ({ part }) =>
  part.parameters.flatMap(({ name, value, span }) => {
    for (const expr of within(value, true)) {
      if (expr.kind !== 'field') continue;
      const related = [{ span: expr.span, note: 'fact' as const }];
      return [report('parameterReadsFacts', span, { name }, { related })];
    }
    return [];
  });
