// Folders as they come: not trusted, without a policy, with a file alone, with two policies, with a file missing.
import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

const starter = (name) =>
  readFileSync(new URL(`../../policies/beijing-data-pilot-zone/${name}`, import.meta.url), 'utf8');
const rules = starter('rules.clause');
const source = starter('source.txt');

let editor;
const close = async () => {
  await editor?.close();
  editor = undefined;
};
// Not after each: a picture is kept of one whose test failed.
beforeEach(close);
afterAll(close);

test('a folder that is not trusted: policies are checked and cases run', async () => {
  editor = await openEditor({
    policy: 'beijing-data-pilot-zone',
    files: { '.vscode/settings.json': '{"clause.server.arguments": ["--inspect=0"]}' },
    trusted: false,
  });
  const { page } = editor;
  await editor.open('rules.clause');
  await editor.status().getByText('Clause: sound').waitFor();
  await page.locator('.statusbar').getByText('Restricted Mode').waitFor();
  await editor.command('Clause: Run Cases');
  await page.locator('.test-explorer').getByText('134/134').waitFor();
  await editor.shot('odd-restricted');
  expect(editor.faults).toEqual([]);
});

test('a folder without a policy: one is begun', async () => {
  editor = await openEditor({ files: { 'notes.md': '```clause\narticle 1 "Of notes"\n```\n' } });
  const { page } = editor;
  await editor.open('notes.md');
  await editor.command('Clause: New Policy…');
  await page.locator('.quick-input-box input').fill('first');
  await page.keyboard.press('Enter');
  await editor.status().getByText('Clause: sound').waitFor();
  await editor.shot('odd-begun');
  expect(editor.faults).toEqual([]);
});

test('declarations alone are no policy', async () => {
  const declarations = rules.slice(rules.indexOf('enum Zone'), rules.indexOf('enum Supplier'));
  editor = await openEditor({ files: { 'zones.clause': declarations } });
  await editor.open('zones.clause');
  await editor.status().waitFor();
  await editor
    .status()
    .getByText(/Clause: /)
    .waitFor();
  await editor.shot('odd-alone');
  expect(editor.faults).toEqual([]);
});

test('two policies in one folder are checked apart, and share their source', async () => {
  const other = rules.replace('policy pilot_zone', 'policy other_zone');
  editor = await openEditor({
    files: {
      'one.clause': rules,
      'two.clause': other.replace('3 million yuan', '3 million yaun'),
      'source.txt': source,
    },
  });
  await editor.open('one.clause');
  await editor.status().getByText('Clause: sound').waitFor();
  await editor.open('two.clause');
  await editor
    .status()
    .getByText(/Clause: \d+ to mend/)
    .waitFor();
  await editor.shot('odd-two');
  await editor.open('one.clause');
  await editor.status().getByText('Clause: sound').waitFor();
  expect(editor.faults).toEqual([]);
});

test('a file that is not there is named where it is asked for', async () => {
  const lacking = rules.replace('policy pilot_zone', 'use "shared.clause"\n\npolicy pilot_zone');
  editor = await openEditor({ files: { 'rules.clause': lacking } });
  const { page } = editor;
  await editor.open('rules.clause');
  await editor
    .status()
    .getByText(/Clause: \d+ to mend/)
    .waitFor();
  await editor.status().click();
  await page.locator('.markers-panel').getByText('shared.clause').first().waitFor();
  await page.locator('.markers-panel').getByText('source.txt').first().waitFor();
  await editor.shot('odd-missing');
  expect(editor.faults).toEqual([]);
});
