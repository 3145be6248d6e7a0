// `clause build`: the policy as TypeScript, as JavaScript, or the JSON Schema of its dossier or of its
// case files.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  type Analysis,
  type GeneratedOutput,
  generateCaseSchema,
  generateJsonSchema,
  generateTypescript,
  type Model,
} from '#compiler';
import { isFolder, makeFolder, realPath } from '../input/files.ts';
import { namedPath } from '../input/node-host.ts';
import { loadPolicy, soundModel } from '../input/policy.ts';
import { untilChanged } from '../input/watch.ts';
import { Failure, type Io } from '../io.ts';
import type { Exit, Session } from '../session.ts';

const TARGETS = ['typescript', 'json-schema', 'case-schema'] as const;
type Target = (typeof TARGETS)[number];

interface BuildOptions {
  readonly target: Target;
  readonly emit: 'ts' | 'js';
  readonly out?: string;
  readonly check?: true;
  readonly watch?: true;
}

function targetOf(written: string): Target {
  const target = TARGETS.find((one) => one === written);
  if (target !== undefined) return target;
  const advice = /^(?:js|javascript)$/i.test(written)
    ? ' JavaScript is written with --emit js.'
    : '';
  throw new InvalidArgumentError(`Allowed choices are ${TARGETS.join(', ')}.${advice}`);
}

export function buildCommand(session: Session): Command {
  return new Command('build')
    .summary('write the policy as code or as a schema')
    .description(
      'Writes the policy as a typed evaluator (TypeScript, or JavaScript with declarations and a source map to the clauses), or the JSON Schema of its dossier, or that of its case files in YAML.',
    )
    .argument('<policy>', 'the .clause file')
    .addOption(
      new Option('--target <target>', 'what to write; JavaScript by --emit js')
        .argParser(targetOf)
        .default('typescript'),
    )
    .addOption(
      new Option('--emit <kind>', 'TypeScript, or JavaScript with .d.ts and source map')
        .choices(['ts', 'js'])
        .default('ts'),
    )
    .option('--out <path>', 'the file to write, or a folder; - for standard output')
    .option('--check', 'write nothing; exit code 1 if what is there is stale')
    .option('--watch', 'build again whenever a file of the policy changes')
    .addHelpText(
      'after',
      `
Examples:
  clause build rules.clause                              writes rules.generated.ts beside it
  clause build rules.clause --emit js --out dist/
  clause build rules.clause --target json-schema --out dossier.schema.json
  clause build rules.clause --target case-schema         editors complete cases by it
  clause build rules.clause --out src/policy.ts --check  in CI: is it what the clauses say?
  clause build rules.clause --watch`,
    )
    .action(async (policy: string, options: BuildOptions) => {
      if (options.watch && options.check) {
        throw new Failure(2, '--watch and --check exclude each other');
      }
      session.exit = options.watch
        ? await watch(policy, options, session.io)
        : await build(policy, options, session.io);
    });
}

async function build(policy: string, options: BuildOptions, io: Io): Promise<Exit> {
  const loaded = loadPolicy(policy, io);
  const model = await soundModel(loaded, io);
  const outputs = outputsOf(model, loaded.analysis, options, basePath(policy, options, io), io);
  if (options.out === '-') {
    if (options.check) throw new Failure(2, '--check needs a file to look at, not standard output');
    for (const { text } of outputs.slice(0, 1)) await io.stdout.write(text);
    return 0;
  }
  refuseOwnFiles(outputs, loaded.analysis, io);
  const stale = outputs.filter(({ path, text }) => contentOf(resolve(io.cwd, path)) !== text);
  if (options.check) {
    for (const { path } of stale) {
      const why = existsSync(resolve(io.cwd, path)) ? 'is stale' : 'is not there';
      await io.stdout.write(`${path} ${why}; run clause build without --check\n`);
    }
    return stale.length === 0 ? 0 : 1;
  }
  for (const { path, text } of outputs) {
    try {
      makeFolder(dirname(resolve(io.cwd, path)));
      if (stale.some((each) => each.path === path)) writeFileSync(resolve(io.cwd, path), text);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      throw new Failure(2, `cannot write “${path}”: ${words}`);
    }
    await io.stderr.write(`wrote ${path}\n`);
  }
  return 0;
}

/** What the policy is built from is never written over. */
function refuseOwnFiles(outputs: readonly GeneratedOutput[], { files }: Analysis, io: Io): void {
  const own = new Set([...files.keys()].map((path) => realPath(resolve(io.cwd, path))));
  const over = outputs.find(({ path }) => own.has(realPath(resolve(io.cwd, path))));
  if (over === undefined) return;
  throw new Failure(2, `“${over.path}” is a file of the policy itself; name another with --out`);
}

async function watch(policy: string, options: BuildOptions, io: Io): Promise<Exit> {
  let files = watchedFiles(policy, io);
  while (!io.stop.aborted) {
    try {
      files = watchedFiles(policy, io);
    } catch (error) {
      // Gone for a moment, as while it is saved: what was watched is watched on.
      if (!(error instanceof Failure)) throw error;
    }
    const changed = untilChanged(files, io.stop);
    // Where it cannot watch, the build is told first, then why it ends (below).
    changed.catch(() => undefined);
    try {
      await build(policy, options, io);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await io.stderr.write(`clause: ${error.message}\n`);
    }
    await io.stderr.write('Waiting for changes (Ctrl-C ends this) …\n');
    await changed;
  }
  return 0;
}

/** Throws a Failure while the policy's own file cannot be had. */
function watchedFiles(policy: string, io: Io): readonly string[] {
  const named = loadPolicy(policy, io).analysis.files.keys();
  return [...named].map((path) => resolve(io.cwd, path));
}

function outputsOf(
  model: Model,
  { files }: Analysis,
  { target, emit }: BuildOptions,
  path: string,
  io: Io,
): readonly GeneratedOutput[] {
  switch (target) {
    case 'typescript': {
      const sources = new Map([...files].map(([name, { text }]) => [name, text]));
      // Source maps name the clauses from the folder that they themselves stand in.
      const folder = dirname(resolve(io.cwd, path));
      const sourceName = (source: string) => namedPath(relative(folder, resolve(io.cwd, source)));
      return generateTypescript(model, { emit, path, sources, sourceName });
    }
    case 'json-schema':
      return [{ path, text: generateJsonSchema(model) }];
    case 'case-schema':
      return [{ path, text: generateCaseSchema(model) }];
    default:
      return target satisfies never;
  }
}

/** How an output's name ends that is not said. */
const ENDINGS: Readonly<Record<Target, (emit: BuildOptions['emit']) => string>> = {
  typescript: (emit) => `generated.${emit}`,
  'json-schema': () => 'schema.json',
  'case-schema': () => 'cases.schema.json',
};

/** Where the main output goes: beside the policy, if not said otherwise. */
function basePath(policy: string, { out, target, emit }: BuildOptions, io: Io): string {
  const stem = basename(policy).replace(/\.clause$/, '');
  const name = `${stem}.${ENDINGS[target](emit)}`;
  if (out === undefined || out === '-') return namedPath(join(dirname(policy), name));
  const folder = /[\\/]$/.test(out) || isFolder(resolve(io.cwd, out));
  const path = namedPath(folder ? join(out, name) : out);
  const endings = { ts: /\.m?ts$/, js: /\.m?js$/ };
  if (target !== 'typescript' && !path.endsWith('.json')) {
    throw new Failure(2, `a JSON Schema is written to a file that ends in .json, not “${out}”`);
  }
  if (target === 'typescript' && !endings[emit].test(path)) {
    throw new Failure(2, `--emit ${emit} writes a file that ends in .${emit}, not “${out}”`);
  }
  return path;
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
