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
  await editor.cursorAfter('district:  10%');
  await page.keyboard.press('Control+Shift+K');
  await editor.status().getByText('to mend').waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget').getByText('all missing rows').first().waitFor();
  await editor.shot('writing-missing-row');
  await page.keyboard.press('Enter');
  await page.locator('.view-line', { hasText: 'district:' }).first().waitFor();
  await page.keyboard.type('10% of project.investment capped at 500,000 yuan');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await editor.status().getByText('Clause: sound').waitFor();
  await editor.shot('writing-row-written');
});

test('a new line is as deep as what it goes on with', async () => {
  const { page } = editor;
  await editor.cursorAfter('grants by project.level');
  await page.keyboard.press('Enter');
  await page.keyboard.type('x');
  await page.locator('.view-line', { hasText: /^\s{6}x$/ }).waitFor();
  await page.keyboard.press('Control+Shift+K');
  await editor.status().getByText('Clause: sound').waitFor();
});

test('a line is made a comment and back, brackets close themselves, a clause folds', async () => {
  const { page } = editor;
  await editor.cursorAfter('when solution.pioneering');
  await page.keyboard.press('Control+Slash');
  await editor.line('# when solution.pioneering').waitFor();
  await page.keyboard.press('Control+Slash');
  await editor.line('# when solution.pioneering').waitFor({ state: 'detached' });
  await page.keyboard.type(' and (');
  await editor.line('when solution.pioneering and ()').waitFor();
  await editor.escape(page.locator('.suggest-widget.visible, .parameter-hints-widget.visible'));
  await editor.command('File: Revert File');
  await editor.line('when solution.pioneering and ()').waitFor({ state: 'detached' });

  const cited = editor.line('the application products and solutions');
  await editor.cursorAfter('clause pioneering_solution');
  await cited.waitFor();
  await page.keyboard.press('Control+Shift+BracketLeft');
  await cited.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+BracketRight');
  await cited.waitFor();
  await editor.status().getByText('Clause: sound').waitFor();
});

test('a name explains itself, and quotes its sentence', async () => {
  const { page } = editor;
  await editor.cursorAfter('clause pioneering_solution');
  await editor.command('Show or Focus Hover');
  const hover = page.locator('.monaco-hover');
  await hover.getByText('application products and solutions').first().waitFor();
  await editor.shot('writing-hover');
  await page.keyboard.press('Escape');
});

test('a fact is renamed in the policy and in its cases', async () => {
  const { page } = editor;
  await editor.cursorAfter('when solution.pioneering');
  await page.keyboard.press('F2');
  const input = page.locator('.rename-box input');
  await input.waitFor();
  await input.fill('has_pioneering_results');
  await editor.shot('writing-rename');
  await page.keyboard.press('Enter');
  await page
    .locator('.tab[data-resource-name="own.cases.yaml"], .view-line', {
      hasText: 'solution.has_pioneering_results',
    })
    .first()
    .waitFor();
  await editor.command('File: Save All');
  for (const file of ['cases.yaml', 'own.cases.yaml', 'articles.cases.yaml']) {
    await expect.poll(() => stored(file), { timeout: 20_000 }).not.toContain('pioneering: true');
  }
  expect(stored('cases.yaml')).toContain('has_pioneering_results: true');
  await expect
    .poll(() => stored('rules.clause'), { timeout: 20_000 })
    .toContain('when solution.has_pioneering_results');
  await editor.status().getByText('Clause: sound').waitFor();
});

test('a file is laid out', async () => {
  const { page } = editor;
  await editor.open('rules.clause');
  await editor.replace('currency CNY', 'currency      CNY');
  await saved('rules.clause', '  currency      CNY\n');
  await editor.command('Format Document');
  await page.locator('.view-line', { hasText: /currency\sCNY/ }).waitFor();
  await saved('rules.clause', '  currency CNY\n');
});

test('articles and clauses are found by their names', async () => {
  const { page } = editor;
  await page.keyboard.press('F1');
  await page.locator('.quick-input-box input').fill('@Article');
  await page.locator('.quick-input-widget').getByText('Technology innovation').waitFor();
  await editor.shot('writing-outline');
  await editor.pick('@cross_border_flow', 'cross_border_flow');
  await page.locator('.breadcrumbs-control').getByText('cross_border_flow').last().waitFor();
  expect(editor.faults).toEqual([]);
});
