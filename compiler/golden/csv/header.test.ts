// What the first line of a table may call its columns, and what it is told when it means nothing.
import { describe, expect, test } from 'vitest';
import { policyOf } from '../../targets/typescript/testing.ts';
import { columnsOf } from './columns.ts';
import { lookUp } from './header.ts';
import { model, readTable } from './testing.ts';

const tree = columnsOf(model);
const pathsOf = (header: string) => lookUp(header, tree).map(({ path }) => path);

describe('one column, by its name or in other words', () => {
  test.each([
    ['registered', 'registered'],
    ['  Registered ', 'registered'],
    ['as_of', 'as_of'],
    ['As of', 'as_of'],
    ['日期', 'as_of'],
    ['name', 'name'],
    ['案例名称', 'name'],
    ['dossier.name', 'dossier.name'],
    ['Name of the firm', 'dossier.name'],
    ['seat.town', 'seat.town'],
    ['Seat Town', 'seat.town'],
    ['projects.1.investment', 'projects.1.investment'],
    ['projects[1].investment', 'projects.1.investment'],
    ['projects.01.investment', 'projects.1.investment'],
    ['Projects ０２ Area', 'projects.2.area'],
    ['projects.P1.investment', 'projects.P1.investment'],
    ['Projects 1 Actual investment (yuan)', 'projects.1.investment'],
    ['PROJECTS  1: actual investment yuan', 'projects.1.investment'],
    ['projects 12 investment', 'projects.12.investment'],
    ['Projects abroad 2 Area', 'ventures.2.area'],
    ['projects.1.years.2.turnover', 'projects.1.years.2.turnover'],
    ['Projects 1 Years 2 Turnover', 'projects.1.years.2.turnover'],
    ['projects.1.id', 'projects.1.id'],
    ['Projects 1 编号', 'projects.1.id'],
    ['ledger.1.clause', 'ledger.1.clause'],
    ['ledger.1.keys.project.lender', 'ledger.1.keys.project.lender'],
    ['other_supports.2.amount', 'other_supports.2.amount'],
    ['expect.total', 'expect.total'],
    ['Expected total', 'expect.total'],
    ['预期合计', 'expect.total'],
    ['预期 合计', 'expect.total'],
    ['expect.clauses.aid', 'expect.clauses.aid'],
    ['expect clauses Aid for projects', 'expect.clauses.aid'],
    ['expect.articles.1', 'expect.articles.1'],
    ['expect.articles.Money', 'expect.articles.1'],
    ['expect.awards.aid.1.status', 'expect.awards.aid.1.status'],
    ['expect.awards.aid[P1].status', 'expect.awards.aid.P1.status'],
    ['expect.awards.yearly.1.2.parts.first', 'expect.awards.yearly.1.2.parts.first'],
    ['expect.awards.yearly.P1/Y2.amount', 'expect.awards.yearly.P1/Y2.amount'],
    ['expect.awards.aid.status', 'expect.awards.aid.status'],
    ['expect.measures.report.1.status', 'expect.measures.report.1.status'],
    ['expect.errors.1.code', 'expect.errors.1.code'],
    ['expect.reference', 'expect.reference'],
  ])('%s', (header, path) => {
    expect(pathsOf(header)).toEqual([path]);
  });
});

test.each([
  'investment',
  'projects.investment',
  'projects.1',
  'projects.1.investment.x',
  'projects..investment',
  'expect',
  'expect.clauses.report',
  'expect.clauses.return_it',
  'expect.articles.5.4',
  'expect.awards.once.1.status',
  'expect.awards.aid.1.parts.first',
  'expect.errors.code',
  'registeredx',
  '.',
])('no column: %s', (header) => {
  expect(pathsOf(header)).toEqual([]);
});

test('an article may be called by a number with a point', () => {
  expect(pathsOf('expect.articles.5.3')).toEqual(['expect.articles.5.3']);
});

test('words that mean several columns are told with their names', () => {
  const policy = policyOf(`
applicant Firm "Firm"
  wages: money "Costs"
  rent:  money "Costs"
article 1
  clause aid
    grants wages + rent
`);
  const { findings, codes } = readTable('name,costs,Rent,expect.total\na,1,2,3\n', policy);
  expect(codes).toEqual(['CL7504']);
  expect(findings).toEqual([
    'CL7504 “costs” can mean several columns: “wages” or “rent”. Write the name of the one that is meant.',
  ]);
});

test('Chinese names and labels, with and without spaces', () => {
  const policy = policyOf(`
entity 项目 "项目"
  投资: money "实际项目投资"
applicant 企业 "企业"
  已注册: boolean "在试验区注册"
  projects: list of 项目 "项目"
article 1
  clause 支持 "重大项目支持" for each 个 in projects
    when 已注册
    grants 个.投资
`);
  const { suite, dossiers, findings } = readTable(
    '案例名称,日期,在试验区注册,项目1实际项目投资,项目 2 投资,预期合计,预期条款重大项目支持,预期资助支持1金额\n甲,2024-10-15,是,100,20.5,120.50,120.5,100\n',
    policy,
  );
  expect(findings).toEqual([]);
  expect(dossiers).toEqual([
    {
      as_of: '2024-10-15',
      已注册: true,
      projects: [
        { id: 'projects.1', 投资: '100' },
        { id: 'projects.2', 投资: '20.5' },
      ],
    },
  ]);
  const [one] = suite.cases;
  expect(one?.expect.clauses?.value.get('支持')?.value).toBe('120.5');
  expect(one?.expect.awards?.[0]?.fields.get('item')?.value).toBe('projects.1');
});

describe('what is told of headers', () => {
  test.each([
    ['name,registerd,expect.total', 'Did you mean “registered”?'],
    ['name,projects.3.investmnt,expect.total', 'Did you mean “projects.3.investment”?'],
    ['name,total,registered', 'Did you mean “expect.total”?'],
    ['name,expect.clauses.ade,registered', 'Did you mean “expect.clauses.aid” or'],
  ])('%s', (header, words) => {
    const { findings, codes } = readTable(`${header}\na,,\n`);
    expect(codes[0]).toBe('CL7503');
    expect(findings[0]).toContain(words);
  });

  test('a column twice, in other words', () => {
    const { suite, codes } = readTable('name,registered,Registered,expect.total\na,yes,,1\n');
    expect(codes).toEqual(['CL7505']);
    expect(suite.diagnostics[0]?.related[0]?.span).toMatchObject({ start: 5, end: 15 });
  });

  test('no column of names', () => {
    expect(readTable('registered,expect.total\nyes,1\n').codes).toEqual(['CL7506']);
  });
});
