// What the cases of a run show of their policies: told in the terminal, written to files, held to
// the least that is asked for.
import { writeFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import {
  type Case,
  type CoverageReport,
  coverageAsHtml,
  coverageAsJson,
  coverageAsLcov,
  coverageOf,
  reachesPercent,
  shownPercent,
} from '#compiler';
import { makeFolder, realPath } from '../input/files.ts';
import { Failure, type Io } from '../io.ts';
import { styleFor } from '../output/style.ts';
import type { ReadyPolicy } from './load.ts';
import { coverageAsText } from './report-coverage.ts';
import type { SuiteRun, TestRun } from './run.ts';
import { onOneLine } from './values.ts';

export interface CoverageOptions {
  readonly coverage?: true;
  /** In percent, of each policy. */
  readonly coverageMin?: number;
  /** Files to write; their endings tell the form. */
  readonly coverageOut?: readonly string[];
}

type Form = (reports: readonly CoverageReport[]) => string;

const FORMS: Readonly<Record<string, Form>> = {
  '.html': coverageAsHtml,
  '.json': coverageAsJson,
  '.info': coverageAsLcov,
  '.lcov': coverageAsLcov,
};

/** A share in percent as it is written behind `--coverage-min`; throws a Failure. */
export function readPercent(text: string): number {
  const percent = /^\d{1,3}(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (percent >= 0 && percent <= 100) return percent;
  throw new Failure(2, `--coverage-min takes a number from 0 to 100, not “${onOneLine(text)}”`);
}

/** One more file behind `--coverage-out`; throws a Failure where its ending names no form. */
export function readOut(file: string, before: readonly string[] = []): readonly string[] {
  if (formOf(file) !== undefined) return [...before, file];
  throw new Failure(
    2,
    `--coverage-out takes a file that ends in .html, .json, .info or .lcov, not “${onOneLine(file)}”`,
  );
}

function formOf(file: string): Form | undefined {
  const ending = extname(file).toLowerCase();
  return Object.hasOwn(FORMS, ending) ? FORMS[ending] : undefined;
}

/**
 * Tells and writes the coverage that is asked for. Whether every policy reaches the least; true where
 * no least is asked for.
 */
export async function tellCoverage(
  run: TestRun,
  options: CoverageOptions,
  reporter: string,
  io: Io,
): Promise<boolean> {
  const { coverage, coverageMin, coverageOut = [] } = options;
  if (!coverage && coverageMin === undefined && coverageOut.length === 0) return true;
  const reports = coverageReports(run);
  // What another tool reads stays what it is.
  const output = reporter === 'text' ? io.stdout : io.stderr;
  await output.write(coverageAsText(reports, styleFor(output, io)));
  refuseFilesOf(run, coverageOut, io);
  for (const file of coverageOut) {
    write(file, formOf(file)?.(reports) ?? '', io);
    await io.stderr.write(`wrote ${onOneLine(file)}\n`);
  }
  const short = reports.filter(
    (report) => !reachesPercent(report.coverage.total, coverageMin ?? 0),
  );
  for (const { policy, coverage: found } of short) {
    const share = shownPercent(found.total);
    await io.stderr.write(
      `clause: ${onOneLine(policy)}: the cases show ${share} %, less than the ${coverageMin} % asked for\n`,
    );
  }
  return short.length === 0;
}

/** Policy by policy, over all of its case files. */
function coverageReports({ suites }: TestRun): readonly CoverageReport[] {
  const byPolicy = new Map<ReadyPolicy, SuiteRun[]>();
  for (const suite of suites) {
    const { policy } = suite.loaded;
    if (policy?.machines === undefined) continue;
    byPolicy.set(policy, [...(byPolicy.get(policy) ?? []), suite]);
  }
  return [...byPolicy].flatMap(([policy, runs]) => {
    const model = policy.machines?.model;
    if (model === undefined) return [];
    const cases = runs.flatMap(({ results, places }) =>
      results.map(({ case: example }) => ({ example, places })),
    );
    const reported = cases.map(({ example: { name, span }, places }) => ({
      name: onOneLine(name),
      span,
      line: places.of(span).start.line,
    }));
    const texts = new Map([...policy.analysis.files].map(([path, { text }]) => [path, text]));
    const dossiers: readonly Case[] = cases.map(({ example }) => example);
    const coverage = coverageOf(model, dossiers);
    return [{ policy: policy.path, model, texts, cases: reported, coverage }];
  });
}

/** What a run reads is never written over. */
function refuseFilesOf({ suites }: TestRun, files: readonly string[], io: Io): void {
  const read = suites.flatMap(({ loaded: { file, suite, policy } }) => [
    file,
    ...suite.reads,
    ...(policy?.analysis.files.keys() ?? []),
  ]);
  const own = new Set(read.map((file) => realPath(resolve(io.cwd, file))));
  const over = files.find((file) => own.has(realPath(resolve(io.cwd, file))));
  if (over === undefined) return;
  throw new Failure(
    2,
    `“${onOneLine(over)}” is read by this run; name another with --coverage-out`,
  );
}

function write(file: string, text: string, io: Io): void {
  const full = resolve(io.cwd, file);
  try {
    makeFolder(dirname(full));
    writeFileSync(full, text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Failure(2, `cannot write “${onOneLine(file)}”: ${words}`);
  }
}
