// A renamed policy is the same policy: for names of every kind, its suites, renamed with it, still pass.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  type Analysis,
  analyse,
  machinesOf,
  memoryHost,
  readCsvSuite,
  readYamlSuite,
  runCase,
} from '#compiler';
import { type CaseFile, rename } from '#lsp';
import { policyFolders } from '../support/policies.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILE = 'rules.clause';

/** Of each kind of declaration, so many are renamed in each policy. */
const OF_A_KIND = 2;

interface Texts {
  readonly files: Readonly<Record<string, string>>;
  readonly cases: readonly CaseFile[];
}

function textsIn(folder: string): Texts {
  const at = (name: string) => readFileSync(join(ROOT, folder, name), 'utf8');
  const names = readdirSync(join(ROOT, folder));
  const suites = names.filter((name) => /cases\.(yaml|csv)$/.test(name));
  return {
    files: Object.fromEntries(
      names.filter((name) => /\.(clause|txt)$/.test(name)).map((name) => [name, at(name)]),
    ),
    cases: suites.map((file) => ({ file, text: at(file) })),
  };
}

/** The cases that pass, by file and number; findings of suites are none that pass. */
function passing(analysis: Analysis, cases: readonly CaseFile[]): readonly string[] {
  const { model } = analysis;
  if (model === undefined) return [];
  const machines = machinesOf(model);
  return cases.flatMap(({ file, text }) => {
    const suite = file.endsWith('.csv')
      ? readCsvSuite(new TextEncoder().encode(text), file, model)
      : readYamlSuite(text, file, { model });
    expect(suite.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return suite.cases.flatMap((example, index) =>
      runCase(example, machines).passed ? [`${file} ${index}`] : [],
    );
  });
}

function edited(
  text: string,
  file: string,
  edits: readonly { span: { file: string; start: number; end: number }; text: string }[],
) {
  return edits
    .filter(({ span }) => span.file === file)
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (done, { span, text: fresh }) => done.slice(0, span.start) + fresh + done.slice(span.end),
      text,
    );
}

describe.each(policyFolders())('%s', (folder) => {
  const { files, cases } = textsIn(folder);
  const analysis = analyse(FILE, memoryHost(files));
  const before = passing(analysis, cases);
  const chosen = new Map<string, number>();
  const declarations = (analysis.checked?.resolution.declarations ?? []).filter(
    ({ kind, nameSpan }) => {
      if (nameSpan?.file !== FILE) return false;
      const count = chosen.get(kind) ?? 0;
      chosen.set(kind, count + 1);
      return count < OF_A_KIND;
    },
  );

  test('has cases that pass', () => {
    expect(before.length).toBeGreaterThan(10);
  });

  test.for(declarations.map((one) => [one.kind, one.name, one] as const))(
    'with another name for the %s %s',
    ([, , { nameSpan }]) => {
      const offset = nameSpan?.start ?? 0;
      const found = rename({ analysis, file: FILE, offset }, '`another name`', { cases });
      const plain =
        'refused' in found
          ? rename({ analysis, file: FILE, offset }, 'another_name', { cases })
          : found;
      const edits = 'edits' in plain ? plain.edits : [];
      expect(edits).not.toEqual([]);
      const after = analyse(
        FILE,
        memoryHost({ ...files, [FILE]: edited(files[FILE] ?? '', FILE, edits) }),
      );
      expect(after.sound).toBe(true);
      const renamed = cases.map(({ file, text }) => ({ file, text: edited(text, file, edits) }));
      // Measures and awards tell no names but the clause's, which suites name with it.
      expect(passing(after, renamed)).toEqual(before);
    },
  );
});
