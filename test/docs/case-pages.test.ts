// The pages on findings in case files are held to `clause test`. A block ```yaml wrong``` (or csv) is a
// case file beside the policy of docs/diagnostics/cases-frame.clause, in a folder of its own: it yields
// the code of its page and no other; ```yaml right``` yields none, and its cases pass. A block named
// after a file lies in both folders, one that begins with wrong/ or right/ in that folder only; what is
// no text stands in base64.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clause, folderWith } from '../support/command.ts';

const pages = new URL('../../docs/diagnostics/', import.meta.url);
const frame = readFileSync(new URL('cases-frame.clause', pages), 'utf8');
const codes = readdirSync(pages).flatMap((name) => /^(CL7\d{3})\.md$/.exec(name)?.[1] ?? []);
const folders = codes.map((code) => ({ code, ...folderWith({}) }));
afterAll(() => {
  for (const { remove } of folders) remove();
});

test.each(folders)('$code: its examples yield what the page says', async ({ code, path }) => {
  const page = readFileSync(new URL(`${code}.md`, pages), 'utf8');
  expect(page).toMatch(new RegExp(`^# ${code}: .+\n\n.+`));
  expect(page).toContain('**Why it matters.**');
  const put = (file: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  for (const side of ['wrong', 'right']) put(`${side}/rules.clause`, frame);
  for (const [, form, name = '', text = ''] of page.matchAll(
    /^```(\w+) (\S+)\n([\s\S]*?)^```$/gmu,
  )) {
    if (name === 'wrong' || name === 'right') put(`${name}/cases.${form}`, text);
    else if (form === 'base64') put(name, Buffer.from(text, 'base64'));
    else if (/^(?:wrong|right)\//.test(name)) put(name, text);
    else for (const side of ['wrong', 'right']) put(`${side}/${name}`, text);
  }
  expect((await ran('wrong', path)).codes).toEqual([code]);
  expect(await ran('right', path)).toEqual({ codes: [], passed: true });
});

/** The codes of what is wrong with the case files of a folder, and whether all cases pass. */
async function ran(folder: string, cwd: string) {
  const { stdout } = await clause(['test', folder, '--reporter', 'json'], { cwd });
  const { suites, summary } = JSON.parse(stdout);
  const found = suites.flatMap((suite: { findings: { code: string }[] }) => suite.findings);
  return {
    codes: [...new Set(found.map((finding: { code: string }) => finding.code))],
    passed: summary.cases > 0 && summary.failed === 0 && summary.blocked === 0,
  };
}
