// The commands of the palette: uncited sentences, a dossier explained, TypeScript, a new policy, and the walkthrough.
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

/** What stands in a page that the editor shows as Markdown. */
const shown = () => editor.page.frameLocator('iframe.webview').last().frameLocator('#active-frame');

test('a dossier is explained, every step in words', async () => {
  const { page } = editor;
  await editor.command('Clause: Explain a Dossier…');
  await editor.pick('enterprise', 'examples/enterprise.json');
  await shown().getByText('CNY in all, as of').waitFor();
  await shown().getByText('At most 3,000,000.00 yuan').first().waitFor();
  await editor.shot('commands-explained');
  await page.keyboard.press('Control+W');
});

test('the policy is compiled, beside it', async () => {
  const { page } = editor;
  await editor.open('rules.clause');
  await editor.command('Clause: Compile to TypeScript');
  await page.locator('.view-line', { hasText: '@clause/runtime' }).first().waitFor();
  await editor.shot('commands-compiled');
  await editor.command('View: Close All Editors');
  const discard = page.getByRole('button', { name: "Don't Save" });
  await discard.click();
});

test('the sentences that no clause cites are listed, and shown in the source', async () => {
  const { page } = editor;
  await editor.open('rules.clause');
  await editor.cursorAfter('encourages "cross-border data flow under the premise');
  // The clause that cites the sentence goes, and its sentence is left without one.
  for (let line = 0; line < 3; line++) {
    await page.keyboard.press('Control+Shift+K');
    await page.keyboard.press('ArrowUp');
  }
  await editor.status().getByText('uncited').waitFor();
  await editor.shot('commands-uncited-status');
  await editor.status().click();
  const list = page.locator('.quick-input-widget');
  await list.getByText('Encourage enterprises to carry out cross-border').waitFor();
  await editor.shot('commands-uncited');
  await page.keyboard.press('Enter');
  await page.locator('.tab.active[data-resource-name="source.txt"]').waitFor();
  await page
    .locator('.view-line', { hasText: 'Encourage enterprises to carry out' })
    .first()
    .waitFor();
  await editor.shot('commands-source');
});

test('a new policy is right as it stands', async () => {
  const { page } = editor;
  await editor.command('Clause: New Policy…');
  const input = page.locator('.quick-input-box input');
  await input.fill('bicycles');
  await page.keyboard.press('Enter');
  await page.locator('.tab.active[data-resource-name="rules.clause"]').waitFor();
  await editor.status().getByText('Clause: sound').waitFor();
  await editor.shot('commands-new-policy');
  expect(readFileSync(join(editor.folder, 'bicycles/rules.clause'), 'utf8')).toContain('policy ');
});

test('the walkthrough leads from a sentence to a figure', async () => {
  const { page } = editor;
  await editor.command('Welcome: Open Walkthrough...');
  await editor.pick('Write your first');
  await page.locator('.gettingStarted').getByText('Start from a small policy').first().waitFor();
  for (const step of ['Write a clause that reads', 'Prove it with cases']) {
    await page.locator('.gettingStarted .getting-started-step').getByText(step).first().click();
    await editor.shot(`commands-walkthrough-${step.split(' ')[0].toLowerCase()}`);
  }
  expect(editor.faults).toEqual([]);
});
