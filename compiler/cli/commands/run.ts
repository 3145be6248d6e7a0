// `clause run`: decides dossiers, one compact JSON line each, in order (DESIGN §4).
import { Command } from 'commander';
import { evaluatorFor } from '../evaluator.ts';
import { readDossier } from '../input/dossiers.ts';
import { bytesOf, isOneDossier, noDossier } from '../input/files.ts';
import { linesOf } from '../input/lines.ts';
import { loadPolicy, soundModel } from '../input/policy.ts';
import { recordsOf } from '../input/records.ts';
import { Failure, type Io, type Output } from '../io.ts';
import { forTerminals, jsonText } from '../output/json.ts';
import type { Exit, Session } from '../session.ts';

export function runCommand(session: Session): Command {
  return new Command('run')
    .summary('decide dossiers, one JSON line each')
    .description(
      'Decides dossiers: a JSON file with one, or NDJSON with one a line. Prints one compact JSON decision a line, in order. A dossier that is refused gets the line {"line": N, "errors": […]}.',
    )
    .argument('<policy>', 'the .clause file')
    .argument('[file]', 'the dossiers; standard input if absent or -')
    .addHelpText(
      'after',
      `
Examples:
  clause run rules.clause enterprise.json
  clause run rules.clause dossiers.ndjson > decisions.ndjson
  cat dossiers.ndjson | clause run rules.clause

A dossier without as_of is judged on today's date. Exit code 1 if any dossier was refused.`,
    )
    .action(async (policy: string, file: string | undefined) => {
      session.exit = await run(policy, file, session.io);
    });
}

async function run(named: string, file: string | undefined, io: Io): Promise<Exit> {
  const model = await soundModel(loadPolicy(named, io), io);
  const decide = evaluatorFor(model);
  const today = io.today();
  const out = new Batch(io.stdout);
  let exit: Exit = 0;
  let empty = true;
  const bytes = out.writtenBefore(bytesOf(file, io));
  const whole = isOneDossier(file);
  for await (const record of recordsOf(linesOf(bytes), whole)) {
    empty = false;
    const read = readDossier(record, model, today);
    const outcome = 'errors' in read ? read : decide(read.value);
    if ('errors' in outcome) {
      exit = 1;
      out.line(jsonText({ line: record.line, errors: outcome.errors }));
    } else {
      out.line(forTerminals(outcome.json()));
    }
    if (out.full) await out.flush();
  }
  await out.flush();
  if (empty && whole) throw new Failure(1, noDossier(file));
  // A stream without a dossier is a stream all the same: only a person is told.
  if (empty && io.stderr.isTerminal) await io.stderr.write(`clause: ${noDossier(file)}\n`);
  return exit;
}

/** Gathers lines, and writes them when they are many or when the input makes us wait. State: the lines not yet written. */
class Batch {
  readonly #output: Output;
  #held: string[] = [];
  #size = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  /** It is time to write what is held. */
  get full(): boolean {
    return this.#size > 1 << 16;
  }

  line(text: string): void {
    this.#held.push(text, '\n');
    this.#size += text.length;
  }

  async flush(): Promise<void> {
    if (this.#held.length === 0) return;
    // Joined at once: a text put together from two is copied again before it is written.
    const text = this.#held.join('');
    this.#held = [];
    this.#size = 0;
    await this.#output.write(text);
  }

  /** The same bytes; before more of them are waited for, what is held is written. */
  async *writtenBefore(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      yield chunk;
      await this.flush();
    }
  }
}
