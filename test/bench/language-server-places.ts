// How long the built language server takes wherever somebody types: in the header, the facts, the first,
// a middle and the last clause, and in what is broken, of long policies that are unlike one another.
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandClient, type LanguageClient } from '../support/language-client.ts';
import { printTimes } from './print-times.ts';
import { type UnlikePolicy, unlikePolicies } from './unlike-policies.ts';

const LINES = 5000;
/** Of each place; the first is not counted, for the engine warms up. */
const ROUNDS = 3;

/** Somebody types at the end of the line that is found, and takes it back. */
interface Place {
  readonly name: string;
  readonly line: RegExp;
  /** How far down the file it is looked for. */
  readonly from: number;
  readonly typed: string;
}

const PLACES: readonly Place[] = [
  { name: 'the header', line: /^ {2}rounding/, from: 0, typed: ' # x' },
  { name: 'a label of a fact', line: /^ {2}investment:/, from: 0, typed: ' # more' },
  { name: 'a new fact', line: /^ {2}investment:/, from: 0, typed: '\n  extra: boolean "Extra"' },
  { name: 'whom it is for', line: /^ {2}when registered/, from: 0, typed: ' and not registered' },
  { name: 'the first clause', line: /^ {4}when /, from: 0, typed: ' and registered' },
  { name: 'a middle clause', line: /^ {4}when /, from: 0.5, typed: ' and registered' },
  { name: 'a new clause', line: /^$/, from: 0.5, typed: '  clause added\n    grants 10 yuan + ' },
  { name: 'the last clause', line: /^ {4}when /, from: 0.99, typed: ' and registered' },
  { name: 'an open quotation', line: /^ {2}clause /, from: 0.5, typed: ' "abc' },
  { name: 'a broken amount', line: /^ {4}grants /, from: 0.5, typed: ' by by (' },
];

/** Prints percentiles for each of the policies. */
export async function measurePlaces(root: string, scratch: string): Promise<void> {
  for (const [at, policy] of unlikePolicies(LINES).entries()) {
    await measure(policy, join(root, 'compiler/cli/bin.js'), join(scratch, `unlike-${at}`));
  }
}

async function measure(
  { title, files }: UnlikePolicy,
  command: string,
  scratch: string,
): Promise<void> {
  mkdirSync(scratch, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(scratch, name), text);
  const folder = `file://${realpathSync(scratch)}`;
  const client = await commandClient([process.execPath, command, 'lsp', '--stdio'], {
    folders: [folder],
  });
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith('.clause')) await client.open(`${folder}/${name}`, text);
    if (name.endsWith('.yaml')) await client.open(`${folder}/${name}`, text, 'yaml');
  }
  const lines = (files['rules.clause'] ?? '').split('\n');
  const times = { keystroke: [] as number[], completion: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const place of PLACES) {
      const measured = await typeAt(client, `${folder}/rules.clause`, lines, place);
      if (round === 0) continue;
      times.keystroke.push(...measured.keystroke);
      times.completion.push(...measured.completion);
    }
  }
  await client.stop();
  console.log(`\n${title}, milliseconds: median, 95 %, 99 %, worst`);
  printTimes('keystroke to findings', times.keystroke);
  printTimes('completion', times.completion);
}

async function typeAt(
  client: LanguageClient,
  uri: string,
  lines: readonly string[],
  { name, line, from, typed }: Place,
): Promise<{ readonly keystroke: number[]; readonly completion: number[] }> {
  const first = Math.floor(lines.length * from);
  const at = lines.findIndex((text, index) => index >= first && line.test(text));
  if (at < 0) throw new Error(`no line for ${name}`);
  const start = { line: at, character: lines[at]?.length ?? 0 };
  const keystroke: number[] = [];
  const completion: number[] = [];
  let end = start;
  const told = async (range: { start: typeof start; end: typeof start }, text: string) => {
    const before = performance.now();
    await client.change(uri, [{ range, text }]);
    await client.findings(uri);
    keystroke.push(performance.now() - before);
  };
  for (const sign of typed) {
    await told({ start: end, end }, sign);
    end =
      sign === '\n'
        ? { line: end.line + 1, character: 0 }
        : { line: end.line, character: end.character + 1 };
    const before = performance.now();
    const params = { textDocument: { uri }, position: end };
    await client.connection.sendRequest('textDocument/completion', params);
    completion.push(performance.now() - before);
  }
  await told({ start, end }, '');
  client.forget();
  return { keystroke, completion };
}
