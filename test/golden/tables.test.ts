// Every case of the repository's policies, written as a table of one row: read back, the policy answers
// it as it answers the case itself.
import { describe, expect, test } from 'vitest';
import { type Case, interpretDossier, readCsvSuite, renderMessage } from '#compiler';
import { modelOf, policyFolders } from '../support/policies.ts';
import { suitesIn } from '../support/suites.ts';

describe.each(policyFolders())('%s', (folder) => {
  const model = modelOf(`${folder}/rules.clause`);
  const cases = suitesIn(folder, model).flatMap((suite) => suite.cases);
  const judged = cases.filter(({ dossier }) => 'decision' in interpretDossier(model, dossier));

  test('most cases are judged', () => {
    expect(judged.length).toBeGreaterThan(cases.length / 2);
  });

  test.each(judged.map((example) => [example.name, example] as const))('%s', (_, example) => {
    const before = interpretDossier(model, example.dossier);
    const suite = readCsvSuite(new TextEncoder().encode(tableOf(example)), 'a.cases.csv', model);
    expect(suite.diagnostics.map((one) => renderMessage(one))).toEqual([]);
    expect(interpretDossier(model, suite.cases[0]?.dossier)).toEqual(before);
  });
});

function tableOf({ name, dossier }: Case): string {
  const cells = [['name', name], ...cellsOf(dossier, ''), ['expect.total', '0']];
  const row = (at: 0 | 1) => cells.map((cell) => quoted(cell[at] ?? '')).join(';');
  return `${row(0)}\r\n${row(1)}\r\n`;
}

/** Columns and cells for everything that stands in a value; items by their numbers. */
function cellsOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'boolean') return [[path, value ? 'yes' : 'no']];
  if (typeof value !== 'object') return [[path, String(value)]];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => cellsOf(item, `${path}.${index + 1}`));
  }
  return Object.entries(value).flatMap(([name, held]) => {
    return cellsOf(held, path === '' ? name : `${path}.${name}`);
  });
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
