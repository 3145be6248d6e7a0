// docs/cases-csv.md is held to the reader of tables: every example is read without a finding, and the
// policy answers each of its cases as it says.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse, machinesOf, memoryHost, readCsvSuite, renderMessage, runSuite } from '#compiler';

const docs = new URL('../../docs/', import.meta.url);
const page = readFileSync(new URL('cases-csv.md', docs), 'utf8');
const frame = readFileSync(new URL('diagnostics/cases-frame.clause', docs), 'utf8');
const shown = /^```clause\n([\s\S]*?)^```$/mu.exec(page)?.[1] ?? '';
const tables = [...page.matchAll(/^```csv ?(.*)\n([\s\S]*?)^```$/gmu)].map(
  ([, policy = '', text = ''], index) => ({ policy, text, index }),
);

test('the page has its tables', () => {
  expect(tables.map(({ policy }) => policy)).toEqual(['', '', '示例', '']);
});

test.each(tables)('table $index', ({ policy, text }) => {
  const { model } = analyse(
    'rules.clause',
    memoryHost({ 'rules.clause': policy === '' ? frame : shown }),
  );
  if (model === undefined) throw new Error('no policy');
  const suite = readCsvSuite(new TextEncoder().encode(text), 'cases.csv', model);
  expect(suite.diagnostics.map((one) => renderMessage(one))).toEqual([]);
  const failed = runSuite(suite, machinesOf(model)).filter(({ passed }) => !passed);
  expect(failed.map(({ differences }) => [...differences])).toEqual([]);
  expect(suite.cases.length).toBe(text.trim().split('\n').length - 1);
});
