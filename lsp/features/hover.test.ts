// What hovers say, in the reader's words.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type KeywordId, vocabularyOf } from '#language';
import { placeIn } from '#test/support/place.ts';
import { hover } from './hover.ts';
import { keywordPage } from './keyword-pages.ts';

const SOURCE = `Article 1
Major projects of the district are supported, after review, at 10% of their costs. The support is paid once.
Article 2
Nothing else is supported.
`;
const FRAME = `policy p "Support *Scheme*"
  source "source.txt"
  issuer "Office of Trade"
  currency CNY
  in force from 2025-01-01
unit m2 "square metre"
unit plot, plots "plot"
enum Level "Level": national "National", local "Local"
entity Project "Project"
  level: Level "Level of the project"
  major: boolean "Major project"
  costs: money from 1 yuan to 5 million yuan "Costs"
  area: number in m2 "Area"
  share: ratio optional "Own share"
  rate: ratio default 50% "Rate"
applicant Firm "Firm"
  own: money "Own funds"
  projects: list of Project "Projects"
`;

function told(rest: string, inFile?: string): string | undefined {
  const inSource = inFile === 'source.txt';
  const { place } = placeIn(
    inSource ? `${FRAME}${RULES}` : FRAME.includes(rest) ? FRAME : `${FRAME}${rest}`,
    { 'source.txt': inSource ? rest : SOURCE },
    inFile,
  );
  return hover(place)?.markdown;
}

const RULES = `article 1 "Projects"
  clause aid "Aid for projects" for each project in projects
    cites "Major projects of the district are supported … at 10% of their costs."
    reading "Costs mean what was paid."
    when project.major
    unless project.level is local
    grants 10% of project.costs capped at 3 million yuan
    limit each Firm to 5 million yuan
    split into 2 equal yearly parts
`;

describe('a clause', () => {
  test('tells its cited sentence first, then its label, and what it does in a sentence', () => {
    expect(told(RULES.replace('clause aid', 'clause a<|>id'))).toMatchInlineSnapshot(`
      "> “Major projects of the district are supported … at 10% of their costs.” (source.txt, Article 1)

      **Aid for projects**

      \`aid\`: clause that pays, article 1

      For each Project: when Major project, unless Level of the project is ‘Local’, pays 10% × Costs, at most 3,000,000.00 yuan.

      At most 5,000,000.00 yuan for each Firm.

      Paid in 2 equal yearly parts.

      Read as: Costs mean what was paid."
    `);
  });

  test('with a table lists its rows', () => {
    expect(
      told(`clause <|>aid for each project in projects
  grants by project.level
    national: 10% of project.costs capped at 1 million yuan in each calendar year
    local:    1,000 yuan`),
    ).toMatchInlineSnapshot(`
      "\`aid\`: clause that pays

      For each Project: pays by Level of the project:

      - National: 10% × Costs, at most 1,000,000.00 yuan in each calendar year
      - Local: 1,000.00 yuan"
    `);
  });

  test('without money says what it states', () => {
    expect(told('clause <|>power empowers "Office" to "interpret this"')).toMatchInlineSnapshot(`
      "\`power\`: clause without money

      Empowers Office to interpret this."
    `);
  });

  test('that is a rule among clauses says what becomes of them', () => {
    expect(
      told(`clause a "Aid" grants own
clause <|>rule overlap of a with other_supports where authority is "district" takes the better`),
    ).toMatchInlineSnapshot(`
      "\`rule\`: rule about overlapping support

      Where Aid and support from elsewhere (where Authority is “district”) meet on the same matter, the better counts: what was had is deducted, or this is forgone."
    `);
  });

  test('is told from its verb, too, with the line on the keyword', () => {
    expect(told(RULES.replace('grants', 'gra<|>nts'))).toMatchInlineSnapshot(`
      "> “Major projects of the district are supported … at 10% of their costs.” (source.txt, Article 1)

      For each Project: when Major project, unless Level of the project is ‘Local’, pays 10% × Costs, at most 3,000,000.00 yuan.

      At most 5,000,000.00 yuan for each Firm.

      Paid in 2 equal yearly parts.

      Read as: Costs mean what was paid.

      **grants**: Pays the amount that follows.

      [More in the documentation](docs/language.md#clauses-that-pay)"
    `);
  });

  test('that cannot be read says what it can', () => {
    expect(
      told('clause <|>a "Aid" cites "Nothing else is supported." grants'),
    ).toMatchInlineSnapshot(`
      "> “Nothing else is supported.” (source.txt, Article 2)

      **Aid**

      \`a\`: clause that pays"
    `);
  });
});

describe('names', () => {
  test.each([
    ['a fact with a range', 'project.co<|>sts'],
    ['a fact that may be left out', 'project.sha<|>re * 1 yuan'],
    ['a fact with a default', 'project.ra<|>te * 1 yuan'],
    ['a fact with a unit', 'project.ar<|>ea * 1 yuan per m2'],
    ['a list', 'sum of p.costs for each p in pro<|>jects'],
    ['an item', 'pro<|>ject.costs'],
    ['a unit', 'project.area * 1 yuan per m<|>2'],
    ['a define', 'ba<|>se'],
    ['a condition with a name', '(by lar<|>ge true: 1 yuan false: 2 yuan)'],
    ['a parameter', 'ra<|>te_now * 1 yuan'],
    ['a parameter that changes with time', 'allow<|>ance'],
    ['a member', '(by (project.level is nat<|>ional) true: 1 yuan false: 2 yuan)'],
    ['the day of the decision', '(by as<|>_of before 2026-01-01: 1 yuan from 2026-01-01: 2 yuan)'],
    ['a fact of the ledger', 'sum of entry.am<|>ount for each entry in ledger'],
  ])('%s', (_, amount) => {
    expect(
      told(
        `define base "Base" of Project = 1/2 * costs net of own
define large "Large firm" = own exceeds 1,000 yuan and own is not 5 yuan
parameter rate_now "Rate of now" = 12.5%
parameter allowance "Allowance" = by as_of
  before 2026-01-01: 900 yuan
  from 2026-01-01: 1,200 yuan
clause a for each project in projects
  grants ${amount.replace('ba<|>se', 'project.ba<|>se')}`.replace(
          'base "Base" of Project',
          'base of Project "Base"',
        ),
      ),
    ).toMatchSnapshot();
  });

  test.each(['Le<|>vel "Level"', 'Fi<|>rm', 'po<|>licy p', 'policy <|>p', 'CN<|>Y'])(
    'where they are declared: %s',
    (marked) => {
      const name = marked.replace('<|>', '');
      const { place } = placeIn(FRAME.replace(name, marked), { 'source.txt': SOURCE });
      expect(hover(place)?.markdown).toMatchSnapshot();
    },
  );

  test('tell each of several things that one place names', () => {
    const { place } = placeIn(`policy p currency CNY
entity Loan
  bank: text "Bank"
entity Lease
  bank: text "Lessor"
applicant Firm
  loans: list of Loan
  leases: list of Lease
limit total of a, b each it.ba<|>nk to 5 yuan
clause a for each it in loans grants 1 yuan
clause b for each it in leases grants 1 yuan`);
    expect(hover(place)?.markdown).toMatch(/Bank[\s\S]*---[\s\S]*Lessor/);
  });
});

describe('figures are read out', () => {
  test.each([
    ['3 mil<|>lion yuan', '= ¥3,000,000.00'],
    ['12<|>,345.6 yuan', '= ¥12,345.60'],
    ['CN<|>Y 200,000', '= ¥200,000.00\n\n**Chinese Yuan**'],
    ['10 yu<|>an per m2 * project.area', '= ¥10.00 per m2\n\n**Chinese Yuan**'],
    ['999,999,999,9<|>99.99 yuan', '= ¥999,999,999,999.99'],
    ['12.<|>5% of own', '= 0.125'],
    ['2 <|>/ 3 * own', undefined],
    ['(by (as_of is after 2025<|>-03-31) true: 1 yuan false: 2 yuan)', 'Monday 31 March 2025'],
    ['project.area / 4<|>0 m2 * 1 yuan', '= 40 m2'],
    ['1,2<|>00 plots * 1 yuan per plot', '= 1,200 plots'],
    ['3<|>0 plots per m2 * project.area * 1 yuan per plot', '= 30 plots per m2'],
    ['own * <|>2', undefined],
  ])('%s', (amount, expected) => {
    const markdown = told(`clause a for each project in projects grants ${amount}`);
    if (expected === undefined) expect(markdown ?? '').not.toMatch(/^=/);
    else expect(markdown?.replaceAll('\\', '')).toBe(expected);
  });

  test('a ratio says what it pays', () => {
    expect(told('clause a matches own at 1:<|>0.5')).toBe(
      '= 50%: for each 1 from the other side, 0.5 is paid',
    );
  });
});

describe('citations', () => {
  const clause = (quote: string) => `article 1
  clause a
    cites "${quote}"
    encourages "projects"`;

  test('show the sentence of the source with the cited words', () => {
    expect(told(clause('district are <|>supported … at 10%'))).toBe(
      '> “Major projects of the **district are supported**, after review, **at 10%** of their costs.” (source.txt, Article 1)',
    );
  });

  test('that stand nowhere say so', () => {
    expect(told(clause('Major projects are <|>not supported.'))).toBe(
      'These words do not stand in the source text like this.',
    );
  });

  test('are told in the source, and so is what nothing cites', () => {
    expect(told(SOURCE.replace('Major', 'Ma<|>jor'), 'source.txt')).toBe(
      'Cited by Aid for projects (article 1).',
    );
    expect(told(SOURCE.replace('Nothing', 'Not<|>hing'), 'source.txt')).toBe(
      'No clause cites these words.',
    );
    expect(told(SOURCE.replace('Article 2', 'Art<|>icle 2'), 'source.txt')).toBe(undefined);
  });
});

describe('keywords', () => {
  test('are explained, with a link to their page', () => {
    const { place } = placeIn('policy p applies wh<|>en true');
    expect(hover(place, { docs: 'https://example.org/' })?.markdown).toBe(
      '**when**: A condition that must hold.\n\n[More in the documentation](https://example.org/language.md#when-and-unless)',
    );
  });

  test('of several words are one', () => {
    const { place, textOf } = placeIn(
      `${FRAME}clause a when own is at le<|>ast 5 yuan permits "x"`,
    );
    const found = hover(place);
    expect(found && textOf(found.span)).toBe('is at least');
  });

  test('that are names here are not explained as keywords', () => {
    const { place } = placeIn(`policy p currency CNY
applicant Firm
  limit: money "Credit limit"
clause a grants 1 yuan capped at li<|>mit`);
    expect(hover(place)?.markdown).toMatch(/^\*\*Credit limit\*\*/);
  });

  test('say what a limit or a cap comes to', () => {
    const least = RULES.replace(
      /limit each Firm to [^\n]*/,
      'li<|>mit to at least 50 yuan or nothing',
    );
    expect(told(least)).toMatch('At least 50.00 yuan for each award, or nothing.');
    expect(told(RULES.replace('limit each', 'li<|>mit each'))).toMatch(
      /^> “Major[\s\S]*At most 5,000,000.00 yuan for each Firm\./,
    );
    expect(told(RULES.replace('capped at', 'capped <|>at'))).toMatch(/At most 3,000,000.00 yuan\./);
  });

  test('have a heading of docs/language.md each', () => {
    const page = readFileSync('docs/language.md', 'utf8');
    const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
    for (const id of Object.keys(vocabularyOf('en').table.keywords) as KeywordId[]) {
      expect(anchors).toContain(keywordPage(id).replace('language.md#', ''));
    }
  });
});

test('labels stand for themselves, whatever is in them', () => {
  expect(told('parameter x "[a](command:b) *c* <d>" = 1 yuan clause a grants <|>x')).toMatch(
    /^\*\*\\\[a\\\]\(command:b\) \\\*c\\\* \\<d\\>\*\*/,
  );
});

test('where nothing stands, nothing is said', () => {
  expect(told('<|>')).toBeUndefined();
  expect(told('clause a # com<|>ment\n permits "x"')).toBeUndefined();
  expect(told('clause a permits "te<|>xt"')).toBeUndefined();
});
