// Golden cases over the open texts: listed, run with progress and cancellation, and what they show.
import {
  type CancellationToken,
  CodeLensRefreshRequest,
  ProgressType,
} from 'vscode-languageserver';
import { type Case, cellsOf, folderOf, type Model } from '#compiler';
import type { Span } from '#language';
import { type CoverageTarget, caseCoverage, machinesFor, outcomeOf } from '../features/cases.ts';
import type {
  CaseCoverage,
  CaseOutcome,
  CaseTable,
  CoveredFile,
  ListedSuite,
  Location,
  OfPolicy,
  RunCasesParams,
  RunCasesResult,
} from '../requests.ts';
import type { KnownSuite } from '../workspace/suites.ts';
import { Breath } from './breath.ts';
import type { Shell } from './shell.ts';

/** The case files meant by a URI: that one, or those of the policy. */
function suitesAt({ workspace, convert }: Shell, uri: string): readonly KnownSuite[] {
  const name = convert.name(uri);
  const suite = workspace.suiteOf(name);
  if (suite !== undefined) return [suite];
  return workspace.policiesOf(name).flatMap(({ entry }) => workspace.suitesOf(entry));
}

export function listCases(shell: Shell, uri: string | undefined): readonly ListedSuite[] {
  const { convert } = shell;
  const suites = uri === undefined ? shell.workspace.allSuites() : suitesAt(shell, uri);
  return suites.map(({ suite, policy }) => ({
    uri: convert.uri(suite.file),
    policy:
      policy?.model === undefined
        ? null
        : { uri: convert.uri(policy.entry), title: policy.model.title },
    cases: suite.cases.map(({ name, reason, article, whole }) => ({
      name,
      reason: reason ?? null,
      article: article ?? null,
      range: convert.range(whole),
    })),
  }));
}

/** What the table of a case file is made of; empty for a file that is none. */
export function caseTable({ workspace, convert }: Shell, uri: string): CaseTable {
  const file = convert.name(uri);
  const suite = workspace.suiteOf(file)?.suite;
  const cases = (suite?.cases ?? []).map(({ name, dossier }) => ({ name, dossier }));
  if (suite?.form !== 'csv') return { cases };
  const read = workspace.files.read(file, folderOf(file));
  if (read.kind === 'problem') return { cases };
  const { separator, rows } = cellsOf(read.text, file);
  const filled = rows.filter((row) => row.some(({ text }) => text.trim() !== ''));
  return {
    cases,
    cells: {
      separator,
      rows: filled.map((row) =>
        row.map(({ text, span }) => ({ text, range: convert.range(span) })),
      ),
    },
  };
}

/** Runs cases, and tells their places, as they stood when it was asked. Throws where it is cancelled. */
export async function runCases(
  shell: Shell,
  params: RunCasesParams,
  token: CancellationToken,
): Promise<RunCasesResult> {
  const { connection, workspace } = shell;
  const jobs = await workspace.files.settled(() => jobsOf(shell, params));
  const { workDoneToken, partialResultToken } = params;
  const progress =
    workDoneToken === undefined
      ? undefined
      : connection.window.attachWorkDoneProgress(workDoneToken);
  const results: CaseOutcome[] = [];
  const tell = (outcome: CaseOutcome) => {
    if (partialResultToken === undefined) results.push(outcome);
    else {
      const type = new ProgressType<RunCasesResult>();
      connection.sendProgress(type, partialResultToken, { results: [outcome] });
    }
  };
  progress?.begin('Clause', 0, undefined, true);
  const breath = new Breath(token);
  try {
    for (const [at, { example, model, place }] of jobs.entries()) {
      const outcome = outcomeOf(example, model);
      shell.outcomes.note(example, model, outcome.passed);
      tell(converted(outcome, place));
      if (!breath.isDue) continue;
      progress?.report(Math.round((100 * at) / jobs.length), `${at + 1} / ${jobs.length}`);
      await breath.take();
    }
  } finally {
    progress?.done();
    // What came of them stands above the clauses.
    if (shell.client.workspace?.codeLens?.refreshSupport === true) {
      connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    }
  }
  return { results };
}

interface Job {
  readonly example: Case;
  readonly model: Model;
  /** Where something of the case stood when it was asked, whatever is typed while others are run. */
  readonly place: (span: Span) => Location;
}

/** The cases asked for that can be run: those of policies without errors. */
function jobsOf(shell: Shell, { uri, names }: RunCasesParams): readonly Job[] {
  const wanted = names && new Set(names);
  return suitesAt(shell, uri).flatMap(({ suite, model }) => {
    const examples = suite.cases.filter(({ name }) => wanted?.has(name) ?? true);
    if (model === undefined || examples.length === 0) return [];
    machinesFor(model);
    const place = shell.convert.placesNow([suite.file, ...suite.reads]);
    return examples.map((example) => ({ example, model, place }));
  });
}

function converted(outcome: ReturnType<typeof outcomeOf>, placeOf: Job['place']): CaseOutcome {
  const { name, span, passed, differences } = outcome;
  return {
    name,
    location: placeOf(span),
    passed,
    differences: differences.map(({ path, label, expected, found, span: place, steps }) => ({
      path,
      label,
      expected,
      found,
      steps,
      location: placeOf(place),
    })),
  };
}

/** What the policy's case files show of it, all together. */
export function coveredByCases(shell: Shell, uri: string): OfPolicy<CaseCoverage> {
  const { convert } = shell;
  const analysis = shell.policyOf(uri);
  if (analysis?.model === undefined) return { kind: 'noPolicy' };
  const policy = convert.uri(analysis.entry);
  if (!analysis.sound) {
    const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
    return { kind: 'unsound', policy, errors: errors.length };
  }
  const cases = shell.workspace.suitesOf(analysis.entry).flatMap(({ suite }) => suite.cases);
  const byFile = new Map<string, CoverageTarget[]>();
  for (const target of caseCoverage(analysis, analysis.model, cases)) {
    const { file } = target.span;
    byFile.set(file, [...(byFile.get(file) ?? []), target]);
  }
  const files = [...byFile].map(
    ([file, targets]): CoveredFile => ({
      uri: convert.uri(file),
      targets: targets.map(({ kind, label, span, outcomes }) => ({
        kind,
        label,
        range: convert.range(span, analysis),
        outcomes,
      })),
    }),
  );
  return { kind: 'found', policy, files };
}
