import { test } from 'vitest';
import { openEditor } from './editor.mjs';

const {
  THEME: theme = 'Default Light Modern',
  WIDTH: width = '1400',
  TAG: tag = 'a',
  LOC: locale = 'en',
} = process.env;
test('walk', async () => {
  const editor = await openEditor({
    policy: 'beijing-data-pilot-zone',
    settings: { 'workbench.colorTheme': theme },
    width: Number(width),
    locale,
  });
  const shot = (n) =>
    editor.page.screenshot({ animations: 'disabled', path: `/tmp/walk/${tag}-${n}.png` });
  try {
    await editor.open('rules.clause');
    await editor
      .status()
      .getByText(/Clause/)
      .waitFor();
    await editor.command('View: Toggle Primary Side Bar Visibility');
    await editor.command(locale === 'en' ? 'Clause: Open Preview' : 'Clause: 打开预览');
    const p = editor.page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await p.locator('.award').first().waitFor();
    await shot('1-decided');
    await p.locator('.award').first().locator('.actions vscode-button').first().click();
    await p.locator('.why-not').waitFor();
    await shot('2-whynot');
    const tabs = p.locator('vscode-tab-header');
    await tabs.nth(1).click();
    await editor.page.waitForTimeout(300);
    await shot('3-policy');
    await tabs.nth(2).click();
    await p.locator('.picture svg').waitFor();
    await editor.page.waitForTimeout(300);
    await shot('4-curve');
    await tabs.nth(3).click();
    await editor.page.waitForTimeout(800);
    await shot('5-compare');
    await tabs.nth(0).click();
    const d = p.locator('#dossier');
    await d.click();
    await d.locator('.option').first().click();
    await editor.page.waitForTimeout(800);
    await shot('6-new');
    await p.locator('#fact-registered_in_zone-no').click();
    await editor.page.waitForTimeout(800);
    await shot('7-no');
    await p.locator('#fact-registered_in_zone-yes').click();
    await p.locator('#fact-operates_in_zone-yes').click();
    await p.locator('#fact-data_element_related-yes').click();
    await editor.page.waitForTimeout(1500);
    await shot('8-yes');
    await p
      .locator('.next .link')
      .click()
      .catch(() => {});
    await editor.page.waitForTimeout(500);
    await shot('9-next');
    console.log(editor.faults);
  } catch (e) {
    console.log(e);
    await shot('fail');
  } finally {
    await editor.close();
  }
});
