// All places that name a thing, across files and policies.
import { describe, expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';
import { placeIn } from '#test/support/place.ts';
import { highlights, references } from './references.ts';

const SHARED = `enum Level: national, local
entity Project
  level: Level
  costs: money
define half of Project = 1/2 * costs
`;
const RULES = `policy p currency CNY
use "shared.clause"
applicant Firm
  projects: list of Project
limit total of a, b each Firm to 5 yuan where project.level is local
clause a for each project in projects
  when project.level is national
  grants project.half
clause b for each project in projects
  grants by project.level
    national or local: project.costs
`;

/** The lines of the places; the marker is in whichever file has it. */
function lines(rules: string, shared = SHARED, declaration = true) {
  const inFile = shared.includes('<|>') ? 'shared.clause' : 'rules.clause';
  const { place, where } = placeIn(rules, { 'shared.clause': shared }, inFile);
  return references(place, { declaration }).map(where);
}

describe('references', () => {
  test('of a fact stand in all files, where it is declared first', () => {
    expect(lines(RULES, SHARED.replace('costs:', 'co<|>sts:'))).toEqual([
      'rules.clause:11 costs',
      'shared.clause:4 costs',
      'shared.clause:5 costs',
    ]);
  });

  test('of an item over which a limit of several clauses speaks are those of each clause', () => {
    expect(
      lines(RULES.replace('project in projects\n  grants', 'pro<|>ject in projects\n  grants')),
    ).toEqual([
      'rules.clause:5 project',
      'rules.clause:6 project',
      'rules.clause:7 project',
      'rules.clause:8 project',
      'rules.clause:9 project',
      'rules.clause:10 project',
      'rules.clause:11 project',
    ]);
  });

  test.each(['me<|>tre, metres', 'metre, met<|>res'])(
    'of a unit are those of its plural, too: %s',
    (names) => {
      const found = lines(`policy p currency CNY
unit ${names}
applicant Firm
  depth: number in metres
clause a
  when depth is more than 2 metres
  grants 5 yuan per metre * depth
`);
      expect(found).toEqual([
        'rules.clause:2 metre',
        'rules.clause:2 metres',
        'rules.clause:4 metres',
        'rules.clause:6 metres',
        'rules.clause:7 metre',
      ]);
    },
  );

  test('of the policy’s name are the name itself', () => {
    const header = RULES.replace('policy p', 'policy <|>p');
    expect(lines(header)).toEqual(['rules.clause:1 p']);
    expect(lines(header, SHARED, false)).toEqual([]);
    const { place } = placeIn(header, { 'shared.clause': SHARED });
    expect(highlights(place).map(({ kind }) => kind)).toEqual(['write']);
  });

  test('leave out the declaration where it is not wanted', () => {
    expect(lines(RULES, SHARED.replace('national', 'nati<|>onal'), false)).toEqual([
      'rules.clause:7 national',
      'rules.clause:11 national',
    ]);
  });

  test('of a clause are the limits that name it', () => {
    expect(lines(RULES.replace('clause a', 'clause <|>a'))).toEqual([
      'rules.clause:5 a',
      'rules.clause:6 a',
    ]);
  });

  test('of another thing of the same name are not among them', () => {
    const rules = RULES.replace('applicant Firm', 'applicant Firm\n  costs: money').replace(
      'grants project.half',
      'grants co<|>sts',
    );
    expect(lines(rules)).toEqual(['rules.clause:4 costs', 'rules.clause:9 costs']);
  });

  test('of a shared declaration stand in other policies, too', () => {
    const { place, where } = placeIn(
      RULES,
      { 'shared.clause': SHARED.replace('level:', 'le<|>vel:') },
      'shared.clause',
    );
    const other = analyse(
      'other.clause',
      memoryHost({
        'shared.clause': SHARED,
        'other.clause': `policy q currency CNY use "shared.clause" applicant Firm its: list of Project
clause c for each it in its when it.level is local encourages "it"`,
      }),
    );
    const found = references(place, { declaration: false, others: [other] });
    expect(found.filter(({ file }) => file === 'other.clause')).toHaveLength(1);
    expect(found.map(where).filter((line) => !line.startsWith('other'))).toEqual([
      'rules.clause:5 level',
      'rules.clause:7 level',
      'rules.clause:10 level',
    ]);
  });

  test('of the words of a source document are the citations that hold them', () => {
    const { place, where } = placeIn(
      `policy p source "source.txt" article 1 clause a
cites "Firms are supported."
encourages "firms"`,
      { 'source.txt': 'Article 1\nFirms are <|>supported.\n' },
      'source.txt',
    );
    expect(references(place, { declaration: false }).map(where)).toEqual([
      'rules.clause:2 "Firms are supported."',
    ]);
  });

  test('of built-in names are found, too; of keywords there are none', () => {
    const rules = `policy p currency CNY applicant F own: money
clause a when as_<|>of is after 2025-01-01 grants own
clause b wh<|>en as_of is before 2025-01-01 grants own`;
    const { places, where } = placeIn(rules);
    const found = places.map((place) => references(place, { declaration: true }).map(where));
    expect(found).toEqual([['rules.clause:2 as_of', 'rules.clause:3 as_of'], []]);
  });
});

test('highlights tell where a name is given from where it is read, in this file alone', () => {
  const { place, textOf } = placeIn(RULES.replace('project.half', 'pro<|>ject.half'), {
    'shared.clause': SHARED,
  });
  const found = highlights(place);
  expect(found.map(({ span }) => textOf(span))).toEqual(Array(7).fill('project'));
  expect(found.map(({ kind }) => kind)).toEqual([
    'read',
    'write',
    'read',
    'read',
    'write',
    'read',
    'read',
  ]);
});
