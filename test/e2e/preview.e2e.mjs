// The live preview: what a clause pays, seen while it is written.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The frame inside the frame in which the editor shows a webview. */
async function previewOf({ page }) {
  const frame = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await frame.locator('h1').waitFor();
  return frame;
}

const total = (frame) => frame.locator('[data-total]');

describe('beside the editor', () => {
  let editor;
  let preview;
  beforeAll(async () => {
    editor = await openEditor({ policy: 'beijing-data-pilot-zone' });
    await editor.open('rules.clause');
    await editor.status().getByText('Clause: sound').waitFor();
    await editor.command('View: Toggle Primary Side Bar Visibility');
    await editor.command('Clause: Open Preview');
    preview = await previewOf(editor);
  });
  afterAll(() => editor?.close());

  test('the first dossier beside the policy is decided', async () => {
    await total(preview).getByText('6,050,000.17').waitFor();
    await editor.shot('preview-decided');
  });

  test('a fact filled in changes the figure', async () => {
    await preview.locator('summary', { hasText: 'privacy-computing' }).click();
    const investment = preview.locator('#fact-projects-0-investment input');
    await investment.fill('180万');
    await investment.press('Tab');
    // 30% of 1,800,000 in the place of the 3,000,000 that it was capped at.
    await total(preview).getByText('3,590,000.17').waitFor();
  });

  test('a cap edited in the text changes the figure, and an unfinished one keeps it', async () => {
    await editor.page.locator('.monaco-editor .view-lines').first().click();
    await editor.replace(
      'national:  30% of project.investment',
      'national:  20% of project.investment',
    );
    await total(preview).getByText('3,410,000.17').waitFor();
    await editor.replace('municipal: 20% of', 'municipal: 20% off');
    await preview.locator('.stale').waitFor();
    await total(preview).getByText('3,410,000.17').waitFor();
    await editor.shot('preview-stale');
    await editor.replace('municipal: 20% off', 'municipal: 20% of');
    await preview.locator('.stale').waitFor({ state: 'detached' });
  });

  test('why not more', async () => {
    await preview.getByRole('button', { name: 'Why not more?' }).first().click();
    await preview.locator('.why-not').waitFor();
    await editor.shot('preview-why-not');
  });

  test('compared with the saved text', async () => {
    await preview.getByRole('tab', { name: 'Compare' }).click();
    await preview.locator('.compare .differs').first().waitFor();
    await editor.shot('preview-compare');
  });

  test('the curve of an award over a fact', async () => {
    await preview.getByRole('tab', { name: 'Curve' }).click();
    const fact = preview.locator('#curve-fact');
    await fact.click();
    await fact.locator('.option', { hasText: 'Actual project investment' }).first().click();
    await preview.locator('.picture svg').waitFor();
    await editor.shot('preview-curve');
  });

  test('the policy as a document', async () => {
    await preview.getByRole('tab', { name: 'Policy' }).click();
    await preview.locator('.document h4').first().waitFor();
    await editor.shot('preview-document');
  });

  test('nothing went wrong unseen', () => {
    expect(editor.faults).toEqual([]);
  });
});

describe('accessible', () => {
  const LOOKS = [
    ['light', 'Default Light Modern', 1400],
    ['dark', 'Default Dark Modern', 1400],
    ['contrast', 'Default High Contrast', 1400],
    ['narrow', 'Default Light Modern', 820],
  ];
  test.each(LOOKS)('%s', async (name, theme, width) => {
    const editor = await openEditor({
      policy: 'beijing-data-pilot-zone',
      settings: { 'workbench.colorTheme': theme },
      width,
    });
    try {
      await editor.open('rules.clause');
      await editor.status().getByText('Clause: sound').waitFor();
      await editor.command('View: Toggle Primary Side Bar Visibility');
      await editor.command('Clause: Open Preview');
      const preview = await previewOf(editor);
      await preview.locator('.award').first().waitFor();
      await editor.shot(`preview-${name}`);
      const frame = editor.page
        .frames()
        .find((each) => each.name() === 'active-frame' || /fake\.html/.test(each.url()));
      if (frame === undefined) throw new Error('no frame');
      await frame.evaluate(axe);
      const { violations } = await frame.evaluate(() => window.axe.run(document));
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
      expect(told).toEqual([]);
    } finally {
      await editor.close();
    }
  });
});
