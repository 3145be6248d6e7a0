// Coverage as other tools and a reader's browser get it.
import { expect, test } from 'vitest';
import { modelFrom } from '#test/support/decide.ts';
import { coverageOf } from './coverage.ts';
import { coverageAsHtml } from './html.ts';
import { coverageAsJson } from './json.ts';
import { coverageAsLcov } from './lcov.ts';
import { reachesPercent, shownPercent } from './percent.ts';
import type { CoverageReport } from './report.ts';

const TEXT = `policy p "P <script>alert('1')</script> & more"
  currency CNY

applicant Firm "Firm"
  local: boolean "Local <b>"
  cost: money "Cost"

clause aid "Aid" # a <note>
  cites "“Firms” get \\"aid\\" < 5"
  when local
  grants cost capped at 5 yuan

clause hint
  encourages "x"
`;

function report(costs: readonly number[], name = 'a case'): CoverageReport {
  const model = modelFrom(TEXT);
  const dossiers = costs.map((cost) => ({ dossier: { as_of: '2025-01-01', local: true, cost } }));
  return {
    policy: 'p.clause',
    model,
    texts: new Map([['p.clause', TEXT]]),
    cases: costs.map((_, at) => ({
      name: `${name} ${at + 1}`,
      span: { file: 'cases.yaml', start: 0, end: 0 },
      line: at + 2,
    })),
    coverage: coverageOf(model, dossiers),
  };
}

test('LCOV: clauses as functions, outcomes as branches, counted in cases', () => {
  expect(coverageAsLcov([report([1, 6, 7])])).toBe(`TN:
SF:p.clause
FN:8,aid
FN:13,hint
FNDA:3,aid
FNDA:3,hint
FNF:2
FNH:2
BRDA:8,0,0,1
BRDA:8,0,1,2
BRDA:8,0,2,0
BRDA:10,0,0,3
BRDA:10,0,1,0
BRDA:11,0,0,2
BRDA:11,0,1,1
BRDA:13,0,0,3
BRF:8
BRH:6
DA:8,3
DA:10,3
DA:11,3
DA:13,3
LF:4
LH:4
end_of_record
`);
});

test('JSON: what is missing in words, every target with the cases that show it', () => {
  const { engine, policies } = JSON.parse(coverageAsJson([report([1, 6])]));
  expect(engine).toMatch(/^\d/);
  expect(policies).toHaveLength(1);
  const { targets, ...rest } = policies[0];
  expect(rest).toMatchObject({
    policy: 'p.clause',
    name: 'p',
    percent: 75,
    covered: 6,
    of: 8,
    kinds: { clause: { percent: 75, covered: 3, of: 4 }, condition: { percent: 50 } },
    missing: [
      { file: 'p.clause', line: 8, message: '`aid`: no case in which it is not eligible' },
      { file: 'p.clause', line: 10, message: '`local` never decided false' },
    ],
    cases: [
      { name: 'a case 1', file: 'cases.yaml', line: 2 },
      { name: 'a case 2', file: 'cases.yaml', line: 3 },
    ],
  });
  expect(targets.find(({ kind }: { kind: string }) => kind === 'condition')).toEqual({
    id: expect.stringMatching(/^condition p\.clause:\d+-\d+$/),
    kind: 'condition',
    clause: 'aid',
    label: 'Local <b>',
    file: 'p.clause',
    start: { line: 10, column: 8 },
    end: { line: 10, column: 13 },
    outcomes: [
      { name: 'true', cases: [0, 1] },
      { name: 'false', cases: [] },
    ],
  });
});

test('the page: nothing of the policy or the cases is markup; nothing is loaded or run', () => {
  const page = coverageAsHtml([report([1], 'a "quoted" <img src=x onerror=1> case')]);
  expect(page).toContain('P &lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more');
  expect(page).toContain('&lt;img src=x onerror=1&gt;');
  expect(page).toContain('Local &lt;b&gt;');
  expect(page).not.toContain('Local <b>');
  expect(page).not.toMatch(/<(?:script|img|link|iframe)|\son\w+=["']|https?:|url\(|@import/);
  const tags = [...page.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name);
  for (const name of ['html', 'section', 'details', 'summary', 'ul', 'li', 'span', 'code', 'dl']) {
    const count = (slash: string) => page.split(`<${slash}${name}`).length - 1;
    expect(tags).toContain(name);
    expect(page.match(new RegExp(`<${name}[ >]`, 'g'))?.length, name).toBe(count('/'));
  }
});

test('the page marks lines as shown, shown in part, or not at all, and leads to what is missing', () => {
  const page = coverageAsHtml([report([1])]);
  const line = (number: number) =>
    new RegExp(`<(?:details|div) class="([^"]*)" id="p1-f1-${number}"`).exec(page)?.[1];
  expect([7, 8, 10, 11, 13].map(line)).toEqual([
    'line row',
    'line partly',
    'line partly',
    'line partly',
    'line covered',
  ]);
  expect(page).toContain('<a href="#p1-f1-10">line 10</a><span><code>local</code> never decided');
  expect(/class="([^"]*)" id="p1-f1-13"/.exec(coverageAsHtml([report([])]))?.[1]).toBe('line bare');
});

test('a share is rounded down, and compared unrounded', () => {
  expect(shownPercent({ covered: 1999, of: 2000 })).toBe(99.9);
  expect(shownPercent({ covered: 0, of: 0 })).toBe(100);
  expect(reachesPercent({ covered: 2, of: 3 }, 66.7)).toBe(false);
  expect(reachesPercent({ covered: 2, of: 3 }, 66.6)).toBe(true);
  expect(reachesPercent({ covered: 1999, of: 2000 }, 100)).toBe(false);
});
