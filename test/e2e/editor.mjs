// A VS Code in a browser with the extension in it, as a person uses it: files, keys, menus, screenshots.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';
import { serve } from './server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Those that are open now. */
export const editors = new Set();

const screenshots = join(root, '.screenshots');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's browser where it is installed, else the one that comes from npm. */
async function browser() {
  if (existsSync('/usr/bin/chromium')) return { executablePath: '/usr/bin/chromium', args: FLAGS };
  const { default: packed } = await import('@sparticuz/chromium');
  return { executablePath: await packed.executablePath(), args: [...packed.args, ...FLAGS] };
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Opens an editor on a copy of a policy's folder. `files` are written over the copy; `settings` are
 * the user's; `locale` the language of the interface.
 */
export async function openEditor({
  policy,
  files = {},
  settings = {},
  locale = 'en',
  width = 1400,
  height = 900,
}) {
  const home = mkdtempSync(join(tmpdir(), 'clause-e2e-'));
  const folder = join(home, 'workspace');
  mkdirSync(folder);
  if (policy !== undefined) cpSync(join(root, 'policies', policy), folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const server = await serve({ folder, settings, locale });
  const profile = join(home, 'profile');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // Webviews register a service worker in a frame of another origin.
  writeFileSync(
    join(profile, 'Default/Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    ...(await browser()),
    headless: true,
    locale,
    viewport: { width, height },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const faults = [];
  // The editor's own server for TypeScript does not know the tests' file system.
  const foreign = (text) => text.includes('TypeScript Server Error');
  page.on('pageerror', (error) => {
    if (!foreign(String(error))) faults.push(String(error));
  });
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && /clause/i.test(text) && !foreign(text)) faults.push(text);
  });
  await page.goto(server.url);
  await page.locator('.monaco-workbench .explorer-folders-view').waitFor();

  const editor = {
    page,
    folder,
    /** What went wrong in the editor without being shown. */
    faults,

    /** Opens a file of the workspace from the explorer: its folders first. */
    async open(path) {
      const explorer = page.locator('.explorer-folders-view');
      if (!(await explorer.isVisible())) await page.keyboard.press('Control+Shift+E');
      const row = (step) =>
        explorer.locator('.monaco-list-row', { hasText: new RegExp(`^${escaped(step)}`) }).first();
      const folders = path.split('/');
      const name = folders.pop();
      for (const folder of folders) {
        const expanded = async () => {
          if ((await row(folder).getAttribute('aria-expanded')) === 'true') return true;
          await row(folder).click();
          return false;
        };
        await expect.poll(expanded, { timeout: 20_000, interval: 500 }).toBe(true);
      }
      await row(name).dblclick();
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await this.focus();
    },

    /** Puts the keyboard into the active editor. */
    async focus() {
      await page.locator('.editor-group-container.active .monaco-editor textarea').first().focus();
    },

    /** Picks the first row of the palette that holds a text. */
    async pick(typed, row = typed) {
      const palette = page.locator('.quick-input-widget');
      await palette.locator('.quick-input-box input').fill(typed);
      await palette.locator('.monaco-list-row.focused').getByText(row).first().waitFor();
      await page.keyboard.press('Enter');
    },

    /** Runs a command of the palette by its title. */
    async command(title) {
      await page.keyboard.press('F1');
      await this.pick(`>${title}`, title.replace(/^.*: /, ''));
    },

    /** Puts the cursor behind the first place where the text stands in the active editor. */
    async cursorAfter(text) {
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Control+F');
      const find = page.locator('.editor-group-container.active .find-widget');
      const count = find.locator('.matchesCount');
      await find.locator('textarea').first().fill('');
      await count.getByText('No results').waitFor();
      await find.locator('textarea').first().fill(text);
      await count.getByText(/^1 of \d+/).waitFor();
      await this.escape(page.locator('.find-widget.visible'));
      await page.keyboard.press('ArrowRight');
    },

    /** Presses Escape until something is gone: what else is open takes the first ones. */
    async escape(open) {
      do await page.keyboard.press('Escape');
      while ((await open.count()) > 0);
    },

    /** Replaces the first place where the text stands. */
    async replace(text, by) {
      await this.cursorAfter(text);
      for (let at = 0; at < text.length; at++) await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.type(by);
      // What the editor offers while one types: words, and the form of what is being written.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },

    /** Switches the colours, by a command of the tests' own extension. */
    async theme(name) {
      await this.command(`Colours: ${name}`);
      const kind = { Light: 'vs', Dark: 'vs-dark', High: 'hc-black' }[name.split(' ')[1]];
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
    },

    /** The text of the status bar's item of ours. */
    status() {
      return page.locator('[id="clause-language.clause.clause"]');
    },

    async shot(name) {
      mkdirSync(screenshots, { recursive: true });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ animations: 'disabled', path: join(screenshots, `${name}.png`) });
    },

    async close() {
      editors.delete(editor);
      await context.close();
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
  editors.add(editor);
  return editor;
}
