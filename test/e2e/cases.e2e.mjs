// The Testing view: cases are listed, run, made to fail, compared in the editor, and counted as coverage.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

let editor;
beforeAll(async () => {
  editor = await openEditor({ policy: 'beijing-data-pilot-zone' });
  await editor.open('rules.clause');
  await editor.status().getByText('Clause: sound').waitFor();
});
afterAll(() => editor?.close());

const tests = () => editor.page.locator('.test-explorer');

test('all cases run and pass', async () => {
  await editor.command('Clause: Run Cases');
  await tests().getByText('articles.cases.yaml').waitFor();
  await tests().getByText('134/134').waitFor();
  await editor.shot('cases-passed');
});

test('a changed cap makes cases fail, expected beside found', async () => {
  await editor.focus();
  await editor.replace('capped at 200,000 yuan', 'capped at 250,000 yuan');
  await editor.command('Clause: Run Cases');
  const { page } = editor;
  await page.locator('.testing-run-glyph, .codicon-testing-failed-icon').first().waitFor();
  await tests()
    .getByText(/\b1[0-2]\d\/134/)
    .waitFor();
  await editor.command('Test: Peek Output');
  await page.locator('.test-output-peek, .test-output-peek-message-container').first().waitFor();
  await editor.shot('cases-failed');
});

test('the cap put back, they pass again', async () => {
  const { page } = editor;
  await page.keyboard.press('Escape');
  await editor.open('rules.clause');
  await editor.replace('capped at 250,000 yuan', 'capped at 200,000 yuan');
  await editor.command('Clause: Run Cases');
  await tests().getByText('134/134').waitFor();
});

test('coverage stands beside the lines', async () => {
  await editor.command('Test: Run All Tests with Coverage');
  const { page } = editor;
  await page.locator('.test-coverage-list-item, .coverage-bars').first().waitFor();
  await page.getByText('100.00%').first().waitFor();
  await editor.shot('cases-coverage');
  expect(editor.faults).toEqual([]);
});
