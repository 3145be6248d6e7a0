// A case file as a table: run, see expected beside found, take what was found; the file changes by a line.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let editor;
afterEach(() => editor?.close());

async function openTable(policy, file, more = {}) {
  editor = await openEditor({ policy, ...more });
  await editor.open(file);
  await editor.command('Clause: Open Cases as a Table');
  const table = editor.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await table.locator('table.cases tbody tr').first().waitFor();
  return { table, stored: () => readFileSync(join(editor.folder, file), 'utf8') };
}

const rowOf = (table, name) =>
  table.locator('tbody tr').filter({ has: table.locator(`input[aria-label^="${name}: "]`) });

async function set(cell, value) {
  await cell.fill(value);
  await cell.press('Tab');
}

/** The lines of the second text that the first has not, in their places. */
const changed = (before, after) => {
  const lines = before.split('\n');
  return after.split('\n').filter((line, at) => line !== lines[at]);
};

async function saved(stored, before) {
  await editor.command('File: Save All Files');
  await expect.poll(stored).not.toBe(before);
  return stored();
}

async function findings() {
  const frame = editor.page.frames().findLast((each) => /fake\.html/.test(each.url()));
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() => window.axe.run(document));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

test('a changed fact makes the case fail, and the found figure is taken after a look at why', async () => {
  const { table, stored } = await openTable('beijing-data-pilot-zone', 'cases.yaml');
  const before = stored();
  const row = table.locator('tbody tr').first();
  await set(row.getByLabel(/projects\.P1\.investment/), '3000000.00');
  await table.getByRole('button', { name: 'Run the cases' }).click();
  await row.locator('.outcome.failed').waitFor();
  // What was found cannot be taken unseen.
  expect(await row.getByRole('button', { name: /^Take/ }).count()).toBe(0);
  for (const left of [2, 1]) {
    await expect.poll(() => row.locator('td.differs').count()).toBe(left);
    const cell = row.locator('td.differs').first();
    await cell.getByRole('button', { name: 'How it comes about' }).click();
    await cell.locator('.explained').waitFor();
    if (left === 2) {
      expect(await cell.locator('.explained').innerText()).toContain(
        '30% × Actual project investment',
      );
      await editor.shot('case-table-failed');
      expect(await findings()).toEqual([]);
    }
    await cell.getByRole('button', { name: 'Take 900000.00' }).click();
    await table.getByRole('button', { name: 'Run the cases' }).click();
  }
  await row.locator('.outcome.passed').waitFor();
  expect(changed(before, await saved(stored, before)).map((line) => line.trim())).toEqual([
    "investment: '3000000.00'",
    "major_project: '900000.00'",
    "total: '900000.00'",
  ]);
  expect(editor.faults).toEqual([]);
});

test('what a case takes over from its base is shown, and written into the case where it is changed', async () => {
  const { table, stored } = await openTable('beijing-data-pilot-zone', 'articles.cases.yaml');
  const before = stored();
  const row = rowOf(table, 'one of each, operating elsewhere');
  const own = row.getByLabel(/: operates_in_zone$/);
  expect(await own.inputValue()).toBe('false');
  const taken = row.getByLabel(/: registered_in_zone \(from the dossier/);
  expect(await taken.inputValue()).toBe('true');
  await editor.shot('case-table-inherited');
  expect(await findings()).toEqual([]);
  await set(taken, 'false');
  await row.getByLabel(/: registered_in_zone$/).waitFor();
  await set(row.getByLabel(/: projects\.P1\.investment \(from/), '5000.00');
  await row.getByLabel(/: projects\.P1\.investment$/).waitFor();
  const after = await saved(stored, before);
  expect(changed(before, after).map((line) => line.trim())).toEqual([
    "changes: {operates_in_zone: false, registered_in_zone: false, projects.P1.investment: '5000.00'}",
  ]);
  await table.getByRole('button', { name: 'Run the cases' }).click();
  await row.locator('.outcome.passed').waitFor();
  // A case without changes gets a line for them.
  const plain = rowOf(table, 'an enterprise with nothing to show');
  await set(plain.getByLabel(/: operates_in_zone \(from/), 'false');
  const last = await saved(stored, after);
  const lines = last.split('\n');
  expect(lines.filter((line) => !after.split('\n').includes(line))).toEqual([
    '  changes: {operates_in_zone: false}',
  ]);
  expect(lines.length).toBe(after.split('\n').length + 1);
  expect(editor.faults).toEqual([]);
});

test('a table in CSV is a table, too: one cell is one line, its quotes and line ends kept', async () => {
  const text = [
    '\ufeffname;reason;as_of;registered_in_zone;operates_in_zone;data_element_related;projects.1.level;projects.1.major;projects.1.data_element_related;projects.1.leads;projects.1.investment;expect.total',
    '"one; and two";"30% of ""2 million""";2024-10-15;yes;yes;yes;national;yes;yes;yes;"2000000";600000.00',
    'another;;2024-10-15;yes;yes;yes;district;yes;yes;yes;1000;100.00',
    '',
  ].join('\r\n');
  const { table, stored } = await openTable('beijing-data-pilot-zone', 'table.cases.csv', {
    files: { 'table.cases.csv': text },
  });
  const row = rowOf(table, 'one; and two');
  await set(row.getByLabel(/: projects\.1\.investment$/), '3000000');
  await set(rowOf(table, 'another').getByLabel(/: reason$/), 'a; b');
  await table.getByRole('button', { name: 'Run the cases' }).click();
  const cell = row.locator('td.differs');
  await cell.getByRole('button', { name: 'How it comes about' }).click();
  await editor.shot('case-table-csv');
  await cell.getByRole('button', { name: 'Take 900000.00' }).click();
  await table.getByRole('button', { name: 'Run the cases' }).click();
  await row.locator('.outcome.passed').waitFor();
  const after = await saved(stored, text);
  expect(after).toBe(
    text
      .replace('"2000000";600000.00', '"3000000";900000.00')
      .replace('another;;', 'another;"a; b";'),
  );
  expect(editor.faults).toEqual([]);
});

test('in every theme, wide and narrow', async () => {
  // A small file: axe looks at every cell.
  const text = `base:
  as_of: '2024-10-15'
  registered_in_zone: true
  operates_in_zone: true
  data_element_related: true
cases:
- name: holds
  expect: {total: '0.00'}
- name: does not hold
  changes: {operates_in_zone: false}
  expect: {total: '1.00'}
`;
  const { table } = await openTable('beijing-data-pilot-zone', 'small.cases.yaml', {
    files: { 'small.cases.yaml': text },
  });
  const { page } = editor;
  await table.getByRole('button', { name: 'Run the cases' }).click();
  await table.locator('.outcome').first().waitFor();
  await editor.command('View: Toggle Primary Side Bar Visibility');
  await page.locator('.tab', { hasText: 'small.cases.yaml' }).last().click();
  await editor.command('View: Move Editor into Previous Group');
  for (const [name, theme] of [
    ['dark', 'Default Dark Modern'],
    ['contrast', 'Default High Contrast'],
    ['light', 'Default Light Modern'],
  ]) {
    await page.setViewportSize({ width: 1400, height: 900 });
    await editor.theme(theme);
    await editor.shot(`case-table-${name}-1400`);
    expect(await findings(), theme).toEqual([]);
    await page.setViewportSize({ width: 448, height: 900 });
    await editor.shot(`case-table-${name}-400`);
    expect(await findings(), `${theme}, narrow`).toEqual([]);
  }
});
