// The browser that the end-to-end tests drive: Debian's where it is installed, else the one that comes from npm.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { inject } from 'vitest';

const INSTALLED = '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What nobody sees is not to be slowed down.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** How to launch it, for Playwright; in a test file. */
export function browser() {
  return inject('browser');
}

/**
 * Before all test files: finds the browser that starts, and fails where none does, for without one no test says
 * anything. `CLAUSE_E2E_BROWSER=npm` takes the one from npm, whatever is installed.
 */
export async function setup({ provide }) {
  const home = mkdtempSync(join(tmpdir(), 'clause-browser-'));
  const failures = [];
  for (const candidate of [installed, packed, packedWithLibraries]) {
    const options = await candidate(home);
    if (options === undefined) continue;
    const failure = await failureOf(options);
    if (failure === undefined) {
      provide('browser', options);
      return () => rmSync(home, { recursive: true, force: true });
    }
    failures.push(`${options.executablePath}: ${failure}`);
  }
  rmSync(home, { recursive: true, force: true });
  throw new Error(
    `No browser starts. Install Debian’s “chromium”, or what these lack:\n\n${failures.join('\n\n')}`,
  );
}

function installed() {
  if (process.env.CLAUSE_E2E_BROWSER === 'npm' || !existsSync(INSTALLED)) return undefined;
  return { executablePath: INSTALLED, args: FLAGS };
}

/** Unpacked into a folder of this run, for half an unpacked one is taken for whole. */
async function packed(home) {
  const before = { ...process.env };
  // The package unpacks the libraries that a bare machine lacks where it takes it for this one.
  Object.assign(process.env, { TMPDIR: home, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
  try {
    const { default: pack } = await import('@sparticuz/chromium');
    const executablePath = await pack.executablePath();
    return { executablePath, args: [...FLAGS, '--font-render-hinting=none'] };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

async function packedWithLibraries(home) {
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') };
  const env = { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023/lib'), ...fonts };
  return { ...(await packed(home)), env };
}

/** What went wrong when it was launched to show a page; undefined where nothing did. */
async function failureOf(options) {
  let started;
  try {
    started = await chromium.launch({ ...options, headless: true, timeout: 60_000 });
    const page = await started.newPage();
    await page.setContent('<p>here</p>');
    await page.getByText('here').waitFor();
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    await started?.close();
  }
}
