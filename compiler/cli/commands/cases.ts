// `clause cases`: a table of golden cases to begin with, for a spreadsheet.
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { tableTemplate } from '#compiler';
import { namedPath } from '../input/node-host.ts';
import { loadPolicy, soundModel } from '../input/policy.ts';
import { Failure, type Io } from '../io.ts';
import type { Exit, Session } from '../session.ts';

interface CasesOptions {
  readonly out?: string;
  readonly labels?: true;
  readonly items: number;
}

/** More columns than any spreadsheet shows at once. */
const MOST_ITEMS = 20;

export function casesCommand(session: Session): Command {
  return new Command('cases')
    .summary('start a table of cases')
    .description(
      'Writes a table of golden cases to go on from in a spreadsheet: a column for every fact and every clause, and one row that the policy answers as it says.',
    )
    .argument('<policy>', 'the .clause file')
    .option('--out <file>', 'the table to write, NAME.cases.csv; standard output if not said')
    .option('--labels', 'name the columns by the labels of the facts')
    .addOption(
      new Option('--items <count>', 'columns for so many items of each list')
        .default(1)
        .argParser(countOf),
    )
    .addHelpText(
      'after',
      `
Examples:
  clause cases rules.clause
  clause cases rules.clause --labels --items 3 --out projects.cases.csv
  clause test projects.cases.csv

How tables are written is told in docs/cases-csv.md.`,
    )
    .action(async (policy: string, options: CasesOptions) => {
      session.exit = await cases(policy, options, session.io);
    });
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_ITEMS) return count;
  throw new InvalidArgumentError(`a whole number from 1 to ${MOST_ITEMS} is wanted`);
}

async function cases(policy: string, options: CasesOptions, io: Io): Promise<Exit> {
  const { out, labels, items } = options;
  if (out !== undefined) refuse(out, io);
  const model = await soundModel(loadPolicy(policy, io), io);
  const table = tableTemplate(model, {
    labels: labels === true,
    items,
    asOf: io.today(),
    name: 'an example',
    reason: 'Write here why the figures are right',
  });
  if (out === undefined) {
    await io.stdout.write(table);
    return 0;
  }
  try {
    // By the mark, spreadsheets know that it is UTF-8.
    writeFileSync(resolve(io.cwd, out), `\ufeff${table}`, { flag: 'wx' });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Failure(2, `cannot write “${out}”: ${words}`);
  }
  await io.stderr.write(`wrote ${namedPath(out)}\n`);
  return 0;
}

/** Cases are work: they are never written over; and a name that `clause test` finds saves a search. */
function refuse(out: string, io: Io): void {
  if (!/(?:^|[./\\])cases\.csv$/i.test(out)) {
    throw new Failure(2, `“${out}” would not be found as cases; end its name in cases.csv`);
  }
  if (existsSync(resolve(io.cwd, out))) {
    throw new Failure(1, `“${out}” is there already, and is not written over`);
  }
}
