import { describe, expect, test } from 'vitest';
import { type Diagnostic, renderMessage } from '#compiler';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';

const frame = FRAME.replace('enum Level', 'unit ha "hectare"\n\nenum Level').replace(
  '  begun:',
  '  area:       number in ha   "Area"\n  begun:',
);

/** The one finding of a snippet, and the snippet after its first fix. */
function slip(snippet: string, name: string) {
  const [finding] = expectDiagnostics(snippet, [name], { frame });
  if (finding === undefined) throw new Error('no finding');
  return { says: renderMessage(finding), mended: mend(snippet, finding) };
}

function mend(snippet: string, { fixes }: Diagnostic): string | undefined {
  const [fix] = fixes;
  if (fix === undefined) return undefined;
  const offset = frame.length + 1;
  return [...fix.edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (text, { span, text: written }) =>
        text.slice(0, span.start - offset) + written + text.slice(span.end - offset),
      snippet,
    );
}

/** After its first fix the snippet has no finding left. */
function mends(snippet: string, name: string): { says: string; mended: string } {
  const { says, mended = '' } = slip(snippet, name);
  expectDiagnostics(mended, [], { frame });
  return { says, mended };
}

const LOOP = 'clause a for each project in projects';

test('a loop that is missing is told once in its clause', () => {
  const snippet =
    'clause a when <|>p<|>.major grants 2 * p.investment + p.investment clause b grants <|>p<|>.investment';
  expectDiagnostics(snippet, ['unknownName', 'unknownName']);
});

test.each([
  ['when registered is yes', 'unknownName', 'when registered is true'],
  [
    'when any x in other_supports satisfies x.kind is loan',
    'unknownName',
    'satisfies x.kind is "loan"',
  ],
  ['grants by project.level national: 1 yuan else: 2 yuan', 'unknownMember', 'otherwise: 2 yuan'],
])('%s: the word or text that is meant', (part, name, mended) => {
  const grants = part.startsWith('when') ? ' grants 1 yuan' : '';
  expect(mends(`${LOOP} ${part}${grants}`, name).mended).toContain(mended);
});

test('a limit by a name that no clause knows is told once', () => {
  const clauses = 'clause a grants 1 yuan clause b grants 2 yuan';
  const { says, mended } = mends(
    `${clauses} limit total of a, b each turnovr to 5 yuan`,
    'limitKeyElsewhere',
  );
  expect(says).toContain('Did you mean “turnover”?');
  expect(mended).toContain('each turnover to');
});

test('the row whose value is of another kind than most rows is the one that is told', () => {
  const snippet = `${LOOP} grants (by project.level national: 75 yuan municipal: 50 yuan per ha district: 25 yuan per ha) * project.area`;
  const { says, mended } = mends(snippet, 'wrongKind');
  expect(says).toContain('Write a price: “75 yuan per ha”.');
  expect(mended).toContain('national: 75 yuan per ha');
});

test('the step of rounding an amount is told where it stands', () => {
  const { says, mended } = mends(
    `${LOOP} grants project.investment rounded down to 10,000`,
    'wrongKind',
  );
  expect(says).toContain('Write “10,000 yuan”.');
  expect(mended).toBe(`${LOOP} grants project.investment rounded down to 10,000 yuan`);
});

test.each([
  ['when project.begun is before 25-10-2025', 'unlikeComparison', '2025-10-25'],
  [
    'when project.begun is before 01-10-2025',
    'unlikeComparison',
    'write “2025-10-01” or “2025-01-10”.',
  ],
  [
    'when project.begun is before 03/04/2011',
    'unlikeComparison',
    'Dates are written year-month-day, as in 2025-12-31: write “2011-04-03” or “2011-03-04”. One side',
  ],
])('%s is told how days are written', (when, name, says) => {
  expect(slip(`${LOOP} ${when} grants 1 yuan`, name).says).toContain(says);
});

test.each([
  ['when project.begun is before 2025-7-1', 'impossibleDate'],
  ['when project.begun is before "2025-07-01"', 'unlikeComparison'],
])('%s: the day as it is written', (when, name) => {
  const { mended } = mends(`${LOOP} ${when} grants 1 yuan`, name);
  expect(mended).toBe(`${LOOP} when project.begun is before 2025-07-01 grants 1 yuan`);
});

describe('a figure that does not fit its place', () => {
  test.each([
    ['grants 3000', 'wrongKind', 'Write “3000 yuan”.'],
    ['grants project.investment capped at 3 million', 'wrongKind', 'Write “3 million yuan”.'],
    ['grants 100 yuan/ha * project.area', 'notAValue', 'Write a price: “100 yuan per ha”.'],
    ['grants 100 yuan * project.area', 'unitsLeft', 'Write a price: “100 yuan per ha”.'],
    [
      'grants by parts of project.area up to 10 ha: 9 yuan above 10 ha: 5 yuan',
      'unitsLeft',
      'Write a price: “9 yuan per ha”.',
    ],
    [
      'grants project.investment limit quantity project.area each Firm to 0.5',
      'unitsLeft',
      'Write “0.5 ha”.',
    ],
    [
      'grants project.investment limit each Firm to 1 million yuan per year',
      'unitsLeft',
      'write “in each calendar year”.',
    ],
    [
      'grants project.investment capped at 1 million yuan per year',
      'unitsLeft',
      'write “in each calendar year”.',
    ],
    [
      'grants project.investment * (turnover - 1 yuan) / (turnover - 2 yuan)',
      'moneyTimesMoney',
      'put their quotient in parentheses',
    ],
  ])('%s: %s', (verb, name, says) => {
    expect(mends(`clause help for each project in projects ${verb}`, name).says).toContain(says);
  });

  test('a date with strokes is one', () => {
    const { mended } = mends('clause help in force from 2025/12/31 grants 10 yuan', 'wrongKind');
    expect(mended).toContain('from 2025-12-31 ');
  });

  test('a share asks of what it is taken', () => {
    const { says } = slip('clause help grants 10%', 'wrongKind');
    expect(says).toContain('10% of what?');
  });

  test('money times an area is called that', () => {
    const { says } = slip(
      'clause help for each p in projects grants p.investment * p.area',
      'unitsLeft',
    );
    expect(says).toContain('an amount of money times a quantity in ha');
    expect(says).toContain('multiply by a price “per ha”');
  });
});

describe('a value of an enum', () => {
  test.each([
    ['project.level is national or municipal', 'wrongKind', 'is in (national, municipal)'],
    ['project.level is not national or district', 'wrongKind', 'is not in (national, district)'],
    [
      'project.major and (project.level is national or municipal or district)',
      'wrongKind',
      'is in (national, municipal, district)',
    ],
    ['project.level is "national"', 'unlikeComparison', 'national'],
    ['project.level is in ("National", district)', 'unlikeComparison', 'in (national, district)'],
  ])('%s', (condition, name, written) => {
    const text = `clause help for each project in projects when ${condition} grants 10 yuan`;
    expect(mends(text, name).mended).toContain(written);
  });

  test('is not taken for a second value where a condition stands', () => {
    expectDiagnostics(
      'clause help for each p in projects unless p.level is national or p.major grants 10 yuan',
      [],
      { frame },
    );
  });
});

describe('a name that means something elsewhere', () => {
  test('is a fact of the item', () => {
    const { mended } = mends(
      'clause help for each project in projects grants 10% of investment',
      'unknownName',
    );
    expect(mended).toContain('10% of project.investment');
  });

  test('is a fact of items that nothing goes through', () => {
    const { says } = slip('clause help when major grants 10 yuan', 'unknownName');
    expect(says).toContain('It is a fact of Project.');
  });

  test('is defined inside another clause', () => {
    const [finding] = expectDiagnostics(
      `clause a grants 10% of turnover
       define base = 10% of turnover
       clause b grants 10% of <|>base<|>`,
      ['unknownName'],
    );
    expect(finding && renderMessage(finding)).toContain('inside the clause “a”');
    expect(finding?.related.map(({ note }) => note)).toEqual(['defined']);
  });

  test('names the item of what is defined of an entity', () => {
    const { mended } = mends(
      `define had of Project = p.assessed is given
       clause a for each project in projects when project.had grants 10 yuan`,
      'unknownName',
    );
    expect(mended).toContain('= assessed is given');
  });

  test('names an item that nothing goes through', () => {
    const { says } = slip('clause a when project.major grants 10 yuan', 'unknownName');
    expect(says).toContain('“for each project in projects”');
  });

  test('is no fact of a support', () => {
    const { says } = slip(
      `clause a grants 10 yuan
       limit each Firm to 1 yuan counting other_supports where practice is "x"`,
      'unknownName',
    );
    expect(says).toContain('matter, amount, policy, authority, received, date, kind');
  });
});

describe('a name for something close', () => {
  test.each([
    ['firm', 'Firm'],
    ['applicant', 'Firm'],
    ['projct', 'project'],
  ])('a limit for each %s', (key, written) => {
    const text = `clause a for each project in projects grants 10 yuan limit each ${key} to 5 yuan`;
    expect(mends(text, 'limitKeyElsewhere').mended).toContain(`each ${written} to`);
  });

  test.each([
    ['percentage', 'ratio'],
    ['amount', 'money'],
    ['string', 'text'],
    ['bool', 'boolean'],
    ['int', 'integer'],
    ['decimal', 'number'],
  ])('a fact of the kind %s', (kind, written) => {
    const { mended } = mends(`entity Stage "Stage" thing: ${kind} "Thing"`, 'unknownType');
    expect(mended).toContain(`thing: ${written} "Thing"`);
  });
});

test('a fact of the whole list, where its items are gone through, is told as the item’s', () => {
  const snippet = `${LOOP} grants projects.<|>investment<|>`;
  const [finding] = expectDiagnostics(snippet, ['noFields'], { frame });
  expect(finding && renderMessage(finding)).toContain('Did you mean “project.investment”?');
  expect(finding?.fixes.map(({ unsure }) => unsure)).toEqual([true]);
  const { mended } = mends(`${LOOP} grants projects.investment`, 'noFields');
  expect(mended).toBe(`${LOOP} grants project.investment`);
});

describe('a word that is half of what is meant', () => {
  test('the rest of a split', () => {
    const text = 'clause a grants 100 yuan split into central: 90% provincial: rest';
    expect(mends(text, 'unknownName').mended).toContain('provincial: the rest');
  });

  test('is a name all the same where one is declared', () => {
    expectDiagnostics(
      'define rest = 10% clause a grants 100 yuan split into central: 90% provincial: rest',
      [],
    );
  });
});

test('a list by the name of a clause: the list that is nearly called so', () => {
  const { says, mended } = mends(
    'clause project for each p in project grants 10% of p.investment',
    'unknownName',
  );
  expect(mended).toContain('for each p in projects grants');
  expect(says).not.toContain('pays');
});

test.each([
  ['1,000 hectares', '1,000 ha'],
  ['1,000 hectare', '1,000 ha'],
])('%s where another word for it is declared', (written, mended) => {
  const text = `${LOOP} when project.area is at least ${written} grants 1 yuan`;
  expect(mends(text, 'unexpected').mended).toContain(mended);
});

describe('a price without its unit among prices', () => {
  test.each([
    ['the first of two', 'up to 8 ha: 100 yuan above 8 ha: 50 yuan per ha'],
    ['the last of two', 'up to 8 ha: 100 yuan per ha above 8 ha: 50 yuan'],
    [
      'the first of three',
      'up to 8 ha: 9 yuan up to 9 ha: 8 yuan per ha above 9 ha: 50 yuan per ha',
    ],
  ])('%s is told once, at its row', (_, rows) => {
    const text = `${LOOP} grants project.area * (by project.area ${rows})`;
    expect(mends(text, 'wrongKind').mended).not.toMatch(/yuan(?! per)/);
  });

  test('is a sum where a sum is wanted', () => {
    const rows = 'up to 8 ha: <|>100 yuan per ha<|> above 8 ha: 50 yuan';
    expectDiagnostics(`${LOOP} grants by project.area ${rows}`, ['unitsLeft'], { frame });
  });
});
