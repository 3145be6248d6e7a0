// `clause explain`: a decision told for people, step by step.
import type { FactError } from '@clause/runtime';
import { Command } from 'commander';
import { visible } from '#language';
import { explainerFor } from '../evaluator.ts';
import { readDossier } from '../input/dossiers.ts';
import { bytesOf, isOneDossier, noDossier } from '../input/files.ts';
import { linesOf } from '../input/lines.ts';
import { loadPolicy, soundModel } from '../input/policy.ts';
import { recordsOf } from '../input/records.ts';
import { Failure, type Io } from '../io.ts';
import { explanationAsText } from '../output/explanation.ts';
import { jsonText } from '../output/json.ts';
import { indented, type Style, styleFor } from '../output/style.ts';
import type { Exit, Session } from '../session.ts';

export function explainCommand(session: Session): Command {
  return new Command('explain')
    .summary('tell a decision step by step')
    .description(
      'Tells a decision for people: for each award what was asked, what the source says, each step, and why.',
    )
    .argument('<policy>', 'the .clause file')
    .argument('[file]', 'a dossier (JSON), or several (NDJSON); standard input if absent or -')
    .option('--json', 'the decision with its steps as JSON, one line a dossier')
    .addHelpText(
      'after',
      `
Examples:
  clause explain rules.clause enterprise.json
  clause explain rules.clause enterprise.json --json
  clause explain rules.clause enterprise.json | less

A dossier without as_of is judged on today's date. Exit code 1 if a dossier was refused.`,
    )
    .action(async (policy: string, file: string | undefined, options: { json?: true }) => {
      session.exit = await explain(policy, file, options.json === true, session.io);
    });
}

async function explain(
  named: string,
  file: string | undefined,
  json: boolean,
  io: Io,
): Promise<Exit> {
  const model = await soundModel(loadPolicy(named, io), io);
  const decide = explainerFor(model);
  const style = styleFor(io.stdout, io);
  let exit: Exit = 0;
  let first = true;
  let empty = true;
  for await (const record of recordsOf(linesOf(bytesOf(file, io)), isOneDossier(file))) {
    empty = false;
    const read = readDossier(record, model, io.today());
    const outcome = 'errors' in read ? read : decide(read.value);
    if ('errors' in outcome) exit = 1;
    const { line } = record;
    if (json) {
      const told = 'errors' in outcome ? { line, errors: outcome.errors } : outcome.decision;
      await io.stdout.write(`${jsonText(told)}\n`);
      continue;
    }
    const gap = first ? '' : `\n${style.paint.dim('═'.repeat(style.width))}\n\n`;
    first = false;
    if ('errors' in outcome) {
      await io.stdout.write(gap);
      await io.stderr.write(refusal(line, outcome.errors, styleFor(io.stderr, io)));
    } else {
      await io.stdout.write(gap + explanationAsText(outcome.decision, model, style));
    }
  }
  if (empty) throw new Failure(1, noDossier(file));
  return exit;
}

function refusal(line: number, errors: readonly FactError[], style: Style): string {
  const { paint, width } = style;
  const told = errors.flatMap(({ path, message }) => [
    ...(path === '$' ? [] : [`  ${paint.bold(visible(path))}`]),
    ...indented(visible(message), width, '    '),
  ]);
  if (errors.every(({ path }) => path === '$')) {
    return `${paint.red(`The dossier on line ${line} cannot be read.`)}\n${told.join('\n')}\n`;
  }
  const many = errors.length === 1 ? 'a fact needs' : `${errors.length} facts need`;
  return `${paint.red(`The dossier on line ${line} cannot be judged: ${many} mending.`)}\n${told.join('\n')}\n`;
}
