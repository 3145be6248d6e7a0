// `clause fmt`: the one layout that clauses have.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { format } from '#language';
import { isFolder } from '../input/files.ts';
import { loadPolicy } from '../input/policy.ts';
import { Failure, type Io } from '../io.ts';
import type { Exit, Session } from '../session.ts';

export function fmtCommand(session: Session): Command {
  return new Command('fmt')
    .summary('lay out clause files')
    .description(
      'Writes clause files in their one layout. Comments stay, the meaning stays; what holds an error is left as it stands.',
    )
    .argument('<file...>', 'the .clause files')
    .option('--check', 'write nothing; exit code 1 if a file is not laid out')
    .addHelpText(
      'after',
      `
Examples:
  clause fmt rules.clause
  clause fmt --check policies/*/*.clause`,
    )
    .action(async (files: string[], options: { check?: true }) => {
      let exit: Exit = 0;
      for (const file of [...new Set(files)]) {
        if (!(await layOut(file, options.check === true, session.io))) exit = 1;
      }
      session.exit = exit;
    });
}

/** Whether the file is laid out now. */
async function layOut(named: string, checkOnly: boolean, io: Io): Promise<boolean> {
  // A source text that is given by mistake must not be written over.
  if (!named.endsWith('.clause') && !isFolder(resolve(io.cwd, named))) {
    throw new Failure(2, `“${named}” is not a .clause file; fmt writes no others`);
  }
  const { path, analysis, places } = loadPolicy(named, io);
  const file = analysis.files.get(path);
  if (file?.kind !== 'clauses') throw new Failure(2, `“${path}” is not a file of clauses`);
  const { text, changed, problems } = format(file.text, { file: path, units: file.units });
  const [problem] = problems;
  if (problem !== undefined) {
    const { start, end } = problem.span;
    const { line } = places.of({ file: path, start, end }).start;
    await io.stderr.write(
      problem.problem === 'error'
        ? `${path}:${line}: holds an error and is left as it stands there\n`
        : `${path}:${line}: is left as it stands: laying it out would change it. Please report this with the file.\n`,
    );
  }
  if (!changed) return problem === undefined;
  if (checkOnly) {
    await io.stdout.write(`${path}: not laid out; run clause fmt ${path}\n`);
    return false;
  }
  try {
    const mark = file.bytes[0] === 0xef && file.bytes[1] === 0xbb ? '\ufeff' : '';
    writeFileSync(resolve(io.cwd, named), mark + text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Failure(2, `cannot write “${path}”: ${words}`);
  }
  await io.stderr.write(`${path}: laid out\n`);
  return problem === undefined;
}
