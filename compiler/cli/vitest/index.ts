// `@clause/cli/vitest`: the golden cases of a policy as vitest tests, for a service's own test run.
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import { describe, test } from 'vitest';
import { type Case, type CaseResult, runCase } from '#compiler';
import type { Span } from '#language';
import { findSuites } from '../golden/find.ts';
import { type LoadedSuite, loadSuites } from '../golden/load.ts';
import { failureLines } from '../golden/report-text.ts';
import type { SuiteRun } from '../golden/run.ts';
import { testWords } from '../golden/words.ts';
import type { Io, Output } from '../io.ts';
import { findingsOf } from '../output/findings.ts';
import { Places } from '../output/places.ts';
import type { Style } from '../output/style.ts';
import { findingsAsText } from '../output/text.ts';
import type { golden as declared } from './public.d.ts';
import { type Ask, asked, serviceOf } from './service.ts';

const style: Style = { forPeople: false, width: 100, paint: pc.createColors(false) };

export const golden: typeof declared = (path, options = {}) => {
  const io = quietIo();
  const named = path instanceof URL ? relative(io.cwd, fileURLToPath(path)) || '.' : path;
  const suites = loadSuites(findSuites([named], io), io);
  if (suites.length === 0) {
    throw new Error(
      `there is no case file in “${named}”; cases stand beside their policy, in cases.yaml, NAME.cases.yaml or NAME.cases.csv`,
    );
  }
  const service = serviceOf(options);
  for (const suite of suites) {
    describe(suite.file, () => define(suite, service, io));
  }
};

/** One suite: that it can be read and run, and each of its cases. */
function define(loaded: LoadedSuite, service: Ask | undefined, io: Io): void {
  const { suite, policy, blocked } = loaded;
  const run = runOf(loaded);
  const errors = run.findings.filter(({ severity }) => severity === 'error');
  const why = blocked ?? (errors.length === 0 ? undefined : 'cannot be read as it stands');
  if (why !== undefined) {
    test('is read and run', () => {
      const text = `${loaded.file}: ${why}\n\n${findingsAsText(errors, run.places, style)}`;
      throw failureAt(errors[0]?.span, text, run, io);
    });
  }
  const machines = policy?.machines;
  if (machines === undefined || suite.cases.length === 0) return;
  const each = (resultFor: (example: Case) => CaseResult | Promise<CaseResult>) => {
    for (const example of suite.cases) {
      test(example.name, async () => {
        const result = await resultFor(example);
        if (result.passed) return;
        // Without the heading: vitest has the name of the test.
        const text = failureLines(run, result, style).slice(1).join('\n').trimStart();
        throw failureAt(example.span, text, run, io);
      });
    }
  };
  if (service !== undefined) {
    each((example) => asked(example, service));
    return;
  }
  const results = new Map<Case, CaseResult>();
  const resultOf = (example: Case): CaseResult => {
    const result = results.get(example) ?? runCase(example, machines);
    results.set(example, result);
    return result;
  };
  const words = testWords(policy?.analysis.language ?? 'en');
  for (const machine of ['interpreter', 'generated'] as const) {
    describe(words.machines[machine], () => each(resultOf));
  }
}

/** The suite as reports know it. */
function runOf(loaded: LoadedSuite): SuiteRun {
  const places = new Places(new Map([[loaded.file, loaded.text]]));
  const language = loaded.policy?.analysis.language ?? 'en';
  const findings = findingsOf(loaded.suite.diagnostics, places, language);
  return { loaded, places, findings, results: [] };
}

/** A failure whose place is in the case file: vitest shows the lines around it. */
function failureAt(span: Span | undefined, text: string, { loaded, places }: SuiteRun, io: Io) {
  const error = new Error(text);
  const { line, column } = places.of(span ?? { file: loaded.file, start: 0, end: 0 }).start;
  error.name = 'GoldenCase';
  error.stack = `${error.name}: ${text}\n    at ${resolve(io.cwd, loaded.file)}:${line}:${column}`;
  return error;
}

/** The command's world without its streams: nothing is printed from here. */
function quietIo(): Io {
  const output: Output = { isTerminal: false, columns: undefined, write: async () => {} };
  return {
    stdin: (async function* () {})(),
    stdout: output,
    stderr: output,
    env: process.env,
    cwd: process.cwd(),
    today: () => '',
    stop: new AbortController().signal,
  };
}
