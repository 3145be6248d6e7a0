// Tables answer every case that the conditions let through, each once (DESIGN §2.2, Tables).
import type { PartCheck } from './check.ts';
import { descendingEdges } from './tables/descending.ts';
import { idleRows, missingRows } from './tables/findings.ts';
import { casesBeyond } from './tables/open-edges.ts';
import { survey } from './tables/survey.ts';
import { tablesOf } from './tables/tables-of.ts';

export const tables: PartCheck = ({ part, scope, currency, language, textAt }) => {
  const context = { currency, language, textAt };
  return tablesOf(part, scope).flatMap((table) => {
    if (table.rows.length === 0) return [];
    const descending = descendingEdges(context, table);
    const surveyed = descending.length > 0 ? undefined : survey(table);
    if (descending.length > 0) return descending;
    if (surveyed === undefined) return casesBeyond(context, table);
    return [...missingRows(context, surveyed), ...idleRows(context, surveyed)];
  });
};
