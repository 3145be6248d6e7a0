import { expect, test } from 'vitest';
import { analyse, memoryHost, readYamlSuite, resolvePath } from '#compiler';
import { namedFiles } from './case-structure.ts';
import { withEdits } from './edits.ts';
import { type Move, moveFiles } from './move-files.ts';

const FILES: Readonly<Record<string, string>> = {
  'p/rules.clause': 'policy p "P"\n  source "texts/a.txt", "b.txt"\n\nuse "parts/shared.clause"\n',
  'p/parts/shared.clause': 'use "levels.clause"\n',
  'p/parts/levels.clause': 'enum Level: low, high\n',
  'p/texts/a.txt': 'Article 1',
  'p/b.txt': 'Article 2',
};

/** The changed files after the move's edits. */
function after(...moves: Move[]): Record<string, string> {
  const analysis = analyse('p/rules.clause', memoryHost(FILES));
  const edits = moveFiles(moves, [analysis], [], resolvePath);
  const files = [...new Set(edits.map(({ span }) => span.file))];
  return Object.fromEntries(
    files.map((file) => [
      file,
      withEdits(
        FILES[file] ?? '',
        edits.filter(({ span }) => span.file === file),
      ),
    ]),
  );
}

test('a used file or a source with another name is named so', () => {
  expect(after({ from: 'p/parts/shared.clause', to: 'p/common.clause' })).toEqual({
    'p/rules.clause': FILES['p/rules.clause']?.replace('parts/shared.clause', 'common.clause'),
    'p/parts/shared.clause': 'use "parts/levels.clause"\n',
  });
  expect(after({ from: 'p/b.txt', to: 'p/texts/say "b".txt' })).toEqual({
    'p/rules.clause': FILES['p/rules.clause']?.replace('b.txt', 'texts/say \\"b\\".txt'),
  });
});

test('a folder takes its files along; those that move together need no change', () => {
  expect(after({ from: 'p/parts', to: 'p/shared parts' })).toEqual({
    'p/rules.clause': FILES['p/rules.clause']?.replace('parts/', 'shared parts/'),
  });
  expect(after({ from: 'p', to: 'q' })).toEqual({});
});

test('what leaves the policy’s folder is left to the user', () => {
  expect(after({ from: 'p/b.txt', to: 'elsewhere/b.txt' })).toEqual({});
});

test('case files go on naming their policy and their dossiers, in the words that they have', () => {
  const cases = (policy: string) =>
    `policy: ${policy}\ncases:\n- {name: a, base: '../p/d/x.json', expect: {total: 1}}\n`;
  const movedCases = (policy: string, move: Move) => {
    const file = 'cases/a.cases.yaml';
    const text = cases(policy);
    const suite = readYamlSuite(text, file);
    const dossiers = namedFiles({ file, text });
    const edits = moveFiles(
      [move],
      [],
      [{ suite, entry: 'p/rules.clause', dossiers }],
      resolvePath,
    );
    return withEdits(text, edits);
  };
  const [file, folder] = [
    { from: 'p/rules.clause', to: 'p/help.clause' },
    { from: 'p', to: 'q/r' },
  ];
  expect(movedCases('../p/rules.clause', file)).toBe(cases('../p/help.clause'));
  expect(movedCases('../p/rules', file)).toBe(cases('../p/help'));
  expect(movedCases('../p', file)).toBe(cases('../p'));
  expect(movedCases('help', file)).toBe(cases('help'));
  const away = (policy: string) => cases(policy).replace("'../p/d/x.json'", '"../q/r/d/x.json"');
  expect(movedCases('../p/rules', folder)).toBe(away('../q/r/rules'));
  expect(movedCases('"../p"', folder)).toBe(away('"../q/r"'));
  expect(movedCases('../p', { from: 'cases', to: 'p/cases' })).toBe(
    cases('..').replace("'../p/d/x.json'", '"../d/x.json"'),
  );
});
