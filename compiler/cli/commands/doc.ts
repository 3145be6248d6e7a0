// `clause doc`: the policy as a page that people read, or with --interactive as one that an applicant
// fills in, in a plain browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { documentPage, formOf, interactivePage, policyDocument } from '#compiler';
import { isFolder, makeFolder, realPath } from '../input/files.ts';
import { namedPath } from '../input/node-host.ts';
import { type LoadedPolicy, loadPolicy, soundModel } from '../input/policy.ts';
import { Failure, type Io } from '../io.ts';
import { pageAssets } from '../page-assets.ts';
import type { Exit, Session } from '../session.ts';

interface DocOptions {
  readonly interactive?: true;
  readonly out?: string;
  readonly check?: true;
}

export function docCommand(session: Session): Command {
  return new Command('doc')
    .summary('write the policy as a web page')
    .description(
      'Writes the policy as one HTML file: to read, article by article with its source text; or, with --interactive, as a form that tells an applicant in any browser what is paid and why. The file asks for nothing else: it works from a disk, and sends nothing anywhere.',
    )
    .argument('<policy>', 'the .clause file')
    .option('--interactive', 'a form with the decision beside it')
    .option('--out <path>', 'the file to write, or a folder; - for standard output')
    .option('--check', 'write nothing; exit code 1 if what is there is stale')
    .addHelpText(
      'after',
      `
Examples:
  clause doc rules.clause                                writes rules.html beside it
  clause doc rules.clause --interactive                  writes rules.form.html
  clause doc rules.clause --interactive --out site/index.html
  clause doc rules.clause --interactive --check          in CI: is it what the clauses say?`,
    )
    .action(async (policy: string, options: DocOptions) => {
      session.exit = await doc(policy, options, session.io);
    });
}

async function doc(policy: string, options: DocOptions, io: Io): Promise<Exit> {
  if (options.check && options.out === '-') {
    throw new Failure(2, '--check needs a file to look at, not standard output');
  }
  const loaded = loadPolicy(policy, io);
  const model = await soundModel(loaded, io);
  const document = policyDocument(loaded.analysis, model);
  const text = options.interactive
    ? interactivePage(model, document, pageAssets())
    : documentPage(document, formOf(model), model);
  if (options.out === '-') {
    await io.stdout.write(text);
    return 0;
  }
  const path = pathOf(policy, options, io);
  const full = resolve(io.cwd, path);
  refuseOwnFile(path, loaded, io);
  const there = contentOf(full);
  if (options.check) {
    if (there === text) return 0;
    const why = there === undefined ? 'is not there' : 'is stale';
    await io.stdout.write(`${path} ${why}; run clause doc without --check\n`);
    return 1;
  }
  try {
    makeFolder(dirname(full));
    if (there !== text) writeFileSync(full, text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Failure(2, `cannot write “${path}”: ${words}`);
  }
  await io.stderr.write(`wrote ${path}\n`);
  return 0;
}

/** Where the page goes: beside the policy, if not said otherwise. */
function pathOf(policy: string, { out, interactive }: DocOptions, io: Io): string {
  const stem = basename(policy).replace(/\.clause$/, '');
  const name = `${stem}.${interactive ? 'form.html' : 'html'}`;
  if (out === undefined) return namedPath(join(dirname(policy), name));
  const folder = /[\\/]$/.test(out) || isFolder(resolve(io.cwd, out));
  const path = namedPath(folder ? join(out, name) : out);
  if (!/\.html?$/i.test(path)) {
    throw new Failure(2, `a page is written to a file that ends in .html, not “${out}”`);
  }
  return path;
}

/** What the page is made from is never written over. */
function refuseOwnFile(path: string, { analysis }: LoadedPolicy, io: Io): void {
  const own = [...analysis.files.keys()].map((each) => realPath(resolve(io.cwd, each)));
  if (!own.includes(realPath(resolve(io.cwd, path)))) return;
  throw new Failure(2, `“${path}” is a file of the policy itself; name another with --out`);
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
