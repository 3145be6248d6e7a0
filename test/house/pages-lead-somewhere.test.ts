// The pages for readers lead somewhere: every link to a file of the house, and every folder or file
// that the architecture page names, is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const pages = ['README.md', 'CHANGELOG.md', ...markdownIn('docs')];

test.each(pages)('%s: every link leads to a file', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```$/gmu, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  const dead = links
    .filter((link) => !/^(?:https?:|mailto:|#)/.test(link))
    .filter((link) => !existsSync(join(root, dirname(page), link.replace(/#.*$/, ''))));
  expect(dead).toEqual([]);
});

test('the architecture page names nothing that is not there', () => {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const text = page.replace(/\]\([^)]*\)/g, ']');
  const named = [
    ...text.matchAll(/(?:language|compiler|runtime|targets)\/[a-z-]*(?:\/[a-z-]+)*(?:\.ts)?/g),
  ].map(([name]) => name.replace(/^targets/, 'compiler/targets'));
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(
    (name) => !existsSync(join(root, name)) && !existsSync(join(root, `${name}.ts`)),
  );
  expect(missing).toEqual([]);
});

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}
