// A run as JSON, for tools of one's own: every case with its differences on each machine. Lines and
// columns count from 1, columns in UTF-16 units.
import { type CaseResult, type Difference, disagreements, type Machine } from '#compiler';
import { findingsOf } from '../output/findings.ts';
import { findingsForJson, jsonText } from '../output/json.ts';
import type { SuiteRun, TestRun } from './run.ts';

export function reportAsJson({ suites, broken, counts, milliseconds }: TestRun): string {
  const document = {
    suites: suites.map(suiteAsJson),
    policies: broken.map(({ path, analysis, places }) => ({
      file: path,
      findings: findingsForJson(findingsOf(analysis.diagnostics, places, analysis.language)),
    })),
    summary: { ...counts, milliseconds: Math.round(milliseconds) },
  };
  return `${jsonText(document, 2)}\n`;
}

function suiteAsJson(run: SuiteRun): object {
  const { loaded, findings, results } = run;
  const { file, policy, blocked } = loaded;
  const model = policy?.machines?.model;
  return {
    file,
    ...(policy === undefined ? {} : { policy: policy.path }),
    ...(model === undefined ? {} : { policy_version: model.version, policy_hash: model.hash }),
    ...(blocked === undefined ? {} : { not_run: blocked }),
    findings: findingsForJson(findings),
    cases: results.map((result) => caseAsJson(result, run)),
  };
}

function caseAsJson(result: CaseResult, run: SuiteRun): object {
  const { case: example, passed, machinesDisagree } = result;
  const { name, reason, article, span } = example;
  const machines = run.loaded.policy?.machines;
  const of = (machine: Machine) =>
    (result.differences.get(machine) ?? []).map((difference) => differenceAsJson(difference, run));
  return {
    name,
    ...(reason === undefined ? {} : { reason }),
    ...(article === undefined ? {} : { article }),
    ...run.places.of(span),
    passed,
    ...(passed
      ? {}
      : { differences: { interpreter: of('interpreter'), generated: of('generated') } }),
    ...(machinesDisagree && machines !== undefined
      ? { machines_disagree: disagreements(example, machines) }
      : {}),
  };
}

function differenceAsJson(
  { path, expected, found, span }: Difference,
  { places }: SuiteRun,
): object {
  return { path, expected: expected ?? null, found: found ?? null, ...places.of(span) };
}
