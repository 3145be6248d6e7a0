// A broken policy in light, dark and high contrast; and the interface in Chinese.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
};

describe('themes', () => {
  let editor;
  beforeAll(async () => {
    editor = await openEditor({ policy: 'beijing-data-pilot-zone' });
    await editor.open('rules.clause');
    await editor.status().getByText('Clause: sound').waitFor();
    await editor.replace(
      'limit each Enterprise to 1 million yuan',
      'limit each Enterprize to 1 million yuan',
    );
    await editor.status().getByText('to mend').waitFor();
    await editor.page.locator('.squiggly-error').first().waitFor();
  });
  afterAll(() => editor?.close());

  test.each(Object.entries(THEMES))('%s', async (name, theme) => {
    await editor.theme(theme);
    await editor.shot(`theme-${name}`);
    expect(editor.faults).toEqual([]);
  });
});

test('in Chinese', async () => {
  const editor = await openEditor({ policy: 'beijing-data-pilot-zone', locale: 'zh-cn' });
  const { page } = editor;
  try {
    await editor.open('rules.clause');
    await editor.status().getByText('Clause：无误').waitFor();
    await page.keyboard.press('F1');
    const palette = page.locator('.quick-input-list');
    await page.locator('.quick-input-box input').fill('>Clause');
    for (const title of [
      '运行案例',
      '新建政策…',
      '编译为 TypeScript',
      '打开预览',
      '解释一份申报材料',
    ]) {
      await palette.getByText(title).waitFor();
    }
    await editor.shot('chinese-palette');
    await page.keyboard.press('Escape');

    await editor.replace('capped at 200,000 yuan', 'capped at 250,000 yuan');
    await editor.command('运行案例');
    await page.locator('.test-explorer').getByText('129/134').waitFor();
    await editor.command('Test: Peek Output');
    await page
      .getByText(/预期 599,999.99，实际 600,000.00/)
      .first()
      .waitFor();
    await editor.shot('chinese-cases');
    await page.keyboard.press('Escape');

    await editor.command('显示未引用的原文句子');
    await page.getByText('原文的每一句都有条款引用。').first().waitFor();
    await editor.shot('chinese-message');

    // What the failed cases expect is to be mended, until the cap is what it was.
    await editor
      .status()
      .getByText(/^\s*Clause：案例中 \d+ 处待改正/)
      .waitFor();
    const cases = await page.locator('.tab.active .label-name').innerText();
    await editor.open('rules.clause');
    await editor.replace('capped at 250,000 yuan', 'capped at 200,000 yuan');
    await editor.status().getByText('Clause：无误').waitFor();
    await editor.open(cases);
    await editor.replace('599999.99', '599999.9x');
    await editor.status().getByText('Clause：案例中 1 处待改正').waitFor();
    await editor.shot('chinese-status');

    await editor.command('Welcome: Open Walkthrough...');
    await editor.pick('写出您的第一条');
    await page.locator('.gettingStarted').getByText('从一份小政策开始').first().waitFor();
    const picture = page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
    await picture.getByText('公布的原文，一字不改').waitFor();
    await editor.shot('chinese-walkthrough');
    expect(editor.faults).toEqual([]);
  } finally {
    await editor.close();
  }
});
