// Coverage as LCOV (`man geninfo`), which editors and services read: a line for each line with
// something to show, a branch for each outcome, a function for each clause. Counted is in cases.
import type { CoveredTarget } from './coverage.ts';
import { type CoveredFile, casesOf, coveredFiles } from './lines.ts';
import { type CoverageReport, Teller } from './report.ts';

export function coverageAsLcov(reports: readonly CoverageReport[]): string {
  return reports.flatMap((report) => coveredFiles(report, new Teller(report)).map(record)).join('');
}

function record({ file, lines }: CoveredFile): string {
  const told = lines.filter(({ targets }) => targets.length > 0);
  const clauses = told.flatMap(({ number, targets }) =>
    targets
      .filter(({ kind }) => kind === 'clause')
      .map((target) => ({ number, name: target.clause ?? '', cases: timesDone(target) })),
  );
  const branches = told.flatMap(({ number, targets }) =>
    targets.flatMap(({ outcomes }, block) =>
      outcomes.map(({ cases }, branch) => ({ number, block, branch, cases: cases.length })),
    ),
  );
  const hits = told.map(({ number, targets }) => ({ number, cases: casesOf(targets).size }));
  return [
    'TN:',
    `SF:${file}`,
    ...clauses.map(({ number, name }) => `FN:${number},${name}`),
    ...clauses.map(({ name, cases }) => `FNDA:${cases},${name}`),
    `FNF:${clauses.length}`,
    `FNH:${covered(clauses)}`,
    ...branches.map(
      ({ number, block, branch, cases }) => `BRDA:${number},${block},${branch},${cases}`,
    ),
    `BRF:${branches.length}`,
    `BRH:${covered(branches)}`,
    ...hits.map(({ number, cases }) => `DA:${number},${cases}`),
    `LF:${hits.length}`,
    `LH:${covered(hits)}`,
    'end_of_record\n',
  ].join('\n');
}

function covered(counted: readonly { readonly cases: number }[]): number {
  return counted.filter(({ cases }) => cases > 0).length;
}

/** In how many cases a clause does what it says, rather than being refused. */
function timesDone(target: CoveredTarget): number {
  const refused = ['forgone', 'ineligible', 'undetermined', 'not_applicable'];
  const done = target.outcomes.filter(({ name }) => !refused.includes(name));
  return casesOf([{ ...target, outcomes: done }]).size;
}
