// Writing: completing a missing row, renaming across the policy and its cases, laying out, all by keys.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

let editor;
beforeAll(async () => {
  editor = await openEditor({ policy: 'beijing-data-pilot-zone' });
  await editor.open('rules.clause');
  await editor.status().getByText('Clause: sound').waitFor();
});
afterAll(() => editor?.close());

const stored = (name) => readFileSync(join(editor.folder, name), 'utf8');
const saved = async (name, text) => {
  await editor.page.keyboard.press('Control+S');
  await expect.poll(() => stored(name), { timeout: 10_000 }).toContain(text);
};

test('a row that a table forgot is offered and put in', async () => {
  const { page } = editor;
  const row = '      district:  10% of project.investment capped at 500,000 yuan';
  await editor.cursorAfter('district:  10%');
  await page.keyboard.press('Control+Shift+K');
  await editor.status().getByText('to mend').waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget').getByText('district').first().waitFor();
  await editor.shot('writing-missing-row');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.type(row.trim());
  await editor.status().getByText('Clause: sound').waitFor();
});

test('a fact is renamed in the policy and in its cases', async () => {
  const { page } = editor;
  await editor.cursorAfter('solution.pioneering');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  const input = page.locator('.rename-box input');
  await input.waitFor();
  await input.fill('has_pioneering_results');
  await editor.shot('writing-rename');
  await page.keyboard.press('Enter');
  await editor.status().getByText('Clause: sound').waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.press('S');
  await expect
    .poll(() => stored('cases.yaml'), { timeout: 10_000 })
    .toContain('has_pioneering_results: true');
  expect(stored('rules.clause')).toContain('when solution.has_pioneering_results');
});

test('a file is laid out', async () => {
  const { page } = editor;
  await editor.replace('currency CNY', 'currency      CNY');
  await page.keyboard.press('Shift+Alt+F');
  await saved('rules.clause', '  currency CNY\n');
  expect(editor.faults).toEqual([]);
});
