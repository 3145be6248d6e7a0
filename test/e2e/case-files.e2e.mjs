// Case files: what is wrong in them stands on the line, names explain themselves, words are offered, and a
// watched run follows what is saved.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

let editor;
beforeAll(async () => {
  editor = await openEditor({ policy: 'beijing-data-pilot-zone' });
  await editor.open('cases.yaml');
  await editor.status().getByText('Clause: sound').waitFor();
});
afterAll(() => editor?.close());

test('a fact that is misspelt is marked, and says what was meant', async () => {
  const { page } = editor;
  await editor.replace('operates_in_zone', 'operates_in_zones');
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('F8');
  await page.locator('.peekview-widget').getByText('operates_in_zone').first().waitFor();
  await editor.shot('case-files-misspelt');
  await page.keyboard.press('Escape');
  await editor.replace('operates_in_zones', 'operates_in_zone');
  await editor.status().getByText('Clause: sound').waitFor();
});

test('a watched run follows what is saved', async () => {
  const { page } = editor;
  await editor.command('Testing: Focus on Test Explorer View');
  const explorer = page.locator('.test-explorer');
  await explorer.getByText('articles.cases.yaml').waitFor();
  await editor.command('Test: Turn on Continuous Run');
  await editor.open('cases.yaml');
  await editor.replace("major_project: '600000.00'", "major_project: '600000.01'");
  await page.keyboard.press('Control+S');
  await page.locator('.test-explorer').getByText('133/134').waitFor();
  await page
    .getByText(/expected 600,000.01, found 600,000.00/)
    .first()
    .waitFor();
  await editor.shot('case-files-watched');
  expect(editor.faults).toEqual([]);
});
