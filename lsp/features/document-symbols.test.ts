// The outline of clauses and of source documents.
import { expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { type DocumentSymbol, documentSymbols } from './document-symbols.ts';

function outline(all: readonly DocumentSymbol[], depth = 0): string {
  return all
    .map(
      ({ name, detail, kind, children }) =>
        `${'  '.repeat(depth)}${name} (${kind})${detail === '' ? '' : ` ${detail}`}\n${outline(children, depth + 1)}`,
    )
    .join('');
}

test('of a policy: its declarations, and its articles with their clauses and labels', () => {
  const { place } = placeIn(`<|>policy p "Title"
use "shared.clause"
enum Level "Level": national "National", local
entity Project "Project"
  costs: money "Costs"
applicant Firm
  projects: list of Project
unit m2 "square metre"
parameter rate "Rate" = 10%
define half of Project = 1/2 * costs
limit total of a, b each Firm to 5 yuan
applies
  define young = true
  when young
article 3 "Support"
  clause a "Aid" for each project in projects
    define base "Base" = project.costs
    grants base
  clause rule overlap of all grants takes the better
article "4a"
  clause b permits "x"
`);
  expect(outline(documentSymbols(place.analysis, place.file))).toMatchInlineSnapshot(`
    "p (policy) Title
    Level (enum) Level
      national (member) National
      local (member)
    Project (entity) Project
      costs (field) Costs
    Firm (applicant)
      projects (field)
    m2 (unit) square metre
    rate (parameter) Rate
    half (define)
    Limit (limit) a, b
    Who the policy is for (applies)
      young (define)
    Article 3: Support (article)
      a (clause) Aid
        base (define) Base
      rule (overlap)
    Article 4a (article)
      b (clause)
    "
  `);
});

test('of a source document: its articles', () => {
  const { place } = placeIn(
    'policy p source "source.txt"',
    { 'source.txt': '<|>Rules\n\nArticle 1 Support\nFirms are supported.\n\nArticle 2\nOnce.\n' },
    'source.txt',
  );
  const found = documentSymbols(place.analysis, place.file);
  expect(outline(found)).toMatchInlineSnapshot(`
    "Article 1 (article) Firms are supported.
    Article 2 (article) Once.
    "
  `);
});

test('of a half-written policy: every name stands for something, and lies within its span', () => {
  const { place } = placeIn('<|>policy\nenum\nentity X\narticle\nclause\ndefine =\nunit');
  const all: DocumentSymbol[] = [];
  const gather = (some: readonly DocumentSymbol[]) => {
    for (const one of some) {
      all.push(one);
      gather(one.children);
    }
  };
  gather(documentSymbols(place.analysis, place.file));
  expect(all.length).toBeGreaterThan(3);
  for (const { name, span, selection } of all) {
    expect(name).not.toBe('');
    expect(selection.start).toBeGreaterThanOrEqual(span.start);
    expect(selection.end).toBeLessThanOrEqual(span.end);
  }
});

test('of a file of no policy there is none', () => {
  const { place } = placeIn('<|>policy p');
  expect(documentSymbols(place.analysis, 'elsewhere.clause')).toEqual([]);
});
