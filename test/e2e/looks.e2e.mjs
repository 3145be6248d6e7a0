// The same policy, broken, in light, dark and high contrast; and the whole interface in Chinese.
import { expect, test } from 'vitest';
import { openEditor } from './editor.mjs';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
};

test.each(Object.entries(THEMES))('%s', async (name, theme) => {
  const editor = await openEditor({
    policy: 'beijing-data-pilot-zone',
    settings: { 'workbench.colorTheme': theme },
  });
  try {
    await editor.open('rules.clause');
    await editor.status().getByText('Clause: sound').waitFor();
    await editor.replace(
      'limit each Enterprise to 1 million yuan',
      'limit each Enterprize to 1 million yuan',
    );
    await editor.status().getByText('to mend').waitFor();
    await editor.page.locator('.squiggly-error').first().waitFor();
    await editor.shot(`theme-${name}`);
    expect(editor.faults).toEqual([]);
  } finally {
    await editor.close();
  }
});

test('in Chinese', async () => {
  const editor = await openEditor({ policy: 'beijing-data-pilot-zone', locale: 'zh-cn' });
  try {
    await editor.open('rules.clause');
    await editor.status().getByText('Clause：无误').waitFor();
    await editor.page.keyboard.press('F1');
    await editor.page.locator('.quick-input-box input').fill('>Clause');
    await editor.page.locator('.quick-input-list').getByText('运行案例').waitFor();
    await editor.shot('chinese-palette');
  } finally {
    await editor.close();
  }
});
