// The commands of the palette: uncited sentences, a dossier explained, TypeScript, a new policy, and the walkthrough.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditor, until } from './editor.mjs';

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

/** Takes out the lines from the one with this text on. */
async function removeLines(text, count) {
  await editor.cursorAfter(text);
  for (let line = 0; line < count; line++) await editor.page.keyboard.press('Control+Shift+K');
}

const list = () => editor.page.locator('.quick-input-widget');
const sentence = 'Encourage enterprises to carry out cross-border';

test('the sentences that no clause cites are listed, and shown in the source', async () => {
  const { page } = editor;
  await editor.open('rules.clause');
  // Two clauses go: their sentences are left without one, and cases speak of a clause that is no more.
  await removeLines('clause basic_research', 3);
  await removeLines('clause secure_cross_border_flow', 3);
  await editor
    .status()
    .getByText(/Clause: \d+ to mend in the cases, 2 sentences uncited/)
    .waitFor();
  await editor.shot('commands-uncited-status');
  await editor.command('Clause: Show Uncited Sentences');
  await list().getByText(sentence).waitFor();
  expect(await list().locator('.monaco-list-row').count()).toBe(2);
  await editor.shot('commands-uncited');
  await editor.pick('Encourage enterprises', sentence);
  await page.locator('.tab.active[data-resource-name="source.txt"]').waitFor();
  await editor.line('Encourage enterprises to carry out').waitFor();
  await editor.shot('commands-source');
  await page.keyboard.press('Control+W');
});

test('above an article stand its own uncited sentences', async () => {
  await editor.open('rules.clause');
  await editor.cursorAfter('article 5 "Cross-border data flow"');
  await editor.lens('1 uncited sentence').click();
  await list().getByText(sentence).waitFor();
  expect(await list().locator('.monaco-list-row').count()).toBe(1);
  await editor.escape(list());
});

test('above a clause stand its own cases, and they alone run', async () => {
  const { page } = editor;
  await editor.open('rules.clause');
  await editor.command('File: Revert File');
  await editor.status().getByText('Clause: sound').waitFor();
  await editor.cursorAfter('article 5 "Cross-border data flow"');
  await editor.lens('8 cases').click();
  const explorer = page.locator('.test-explorer');
  await explorer.getByText('8/8').waitFor();
  await editor.shot('commands-cases-of-clause');
  await page.keyboard.press('Control+Shift+E');
});

test('a new policy is right as it stands, and tells of a sentence that is left without a clause', async () => {
  const { page } = editor;
  await editor.command('Clause: New Policy…');
  const input = page.locator('.quick-input-box input');
  await input.fill('bicycles');
  await page.keyboard.press('Enter');
  await page.locator('.breadcrumbs-control').getByText('bicycles').waitFor();
  await editor.status().getByText('Clause: sound').waitFor();
  await editor.shot('commands-new-policy');
  expect(readFileSync(join(editor.folder, 'bicycles/rules.clause'), 'utf8')).toContain('policy ');

  await removeLines('clause interpretation', 3);
  const told = editor.status().getByText('Clause: sound, 1 sentence uncited');
  await told.waitFor();
  await until(list().getByText('The town office shall be responsible'), () => told.click());
  await editor.escape(list());
});

test('the walkthrough leads from a sentence to a figure', async () => {
  const { page } = editor;
  await editor.command('Welcome: Open Walkthrough...');
  await editor.pick('Write your first');
  await page.locator('.gettingStarted').getByText('Start from a small policy').first().waitFor();
  const steps = {
    'Write a clause': 'solar_roof',
    'Prove it with cases': 'at the maximum',
  };
  for (const [step, picture] of Object.entries(steps)) {
    await page.locator('.gettingStarted .getting-started-step').getByText(step).first().click();
    await shown().getByText(picture).first().waitFor();
    await editor.shot(`commands-walkthrough-${step.split(' ')[0].toLowerCase()}`);
  }
  expect(editor.faults).toEqual([]);
});
