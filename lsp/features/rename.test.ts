// New names in all files, meaning kept, and refusals with a sentence.
import { describe, expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';
import { placeIn } from '#test/support/place.ts';
import { samplePolicy, sharedDeclarations } from '#test/support/sample-policy.ts';
import { withEdits } from './edits.ts';
import { prepareRename, rename } from './rename.ts';
import type { CaseFile } from './rename-cases.ts';

const SHARED = `enum Level: national "National", local
entity Project
  level: Level
  costs: money "Costs"
  bank: text
`;
const RULES = `policy p currency CNY
use "shared.clause"
unit bed
applicant Firm
  own: money
  beds: number in bed
  projects: list of Project
limit total of aid, more each project.bank to 5 yuan
clause aid for each project in projects
  when project.level is national and own exceeds 5 yuan and beds is below 40 bed
  grants project.costs
clause more for each project in projects
  grants by project.level
    national: own
    local: 1 yuan
`;

/** The files after renaming at the marker, in whichever file that stands. */
function renamed(rules: string, wanted: string, shared = SHARED, cases: readonly CaseFile[] = []) {
  const inFile = shared.includes('<|>') ? 'shared.clause' : 'rules.clause';
  const { place } = placeIn(rules, { 'shared.clause': shared }, inFile);
  const found = rename(place, wanted, { cases });
  if ('refused' in found) return found.refused;
  const texts = new Map([...place.analysis.files].map(([file, { text }]) => [file, text]));
  for (const { file, text } of cases) texts.set(file, text);
  return Object.fromEntries(
    [...texts].map(([file, text]) => [
      file,
      withEdits(
        text,
        found.edits.filter(({ span }) => span.file === file),
      ),
    ]),
  );
}

describe('in the files of a policy', () => {
  test('a fact gets its new name where it is declared and wherever it is read', () => {
    const after = renamed(RULES, 'spending', SHARED.replace('costs:', 'co<|>sts:'));
    expect(after).toMatchObject({
      'shared.clause': SHARED.replace('costs:', 'spending:'),
      'rules.clause': RULES.replace('project.costs', 'project.spending'),
    });
  });

  test('an item over which one limit speaks for several clauses changes in all of them', () => {
    const after = renamed(RULES.replace('each project in', 'each pro<|>ject in'), 'plan');
    expect(after).toMatchObject({ 'rules.clause': RULES.replace(/\bproject\b/g, 'plan') });
  });

  test.each([
    ['a keyword', 'limit', '`limit`'],
    ['a word of a keyword', 'least', '`least`'],
    ['a currency', 'yuan', '`yuan`'],
    ['a unit', 'bed', '`bed`'],
    ['a name in backquotes', '`own money`', '`own money`'],
    ['needless backquotes', '`funds`', 'funds'],
    ['another script', '自有资金', '自有资金'],
  ])('%s is written as a name', (_, wanted, written) => {
    const after = renamed(RULES.replace('own exceeds', 'ow<|>n exceeds'), wanted);
    expect(after).toMatchObject({ 'rules.clause': RULES.replace(/\bown\b/g, written) });
  });

  test('backquotes go when the new name needs none', () => {
    const rules = 'policy p currency CNY applicant F `limit`: money clause a grants `li<|>mit`';
    expect(renamed(rules, 'ceiling')).toMatchObject({
      'rules.clause': 'policy p currency CNY applicant F ceiling: money clause a grants ceiling',
    });
  });

  test('a unit changes after numbers, too', () => {
    const after = renamed(RULES.replace('unit bed', 'unit b<|>ed'), 'bunk');
    expect(after).toMatchObject({ 'rules.clause': RULES.replace(/\bbed\b/g, 'bunk') });
  });

  test('other policies that share the file change with it', () => {
    const { place } = placeIn(
      RULES,
      { 'shared.clause': SHARED.replace('local', 'lo<|>cal') },
      'shared.clause',
    );
    const text =
      'policy q use "shared.clause" applicant F of: Level clause c when of is local permits "x"';
    const analysis = analyse(
      'other.clause',
      memoryHost({ 'shared.clause': SHARED, 'other.clause': text }),
    );
    const found = rename(place, 'regional', { others: [{ analysis, cases: [] }] });
    const edits = 'edits' in found ? found.edits : [];
    expect(edits.map(({ span }) => span.file).sort()).toEqual([
      'other.clause',
      'rules.clause',
      'shared.clause',
    ]);
  });

  test('a clause that the ledger is asked for changes in the text, too', () => {
    const rules = (name: string, text = name) => `policy p currency CNY applicant F own: money
define had = sum of e.amount for each e in ledger where e.clause is in ("${text}", "b")
clause ${name} grants own net of had
clause b grants own`;
    const wanted = { 'rules.clause': rules('`new "a"`', 'new \\"a\\"') };
    expect(renamed(rules('a').replace('clause a', 'clause <|>a'), '`new "a"`')).toMatchObject(
      wanted,
    );
    expect(renamed(rules('a').replace('"a"', '"<|>a"'), '`new "a"`')).toMatchObject(wanted);
  });

  test('the policy’s own name stands in its header alone', () => {
    expect(renamed(RULES.replace('policy p', 'policy <|>p'), 'scheme')).toMatchObject({
      'rules.clause': RULES.replace('policy p', 'policy scheme'),
    });
  });

  test('the same name again changes nothing', () => {
    const { place } = placeIn(RULES.replace('own exceeds', 'o<|>wn exceeds'), {
      'shared.clause': SHARED,
    });
    expect(rename(place, 'own')).toEqual({ edits: [] });
  });
});

test('every name of a policy that uses every construct can be changed', { timeout: 60_000 }, () => {
  const files = { 'rules.clause': samplePolicy, 'shared.clause': sharedDeclarations };
  const analysis = analyse('rules.clause', memoryHost(files));
  const refused = (analysis.checked?.resolution.declarations ?? []).flatMap(
    ({ nameSpan, kind }) => {
      if (nameSpan === undefined) return [];
      const place = { analysis, file: nameSpan.file, offset: nameSpan.start };
      const found = rename(place, kind === 'unit' ? 'fresh' : '`fresh name`');
      return 'refused' in found ? [found.refused] : [];
    },
  );
  expect(refused).toEqual([]);
});

test('facts that a rule compares on several items change together', () => {
  const rules = `policy p currency CNY
entity Loan
  bank: text
  sum: money
entity Lease
  bank: text
  sum: money
applicant Firm
  loans: list of Loan
  leases: list of Lease
clause a for each it in loans grants it.sum
clause b for each it in leases grants it.sum
clause c overlap of a, b with other_supports on same ba<|>nk excludes`;
  const plain = rules.replace('<|>', '');
  expect(renamed(rules, 'lender')).toMatchObject({
    'rules.clause': plain.replaceAll('bank', 'lender'),
  });
});

describe('is refused', () => {
  const at = (rules: string, wanted: string) => renamed(rules, wanted);
  const own = RULES.replace('own exceeds', 'ow<|>n exceeds');

  test.each([
    ['', 'A name must have at least one letter.'],
    ['3 yuan', /“3 yuan” cannot be a name\./],
    ['a-b', /“a-b” cannot be a name\./],
    ['__proto__', /cannot be a name/],
    ['ledger', /no longer say the same/],
  ])('for the name %j', (wanted, sentence) => {
    expect(at(own, wanted)).toEqual(expect.stringMatching(sentence));
  });

  test('where the name is taken, with the place', () => {
    expect(at(own, 'projects')).toBe(
      '“projects” is the name of something else (rules.clause, line 7), so it would no longer be clear which is meant.',
    );
    expect(at(RULES.replace('clause aid', 'clause a<|>id'), 'more')).toMatch(/line 12/);
  });

  test('where something else would be read in its place', () => {
    const rules = `policy p currency CNY applicant F own: money items: list of I
entity I cost: money rate: ratio
define base of I = ra<|>te * own`;
    expect(at(rules, 'own')).toMatch(/“own” is the name of something else/);
    const loop = `policy p currency CNY applicant F own: money items: list of I
entity I cost: money
clause a for each i<|>t in items grants it.cost + own`;
    expect(at(loop, 'own')).toMatch(/“own” is the name of something else/);
    expect(at(loop, 'cost')).toMatchObject({
      'rules.clause': expect.stringMatching(/each cost in/),
    });
  });

  test('of a unit that would not be one after a number', () => {
    expect(at(RULES.replace('unit bed', 'unit b<|>ed'), 'million')).toMatch(/cannot be a unit/);
  });

  test('where no name stands', () => {
    const prepared = (rules: string) => {
      const found = prepareRename(placeIn(rules).place);
      return 'refused' in found ? found.refused : found.name;
    };
    expect(prepared(RULES.replace('exceeds', 'exc<|>eeds'))).toBe(
      '“exceeds” is a word of the language; only names can be changed.',
    );
    expect(prepared('clause a # co<|>mment\npermits "x"')).toMatch(/no name here/);
    expect(prepared('policy p clause a when as<|>_of is after 2025-01-01 permits "x"')).toBe(
      '“as_of” is known in every policy and keeps its name.',
    );
    expect(prepared(own)).toBe('own');
    expect(prepared('applicant F `li<|>mit`: money')).toBe('limit');
  });
});

describe('in case files', () => {
  const YAML = `# kept
x-common: &common
  own: '5.00'
  projects: [{id: P1, level: national, costs: 1, bank: North}]
bases:
  small: {own: 1, projects: []}
cases:
- name: first
  base: small
  changes:
    projects[0].level: local
    own: 2 # kept too
- name: own
  dossier:
    <<: *common
    "own": 7
    projects:
      - {id: own, level: national, costs: 2, bank: own}
    ledger:
      - clause: aid
        amount: 1
        keys: {project.bank: own}
    other_supports: [{policy: own, authority: aid}]
  expect:
    clauses: {aid: '1.00', more: 0}
    awards: [{clause: aid, item: own, amount: 1}]
    errors: [{path: '$.projects[0].level', code: member}]
`;
  const cases: readonly CaseFile[] = [{ file: 'cases.yaml', text: YAML }];
  const yaml = (rules: string, wanted: string, shared?: string) => {
    const after = renamed(rules, wanted, shared, cases);
    return typeof after === 'string' ? after : after['cases.yaml'];
  };

  test('facts are renamed as keys, in every way that a dossier is given', () => {
    expect(yaml(RULES.replace('own exceeds', 'ow<|>n exceeds'), 'funds')).toBe(
      YAML.replace("own: '5.00'", "funds: '5.00'")
        .replace('{own: 1', '{funds: 1')
        .replace('own: 2 #', 'funds: 2 #')
        .replace('"own": 7', '"funds": 7'),
    );
  });

  test('facts of items, in paths, in keys of the ledger and in errors', () => {
    expect(yaml(RULES, 'lender', SHARED.replace('bank', 'ba<|>nk'))).toBe(
      YAML.replaceAll('bank:', 'lender:').replace('project.bank', 'project.lender'),
    );
    expect(yaml(RULES, 'rank', SHARED.replace('level:', 'lev<|>el:'))).toBe(
      YAML.replaceAll('level', 'rank'),
    );
  });

  test('members as values, and clauses as keys and values', () => {
    expect(yaml(RULES, 'no', SHARED.replace('national', 'nat<|>ional'))).toBe(
      YAML.replaceAll('national', '"no"'),
    );
    expect(yaml(RULES.replace('clause aid', 'clause a<|>id'), 'help')).toBe(
      YAML.replaceAll('clause: aid', 'clause: help').replace('{aid:', '{help:'),
    );
  });

  test('a loop’s name in the keys of the ledger', () => {
    expect(yaml(RULES.replace('each project in', 'each pro<|>ject in'), 'plan')).toBe(
      YAML.replace('project.bank', 'plan.bank'),
    );
  });

  test('dossiers in files of their own', () => {
    const text = '{"own": 5, "projects": [{"id": "own", "level": "local"}]}';
    const after = renamed(RULES.replace('own exceeds', 'ow<|>n exceeds'), 'my `x`', SHARED, [
      { file: 'one.json', text },
    ]);
    expect(after).toMatch(/cannot be a name/);
    const quoted = renamed(RULES.replace('own exceeds', 'ow<|>n exceeds'), '`my own`', SHARED, [
      { file: 'one.json', text },
    ]);
    expect(quoted).toMatchObject({ 'one.json': text.replace('"own": 5', '"my own": 5') });
  });

  test('headers and cells of tables; what goes by a label stays', () => {
    const table = `name,own,projects.1.level,projects[2].costs,Projects 3 Costs,ledger.1.keys.project.bank,expect.clauses.aid
own,5,national,1,2,own,"1.00"
`;
    const csv = (rules: string, wanted: string, shared?: string) => {
      const after = renamed(rules, wanted, shared, [{ file: 'cases.csv', text: table }]);
      return typeof after === 'string' ? after : after['cases.csv'];
    };
    expect(csv(RULES.replace('own exceeds', 'ow<|>n exceeds'), 'funds')).toBe(
      table.replace('name,own,', 'name,funds,'),
    );
    expect(csv(RULES, 'spending', SHARED.replace('costs:', 'co<|>sts:'))).toBe(
      table.replace('projects[2].costs', 'projects[2].spending'),
    );
    expect(csv(RULES, 'lender', SHARED.replace('bank', 'ba<|>nk'))).toBe(
      table.replace('project.bank', 'project.lender'),
    );
    expect(csv(RULES, 'state', SHARED.replace('national', 'nat<|>ional'))).toBe(
      table.replace('5,national', '5,state'),
    );
    expect(csv(RULES.replace('clause aid', 'clause a<|>id'), 'help')).toBe(
      table.replace('clauses.aid', 'clauses.help'),
    );
  });

  test.each(['', '- [', 'cases: 5', '*a', 'cases: [{dossier: *x}]', '"', '<<: *a'])(
    'a file that is no suite is left alone: %j',
    (text) => {
      const after = renamed(RULES.replace('own exceeds', 'ow<|>n exceeds'), 'funds', SHARED, [
        { file: 'cases.yaml', text },
        { file: 'cases.csv', text },
      ]);
      expect(after).toMatchObject({ 'cases.yaml': text, 'cases.csv': text });
    },
  );
});
