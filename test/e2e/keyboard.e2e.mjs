// A policy opened, broken, mended and proved without a mouse.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

let editor;
beforeAll(async () => {
  editor = await openEditor({ policy: 'beijing-data-pilot-zone' });
});
afterAll(() => editor?.close());

test('from the explorer to passing cases, by keys alone', async () => {
  const { page } = editor;
  const { keyboard } = page;
  await keyboard.press('Control+Shift+E');
  const focused = page.locator('.explorer-folders-view .monaco-list-row.focused');
  const rules = focused.getByText('rules.clause');
  do await keyboard.press('ArrowDown');
  while ((await rules.count()) === 0);
  await keyboard.press('Enter');
  await editor.status().getByText('Clause: sound').waitFor();

  // Go to line 161, and write a level that is not there.
  await keyboard.press('Control+1');
  await editor.cursorAfter('municipal: 20%');
  await keyboard.press('Home');
  await keyboard.press('Control+Shift+ArrowRight');
  await keyboard.type('municpal');
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await editor.status().getByText('to mend').waitFor();

  await keyboard.press('F8');
  await page.locator('.peekview-widget').getByText('municpal').first().waitFor();
  await editor.shot('keyboard-problem');
  await keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('municipal').first().waitFor();
  await editor.shot('keyboard-fix');
  await keyboard.press('Enter');
  await editor.status().getByText('Clause: sound').waitFor();

  await editor.command('Clause: Run Cases');
  await page.locator('.test-explorer').getByText('134/134').waitFor();
  await editor.shot('keyboard-cases');
  expect(editor.faults).toEqual([]);
});
