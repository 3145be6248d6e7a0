// A VS Code in a browser with the extension in it, as a person uses it: files, keys, menus, screenshots.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';
import { browser } from './browser.mjs';
import { serve } from './server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Those that are open now. */
export const editors = new Set();

const screenshots = join(root, '.screenshots');

/**
 * How long a state may take to come about, in milliseconds: a busy machine is slow, and no test is about time.
 * What takes longer fails.
 */
const PATIENCE = 60_000;
/** After this long without the state that it leads to, what was done is done again, in milliseconds. */
const AGAIN = 2_000;

/** Two pictures this far apart, in milliseconds, that are the same show an editor at rest. */
const SETTLED = 250;

/** Webviews over plain HTTP warn that styles of the editor's own were left out; nobody else sees that. */
const HIDDEN = '#code-csp-warning { display: none !important; }';

/** Does something, again and again, until its outcome is visible. */
export async function until(outcome, act) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    await act();
    const left = end - Date.now();
    try {
      return await outcome.waitFor({ timeout: Math.max(1, Math.min(AGAIN, left)) });
    } catch (error) {
      if (left <= AGAIN) throw error;
    }
  }
}

/**
 * Waits until the explorer lists files. On a busy machine it may ask for the folder before the file
 * system's extension has started; it then shows the folder with “!” and never asks again, so the page is loaded anew.
 */
async function filesListed(page) {
  const rows = page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row');
  const listed = rows.filter({ hasNotText: /^policies$/ }).first();
  for (let tries = 5; ; tries -= 1) {
    await rows.first().waitFor();
    try {
      return await listed.waitFor({ timeout: 2 * AGAIN });
    } catch (error) {
      if (tries === 0) throw error;
      await page.reload();
    }
  }
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Opens an editor on a copy of a policy's folder. `files` are written over the copy; `settings` are
 * the user's; `locale` the language of the interface; `trusted` whether the user trusts the folder; `git` whether the folder is a repository, all of it
 * committed, in an editor that has Git.
 */
export async function openEditor({
  policy,
  files = {},
  settings = {},
  locale = 'en',
  trusted = true,
  width = 1400,
  height = 900,
  git = false,
}) {
  const home = mkdtempSync(join(tmpdir(), 'clause-e2e-'));
  const folder = join(home, 'workspace');
  mkdirSync(folder);
  if (policy !== undefined) cpSync(join(root, 'policies', policy), folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (git) {
    const run = (...args) => execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
    run('init');
    run('add', '.');
    run('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-m', 'As it stood');
  }
  const server = await serve({ folder, settings, locale, trusted, git });
  const profile = join(home, 'profile');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // Webviews register a service worker in a frame of another origin.
  writeFileSync(
    join(profile, 'Default/Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    ...browser(),
    headless: true,
    timeout: PATIENCE,
    locale,
    viewport: { width, height },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE);
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
  await filesListed(page);

  const editor = {
    page,
    folder,
    /** What went wrong in the editor without being shown. */
    faults,

    /** Opens a file of the workspace from the explorer: its folders first. */
    async open(path) {
      const explorer = page.locator('.explorer-folders-view');
      await until(explorer, async () => {
        if (!(await explorer.isVisible())) await page.keyboard.press('Control+Shift+E');
      });
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
        await expect.poll(expanded, { timeout: PATIENCE, interval: 500 }).toBe(true);
      }
      await until(page.locator(`.tab.active[data-resource-name="${name}"]`), () =>
        row(name).dblclick(),
      );
      await this.focus();
    },

    /** The active editor of text. */
    text() {
      return page.locator('.editor-group-container.active .monaco-editor').first();
    },

    /** Puts the keyboard into the active editor. */
    async focus() {
      const text = this.text();
      await until(page.locator('.editor-group-container.active .monaco-editor.focused'), () =>
        text.locator('textarea').first().focus(),
      );
    },

    /** Takes the first row of the open palette that holds a text. */
    async pick(typed, row = typed) {
      await this.choose(async () => {}, typed, row);
    },

    /** Runs a command of the palette by its title. */
    async command(title) {
      const show = () => page.keyboard.press('F1');
      await this.choose(show, `>${title}`, title.replace(/^.*: /, ''));
    },

    /** Types into the palette and takes a row; opens it where it is not, for what opens late may close it. */
    async choose(show, typed, row) {
      const palette = page.locator('.quick-input-widget');
      const input = palette.locator('.quick-input-box input');
      const chosen = palette.locator('.monaco-list-row.focused').getByText(row).first();
      await until(chosen, async () => {
        if (!(await input.isVisible())) await show();
        await input.fill(typed, { timeout: AGAIN }).catch(() => undefined);
      });
      await page.keyboard.press('Enter');
    },

    /** Puts the cursor behind the first place where the text stands in the active editor. */
    async cursorAfter(text) {
      await this.focus();
      await page.keyboard.press('Control+Home');
      const find = page.locator('.editor-group-container.active .find-widget');
      const count = find.locator('.matchesCount');
      const input = find.locator('textarea').first();
      await until(page.locator('.find-widget.visible'), () => page.keyboard.press('Control+F'));
      await until(count.getByText('No results'), () => input.fill(''));
      await until(count.getByText(/^1 of \d+/), () => input.fill(text));
      await this.escape(page.locator('.find-widget.visible'));
      await this.focus();
      await page.keyboard.press('ArrowRight');
    },

    /** Presses Escape until something is gone: what else is open takes the first ones. */
    async escape(open) {
      do await page.keyboard.press('Escape');
      while (await open.first().isVisible());
    },

    /** Replaces the first place where the text stands, all at once: what is offered while one types is not taken. */
    async replace(text, by) {
      await this.cursorAfter(text);
      for (let at = 0; at < text.length; at++) await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.insertText(by);
      await this.escape(page.locator('.suggest-widget.visible, .parameter-hints-widget.visible'));
    },

    /** The line with a text, as the editor shows it: a long one is several. */
    line(text) {
      return this.text().locator('.view-line', { hasText: text }).first();
    },

    /** The first code lens in view with a text. */
    lens(text) {
      const lenses = this.text().locator('.codelens-decoration a', { hasText: text });
      return lenses.filter({ visible: true }).first();
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

    /** Keeps a picture, once the editor has come to rest; of one that does not, how it is then. */
    async shot(name) {
      mkdirSync(screenshots, { recursive: true });
      await page.evaluate(() => document.fonts.ready);
      let before;
      for (let tries = 0; tries < 10; tries++) {
        const picture = await page.screenshot({ animations: 'disabled', style: HIDDEN });
        writeFileSync(join(screenshots, `${name}.png`), picture);
        if (before?.equals(picture)) break;
        before = picture;
        await page.waitForTimeout(SETTLED);
      }
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
