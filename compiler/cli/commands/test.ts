// `clause test`: runs golden cases on the interpreter and on the generated code (DESIGN §4).
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type CoverageOptions, readOut, readPercent, tellCoverage } from '../golden/coverage.ts';
import { findSuites, isSuiteName } from '../golden/find.ts';
import { type LoadedSuite, loadSuites } from '../golden/load.ts';
import { progressOn } from '../golden/progress.ts';
import { reportAsGithub } from '../golden/report-github.ts';
import { reportAsJson } from '../golden/report-json.ts';
import { reportAsJunit } from '../golden/report-junit.ts';
import { reportAsTap } from '../golden/report-tap.ts';
import { reportAsText } from '../golden/report-text.ts';
import { isGreen, runSuites, type TestRun } from '../golden/run.ts';
import { update } from '../golden/update.ts';
import { onOneLine } from '../golden/values.ts';
import { untilChanged } from '../input/watch.ts';
import { Failure, type Io } from '../io.ts';
import { styleFor } from '../output/style.ts';
import type { Exit, Session } from '../session.ts';

const REPORTERS = ['text', 'json', 'junit', 'tap', 'github'] as const;

interface TestOptions extends CoverageOptions {
  readonly reporter: (typeof REPORTERS)[number];
  readonly filter?: string;
  readonly update?: true;
  readonly yes?: true;
  readonly watch?: true;
}

export function testCommand(session: Session): Command {
  return new Command('test')
    .summary('run the golden cases of policies')
    .description(
      'Runs cases: dossiers, and what the policy must answer to them. Each is run on the interpreter and on the generated code, and the two are held to each other.',
    )
    .argument(
      '[path...]',
      'folders (and all inside), case files (cases.yaml, *.cases.yaml, …), or .clause files',
      ['.'],
    )
    .option('--filter <text>', 'only the cases whose names hold this text')
    .option('--update', 'write what the policy answers into the case files, after showing it')
    .option('--yes', 'with --update: write without asking')
    .option('--watch', 'run again whenever a policy or a case file changes')
    .addOption(
      new Option('--reporter <form>', 'how to tell what came of them')
        .choices(REPORTERS)
        .default('text'),
    )
    .option('--coverage', 'tell how much of each policy the cases show, and what they do not')
    .option('--coverage-min <percent>', 'exit 1 where the cases of a policy show less', readPercent)
    .option(
      '--coverage-out <file>',
      'write the coverage as a page (.html), as LCOV (.info, .lcov) or as .json; may be repeated',
      readOut,
    )
    .addHelpText(
      'after',
      `
Examples:
  clause test                                  every case below this folder
  clause test rules.clause --watch             the cases beside one policy, again and again
  clause test policies --filter "at the cap"
  clause test --reporter junit > cases.xml
  clause test cases.yaml --update
  clause test rules.clause --coverage --coverage-min 95 --coverage-out coverage.html

How cases are written is told in docs/cases.md, what coverage counts in docs/coverage.md. Exit code 1
if a case fails, cannot be read or expects nothing, if a policy has errors, if there is no case to
run, and if the cases show less than --coverage-min.`,
    )
    .action(async (paths: string[], options: TestOptions) => {
      if (options.yes && !options.update) throw new Failure(2, '--yes goes with --update');
      if (options.watch && options.update) {
        throw new Failure(2, '--watch and --update exclude each other');
      }
      session.exit = options.watch
        ? await watch(paths, options, session.io)
        : await test(paths, options, session.io);
    });
}

async function test(paths: readonly string[], options: TestOptions, io: Io): Promise<Exit> {
  const suites = load(paths, io);
  const run = await ran(suites, options, io);
  if (options.update && run.counts.failed > 0) {
    // What another tool reads stays what it is.
    const output = options.reporter === 'text' ? io.stdout : io.stderr;
    const updated = await update(run, options.yes === true, io, output);
    // What is written is run like anything else.
    if (updated === 'written') return told(await ran(load(paths, io), options, io), options, io);
    if (updated === 'refused') return 1;
  }
  return told(run, options, io);
}

/** Throws a Failure where there is no case file. */
function load(paths: readonly string[], io: Io): readonly LoadedSuite[] {
  const suites = loadSuites(findSuites(paths, io), io);
  if (suites.length > 0) return suites;
  const where = paths.map((path) => `“${onOneLine(path)}”`).join(', ');
  throw new Failure(
    1,
    `there is no case file in ${where}; cases stand beside their policy, in cases.yaml or NAME.cases.yaml`,
  );
}

/** Throws a Failure where a filter leaves no case. */
async function ran(
  suites: readonly LoadedSuite[],
  { filter }: TestOptions,
  io: Io,
): Promise<TestRun> {
  const progress = progressOn(io);
  const run = await runSuites(suites, filter, io, progress.tell);
  await progress.end();
  const cases = suites.reduce((sum, { suite }) => sum + suite.cases.length, 0);
  if (filter !== undefined && run.counts.cases === 0 && cases > 0 && run.counts.blocked === 0) {
    throw new Failure(1, `none of the ${cases} cases has “${onOneLine(filter)}” in its name`);
  }
  return run;
}

async function told(run: TestRun, options: TestOptions, io: Io): Promise<Exit> {
  const { reporter } = options;
  await io.stdout.write(reportOf(run, reporter, io));
  const covered = await tellCoverage(run, options, reporter, io);
  return isGreen(run) && covered ? 0 : 1;
}

function reportOf(run: TestRun, reporter: TestOptions['reporter'], io: Io): string {
  switch (reporter) {
    case 'text':
      return reportAsText(run, styleFor(io.stdout, io));
    case 'json':
      return reportAsJson(run);
    case 'junit':
      return reportAsJunit(run);
    case 'tap':
      return reportAsTap(run);
    case 'github':
      return reportAsGithub(run);
    default:
      return reporter satisfies never;
  }
}

async function watch(paths: readonly string[], options: TestOptions, io: Io): Promise<Exit> {
  let watched: readonly string[] = [];
  while (!io.stop.aborted) {
    let suites: readonly LoadedSuite[] = [];
    let failure: Failure | undefined;
    try {
      suites = load(paths, io);
      watched = filesOf(suites, io);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // At the start there is nothing to watch; later a file may be gone while it is saved.
      if (watched.length === 0) throw error;
      failure = error;
    }
    const changed = untilChanged(watched, io.stop, isSuiteName);
    // Where it cannot watch, the cases are told first, then why it ends (below).
    changed.catch(() => undefined);
    try {
      if (failure !== undefined) throw failure;
      await told(await ran(suites, options, io), options, io);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await io.stderr.write(`clause: ${error.message}\n`);
    }
    await io.stderr.write('Waiting for changes (Ctrl-C ends this) …\n');
    await changed;
  }
  return 0;
}

/** Every file that an answer may change with: cases, the dossiers they start from, policies, sources. */
function filesOf(suites: readonly LoadedSuite[], io: Io): readonly string[] {
  const names = suites.flatMap(({ file, suite, policy }) => [
    file,
    ...suite.reads,
    ...(policy === undefined ? [] : policy.analysis.files.keys()),
  ]);
  return [...new Set(names)].map((name) => resolve(io.cwd, name));
}
