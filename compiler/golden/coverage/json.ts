// Coverage as JSON (docs/coverage.md tells its shape). Lines and columns count from 1, columns in
// UTF-16 units; cases are named by their positions in `cases`.
import { ENGINE } from '../../version.ts';
import { missingIn, type Share } from './coverage.ts';
import { shownPercent } from './percent.ts';
import { type CoverageReport, Teller } from './report.ts';

export function coverageAsJson(reports: readonly CoverageReport[]): string {
  return `${JSON.stringify({ engine: ENGINE, policies: reports.map(policy) }, null, 2)}\n`;
}

function policy(report: CoverageReport) {
  const { policy, model, cases, coverage } = report;
  const teller = new Teller(report);
  return {
    policy,
    name: model.name,
    hash: model.hash,
    ...share(coverage.total),
    kinds: Object.fromEntries([...coverage.kinds].map(([kind, of]) => [kind, share(of)])),
    missing: missingIn(coverage).map(([target, outcome]) => ({
      file: target.span.file,
      line: teller.start(target.span).line,
      message: teller.missing(target, outcome),
    })),
    cases: cases.map(({ name, span, line }) => ({ name, file: span.file, line })),
    targets: coverage.targets.map((target) => ({
      id: target.id,
      kind: target.kind,
      clause: target.clause ?? null,
      label: target.label,
      file: target.span.file,
      start: teller.start(target.span),
      end: teller.end(target.span),
      outcomes: target.outcomes.map(({ name, of, cases: shownBy }) => ({
        name,
        ...(of === undefined ? {} : { of }),
        cases: shownBy,
      })),
    })),
  };
}

function share(of: Share) {
  return { percent: shownPercent(of), covered: of.covered, of: of.of };
}
