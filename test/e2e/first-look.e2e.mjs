// What an official meets first: a policy opens, is sound, and says what is wrong as soon as it is broken.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

let editor;
beforeAll(async () => {
  editor = await openEditor({ policy: 'beijing-data-pilot-zone' });
});
afterAll(() => editor?.close());

test('a sound policy is shown to be sound', async () => {
  await editor.open('rules.clause');
  await editor.status().getByText('Clause: sound').waitFor();
  await editor.shot('1-sound');
});

test('a broken clause gets a wavy line, and its message on the mouse', async () => {
  await editor.replace('capped at 3 million yuan', 'capped at 3 million yaun');
  const { page } = editor;
  await editor.status().getByText('to mend').waitFor();
  await page.locator('.squiggly-error').first().waitFor();
  await page.locator('.squiggly-error').first().hover({ force: true });
  await page.locator('.monaco-hover').getByText('yaun').first().waitFor();
  await editor.shot('2-broken');
});

test('the quick fix mends it', async () => {
  const { page } = editor;
  await page.keyboard.press('Escape');
  await page.keyboard.press('F8');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget');
  await menu.waitFor();
  await editor.shot('3-quick-fix');
  await page.keyboard.press('Enter');
  await editor.status().getByText('Clause: sound').waitFor();
  expect(editor.faults).toEqual([]);
});
