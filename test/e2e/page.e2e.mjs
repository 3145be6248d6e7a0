// The preview as one HTML file: what `clause doc --interactive` writes, in a plain browser, from a disk.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browser as launchable } from './browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screenshots = join(root, '.screenshots');
const policy = join(root, 'policies/beijing-data-pilot-zone/rules.clause');
const example = join(root, 'policies/beijing-data-pilot-zone/examples/enterprise.json');

const clause = (args, input) =>
  execFileSync(process.execPath, [join(root, 'compiler/cli/bin.js'), ...args], {
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
  });

/** What `clause run` says of a dossier. */
const decided = (dossier, rules = policy) =>
  JSON.parse(clause(['run', rules, '-'], JSON.stringify(dossier)));

const grouped = (amount) => amount.replace(/\B(?=(\d{3})+\.)/g, ',');

let browser;
let home;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  home = mkdtempSync(join(tmpdir(), 'clause-page-'));
  clause(['doc', policy, '--interactive', '--out', join(home, 'form.html')]);
  clause(['doc', policy, '--out', join(home, 'read.html')]);
  browser = await chromium.launch(launchable());
});
afterAll(async () => {
  await browser?.close();
  rmSync(home, { recursive: true, force: true });
});

/** A page of its own browser profile, with everything that it asked for and complained of. */
async function open(file, { width = 1400, colorScheme = 'light', locale = 'en', ...more } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    locale,
    ...more,
  });
  const page = await context.newPage();
  const asked = [];
  const faults = [];
  const url = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url() !== url) asked.push(request.url());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => faults.push(message.text()));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  await page.locator('h1').waitFor();
  return { page, asked, faults, close: () => context.close() };
}

async function load(page, file) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open …' }).click(),
  ]);
  await chooser.setFiles(file);
}

/** What the page holds, by way of its own button. */
async function saved(page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save' }).click(),
  ]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}

async function findings(page) {
  // The page's policy lets no other script in: axe is brought by the test, past the page.
  await page.evaluate(`${axe}; undefined`);
  const { passes, violations } = await page.evaluate(() => window.axe.run(document));
  expect(passes.length).toBeGreaterThan(15);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const total = (page) => page.locator('[data-total]');
const type = async (page, id, text) => {
  const field = page.locator(`#${id} input`);
  await field.fill(text);
  await field.press('Tab');
};

describe('the page that an applicant fills in', () => {
  let opened;
  beforeAll(async () => {
    opened = await open(join(home, 'form.html'));
  });
  afterAll(() => opened?.close());

  test('begins with today', async () => {
    const { page } = opened;
    const today = await page.evaluate(() => {
      const now = new Date();
      return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    });
    expect((await saved(page)).as_of).toBe(today);
  });

  test('a form filled in by hand gets what the command says', async () => {
    const { page } = opened;
    for (const fact of ['registered_in_zone', 'operates_in_zone', 'data_element_related']) {
      await page.locator(`#fact-${fact}-yes`).click();
    }
    await page.getByRole('button', { name: 'Add: Projects' }).click();
    await page.locator('#fact-projects-0-level').click();
    await page.getByRole('option', { name: 'National' }).click();
    for (const fact of ['major', 'data_element_related', 'leads']) {
      await page.locator(`#fact-projects-0-${fact}-yes`).click();
    }
    // Before the amount is known nothing is decided, and the page says why.
    await page.locator('.refused').waitFor();
    await expect
      .poll(() => page.locator('.refused').innerText())
      .toContain('P1: Actual project investment');
    await type(page, 'fact-projects-0-investment', '1.8 million');
    await expect.poll(() => total(page).innerText()).toContain('540,000.00');
    await type(page, 'fact-projects-0-investment', '200万');
    await expect.poll(() => total(page).innerText()).toContain('600,000.00');
    const dossier = await saved(page);
    expect(dossier.projects[0].investment).toBe('2000000');
    const { totals } = decided(dossier);
    expect(await total(page).innerText()).toContain(grouped(totals.policy));
  });

  test('a figure that is none stays as it was, marked', async () => {
    const { page } = opened;
    await type(page, 'fact-projects-0-investment', 'a lot');
    expect(await page.locator('#fact-projects-0-investment').getAttribute('invalid')).not.toBe(
      null,
    );
    expect(await total(page).innerText()).toContain('600,000.00');
  });

  test('the explanation, opened', async () => {
    const { page } = opened;
    await page.locator('.award summary').first().click();
    const steps = page.locator('.award').first().locator('li');
    await expect
      .poll(() => steps.allInnerTexts())
      .toContainEqual(
        expect.stringContaining('30% × Actual project investment (2,000,000.00 yuan)'),
      );
  });

  test('a dossier from a file: every figure is the command’s', async () => {
    const { page } = opened;
    await load(page, example);
    const dossier = JSON.parse(readFileSync(example, 'utf8'));
    const { awards, totals } = decided(dossier);
    await expect.poll(() => total(page).innerText()).toContain(grouped(totals.policy));
    const shown = await page.locator('.award header .amount').allInnerTexts();
    expect(shown).toEqual(awards.map(({ amount }) => grouped(amount)));
    expect(await saved(page)).toEqual(dossier);
  });

  test('a file that is no dossier changes nothing', async () => {
    const { page } = opened;
    writeFileSync(join(home, 'broken.json'), '{"as_of": ');
    await load(page, join(home, 'broken.json'));
    await expect.poll(() => page.locator('.refused').innerText()).toContain('broken.json');
    expect(await saved(page)).toEqual(JSON.parse(readFileSync(example, 'utf8')));
  });

  test('why an award is not more', async () => {
    const { page } = opened;
    await load(page, example);
    const award = page.locator('.award').first();
    await award.getByRole('button', { name: 'Why not more?' }).click();
    const obstacles = award.locator('.why-not');
    await expect.poll(() => obstacles.innerText()).toContain('3,600,000.00');
    expect(await obstacles.innerText()).toContain('−600,000.00');
    // It follows what is filled in.
    await page.locator('summary', { hasText: 'privacy-computing' }).first().click();
    await type(page, 'fact-projects-0-investment', '1100万');
    await expect.poll(() => obstacles.innerText()).toContain('−300,000.00');
    await page.screenshot({ path: join(screenshots, 'page-why-not.png') });
  });

  test('how the total moves with a fact, and where the dossier stands', async () => {
    const { page } = opened;
    await load(page, example);
    await page.getByRole('tab', { name: 'Curve' }).click();
    await page.locator('.picture svg').waitFor();
    const rows = page.locator('.pieces tbody tr');
    await expect.poll(() => rows.first().innerText()).toContain('3,050,000.17 → 6,050,000.17');
    expect(await page.locator('.picture figcaption').innerText()).toContain('6,050,000.17');
    const choice = page.locator('#curve-award');
    await choice.click();
    await choice.locator('.option', { hasText: 'privacy-computing' }).click();
    await expect.poll(() => rows.first().innerText()).toContain('0.00 → 3,000,000.00');
    await page.screenshot({ path: join(screenshots, 'page-curve.png') });
    expect(await findings(page)).toEqual([]);
  });

  test('what is asked first, and what can change nothing any more', async () => {
    const { page } = opened;
    await page.getByRole('tab', { name: 'Dossier' }).click();
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.locator('.next').waitFor();
    await page.locator('#fact-registered_in_zone-no').click();
    await page.locator('#fact-operates_in_zone').waitFor();
    // Registered elsewhere, it gets nothing: nothing else matters any more.
    await expect.poll(() => page.locator('.next').count()).toBe(0);
    await expect.poll(() => page.locator('.form > .list:not(.idle)').count()).toBe(0);
    await page.locator('#fact-registered_in_zone-yes').click();
    await page.locator('.next .link').click();
    await load(page, example);
  });

  test('the policy beside its source', async () => {
    const { page } = opened;
    await page.getByRole('tab', { name: 'Policy' }).click();
    await page.locator('.document .clause').first().waitFor();
    expect(await page.locator('.document .source').allInnerTexts()).toContainEqual(
      expect.stringContaining('30%'),
    );
  });

  test('asked the network for nothing, and met no fault', () => {
    expect(opened.asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
    expect(opened.faults).toEqual([]);
  });
});

describe('looks', () => {
  const LOOKS = [
    ['light', 1400, {}],
    ['dark', 1400, { colorScheme: 'dark' }],
    ['light', 400, {}],
    ['dark', 400, { colorScheme: 'dark' }],
    ['contrast', 1400, { forcedColors: 'active' }],
  ];
  test.each(LOOKS)('%s at %i px: nothing for axe, nothing cut off', async (name, width, more) => {
    const { page, faults, close } = await open(join(home, 'form.html'), { width, ...more });
    expect(await findings(page), 'empty').toEqual([]);
    await load(page, example);
    await page.locator('.award').first().waitFor();
    await page.locator('.award summary').first().click();
    await page.screenshot({ path: join(screenshots, `page-${name}-${width}.png`) });
    expect(await findings(page), 'filled').toEqual([]);
    await page.getByRole('tab', { name: 'Policy' }).click();
    await page.locator('.document .clause').first().waitFor();
    await page.screenshot({ path: join(screenshots, `page-policy-${name}-${width}.png`) });
    expect(await findings(page), 'policy').toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    expect(faults).toEqual([]);
    await close();
  });

  test.each(LOOKS)('%s at %i px: the page to read', async (name, width, more) => {
    const { page, asked, faults, close } = await open(join(home, 'read.html'), { width, ...more });
    expect(await page.locator('script').count()).toBe(0);
    await page.screenshot({ path: join(screenshots, `read-${name}-${width}.png`), fullPage: true });
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    expect([...asked, ...faults]).toEqual([]);
    await close();
  });
});

test('a Chinese browser is spoken to in Chinese', async () => {
  const { page, close } = await open(join(home, 'form.html'), { locale: 'zh-CN' });
  await page.getByRole('button', { name: '重新填写' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await close();
});

test('from the keyboard alone', async () => {
  const { page, close } = await open(join(home, 'form.html'));
  await page.locator('#fact-registered_in_zone-yes').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  // Two questions are answered, one is left: what is still to be filled in says so, and leads to it.
  await page.locator('.missing').waitFor();
  expect(await page.locator('.missing li').allInnerTexts()).toEqual([
    'Data element-related enterprise',
  ]);
  await page.locator('.missing .link').focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.id))
    .toBe('fact-data_element_related');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await total(page).waitFor();
  await expect.poll(() => page.locator('.scope').count()).toBe(1);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.locator('.scope').count()).toBe(0);
  await close();
});

describe('texts that would act', () => {
  // Each would run, end the script or the style, or turn what stands beside it, if it were let.
  const EVIL = [
    '</script><script>window.acted = 1</script>',
    '<img src=x onerror="window.acted = 2">',
    "'; window.acted = 3; '",
    '\x24{window.acted = 4}',
    '<!--<script>',
    '</title></style><svg onload=window.acted=5>',
    '\u2028window.acted = 6',
    '\u202e',
  ];
  const text = EVIL.join(' ').replace(/[\u2028\u202e]/g, '');
  const quoted = text.replaceAll('"', '\\"');
  const RULES = `policy p "${quoted}"
  issuer "${quoted}"
  source "source.txt"
  currency CNY
  rounding half up to 0.01 yuan

enum Level "Level": one "${quoted}", two "Two"

entity Project "Project"
  cost: money "${quoted}"

applicant Firm "Firm"
  level:    Level           "${quoted}"
  projects: list of Project "${quoted}"

article 1 "${quoted}"
  clause help "${quoted}" for each project in projects
    cites "Firms receive <b>30%</b> of their costs."
    reading "${quoted}"
    when level is one
    grants 30% of project.cost
`;

  test('stay texts, in the policy and in the dossier', async () => {
    writeFileSync(join(home, 'evil.clause'), RULES);
    writeFileSync(
      join(home, 'source.txt'),
      `Article 1\nFirms receive <b>30%</b> of their costs. ${text.replaceAll('\n', ' ')}\n`,
    );
    const dossier = {
      as_of: '2025-06-30',
      reference: EVIL.join(' '),
      level: 'one',
      // A stroke joins the ids of items within items.
      projects: [{ id: EVIL.join(' ').replaceAll('/', ''), cost: '100' }],
    };
    writeFileSync(join(home, 'evil.json'), JSON.stringify(dossier));
    for (const name of ['form', 'read']) {
      const out = join(home, `evil-${name}.html`);
      const kind = name === 'form' ? ['--interactive'] : [];
      clause(['doc', join(home, 'evil.clause'), ...kind, '--out', out]);
      const { page, asked, faults, close } = await open(out);
      expect(await page.locator('h1').innerText()).toContain('onerror');
      if (name === 'form') {
        await load(page, join(home, 'evil.json'));
        await expect.poll(() => total(page).innerText()).toContain('30.00');
        await page.locator('.award summary').first().click();
        expect(await page.locator('.award').innerText()).toContain('<img src=x');
        await page.getByRole('tab', { name: 'Policy' }).click();
        await page.locator('.document .clause').first().waitFor();
      }
      expect(await page.evaluate(() => window.acted)).toBe(undefined);
      expect(await page.locator('img, svg[onload], b:text("30%")').count()).toBe(0);
      expect([...asked, ...faults]).toEqual([]);
      await page.screenshot({ path: join(screenshots, `page-evil-${name}.png`) });
      await close();
    }
  });

  test('a page that was changed does not run', async () => {
    const out = join(home, 'changed.html');
    const page = readFileSync(join(home, 'form.html'), 'utf8');
    writeFileSync(out, page.replace('clausePage.start(', 'window.acted=1;clausePage.start('));
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(out).href);
    await tab.waitForTimeout(300);
    expect(await tab.evaluate(() => window.acted)).toBe(undefined);
    await context.close();
  });
});
