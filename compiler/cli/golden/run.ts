// Runs loaded case files and counts what came of them: what every reporter is made of.
import { type CaseResult, type Machine, runCase } from '#compiler';
import type { Io } from '../io.ts';
import { type Finding, findingsOf } from '../output/findings.ts';
import { Places } from '../output/places.ts';
import type { LoadedSuite, ReadyPolicy } from './load.ts';

/** What came of one case file. */
export interface SuiteRun {
  readonly loaded: LoadedSuite;
  readonly places: Places;
  /** What is wrong with the file itself. */
  readonly findings: readonly Finding[];
  /** In the order of the file; those that a filter leaves out are not here. */
  readonly results: readonly CaseResult[];
}

export interface TestRun {
  readonly suites: readonly SuiteRun[];
  /** Policies that could not be compiled, each once. */
  readonly broken: readonly ReadyPolicy[];
  readonly counts: RunCounts;
  readonly milliseconds: number;
}

export interface RunCounts {
  readonly suites: number;
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  /** Case files that were not run, and errors in those that were. */
  readonly blocked: number;
  readonly errors: number;
  readonly machines: Readonly<
    Record<Machine, { readonly passed: number; readonly failed: number }>
  >;
}

/** Told while it goes on; may wait. */
export type Progress = (done: number, of: number) => void | Promise<void>;

/** So long cases are run at a stretch, in milliseconds, before anything else may happen. */
const STRETCH = 50;

/** Runs the cases whose names hold `filter`, whatever their case. */
export async function runSuites(
  suites: readonly LoadedSuite[],
  filter: string | undefined,
  io: Pick<Io, 'stop'>,
  progress: Progress = () => {},
): Promise<TestRun> {
  const start = performance.now();
  const wanted = filter?.toLowerCase();
  const chosen = suites.map((loaded) => ({
    loaded,
    cases: loaded.suite.cases.filter(
      ({ name }) => wanted === undefined || name.toLowerCase().includes(wanted),
    ),
  }));
  const all = chosen.reduce((sum, { cases }) => sum + cases.length, 0);
  let done = 0;
  let since = start;
  const runs: SuiteRun[] = [];
  for (const { loaded, cases } of chosen) {
    const results: CaseResult[] = [];
    const machines = loaded.policy?.machines;
    for (const example of cases) {
      if (machines === undefined || io.stop.aborted) break;
      results.push(runCase(example, machines));
      done++;
      if (performance.now() - since > STRETCH) {
        await progress(done, all);
        await new Promise((resume) => setImmediate(resume));
        since = performance.now();
      }
    }
    const places = new Places(new Map([[loaded.file, loaded.text]]));
    const language = loaded.policy?.analysis.language ?? 'en';
    const findings = findingsOf(loaded.suite.diagnostics, places, language);
    runs.push({ loaded, places, findings, results });
  }
  const broken = suites.flatMap(({ policy }) =>
    policy !== undefined && policy.machines === undefined ? [policy] : [],
  );
  return {
    suites: runs,
    broken: [...new Set(broken)],
    counts: countsOfRun(runs),
    milliseconds: performance.now() - start,
  };
}

function countsOfRun(runs: readonly SuiteRun[]): RunCounts {
  const results = runs.flatMap((run) => run.results);
  const passed = results.filter((result) => result.passed).length;
  const of = (machine: Machine) => {
    const failed = results.filter(({ differences }) => (differences.get(machine) ?? []).length > 0);
    return { passed: results.length - failed.length, failed: failed.length };
  };
  return {
    suites: runs.length,
    cases: results.length,
    passed,
    failed: results.length - passed,
    blocked: runs.filter(({ loaded }) => loaded.blocked !== undefined).length,
    errors: runs.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error')
      .length,
    machines: { interpreter: of('interpreter'), generated: of('generated') },
  };
}

/** Whether everything was run, and everything answers as expected. */
export function isGreen({ counts }: TestRun): boolean {
  return counts.failed === 0 && counts.blocked === 0 && counts.errors === 0 && counts.cases > 0;
}
