// The page that is published: what stands under an article without clauses, shares in percent, and the
// rows of tables and definitions.
import { expect, test } from 'vitest';
import { analyse, documentPage, formOf, memoryHost, policyDocument } from '#compiler';

const RULES = `policy p "Help"
  source "source.txt"
  currency CNY

unit ha "hectare"

applicant Firm "Firm"
  local: boolean                        "Local"
  area:  number in ha                   "Area"
  share: ratio from 5% to 1/3 default 1/8 "Share"

define rate "Rate" = by area up to 3 ha: 20 yuan per ha above 3 ha: 10 yuan per ha

applies
  cites "These rules are for local firms."
  when local

article 3 "Help"
  clause help "Help with land"
    grants share * rate * area

article 4 "Ceiling"
  limit total of help each Firm to 50 yuan
`;

const SOURCE = `Article 1
These rules are for local firms.

Article 2
They are read kindly.

Article 3
Firms get help.

Article 4
At most 50 yuan.
`;

function page(): string {
  const analysis = analyse(
    'rules.clause',
    memoryHost({ 'rules.clause': RULES, 'source.txt': SOURCE }),
  );
  const { model } = analysis;
  if (model === undefined) throw new Error('no model');
  return documentPage(policyDocument(analysis, model), formOf(model), model);
}

/** Of an article, without its markup. */
function textOf(html: string, article: number): string {
  const [, section = ''] = html.split(`<section aria-labelledby="article-${article}">`);
  const [own = ''] = section.split('</section>');
  return own.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

const html = page();

test('an article without clauses is said to decide nothing only where nothing of it takes effect', () => {
  expect(textOf(html, 1)).toContain('No clause of its own: it takes effect through');
  expect(textOf(html, 2)).toContain('No clause rests on this.');
  expect(textOf(html, 4)).toContain('Help with land: At most 50.00 yuan for each Firm.');
  expect(textOf(html, 4)).not.toContain('No clause');
});

test('what is defined stands with its rows and prices', () => {
  expect(textOf(html, 3)).toContain('Pays Share × Rate × Area.');
  expect(html).toContain('“Rate” is by Area:');
  expect(html).toContain('<li>up to 3 ha: 20.00 yuan per ha</li>');
});

test('shares are asked for in percent, with the default that stands in', () => {
  expect(html).toContain('a share, from 5% to 1/3; if left out: 12.5%');
});
