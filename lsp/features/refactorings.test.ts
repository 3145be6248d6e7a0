// Refactorings: the result reads, means the same, and is laid out as the formatter would.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, ENGINE, interpret } from '#compiler';
import { format } from '#language';
import { placeIn } from '#test/support/place.ts';
import { conditionalsToTable } from './conditionals.ts';
import { withEdits } from './edits.ts';
import { extractDefine, extractParameter, type Refactoring } from './extract.ts';
import type { Selection } from './place.ts';
import { editedAnalysis } from './rename-check.ts';

const HEAD = `policy help "Help"
  currency EUR

enum Level "Level": low "Low", middle "Middle", high "High"

entity Work "Work"
  cost:  money "Cost"
  begun: date  "Begun on"

applicant Person "Person"
  income: money        "Income"
  level:  Level        "Level"
  works:  list of Work "Works"

article 1 "Support"

`;

/** A selection between two markers, or at one. */
function selected(body: string): Selection {
  const { places } = placeIn(`${HEAD}${body}\n`);
  const [first, last = first] = places;
  if (first === undefined || last === undefined) throw new Error('no marker');
  return { analysis: first.analysis, file: first.file, start: first.offset, end: last.offset };
}

const DOSSIERS = fc.record({
  as_of: fc.constant('2025-06-01'),
  income: fc.integer({ min: 0, max: 4000 }),
  level: fc.constantFrom('low', 'middle', 'high'),
  works: fc.array(
    fc.record({
      cost: fc.integer({ min: 0, max: 5000 }),
      begun: fc.constantFrom('2024-12-31', '2025-01-01', '2025-02-01'),
    }),
    { maxLength: 2 },
  ),
});

function decided({ model }: Analysis, dossier: object) {
  if (model === undefined) throw new Error('no model');
  const outcome = interpret(model, dossier, { engine: ENGINE });
  if (!('decision' in outcome)) throw new Error(JSON.stringify(outcome.errors));
  const { policy_hash: _, ...decision } = outcome.decision;
  // What is said of a condition is said of its name now.
  return JSON.stringify(decision, (key, value) => (key === 'reason' ? '' : value));
}

/** The body after a refactoring, which must mean what it meant. */
function refactored(
  body: string,
  refactor: (selection: Selection) => Refactoring | undefined,
): string {
  const selection = selected(body);
  const { analysis, file } = selection;
  expect(analysis.sound, 'before').toBe(true);
  const done = refactor(selection);
  if (done === undefined) return 'nothing';
  const changed = editedAnalysis(analysis, done.edits);
  expect(changed?.diagnostics.filter(({ severity }) => severity !== 'information')).toEqual([]);
  const text = withEdits(analysis.files.get(file)?.text ?? '', done.edits);
  expect(format(text, { file }).text).toBe(text);
  fc.assert(
    fc.property(DOSSIERS, (dossier) => {
      const works = dossier.works.map((work, at) => ({ id: `W${at}`, ...work }));
      const facts = { ...dossier, works };
      expect(changed && decided(changed, facts)).toBe(decided(analysis, facts));
    }),
    { numRuns: 60 },
  );
  return text.slice(text.indexOf('"Works"\n') + '"Works"\n'.length).trim();
}

describe('a define', () => {
  test('of a clause, before the part that it is read in', () => {
    expect(
      refactored(
        `  clause aid for each work in works
    when <|>work.cost + 5 euros<|> is at least 20 euros
    grants 10% of work.cost`,
        extractDefine,
      ),
    ).toMatchInlineSnapshot(`
      "article 1 "Support"

        clause aid for each work in works
          define amount = work.cost + 5 euros
          when amount is at least 20 euros
          grants 10% of work.cost"
    `);
  });

  test('of a condition, and of a value in a row', () => {
    expect(
      refactored(
        `  clause aid
    when <|>level is low and income is below 3,000 euros<|>
    grants 10 euros`,
        extractDefine,
      ),
    ).toMatchInlineSnapshot(`
      "article 1 "Support"

        clause aid
          define condition_met = level is low and income is below 3,000 euros
          when condition_met
          grants 10 euros"
    `);
    expect(
      refactored(
        `  clause aid for each work in works
    grants by level
      low:       <|>10% of work.cost<|> capped at 100 euros
      otherwise: 5 euros`,
        extractDefine,
      ),
    ).toMatchInlineSnapshot(`
      "article 1 "Support"

        clause aid for each work in works
          define amount = 10% of work.cost
          grants by level
            low:       amount capped at 100 euros
            otherwise: 5 euros"
    `);
  });

  test('not where it would change what is said: the cap of an award, the item of an inner loop', () => {
    for (const body of [
      `  clause aid\n    grants <|>10% of income capped at 100 euros<|>`,
      `  clause aid\n    grants sum of <|>2 * w.cost<|> for each w in works`,
      `  clause aid\n    grants 10% <|>of income<|>`,
      `  clause aid for each work in works\n    when as_of is after <|>6 months<|> after work.begun\n    grants 5 euros`,
      `  clause aid\n    grants by income\n      below <|>5 euros<|>: 1 euro\n      from 5 euros: 2 euros`,
    ]) {
      expect(refactored(body, extractDefine), body).toBe('nothing');
    }
  });

  test('a cap inside brackets may have a name', () => {
    expect(
      refactored(
        `  clause aid\n    grants 10% of <|>(income capped at 100 euros)<|>`,
        extractDefine,
      ),
    ).toContain('define amount = (income capped at 100 euros)');
  });

  test('nothing in a file with errors', () => {
    expect(
      extractDefine(selected('  clause aid\n    when\n    grants <|>10% of income<|>')),
    ).toBeUndefined();
  });
});

describe('a parameter', () => {
  test('of a figure at the place, named by what it does there', () => {
    expect(
      refactored('  clause aid\n    grants 10% of income capped at 1<|>00 euros', extractParameter),
    ).toMatchInlineSnapshot(`
      "parameter aid_cap "Aid cap" = 100 euros

      article 1 "Support"

        clause aid
          grants 10% of income capped at aid_cap"
    `);
    expect(refactored('  clause aid\n    grants <|>10% of income', extractParameter)).toContain(
      'grants aid_rate of income',
    );
  });

  test('behind the parameters that there are', () => {
    expect(
      refactored(
        `  clause aid\n    when income is below 1,0<|>00 euros\n    grants rate of income\n\nparameter rate "Rate" = 10%`,
        extractParameter,
      ),
    ).toMatchInlineSnapshot(`
      "article 1 "Support"

        clause aid
          when income is below aid_threshold
          grants rate of income

      parameter rate "Rate" = 10%
      parameter aid_threshold "Aid threshold" = 1,000 euros"
    `);
  });

  test('of what a limit allows, and of the least that is paid', () => {
    const limited = '  clause aid\n    grants 10% of income\n    limit each Person to 1<|>00 euros';
    expect(refactored(limited, extractParameter)).toContain('limit each Person to aid_limit');
    expect(
      refactored(
        `  limit each of all grants to at least <|>50 euros or nothing

  clause aid
    grants 10% of income`,
        extractParameter,
      ),
    ).toContain('to at least minimum or nothing');
  });

  test.each([
    'grants by income\n      below 1,0<|>00 euros: 1 euro\n      from 1,000 euros: 2 euros',
    'grants by income\n      below 1,000 euros: 1 euro\n      from 1,0<|>00 euros: 2 euros',
    'grants by income\n      up to 1,0<|>00 euros: 1 euro\n      up to 2,000 euros: 2 euros\n      otherwise: 3 euros',
    'grants by as_of\n      before 2025-0<|>1-01: 1 euro\n      otherwise: 2 euros',
    'grants by parts of income\n      up to 1,0<|>00 euros: 1%\n      above 1,000 euros: 2%',
  ])('of the edge of a row: %s', (rows) => {
    expect(refactored(`  clause aid\n    ${rows}`, extractParameter)).toMatch(
      /(?:below|from|up to|before) aid_threshold:/,
    );
  });

  test('no length of time, and nothing that reads a fact', () => {
    const shift = `  clause aid for each work in works
    when as_of is after <|>6 months after work.begun
    grants 5 euros`;
    expect(refactored(shift, extractParameter)).toBe('nothing');
    expect(refactored('  clause aid\n    grants <|>10% of income<|>', extractParameter)).toBe(
      'nothing',
    );
  });
});

describe('a table', () => {
  test('of conditions about one fact', () => {
    expect(
      refactored(
        `  clause aid
    grants by (level is low)
      <|>true: 100 euros
      false: (by (level is in (middle, low)) true: 10% of income capped at 50 euros false: 10 euros)`,
        conditionalsToTable,
      ),
    ).toMatchInlineSnapshot(`
      "article 1 "Support"

        clause aid
          grants by level
            low:       100 euros
            middle:    (10% of income capped at 50 euros)
            otherwise: 10 euros"
    `);
  });

  test('of steps of a figure, and of days', () => {
    expect(
      refactored(
        `  clause aid
    grants by (income is at least 2,000 euros)
      <|>true: 10 euros
      false: (by (income is at least 1,000 euros) true: 20 euros false: 30 euros)`,
        conditionalsToTable,
      ),
    ).toMatchInlineSnapshot(`
      "article 1 "Support"

        clause aid
          grants by income
            below 1,000 euros: 30 euros
            from 1,000 euros:  20 euros
            from 2,000 euros:  10 euros"
    `);
    expect(
      refactored(
        `  clause aid for each work in works
    grants by (work.begun is before 2025-01-01)
      <|>true:  10 euros
      false: 20 euros`,
        conditionalsToTable,
      ),
    ).toContain('before 2025-01-01: 10 euros');
    expect(
      refactored(
        `  clause aid
    grants by (income is more than 2,000 euros)
      <|>true:  10 euros
      false: 20 euros`,
        conditionalsToTable,
      ),
    ).toContain('up to 2,000 euros: 20 euros');
  });

  test('of a condition that bears a name', () => {
    expect(
      refactored(
        `  clause aid
    define is_low = level is low
    grants by is_low
      <|>true:  10 euros
      false: 20 euros`,
        conditionalsToTable,
      ),
    ).toContain('grants by level');
  });

  test('not of conditions about several facts, nor where a step takes what is gone', () => {
    for (const body of [
      `  clause aid
    grants by (level is low and income is below 9 euros)
      <|>true: 1 euro
      false: (by (income is below 5 euros) true: 2 euros false: 3 euros)`,
      `  clause aid
    grants by (income is at least 5 euros)
      <|>true: 1 euro
      false: (by (income is at least 50 euros) true: 2 euros false: 3 euros)`,
      `  clause aid\n    grants by level\n      <|>low: 1 euro\n      otherwise: 2 euros`,
    ]) {
      expect(refactored(body, conditionalsToTable), body).toBe('nothing');
    }
  });
});
