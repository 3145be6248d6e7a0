// What `clause doc` writes, and what it refuses. The page in a browser: test/e2e/page.e2e.mjs.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { clause, folderWith } from '#test/support/command.ts';

const folder = folderWith({ ...starterFiles });
afterAll(folder.remove);
const cwd = folder.path;
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

/** Texts of elements, as a browser hashes them. */
const elements = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`, 'g'))].map(
    ([, text = '']) => text,
  );
const digest = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const policyOf = (html: string) =>
  /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';

describe('clause doc', () => {
  test('writes the policy beside it, to read: no script, the same from run to run', async () => {
    expect(await clause(['doc', 'rules.clause'], { cwd })).toEqual({
      exit: 0,
      stdout: '',
      stderr: 'wrote rules.html\n',
    });
    const page = read('rules.html');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
    expect(policyOf(page)).toContain(
      `default-src 'none'; style-src '${digest(elements(page, 'style')[0] ?? '')}'`,
    );
    await clause(['doc', 'rules.clause', '--out', 'again.html'], { cwd });
    expect(read('again.html')).toBe(page);
  });

  test('says what each clause does beside what the source says', async () => {
    const page = read('rules.html').replace(/<[^>]+>/g, '');
    expect(page).toContain('20%');
    expect(page).toContain('How much of the source is encoded');
  });

  test('--interactive writes the page that is filled in, with exactly its own script', async () => {
    const said = await clause(['doc', 'rules.clause', '--interactive'], { cwd });
    expect(said).toEqual({ exit: 0, stdout: '', stderr: 'wrote rules.form.html\n' });
    const page = read('rules.form.html');
    const [, , script = ''] = elements(page, 'script');
    const security = policyOf(page);
    expect(security).toContain(`script-src '${digest(script)}'`);
    expect(security).toMatch(/^default-src 'none';/);
    expect(security).not.toMatch(/unsafe|\*|https?:/);
    // Its own markup loads nothing; the bundled libraries name addresses only in their texts.
    expect(page.slice(0, page.indexOf('<script'))).not.toMatch(/(?:src|href)=/);
  });

  test('its data is the form of the facts', () => {
    const [data = ''] = elements(read('rules.form.html'), 'script');
    const { form, document } = JSON.parse(data);
    expect(form.facts.length).toBeGreaterThan(0);
    expect(document.articles.length).toBeGreaterThan(0);
    expect(data).not.toContain(cwd);
  });

  test.each([[[]], [['--interactive']]])('no text of a policy is markup: %j', async (options) => {
    const evil = `</script><img src=x onerror=alert(1)>'&\u{1f600}<!--`;
    const own = folderWith({
      'p.clause': `policy p "${evil}"
  currency CNY
  rounding half up to 0.01 yuan

applicant Firm "${evil}"
  cost: money "${evil}"

article 1 "${evil}"
  clause help "${evil}"
    reading "${evil}"
    grants 30% of cost
`,
    });
    const said = await clause(['doc', 'p.clause', ...options, '--out', '-'], { cwd: own.path });
    own.remove();
    expect(said.exit, said.stderr).toBe(0);
    const markup = said.stdout.replace(/<script[\s\S]*?<\/script>/g, '');
    expect(markup).not.toMatch(/<(?:img|!--)|onerror=alert\(1\)>/);
    expect(said.stdout.match(/<\/script/g) ?? []).toHaveLength(options.length * 3);
    expect(said.stdout).toContain('&#60;/script&#62;');
  });

  test('--out: a file, a folder, standard output', async () => {
    await clause(['doc', 'rules.clause', '--out', 'site/'], { cwd });
    expect(read('site/rules.html')).toBe(read('rules.html'));
    const said = await clause(['doc', 'rules.clause', '--out', '-'], { cwd });
    expect(said.stdout).toBe(read('rules.html'));
  });

  test('--check passes what is current, fails what is stale or not there, writes nothing', async () => {
    expect(await clause(['doc', 'rules.clause', '--check'], { cwd })).toMatchObject({ exit: 0 });
    writeFileSync(join(cwd, 'rules.html'), 'old');
    expect(await clause(['doc', 'rules.clause', '--check'], { cwd })).toMatchObject({
      exit: 1,
      stdout: 'rules.html is stale; run clause doc without --check\n',
    });
    expect(read('rules.html')).toBe('old');
    const said = await clause(['doc', 'rules.clause', '--check', '--out', 'none.html'], { cwd });
    expect(said.stdout).toContain('none.html is not there');
    expect(existsSync(join(cwd, 'none.html'))).toBe(false);
  });

  test('a policy with errors gets no page', async () => {
    const own = folderWith({ 'p.clause': 'policy p "P"\n  currency XXX_\n' });
    const said = await clause(['doc', 'p.clause'], { cwd: own.path });
    expect(said.exit).toBe(1);
    expect(existsSync(join(own.path, 'p.html'))).toBe(false);
    own.remove();
  });

  test('never writes over the policy or its source', async () => {
    const own = folderWith({
      'p.clause': read('rules.clause').replaceAll('source.txt', 'source.html'),
      'source.html': read('source.txt'),
    });
    const said = await clause(['doc', 'p.clause', '--out', 'source.html'], { cwd: own.path });
    expect(said).toMatchObject({ exit: 2, stderr: expect.stringContaining('policy itself') });
    expect(readFileSync(join(own.path, 'source.html'), 'utf8')).toBe(read('source.txt'));
    own.remove();
  });

  test.each([
    [['--check', '--out', '-'], /standard output/],
    [['--out', 'page.txt'], /ends in \.html/],
    [['none.clause'], /too many arguments/],
  ])('%j is wrong usage', async (options, words) => {
    const said = await clause(['doc', 'rules.clause', ...options], { cwd });
    expect(said.exit).toBe(2);
    expect(said.stderr).toMatch(words);
  });
});
