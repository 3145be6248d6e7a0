// `is between 10 and 5`: nothing lies in a range that runs backwards. (Ranges of facts and periods
// are met where they are elaborated.)
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { reportTo } from '../diagnostics/reporter.ts';
import { constantValue } from '../model/constant.ts';
import { reportReversed } from '../model/written.ts';
import type { PartCheck } from './check.ts';
import { orderOf } from './tables/conditions.ts';

export const reversedRange: PartCheck = ({ meanings }) => {
  const findings: Diagnostic[] = [];
  for (const [node] of meanings) {
    if (node.kind !== 'between') continue;
    const [low, high] = [node.low, node.high].map((end) => meanings.get(end));
    const from = low && constantValue(low);
    const to = high && constantValue(high);
    if (from === undefined || to === undefined || from.kind === 'member') continue;
    const order = orderOf(from, to);
    if (order !== undefined && order > 0) reportReversed(reportTo(findings), node.low, node.high);
  }
  return findings;
};
