// `clause test --update`: what the policy answers is written into the case files, after it was shown
// and agreed to. Nothing else in the files changes.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Difference, type FileEdit, updatesFor } from '#compiler';
import { Failure, type Io } from '../io.ts';
import { indented, styleFor } from '../output/style.ts';
import { bytesOfSuite } from './load.ts';
import type { SuiteRun, TestRun } from './run.ts';
import { pathText, valueText, visible } from './values.ts';
import { testWords } from './words.ts';

/** What became of an update. */
export type Updated =
  /** Everything is as the files expect it, or nothing of it can be written. */
  | 'nothing'
  /** It was shown, and nobody agreed to it. */
  | 'refused'
  | 'written';

interface FileUpdate {
  readonly run: SuiteRun;
  readonly edits: readonly FileEdit[];
}

/** Shows what would be written, asks for it, and writes it. `yes`: agreed to beforehand. */
export async function update(run: TestRun, yes: boolean, io: Io): Promise<Updated> {
  const style = styleFor(io.stdout, io);
  const updates: FileUpdate[] = [];
  const shown: string[] = [];
  for (const suite of run.suites) {
    const told: string[] = [];
    const differences: Difference[] = [];
    for (const result of suite.results.filter(({ passed }) => !passed)) {
      const words = testWords(suite.loaded.policy?.analysis.language ?? 'en');
      told.push(`  ${visible(result.case.name)}`);
      if (result.machinesDisagree) {
        told.push(...indented(words.disagree, style.width, '    '));
        continue;
      }
      for (const difference of result.differences.get('interpreter') ?? []) {
        const { line } = suite.places.of(difference.span).start;
        const what = `${pathText(difference, undefined, words)} (line ${line})`;
        if (difference.update.kind === 'none') {
          const why = words.whyNot[difference.update.why];
          told.push(...indented(`${what} stays as it is: ${why}`, style.width, '      ', '    '));
        } else {
          const change = `${valueText(difference.expected, words)} → ${valueText(difference.found, words)}`;
          told.push(...indented(`${what}: ${change}`, style.width, '      ', '    '));
          differences.push(difference);
        }
      }
    }
    if (told.length > 0) shown.push(style.paint.bold(visible(suite.loaded.file)), ...told);
    const edits = updatesFor(suite.loaded.text, suite.loaded.suite.form, differences);
    if (edits.length > 0) updates.push({ run: suite, edits });
  }
  if (shown.length > 0) await io.stdout.write(`${shown.join('\n')}\n\n`);
  if (updates.length === 0) return 'nothing';
  if (!yes && !(await agreed(updates, io))) return 'refused';
  for (const { run: suite, edits } of updates) write(suite, edits, io);
  const files = updates.map(({ run: suite }) => visible(suite.loaded.file)).join(', ');
  await io.stdout.write(
    `Written: ${files}. Read the changes before you keep them: a case proves\nthe policy only if its figures come from the source text.\n\n`,
  );
  return 'written';
}

async function agreed(updates: readonly FileUpdate[], io: Io): Promise<boolean> {
  if (!io.stdout.isTerminal) {
    await io.stderr.write('clause: nothing is written; add --yes to write what stands above\n');
    return false;
  }
  const values = updates.reduce((sum, { edits }) => sum + edits.length, 0);
  const files = updates.length === 1 ? 'the file' : `${updates.length} files`;
  await io.stdout.write(
    `Write ${values === 1 ? 'this change' : `these ${values} changes`} into ${files}? [y/N] `,
  );
  const yes = /^(?:y|yes)$/i.test((await firstLine(io.stdin)).trim());
  if (!yes) await io.stdout.write('Nothing is written.\n');
  return yes;
}

async function firstLine(input: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of input) {
    text += new TextDecoder().decode(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}

/** Throws a Failure where the file has changed meanwhile, or cannot be written. */
function write({ loaded }: SuiteRun, edits: readonly FileEdit[], io: Io): void {
  const now = new TextDecoder().decode(bytesOfSuite(loaded, io));
  if (now !== loaded.text) {
    throw new Failure(1, `“${visible(loaded.file)}” has changed meanwhile; run it again`);
  }
  const bytes = bytesOfSuite(loaded, io);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    writeFileSync(
      resolve(io.cwd, loaded.file),
      (marked ? '\ufeff' : '') + edited(loaded.text, edits),
    );
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Failure(2, `cannot write “${visible(loaded.file)}”: ${words}`);
  }
}

/** A text with its edits, which stand in its order and do not overlap. */
function edited(text: string, edits: readonly FileEdit[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const { span, text: written } of edits) {
    pieces.push(text.slice(at, span.start), written);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}
