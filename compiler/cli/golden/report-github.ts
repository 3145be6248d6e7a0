// A run as workflow commands of GitHub Actions: an annotation for each failing case at its place, and
// for whatever is wrong with a case file or its policy.
import { findingsOf } from '../output/findings.ts';
import { data, findingsAsGithub, property } from '../output/github.ts';
import { differenceLines } from './lines.ts';
import type { SuiteRun, TestRun } from './run.ts';
import { onOneLine } from './values.ts';

export function reportAsGithub({ suites, broken, counts }: TestRun): string {
  const policies = broken.map(({ analysis, places }) => {
    const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
    return findingsAsGithub(findingsOf(errors, places, analysis.language));
  });
  return [
    ...policies,
    ...suites.map(ofSuite),
    `${counts.passed} of ${counts.cases} cases passed\n`,
  ].join('');
}

function ofSuite(run: SuiteRun): string {
  const { loaded, findings, results } = run;
  const blocked =
    loaded.blocked === undefined
      ? ''
      : `::error file=${property(loaded.file)},title=${property('not run')}::${data(loaded.blocked)}\n`;
  const failed = results
    .filter(({ passed }) => !passed)
    .map((result) => {
      const { file, start, end } = run.places.of(result.case.span);
      const at = `file=${property(file)},line=${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column}`;
      const lines = differenceLines(result, run);
      return `::error ${at},title=${property(onOneLine(result.case.name))}::${data(lines.join('\n'))}\n`;
    });
  return [blocked, findingsAsGithub(findings), ...failed].join('');
}
