// Case files: what is wrong in them stands on the line, names explain themselves, words are offered, and a
// watched run follows what is saved.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

let editor;
beforeAll(async () => {
  editor = await openEditor({ policy: 'beijing-data-pilot-zone' });
  await editor.open('rules.clause');
  await editor.open('cases.yaml');
  await editor.status().getByText('Clause: sound').waitFor();
});
afterAll(() => editor?.close());

test('what cannot be read is marked, and says what was meant', async () => {
  const { page } = editor;
  await editor.replace("total: '600000.00'", "totl: '600000.00'");
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('F8');
  await page.locator('.peekview-widget').getByText('totl').first().waitFor();
  await editor.shot('case-files-misspelt');
  await page.keyboard.press('Escape');
  await editor.replace("totl: '600000.00'", "total: '600000.00'");
  await editor.status().getByText('Clause: sound').waitFor();
});

test('a watched run follows what is saved', async () => {
  const { page } = editor;
  await editor.command('Testing: Focus on Test Explorer View');
  const explorer = page.locator('.test-explorer');
  await explorer.getByText('articles.cases.yaml').waitFor();
  await page
    .getByRole('button', { name: /Continuous Run/ })
    .first()
    .click();
  await editor.focus();
  await editor.replace("major_project: '600000.00'", "major_project: '600000.01'");
  await page.keyboard.press('Control+S');
  await explorer.getByText('133/134').waitFor();
  await editor.shot('case-files-watched');
  expect(editor.faults).toEqual([]);
});

test('a dossier is held to the facts that the policy asks for', async () => {
  const { page } = editor;
  await editor.open('examples/enterprise.json');
  await editor.replace('registered_in_zone', 'registred_in_zone');
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('F8');
  const told = page.locator('.peekview-widget').getByText(/Did you mean|is missing; expected/);
  await told.first().waitFor();
  await editor.shot('case-files-dossier');
  expect(editor.faults).toEqual([]);
});
