// The command's frame: its name, its help, and what every failure comes to.
import { Command, CommanderError } from 'commander';
import { ENGINE } from '#compiler';
import { buildCommand } from './commands/build.ts';
import { casesCommand } from './commands/cases.ts';
import { checkCommand } from './commands/check.ts';
import { docCommand } from './commands/doc.ts';
import { explainCommand } from './commands/explain.ts';
import { fmtCommand } from './commands/fmt.ts';
import { initCommand } from './commands/init.ts';
import { lspCommand } from './commands/lsp.ts';
import { runCommand } from './commands/run.ts';
import { testCommand } from './commands/test.ts';
import { Failure, type Io, PipeClosed } from './io.ts';
import type { Exit, Session } from './session.ts';

/** Runs the command with these arguments (without node's own two). Never throws. */
export async function main(args: readonly string[], io: Io): Promise<Exit> {
  const session: Session = { io, exit: 0 };
  const said = { out: '', err: '' };
  try {
    await programFor(session, said).parseAsync(args, { from: 'user' });
    await io.stdout.write(said.out);
    return session.exit;
  } catch (error) {
    return told(error, io, said).catch(() => 2 as const);
  }
}

async function told(error: unknown, io: Io, said: { out: string; err: string }): Promise<Exit> {
  if (error instanceof PipeClosed) return 0;
  if (error instanceof CommanderError) {
    await io.stdout.write(said.out);
    await io.stderr.write(said.err);
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof Failure) {
    await io.stderr.write(`clause: ${error.message}\n`);
    return error.exit;
  }
  // A fault of ours. People get a sentence; who looks for the fault asks for the stack.
  const words = error instanceof Error ? error.message : String(error);
  const stack = io.env.CLAUSE_DEBUG && error instanceof Error ? `\n${error.stack}` : '';
  await io.stderr.write(
    `clause: something went wrong that is Clause's own fault: ${words.split('\n')[0]}\nPlease report it with the files that led to it.${stack}\n`,
  );
  return 2;
}

function programFor(session: Session, said: { out: string; err: string }): Command {
  const program = new Command('clause')
    .description('Support policies as clauses: checked, explained, compiled.')
    .version(ENGINE, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText(
      'after',
      `
Examples:
  clause init my-policy                         start a policy, with its source and cases
  clause check rules.clause                     hold it to the language and to its source text
  clause explain rules.clause enterprise.json   tell a decision step by step
  clause run rules.clause dossiers.ndjson       decide, one JSON line a dossier
  clause test rules.clause                      run its cases
  clause doc rules.clause --interactive         write the page that an applicant fills in

Exit codes: 0 fine; 1 the policy, facts or cases fall short; 2 wrong usage.`,
    );
  const commands = [
    checkCommand,
    runCommand,
    testCommand,
    casesCommand,
    explainCommand,
    buildCommand,
    docCommand,
    fmtCommand,
    initCommand,
    lspCommand,
  ];
  for (const command of commands) program.addCommand(command(session));
  for (const each of [program, ...program.commands]) {
    each
      .exitOverride()
      .showHelpAfterError('(add --help for what this command takes)')
      .configureOutput({
        writeOut: (text) => {
          said.out += text;
        },
        writeErr: (text) => {
          said.err += text;
        },
        getOutHelpWidth: () => session.io.stdout.columns ?? 100,
        getErrHelpWidth: () => session.io.stderr.columns ?? 100,
      });
  }
  return program;
}
