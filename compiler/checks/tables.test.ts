import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, memoryHost, renderMessage } from '#compiler';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';
import { dateOfDay, dayOfDate } from './tables/days.ts';

/** A clause over the projects with a guard and a table. */
function clause(parts: string): string {
  return `clause a for each p in projects ${parts}`;
}

function messages(text: string): readonly string[] {
  const host = memoryHost({ 'rules.clause': `${FRAME}\n${text}` });
  return analyse('rules.clause', host)
    .diagnostics.filter(({ name }) => name !== 'unusedDeclaration')
    .map((one) => renderMessage(one));
}

describe('members that the guard lets through', () => {
  const rows = 'grants <|>by p.level<|> national: 1 yuan municipal: 2 yuan';

  test('need a row each, with a fix that adds those that are missing and makes up no figure', () => {
    const [finding] = expectDiagnostics(clause(rows), ['rowMissing']);
    expect(finding?.parameters.missing).toEqual(['district']);
    expect(finding?.fixes[0]?.edits[0]?.text).toBe(' district:');
    expect(finding?.fixes[0]?.unsure).toBe(true);
  });

  test.each([
    'when p.level is in (national, municipal)',
    'when p.level is not district',
    'when not (p.level is district)',
    'unless p.level is district',
    'when p.level is national or p.level is municipal',
    'define level = p.level when level is not district',
    'when p.major and (p.staff is at least 3 and p.level is not in (district))',
  ])('%s: the two rows are enough', (guard) => {
    expectDiagnostics(clause(`${guard} ${rows.replaceAll('<|>', '')}`), []);
  });

  test.each([
    'when p.level is not district or p.major',
    'unless p.level is district and p.major',
    'when p.level is not national',
  ])('%s: district may still come', (guard) => {
    expect(messages(clause(`${guard} ${rows.replaceAll('<|>', '')}`))[0]).toContain('“district”');
  });

  test('the scope of the policy counts too', () => {
    const scope = 'applies when registered ';
    const table = 'grants by registered true: 1 yuan';
    expectDiagnostics(scope + clause(table), []);
    expectDiagnostics(clause(table), ['rowMissing']);
  });

  test('a define that the guard itself reads cannot count on the guard', () => {
    expectDiagnostics(
      clause(`define rate = by p.level national: 1 municipal: 2
        when rate is more than 1 and p.level is not district
        grants rate * 1 yuan`),
      ['rowMissing'],
    );
  });

  test('two keys are gone through together', () => {
    const [finding] = expectDiagnostics(
      clause(`when not (p.level is national and p.major)
        grants by p.level, p.major
          national, false: 1 yuan
          municipal, any: 2 yuan
          district, true: 3 yuan`),
      ['rowMissing'],
    );
    expect(finding?.parameters.missing).toEqual(['district, false']);
  });
});

describe('rows that never count', () => {
  test('a member named twice, even beside others', () => {
    expectDiagnostics(
      clause(
        'grants by p.level national: 1 yuan <|>municipal or national<|>: 2 yuan district: 3 yuan',
      ),
      ['rowRepeated'],
    );
  });

  test('a row after rows that cover it, and one that the guard excludes', () => {
    expectDiagnostics(
      clause(
        'grants by p.major, p.level true, any: 1 yuan false, any: 2 yuan <|>true, national<|>: 3 yuan',
      ),
      ['rowUnreachable'],
    );
    expectDiagnostics(
      clause('when p.level is national grants by p.level national: 1 yuan <|>district<|>: 2 yuan'),
      ['rowGuardedOut'],
    );
  });

  test('a first row may say the exception that later rows take in', () => {
    expectDiagnostics(
      clause('grants by p.major, p.level true, national: 1 yuan any, any: 2 yuan'),
      [],
    );
  });
});

describe('stretches', () => {
  test('rows over days that do not meet are mended in the words for days', () => {
    const [finding] = expectDiagnostics(
      clause('grants by as_of before 2026-01-01: 1 yuan <|>from 2026-02-01<|>: 2 yuan'),
      ['gap'],
    );
    const written = finding?.fixes.map(({ edits: [edit] }) => edit?.text);
    expect(written).toEqual(['from 2026-01-01', 'before 2026-02-01']);
  });

  test('a gap is shown by a value in it, down to the fen and the day', () => {
    expect(
      messages(clause('grants by p.investment up to 100 yuan: 1 yuan from 100.02 yuan: 2 yuan')),
    ).toEqual([expect.stringContaining('100.01 yuan')]);
    expect(
      messages(clause('grants by p.investment up to 100 yuan: 1 yuan from 100.01 yuan: 2 yuan')),
    ).toEqual([]);
    expect(
      messages(clause('grants by p.begun before 2025-01-01: 1 yuan from 2025-01-02: 2 yuan')),
    ).toEqual([expect.stringContaining('2025-01-01')]);
  });

  test('the guard and the range of the fact narrow what must be covered', () => {
    expectDiagnostics(clause('when p.staff is at least 10 grants by p.staff from 10: 1 yuan'), []);
    expectDiagnostics(clause('when p.staff is more than 10 grants by p.staff from 11: 1 yuan'), []);
    expectDiagnostics(clause('grants by p.staff from 0: 1 yuan from 10: 2 yuan'), []);
    expectDiagnostics(clause('grants by p.staff <|>from 1<|>: 1 yuan'), ['gap']);
    expectDiagnostics(clause('grants by p.staff <|>below 10<|>: 1 yuan'), ['gap']);
  });

  test('a row that begins below where the one before it ends: either edge may be the slip', () => {
    const text = 'grants by p.staff up to 8: 1 yuan above <|>7<|>: 2 yuan';
    const [finding] = expectDiagnostics(clause(text), ['edgesDescend']);
    const found = finding?.fixes.map(({ edits: [edit], unsure }) => [edit?.text, unsure]);
    expect(found).toEqual([
      ['8', true],
      ['7', true],
    ]);
  });

  test('days that are reckoned from other days count as days', () => {
    expectDiagnostics(
      clause(`grants by p.begun
        from 6 months after 2025-01-01: 1 yuan
        from <|>2025-06-30<|>: 2 yuan
        before 2025-06-30: 3 yuan`),
      ['edgesDescend'],
    );
    expect(
      messages(
        clause(
          'grants by p.begun before 2025-06-30: 1 yuan from 6 months after 2025-01-01: 2 yuan',
        ),
      ),
    ).toEqual([expect.stringContaining('2025-06-30')]);
    expectDiagnostics(
      clause(`grants by as_of
        from 2 years after p.begun: 1 yuan
        from <|>p.begun<|>: 2 yuan
        before p.begun: 3 yuan`),
      ['edgesDescend'],
    );
    expectDiagnostics(
      clause(`grants by as_of
        before 6 months after p.begun: 1 yuan
        before 30 weeks after p.begun: 2 yuan
        from 30 weeks after p.begun: 3 yuan`),
      [],
    );
  });

  test('a row that has nothing between its edges never counts, of days as of figures', () => {
    expectDiagnostics(
      clause(
        'grants by p.begun before 2025-01-01: 1 yuan <|>before 2025-01-01<|>: 2 yuan from 2025-01-01: 3 yuan',
      ),
      ['rowRepeated'],
    );
    expectDiagnostics(
      clause(
        'grants by p.begun before 2025-01-01: 1 yuan from 2025-01-01: 2 yuan <|>from 2025-01-01<|>: 3 yuan',
      ),
      ['rowRepeated'],
    );
    expectDiagnostics(
      clause('grants by p.staff up to 10: 1 yuan <|>below 10<|>: 2 yuan above 10: 3 yuan'),
      ['rowUnreachable'],
    );
    expectDiagnostics(
      clause(
        'grants by p.staff below 20: 1 yuan exactly 20: 3 yuan above 20: 2 yuan <|>from 20<|>: 3 yuan',
      ),
      ['rowsOverlap'],
    );
    expectDiagnostics(
      clause(
        'grants by parts of p.investment up to 5 yuan: 10% <|>up to 5 yuan<|>: 5% above 5 yuan: 1%',
      ),
      ['rowRepeated'],
    );
    expectDiagnostics(clause('grants by p.staff <|>below 0<|>: 1 yuan from 0: 2 yuan'), [
      'rowGuardedOut',
    ]);
    expectDiagnostics(
      clause('grants by p.staff below 10: 1 yuan exactly 10: 2 yuan above 10: 3 yuan'),
      [],
    );
  });

  test('tables in the conditions of rules and limits are held to the same', () => {
    expectDiagnostics(
      `${clause('grants 1 yuan')}
       clause b overlap of a with other_supports where (by date <|>from 2025-01-01<|>: true) takes the better`,
      ['gap'],
    );
  });

  test('edges that hang on facts are left to the drafter', () => {
    expectDiagnostics(
      clause('grants by p.investment below turnover: 1 yuan from turnover: 2 yuan'),
      [],
    );
  });

  test('parts need no row for what is not there, and one for all that is', () => {
    expectDiagnostics(
      clause('grants by parts of p.investment up to 5 yuan: 10% above 5 yuan: 5%'),
      [],
    );
    expectDiagnostics(clause('grants by parts of p.investment <|>up to 5 yuan<|>: 10%'), ['gap']);
    expectDiagnostics(clause('grants by parts of p.investment <|>above 5 yuan<|>: 10%'), ['gap']);
  });
});

const edge = fc.tuple(
  fc.constantFrom('below', 'up to', 'from', 'above', 'exactly'),
  fc.integer({ min: 0, max: 12 }),
);

test('a gap is reported exactly when some figure finds no row', () => {
  fc.assert(
    fc.property(fc.array(edge, { minLength: 1, maxLength: 4 }), (edges) => {
      const sorted = [...edges].sort((a, b) => a[1] - b[1]);
      const rows = sorted.map(([word, at]) => `${word} ${at}: 1 yuan`).join(' ');
      const host = memoryHost({
        'rules.clause': `${FRAME}\n${clause(`grants by p.staff ${rows}`)}`,
      });
      const { model, diagnostics } = analyse('rules.clause', host);
      const [only] = model?.clauses ?? [];
      const amount = only?.kind === 'grant' ? only.amount : undefined;
      if (amount?.kind !== 'table') throw new Error('no table');
      const covered = (figure: number) =>
        amount.rows.some(({ tests: [stretch] }) => {
          if (stretch?.kind !== 'interval') return false;
          const [low, high] = [stretch.low, stretch.high].map((one) => ({
            at: one?.value.kind === 'constant' ? Number(one.value.value.value) : undefined,
            included: one?.included ?? false,
          }));
          const above =
            low?.at === undefined || figure > low.at || (low.included && figure === low.at);
          const below =
            high?.at === undefined || figure < high.at || (high.included && figure === high.at);
          return above && below;
        });
      const gap = Array.from({ length: 20 }, (_, figure) => figure).some((one) => !covered(one));
      expect(
        diagnostics.some(({ name }) => name === 'gap'),
        rows,
      ).toBe(gap);
    }),
    { numRuns: 200 },
  );
});

test('days count on, over leap years and early centuries', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_652_058 }), (day) => {
      expect(dayOfDate(dateOfDay(day))).toBe(day);
      expect(dateOfDay(day) < dateOfDay(day + 1)).toBe(true);
    }),
  );
  expect([dayOfDate('0001-01-01'), dayOfDate('2024-03-01') - dayOfDate('2024-02-28')]).toEqual([
    1, 2,
  ]);
});

test('a row that begins above one that ends is told, and not the rows below it', () => {
  expectDiagnostics(
    `clause a grants by turnover
       up to 30 yuan: 1 yuan
       <|>from 60 yuan<|>: 2 yuan
       up to 100 yuan: 3 yuan
       up to 110 yuan: 4 yuan
       above 110 yuan: 5 yuan`,
    ['edgesMixed'],
  );
  expectDiagnostics(
    `clause a grants by turnover
       below 30 yuan: 1 yuan
       from 30 yuan: 2 yuan
       from 60 yuan: 3 yuan`,
    [],
  );
});

test('missing rows of a table with days are named as rows are', () => {
  const [finding] = expectDiagnostics(
    `clause a for each p in projects grants by p.level, p.begun
       national, before 2025-07-01: 1 yuan
       national, from 2025-07-01: 2 yuan
       municipal, before 2025-07-01: 3 yuan`,
    ['rowMissing'],
  );
  const message = finding && renderMessage(finding);
  expect(message).toContain('no row for “municipal, 2025-07-02” or “district, any”');
});
