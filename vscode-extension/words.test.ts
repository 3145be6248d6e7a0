// Both languages of the interface say everything: what the manifest names, and what the code says.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const json = (path: string): Record<string, string> => JSON.parse(read(path));
const holes = (words: string) => words.match(/\{\d+\}/g)?.sort() ?? [];

test('the manifest’s texts are there in English and in Chinese, and no others', () => {
  const named = [...read('package.json').matchAll(/%([\w.]+)%/g)]
    .map(([, key]) => key ?? '')
    .sort();
  expect(Object.keys(json('package.nls.json')).sort()).toEqual(named);
  expect(Object.keys(json('package.nls.zh-cn.json')).sort()).toEqual(named);
});

test('what the code says has a Chinese text with the same holes, and nothing else has', () => {
  const said = readdirSync(new URL('src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...read(`src/${file}`).matchAll(/l10n\.t\(\s*(['`])((?:\\.|(?!\1).)*)\1/gs),
    ])
    .map(([, , words = '']) => words.replace(/\\(.)/g, '$1'));
  const chinese = json('l10n/bundle.l10n.zh-cn.json');
  expect([...new Set(said)].sort()).toEqual(Object.keys(chinese).sort());
  for (const words of said) expect(holes(chinese[words] ?? ''), words).toEqual(holes(words));
});

test('every call with a text is one that the test above sees', () => {
  const calls = readdirSync(new URL('src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...read(`src/${file}`).matchAll(/l10n\.t\(\s*(.)/g)].map(([, first]) => first),
    );
  expect(calls.filter((first) => first !== "'" && first !== '`')).toEqual([]);
});

test('each page of the walkthrough is there in Chinese, with the same examples', () => {
  const pages = readdirSync(new URL('walkthrough', import.meta.url)).filter((file) =>
    /^\w+\.md$/.test(file),
  );
  const examples = (page: string) => page.match(/^```[\s\S]*?^```/gm);
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    const chinese = read(`walkthrough/${page.replace('.md', '.nls.zh-cn.md')}`);
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(examples(chinese)).toEqual(examples(read(`walkthrough/${page}`)));
  }
});
