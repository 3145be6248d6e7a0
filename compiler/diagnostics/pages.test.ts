// Every code has its page in docs/diagnostics, and the pages are held to the compiler. A block
// ```clause wrong``` yields the code of its page and no other finding, ```clause right``` yields
// none. Both are fragments, completed by docs/diagnostics/frame.clause; `wrong.clause` and
// `right.clause` are whole files, and so are other blocks named after a file, which lie beside them.
// (Information, such as a declaration that an example leaves unused, counts only where it is the
// page’s own.) The pages of CL6 need a source text, those of CL7 are about case files:
// test/docs/source-text-pages.test.ts and test/docs/case-pages.test.ts run those.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../analyse.ts';
import { memoryHost } from '../host.ts';
import { catalogue } from './catalogue.ts';
import { renderMessage } from './render.ts';

const folder = new URL('../../docs/diagnostics/', import.meta.url);
const frame = readFileSync(new URL('frame.clause', folder), 'utf8');
const codes = Object.values(catalogue).map(({ code }) => code);

test('every code has a page, and every page a code', () => {
  const pages = readdirSync(folder).filter((name) => name.startsWith('CL'));
  expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
});

test('the list of pages names each by its title', () => {
  const list = readFileSync(new URL('README.md', folder), 'utf8');
  const lines = codes.sort().map((code) => {
    const page = readFileSync(new URL(`${code}.md`, folder), 'utf8');
    return `- [${code}](${code}.md): ${page.slice(page.indexOf(':') + 2, page.indexOf('\n'))}`;
  });
  expect(list.split('\n').filter((line) => line.startsWith('- '))).toEqual(lines);
});

describe.each(codes.filter((code) => !/^CL[67]/.test(code)))('%s', (code) => {
  const page = readFileSync(new URL(`${code}.md`, folder), 'utf8');
  const blocks = [...page.matchAll(/^```clause (\S+)\n([\s\S]*?)^```$/gmu)].map(
    ([, name = '', text = '']) => ({ name, text }),
  );

  test('names its code and says why it matters', () => {
    expect(page).toMatch(new RegExp(`^# ${code}: .+\n\n.+`));
    expect(page).toContain('**Why it matters.**');
  });

  test('the wrong example yields this code alone', () => {
    expect(findings('wrong')).toEqual([code]);
  });

  test('the mended example yields no finding', () => {
    expect(findings('right')).toEqual([]);
  });

  function findings(name: string): readonly string[] {
    const part = blocks.find((block) => block.name === name)?.text;
    const whole = blocks.find((block) => block.name === `${name}.clause`)?.text;
    const text = whole ?? (part && `${frame}\n${part}`);
    if (text === undefined) throw new Error(`${code}.md has no block “${name}”`);
    const entry = `policy/${name}.clause`;
    const files: Record<string, string | Uint8Array> = {
      [entry]: text,
      'policy/folder.bin': Uint8Array.of(0xff, 0xfe, 0x00),
    };
    for (const block of blocks) {
      if (block.name.includes('.')) files[`policy/${block.name}`] = block.text;
    }
    const { diagnostics } = analyse(entry, memoryHost(files));
    const shown = diagnostics.filter((one) => one.severity !== 'information' || one.code === code);
    const messages = shown.map((one) => `${one.code} ${renderMessage(one)}`);
    const found = [...new Set(shown.map((one) => one.code))];
    if (name === 'right') return messages;
    return found.length === 1 && found[0] === code ? [code] : messages;
  }
});
