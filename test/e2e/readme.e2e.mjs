// The README's way into VS Code, step by step as it is written: what it says one sees is seen.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditor, until } from './editor.mjs';

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = file('README.md').replace(/\s+/g, ' ');

/** Words that the README says, or fails. */
function said(words) {
  expect(readme).toContain(words);
  return words;
}

let editor;
beforeAll(async () => {
  editor = await openEditor({ policy: said('beijing-data-pilot-zone') });
});
afterAll(() => editor?.close());

test('the package is the one that is built', () => {
  const { name, version } = JSON.parse(file('vscode-extension/package.json'));
  said(`dist/${name}-${version}.vsix`);
});

test('the folder is opened, and sound', async () => {
  await editor.open(said('rules.clause'));
  await editor.status().getByText(said('Clause: sound')).waitFor();
});

test('a changed cap fails five cases, and back again none', async () => {
  const { page } = editor;
  await editor.cursorAfter(`clause ${said('pioneering_solution')}`);
  const cap = said('capped at 200,000 yuan');
  await editor.replace(cap, said('capped at 250,000 yuan'));
  await editor.command(said('Clause: Run Cases'));
  said('Five of 134 cases no longer hold');
  const explorer = page.locator('.test-explorer');
  await explorer.getByText('129/134').waitFor();
  await editor.open('rules.clause');
  await until(editor.line(`solution.assessed_support ${cap}`), () =>
    page.keyboard.press(said('Ctrl+Z').replace('Ctrl', 'Control')),
  );
  await editor.command('Clause: Run Cases');
  said('all 134 hold');
  await explorer.getByText('134/134').waitFor();
});

test('an error is marked, explained and mended', async () => {
  const { page } = editor;
  const cap = said('capped at 1 million yuan');
  await editor.replace(cap, cap.replace('yuan', said('yaun')));
  await editor.status().getByText(said('Clause: 1 to mend')).waitFor();
  const mark = page.locator('.squiggly-error').first();
  const told = said('“yaun” cannot stand here. Did you mean “yuan”?');
  await until(page.locator('.monaco-hover').getByText(told).first(), async () => {
    await page.mouse.move(0, 0);
    await mark.hover({ force: true });
  });
  await editor.shot('readme-error');
  await editor.focus();
  await until(page.locator('.action-widget').getByText('yuan').first(), () =>
    page.keyboard.press(said('Ctrl+.').replace('Ctrl', 'Control')),
  );
  await page.keyboard.press(said('Enter'));
  await editor.status().getByText('Clause: sound').waitFor();
});

test('what it leads on to is there', async () => {
  const { page } = editor;
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await page.keyboard.press('F1');
  await input.fill(`>${said('Clause: New Policy…')}`);
  await page.locator('.quick-input-list').getByText('New Policy…').waitFor();
  await page.keyboard.press('Escape');
  await editor.command('Welcome: Open Walkthrough...');
  await editor.pick(said('Write your first article'), 'Write your first');
  await page.locator('.gettingStarted').getByText('Start from a small policy').first().waitFor();
  expect(editor.faults).toEqual([]);
});
