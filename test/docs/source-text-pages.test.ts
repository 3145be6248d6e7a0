// The pages on source text and citations are held to the compiler: the wrong example of each yields
// its finding, and no other; the mended one yields none.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clause, folderWith } from '../support/command.ts';

const pages = new URL('../../docs/diagnostics/', import.meta.url);
const codes = readdirSync(pages).flatMap((name) => /^(CL6\d{3})\.md$/.exec(name)?.[1] ?? []);
const folders = codes.map((code) => ({ code, ...folderWith({}) }));
afterAll(() => {
  for (const { remove } of folders) remove();
});

test('every finding on source text has its page', () => {
  expect(codes).toEqual(['CL6001', 'CL6002', 'CL6003', 'CL6004', 'CL6005', 'CL6006', 'CL6007']);
});

test.each(folders)('$code: its examples yield what the page says', async ({ code, path }) => {
  const page = readFileSync(new URL(`${code}.md`, pages), 'utf8');
  const blocks = [...page.matchAll(/^```(text|clause) (\S+)\n([\s\S]*?)^```$/gmu)];
  for (const [, kind, name = '', text = ''] of blocks) {
    const file = join(path, kind === 'clause' ? `${name}.clause` : name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(await found(path, 'wrong')).toEqual([code]);
  expect(await found(path, 'right')).toEqual([]);
});

async function found(cwd: string, name: string): Promise<readonly string[]> {
  const { stdout } = await clause(['check', `${name}.clause`, '--json'], { cwd });
  return JSON.parse(stdout).findings.map((finding: { code: string }) => finding.code);
}
