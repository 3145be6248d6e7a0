import { describe, expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';
import { fixture } from '#test/support/markers.ts';
import { nameAt, referencesTo } from './declaration.ts';
import { suggest } from './suggest.ts';

describe('names that nothing bears', () => {
  test('are reported where they stand, with the closest name as a fix', () => {
    const [finding] = expectDiagnostics(
      `clause help
         when <|>registred<|>
         grants 10% of turnover`,
      ['unknownName'],
    );
    expect(finding?.parameters).toMatchObject({ suggestions: ['registered'] });
    expect(finding?.fixes.map(({ edits }) => edits[0]?.text)).toEqual(['registered']);
  });

  test('are reported while another part cannot be read', () => {
    expectDiagnostics(
      `define base = 10% of<|><|>
       clause help for each project in projects
         when project.<|>levle<|> is national and <|>unheard_of<|>
         grants base`,
      ['missing', 'unknownField', 'unknownName'],
    );
  });

  test('are not reported if what cannot be read may declare them: one hole, one finding', () => {
    expectDiagnostics(
      `defin base = 10% of turnover
       clause help for each project in projects
         when project.level is national
         grants base`,
      ['unexpected'],
    );
  });

  test('are not reported while a used file cannot be found', () => {
    expectDiagnostics(
      `use <|>"shared.clause"<|>
       clause help
         when in_scope
         grants 10% of turnover`,
      ['fileNotFound'],
    );
  });
});

describe('names declared twice', () => {
  test.each([
    ['a define and a fact', 'define <|>turnover<|> = 1 yuan clause a grants turnover'],
    [
      'an item and a fact',
      'clause a for each <|>turnover<|> in projects grants turnover.investment',
    ],
    ['two defines of a clause', 'clause a define b = 1 yuan define <|>b<|> = 2 yuan grants b'],
    [
      'a define and the item',
      'clause a for each p in projects define <|>p<|> = 1 yuan grants 1 yuan',
    ],
    ['two articles', 'article 1 article <|>1<|> clause a grants turnover'],
    ['an enum and an entity', 'enum <|>Project<|>: x clause a grants turnover'],
  ])('%s', (_, text) => {
    const findings = analyse(
      'rules.clause',
      memoryHost({ 'rules.clause': `${FRAME}\n${fixture(text).text}` }),
    ).diagnostics;
    const twice = findings.filter(({ name }) => name === 'duplicateName');
    const [start, end] = fixture(text).marks;
    expect(twice.map(({ span }) => span.start - FRAME.length - 1)).toEqual([start]);
    expect(twice.map(({ span }) => span.end - FRAME.length - 1)).toEqual([end]);
  });

  test('but the same define in two clauses is fine, and so is a fact of an item and of the applicant', () => {
    expectDiagnostics(
      `entity Plan
         turnover: money
       define doubled of Plan = 2 * turnover
       clause a
         define base = turnover
         grants base
       clause b
         define base = 2 * turnover
         grants base`,
      [],
    );
  });
});

test('what is declared and never used is told, but not of a file of shared declarations', () => {
  expectDiagnostics(
    `define <|>idle<|> = turnover
     unit <|>acre<|>
     parameter published = 1 yuan
     clause help for each project in projects
       when project.level is national
       grants 1 yuan`,
    ['unusedDeclaration', 'unusedDeclaration'],
  );
  expectDiagnostics('enum Grade: a, b', [], { frame: '' });
});

test('a declaration whose use is misspelt is not called unused', () => {
  expectDiagnostics(
    `define <|>idle<|> = turnover
     define total_cost = turnover
     clause a when <|>totl_cost<|> is 1 yuan grants 1 yuan`,
    ['unusedDeclaration', 'unknownName'],
  );
});

test('a duty of what a clause pays names that clause, or one nearly so called', () => {
  const [finding] = expectDiagnostics(
    `clause daily_meals for each project in projects grants 1 yuan
     clause accounts requires "an account" of <|>daily_meal<|>`,
    ['unknownName'],
  );
  expect(finding?.parameters.suggestions).toEqual(['daily_meals']);
});

describe('who applies', () => {
  const policy = (declared: string) => `policy example "An example"
  currency CNY
  rounding half up to 0.01 yuan

entity Work "Work"
  cost: money "Cost"

${declared} Firm "Firm"
  founded: date         "Founded"
  income:  money        "Income"
  works:   list of Work "Works"

define old = founded is before 2000-01-01

clause a for each work in works
  when old and income exceeds 5 yuan
  grants 10% of work.cost
  limit each Firm to 9 yuan
`;

  test('is the only entity without a list, where nobody is called applicant', () => {
    const text = policy('entity');
    const at = text.indexOf('entity Firm');
    const marked = `${text.slice(0, at)}<|>entity<|>${text.slice(at + 'entity'.length)}`;
    const [finding] = expectDiagnostics(marked, ['noApplicant'], { frame: '' });
    expect(finding?.fixes[0]?.edits[0]?.text).toBe('applicant');
    expectDiagnostics(policy('applicant'), [], { frame: '' });
  });

  test('is asked once, and the names of the second one are left alone', () => {
    const first = 'applicant Person "Person"\n  age: integer "Age"\n\n';
    expectDiagnostics(
      policy('applicant').replace('applicant Firm', () => `${first}applicant <|>Firm<|>`),
      ['severalApplicants'],
      { frame: '' },
    );
  });
});

test('an enum of which only values are named is used', () => {
  const findings = (condition: string) =>
    expectDiagnostics(
      `enum Band: low, high
       define band = by turnover up to 100 yuan: low otherwise: high
       clause a ${condition} grants 1 yuan`,
      condition === '' ? ['unusedDeclaration'] : [],
    ).map(({ parameters }) => parameters.name);
  findings('when band is low');
  expect(findings('')).toEqual(['band']);
});

test('a name with a meaning in every policy, or in programs, is refused', () => {
  expectDiagnostics('define <|>ledger<|> = 1 yuan clause a grants 1 yuan', ['reservedName']);
  expectDiagnostics('clause <|>__proto__<|> grants 1 yuan', ['refusedName']);
  expectDiagnostics('clause constructor grants 1 yuan', []);
});

test('a circle of defines is found once, wherever it is entered', () => {
  const [finding] = expectDiagnostics(
    `define <|>a<|> = b + 1 yuan
     define b = c
     define c = a
     clause help grants b`,
    ['defineCircle'],
  );
  expect(finding?.parameters.circle).toBe('a → b → c → a');
});

describe('values of enums', () => {
  test('come first where one is asked for, even if a fact has the same name', () => {
    expectDiagnostics(
      `define national = turnover
       clause help for each project in projects
         when project.level is national
         grants national`,
      [],
    );
  });

  test('are found where only one enum has them, and named where several do', () => {
    expectDiagnostics('parameter top = national clause a grants 1 yuan', []);
    expectDiagnostics(
      `enum Rank: national, local
       entity Prize
         rank: Rank
       define first of Prize = rank is national
       parameter top = <|>national<|>
       clause a grants 1 yuan`,
      ['ambiguousMember'],
    );
  });
});

test('every name leads to its declaration and to all places that name it', () => {
  const { text, marks } = fixture(
    `${FRAME}
define <|>base = 10% of turnover
clause help
  when base is more than 0 yuan
  grants <|>base`,
  );
  const { checked } = analyse('rules.clause', memoryHost({ 'rules.clause': text }));
  const [declared = 0, used = 0] = marks;
  const resolution = checked?.resolution;
  if (resolution === undefined) throw new Error('the snippet was not checked');
  const found = nameAt(resolution, 'rules.clause', used + 1);
  expect(found?.declaration.nameSpan?.start).toBe(declared);
  expect(found && referencesTo(resolution, found.declaration).map(({ start }) => start)).toEqual([
    text.indexOf('base is more'),
    used,
  ]);
  expect(found && resolution.types.get(found.declaration)?.kind).toBe('money');
});

test('suggestions are close and few', () => {
  expect(suggest('registred', ['registered', 'region', 'turnover'])).toEqual(['registered']);
  expect(suggest('Level', ['lever', 'level', 'levels', 'x'])).toEqual(['level', 'levels']);
  expect(suggest('x', ['abc'])).toEqual([]);
});

test('references at one place of two files are two', () => {
  const after = (head: string) => `${head.padEnd(60)}\nentity Item "Item"\n  kind: Level "Kind"\n`;
  const files = {
    'rules.clause': after('use "used.clause"'),
    'used.clause': after('enum Level "Level": low "Low", high "High"'),
  };
  const { checked } = analyse('rules.clause', memoryHost(files));
  const level = checked?.resolution.declarations.find(({ name }) => name === 'Level');
  if (checked === undefined || level === undefined) throw new Error('no declaration');
  const places = referencesTo(checked.resolution, level);
  expect(places.map(({ file }) => file).toSorted()).toEqual(['rules.clause', 'used.clause']);
  expect(places[0]?.start).toBe(places[1]?.start);
});
