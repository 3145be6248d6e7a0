// Every repair of every page's wrong example, made: the finding is gone, and no new one has come. Which
// codes have repairs is told by docs/diagnostics/README.md.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Analysis, analyse, memoryHost } from '#compiler';
import { withEdits } from './edits.ts';
import { type QuickFix, quickFixes } from './quick-fixes.ts';

const folder = new URL('../../docs/diagnostics/', import.meta.url);
const frame = readFileSync(new URL('frame.clause', folder), 'utf8');
const list = readFileSync(new URL('README.md', folder), 'utf8');
// Case files have pages, and repairs, of their own.
const codes = readdirSync(folder).flatMap((name) => /^(CL[1-6]\d{3})\.md$/.exec(name)?.[1] ?? []);

/** Repairs that leave something to be written, which is told until it is. */
const LEFT_OPEN: ReadonlySet<string> = new Set(['addRow', 'addRows']);

interface Wrong {
  readonly analysis: Analysis;
  readonly texts: Readonly<Record<string, string>>;
}

const ENTRY = 'policy/wrong.clause';

function analysed(texts: Readonly<Record<string, string>>): Wrong {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x00);
  const binary = { 'policy/folder.bin': bytes, 'policy/texts': bytes };
  return { analysis: analyse(ENTRY, memoryHost({ ...texts, ...binary })), texts };
}

/** The wrong example of a page, with the files that lie beside it. */
function wrongOf(code: string): Wrong {
  const page = readFileSync(new URL(`${code}.md`, folder), 'utf8');
  const texts: Record<string, string> = {};
  for (const [, name = '', text = ''] of page.matchAll(
    /^```(?:clause|text) (\S+)\n([\s\S]*?)^```$/gmu,
  )) {
    if (name === 'wrong.clause') texts[ENTRY] = text;
    else if (name === 'wrong') texts[ENTRY] ??= isWhole(code, text) ? text : `${frame}\n${text}`;
    else if (name.includes('.') && name !== 'right.clause') texts[`policy/${name}`] = text;
  }
  return analysed(texts);
}

/** The pages on source texts have whole files, the others what follows the frame. */
function isWhole(code: string, text: string): boolean {
  return code.startsWith('CL6') && text.startsWith('policy ');
}

const files = (texts: Wrong['texts']) => (endings: readonly string[]) =>
  Object.keys(texts).flatMap((name) =>
    endings.some((ending) => name.endsWith(ending)) ? [name.slice('policy/'.length)] : [],
  );

/** The repairs of a code's findings, in any file. */
function fixesOf({ analysis, texts }: Wrong, code: string): readonly QuickFix[] {
  return Object.entries(texts).flatMap(([file, text]) =>
    quickFixes({ analysis, file, start: 0, end: text.length }, files(texts)).filter(
      ({ finding }) => finding.code === code,
    ),
  );
}

function made({ texts }: Wrong, { edits }: QuickFix): Wrong {
  const changed = Object.entries(texts).map(([name, text]) => [
    name,
    withEdits(
      text,
      edits.filter(({ span }) => span.file === name),
    ),
  ]);
  return analysed(Object.fromEntries(changed));
}

const told = ({ analysis }: Wrong, code: string) =>
  analysis.diagnostics
    .filter((one) => one.severity !== 'information' || one.code === code)
    .map((one) => one.code);

test.each(codes)('%s: each repair of the wrong example takes the finding away', (code) => {
  const wrong = wrongOf(code);
  const before = told(wrong, code);
  expect(before).toContain(code);
  for (const fix of fixesOf(wrong, code)) {
    const after = told(made(wrong, fix), code);
    const count = (found: readonly string[]) => found.filter((one) => one === code).length;
    expect(count(after), fix.title).toBeLessThan(count(before));
    const key = fix.finding.fixes.find(({ edits }) => edits[0]?.text === fix.edits[0]?.text)?.title;
    if (key !== undefined && LEFT_OPEN.has(key)) expect(fix.isOnly).toBe(false);
    else expect(after.length, `${fix.title}: ${after.join()}`).toBeLessThan(before.length);
  }
});

test('the list of pages says which findings have repairs', () => {
  const [, said = ''] = /^Repairs are offered for (.*?)\.$/ms.exec(list) ?? [];
  const marked = [...said.matchAll(/\[(CL[1-6]\d{3})\]/g)].map(([, code]) => code);
  const mended = codes.filter((code) => fixesOf(wrongOf(code), code).length > 0);
  expect(marked).toEqual(mended);
});
