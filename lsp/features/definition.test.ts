// From names, citations and file names to where they lead.
import { describe, expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { definition, implementation, typeDefinition } from './definition.ts';

const SHARED = `enum Level "Level": national "National", local "Local"
entity Project "Project"
  level: Level
  costs: money "Costs"
`;
const SOURCE = `Article 1
Projects of the district are supported at 10% of their costs. The support is paid once.
`;
const policy = (rest: string) => `policy p "P"
  source "source.txt"
  currency CNY
use "shared.clause"
applicant Firm "Firm"
  projects: list of Project
${rest}`;
const at = (rest: string) =>
  placeIn(policy(rest), { 'shared.clause': SHARED, 'source.txt': SOURCE });

describe('definition', () => {
  test.each([
    ['a fact of an item, in another file', 'project.co<|>sts', 'shared.clause:4 costs'],
    ['the loop', 'proj<|>ect.costs', 'rules.clause:8 project'],
    ['just behind a name', 'project.costs<|>', 'shared.clause:4 costs'],
    ['a define', '<|>half * project.costs', 'rules.clause:7 half'],
  ])('of %s', (_, amount, target) => {
    const { place, where } = at(`define half = 1/2
clause a for each project in projects
  grants ${amount}`);
    const links = definition(place);
    expect(links.map(({ selection }) => where(selection))).toEqual([target]);
  });

  test('of the policy’s name is its header', () => {
    const { place, where, textOf } = placeIn('policy <|>p "P"\n  currency CNY\napplicant Firm\n');
    const [link] = definition(place);
    expect(link && where(link.selection)).toBe('rules.clause:1 p');
    expect(link && textOf(link.target)).toContain('currency CNY');
  });

  test('leads from a member in a table’s row to the enum, and holds the whole declaration', () => {
    const { place, textOf } = at(`clause a for each project in projects
  grants by project.level
    natio<|>nal: 1 yuan
    local: 2 yuan`);
    const [link] = definition(place);
    expect(link && textOf(link.origin)).toBe('national');
    expect(link && textOf(link.target)).toBe('national "National"');
  });

  test('leads from a limit of several clauses to the facts of each', () => {
    const { place, where } = placeIn(`policy p currency CNY
entity Loan
  bank: text
  sum: money
entity Lease
  bank: text
  sum: money
applicant Firm
  loans: list of Loan
  leases: list of Lease
limit total of a, b each it.ba<|>nk to 5 yuan
clause a for each it in loans
  grants it.sum
clause b for each it in leases
  grants it.sum`);
    expect(definition(place).map(({ selection }) => where(selection))).toEqual([
      'rules.clause:3 bank',
      'rules.clause:6 bank',
    ]);
  });

  test('leads from a citation to its words in the source, by the part the user is in', () => {
    const rest = (quote: string) => `article 1
  clause a
    cites "${quote}"
    encourages "projects"`;
    const first = at(rest('Projects of<|> the district … is paid once.'));
    const [link] = definition(first.place);
    expect(link && first.textOf(link.selection)).toBe('Projects of the district');
    const second = at(rest('Projects of the district … is pa<|>id once.'));
    const [other] = definition(second.place);
    expect(other && second.where(other.selection)).toBe('source.txt:2 is paid once.');
    expect(definition(at(rest('Pro<|>jects are never supported.')).place)).toEqual([]);
  });

  test('leads from the words of the source to the clause that cites them', () => {
    const rules = policy(`article 1
  clause a
    cites "The support is paid once."
    encourages "projects"`);
    const files = (source: string) => ({ 'shared.clause': SHARED, 'source.txt': source });
    const cited = placeIn(rules, files(SOURCE.replace('is paid', 'is <|>paid')), 'source.txt');
    const [link] = definition(cited.place);
    expect(link && cited.where(link.selection)).toBe('rules.clause:9 "The support is paid once."');
    expect(link && cited.textOf(link.target)).toMatch(/^clause a/);
    const uncited = placeIn(rules, files(SOURCE.replace('Projects', 'Pro<|>jects')), 'source.txt');
    expect(definition(uncited.place)).toEqual([]);
  });

  test('leads from the name of a file to the file', () => {
    const used = placeIn('use "sha<|>red.clause"', { 'shared.clause': SHARED });
    expect(definition(used.place).map(({ target }) => target)).toEqual([
      { file: 'shared.clause', start: 0, end: SHARED.length },
    ]);
    expect(definition(placeIn('use "n<|>one.clause"').place)).toEqual([]);
  });

  test('of keywords, built-in names and blank lines is nowhere', () => {
    const { places } = at(`<|>
clause a
  wh<|>en as<|>_of is after 2025-01-01
  encourages "projects"`);
    expect(places.flatMap((place) => definition(place))).toEqual([]);
  });
});

describe('type definition', () => {
  const { places, where } = at(`clause a for each pro<|>ject in proj<|>ects
  when project.le<|>vel is nat<|>ional and project.co<|>sts is more than 1 yuan
  encourages "projects"`);
  test.each([
    ['an item', 0, ['shared.clause:2 Project']],
    ['a list', 1, ['shared.clause:2 Project']],
    ['a fact', 2, ['shared.clause:1 Level']],
    ['a member', 3, ['shared.clause:1 Level']],
    ['money', 4, []],
  ])('of %s', (_, index, targets) => {
    const place = places[index];
    expect(place && typeDefinition(place).map(({ selection }) => where(selection))).toEqual(
      targets,
    );
  });
});

test('implementation leads from declarations to where they are put to work', () => {
  const rules = policy(`define half = 1/2
clause a for each project in projects
  grants by project.level
    national: half * project.costs
    local: 1 yuan`);
  const found = (file: string, marked: string) => {
    const { place, where } = placeIn(
      file === 'shared.clause' ? rules : marked,
      { 'shared.clause': file === 'shared.clause' ? marked : SHARED },
      file,
    );
    return implementation(place).map(({ target }) => where(target).split('\n')[0]);
  };
  expect(found('shared.clause', SHARED.replace('Project', 'Pro<|>ject'))).toEqual([
    'rules.clause:8 project in projects',
  ]);
  expect(found('shared.clause', SHARED.replace('national', 'nat<|>ional'))).toEqual([
    'rules.clause:10 national: half * project.costs',
  ]);
  expect(found('shared.clause', SHARED.replace('Level', 'Le<|>vel'))).toEqual([
    'rules.clause:9 by project.level',
  ]);
  expect(found('rules.clause', rules.replace('half', 'ha<|>lf'))).toEqual(['rules.clause:7 1/2']);
  expect(found('rules.clause', rules.replace('clause a', 'clause <|>a'))).toEqual([
    'rules.clause:9 grants by project.level',
  ]);
});
