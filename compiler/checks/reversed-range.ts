// `is between 10 and 5`: nothing lies in a range that runs backwards. (Ranges of facts and periods
// are met where they are elaborated.)
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { reportTo } from '../diagnostics/reporter.ts';
import { constantValue } from '../model/constant.ts';
import { reportReversed } from '../model/written.ts';
import type { PartCheck } from './check.ts';
import { percentForgotten } from './percent-forgotten.ts';
import { orderOf } from './tables/conditions.ts';

export const reversedRange: PartCheck = (subject) => {
  const { meanings } = subject;
  const findings: Diagnostic[] = [];
  for (const [node] of meanings) {
    if (node.kind !== 'between') continue;
    const [low, high] = [node.low, node.high].map((end) => meanings.get(end));
    const from = low && constantValue(low);
    const to = high && constantValue(high);
    if (from === undefined || to === undefined || from.kind === 'member') continue;
    const order = orderOf(from, to);
    if (order === undefined || order <= 0) continue;
    // `between 10 and 100%`: what lacks is a percent sign.
    const { start, end } = node.span;
    const isOtherwise = percentForgotten(subject).some(
      ({ span }) => start <= span.start && span.end <= end,
    );
    if (!isOtherwise) reportReversed(reportTo(findings), node.low, node.high);
  }
  return findings;
};
