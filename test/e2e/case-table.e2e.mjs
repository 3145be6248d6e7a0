// A case file as a table: run, see expected beside found, take what was found; the file changes by a line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

let editor;
let table;
beforeAll(async () => {
  editor = await openEditor({ policy: 'beijing-data-pilot-zone' });
  await editor.open('cases.yaml');
  await editor.command('Clause: Open Cases as a Table');
  table = editor.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await table.locator('table.cases').waitFor();
});
afterAll(() => editor?.close());

const stored = () => readFileSync(join(editor.folder, 'cases.yaml'), 'utf8');

test('a changed fact makes the case fail, and the found figure is taken', async () => {
  const before = stored();
  const row = table.locator('tbody tr').first();
  const investment = row.getByLabel(/projects\.P1\.investment/);
  await investment.fill('3000000.00');
  await investment.press('Tab');
  await table.getByRole('button', { name: 'Run the cases' }).click();
  await table.locator('tr.failed').first().waitFor();
  await row.getByRole('button', { name: 'How it comes about' }).click();
  await row.locator('.explained li').first().waitFor();
  await editor.shot('case-table-failed');
  for (const left of [2, 1]) {
    await expect.poll(() => row.getByRole('button', { name: 'Take it' }).count()).toBe(left);
    await row.getByRole('button', { name: 'Take it' }).first().click();
    await table.getByRole('button', { name: 'Run the cases' }).click();
  }
  await row.getByText('passed').waitFor();
  await editor.command('File: Save All Files');
  await expect.poll(stored).not.toBe(before);
  const lines = (text) => text.split('\n');
  const changed = lines(stored()).filter((line, at) => line !== lines(before)[at]);
  expect(changed.map((line) => line.trim())).toEqual([
    "investment: '3000000.00'",
    "major_project: '900000.00'",
    "total: '900000.00'",
  ]);
  expect(editor.faults).toEqual([]);
});
