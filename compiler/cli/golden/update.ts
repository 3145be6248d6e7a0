// `clause test --update`: what the policy answers is written into the case files, after it was shown
// and agreed to. Nothing else in the files changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Difference, explainCase, type UpdatedFile, updatedFile } from '#compiler';
import { Failure, type Io, type Output } from '../io.ts';
import { indented, styleFor } from '../output/style.ts';
import type { SuiteRun, TestRun } from './run.ts';
import { onOneLine, pathText, valueText } from './values.ts';
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
  readonly bytes: Uint8Array;
  /** So many values are written. */
  readonly values: number;
}

/**
 * Shows what would be written, asks for it, and writes it. `yes`: agreed to beforehand; `output`: where
 * it is shown.
 */
export async function update(run: TestRun, yes: boolean, io: Io, output: Output): Promise<Updated> {
  const style = styleFor(output, io);
  const updates: FileUpdate[] = [];
  const shown: string[] = [];
  for (const suite of run.suites) {
    const told: string[] = [];
    const differences: Difference[] = [];
    for (const result of suite.results.filter(({ passed }) => !passed)) {
      const words = testWords(suite.loaded.policy?.analysis.language ?? 'en');
      told.push(`  ${onOneLine(result.case.name)}`);
      if (result.machinesDisagree) {
        told.push(...indented(words.disagree, style.width, '    '));
        continue;
      }
      const model = suite.loaded.policy?.machines?.model;
      const decision = model && explainCase(result.case, model);
      for (const difference of result.differences.get('interpreter') ?? []) {
        const { line } = suite.places.of(difference.span).start;
        const what = `${pathText(difference, decision, words)} (line ${line})`;
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
    if (told.length > 0) shown.push(style.paint.bold(onOneLine(suite.loaded.file)), ...told);
    if (differences.length === 0) continue;
    const { form } = suite.loaded.suite;
    const updated = updatedFile(suite.loaded.bytes, form, differences);
    if ('refused' in updated) {
      shown.push(...indented(refusals[updated.refused], style.width, '  '));
    } else updates.push({ run: suite, bytes: updated.bytes, values: differences.length });
  }
  if (shown.length > 0) await output.write(`${shown.join('\n')}\n\n`);
  if (updates.length === 0) return 'nothing';
  if (!yes && !(await agreed(updates, io, output))) return 'refused';
  for (const each of updates) write(each, io);
  const files = updates.map(({ run: suite }) => onOneLine(suite.loaded.file)).join(', ');
  await output.write(
    `Written: ${files}. Read the changes before you keep them: a case proves\nthe policy only if its figures come from the source text.\n\n`,
  );
  return 'written';
}

async function agreed(updates: readonly FileUpdate[], io: Io, output: Output): Promise<boolean> {
  if (!output.isTerminal) {
    await io.stderr.write('clause: nothing is written; add --yes to write what stands above\n');
    return false;
  }
  const values = updates.reduce((sum, each) => sum + each.values, 0);
  const files = updates.length === 1 ? 'the file' : `${updates.length} files`;
  await output.write(
    `Write ${values === 1 ? 'this change' : `these ${values} changes`} into ${files}? [y/N] `,
  );
  const yes = /^(?:y|yes)$/i.test((await firstLine(io.stdin)).trim());
  if (!yes) await output.write('Nothing is written.\n');
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

/** Why a table stays as it is. */
const refusals: Readonly<Record<Extract<UpdatedFile, { refused: string }>['refused'], string>> = {
  changed: 'Nothing is written here: the table cannot be found again as it was read.',
  encoding:
    'Nothing is written here: the table is in an encoding that cannot take these letters. Save it as UTF-8 first.',
  calculation: 'Nothing is written here: a spreadsheet would take one of the values for a formula.',
};

/** Throws a Failure where the file has changed meanwhile, or cannot be written. */
function write({ run: { loaded }, bytes }: FileUpdate, io: Io): void {
  const path = resolve(io.cwd, loaded.file);
  try {
    if (readFileSync(path).equals(loaded.bytes)) {
      writeFileSync(path, bytes);
      return;
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Failure(2, `cannot write “${onOneLine(loaded.file)}”: ${words}`);
  }
  throw new Failure(1, `“${onOneLine(loaded.file)}” has changed meanwhile; run it again`);
}
