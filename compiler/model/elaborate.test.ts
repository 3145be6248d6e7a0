import { describe, expect, test } from 'vitest';
import { analyse, memoryHost, renderMessage } from '#compiler';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';
import { constantFigure } from './constant.ts';
import type { Amount, Expr, GrantClause, LabelTest, Model } from './model.ts';

function modelOf(text: string, frame = FRAME): Model {
  const { model, diagnostics } = analyse(
    'rules.clause',
    memoryHost({ 'rules.clause': `${frame}\n${text}` }),
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map((error) => renderMessage(error))).toEqual([]);
  if (model === undefined) throw new Error('no model');
  return model;
}

function grantOf(text: string): GrantClause {
  const clause = modelOf(text).clauses.find(({ kind }) => kind === 'grant');
  if (clause?.kind !== 'grant') throw new Error('no clause that pays');
  return clause;
}

/** An expression as a formula, fully bracketed: what is being multiplied with what. */
function formula(expr: Expr | undefined): string {
  if (expr === undefined) return '–';
  switch (expr.kind) {
    case 'constant':
      return expr.value.kind === 'numeric'
        ? expr.value.value.toFraction()
        : expr.value.kind === 'member'
          ? expr.value.value.name
          : String(expr.value.value);
    case 'variable':
      return expr.variable.name;
    case 'field':
      return expr.object ? `${formula(expr.object)}.${expr.field.name}` : expr.field.name;
    case 'definition':
      return expr.object ? `${formula(expr.object)}.${expr.definition.name}` : expr.definition.name;
    case 'arithmetic':
    case 'compare':
      return `(${formula(expr.left)} ${expr.operator} ${formula(expr.right)})`;
    case 'logical':
      return `(${expr.operands.map(formula).join(` ${expr.operator} `)})`;
    case 'not':
      return `not ${formula(expr.operand)}`;
    case 'aggregate': {
      const loops = expr.loops.map(({ variable, list }) => `${variable.name} in ${formula(list)}`);
      const before = expr.before ? ` before ${expr.before.name}` : '';
      const where = expr.where ? ` where ${formula(expr.where)}` : '';
      return `${expr.operator}(${formula(expr.value)} for ${loops.join(', ')}${before}${where})`;
    }
    case 'award':
      return `award ${expr.clause}`;
    default:
      return expr.kind;
  }
}

function interval(test: LabelTest | undefined): string {
  if (test?.kind !== 'interval') return test?.kind ?? '–';
  const low = test.low ? `${test.low.included ? '[' : '('}${formula(test.low.value)}` : '(';
  const high = test.high ? `${formula(test.high.value)}${test.high.included ? ']' : ')'}` : ')';
  return `${low}, ${high}`;
}

describe('amounts', () => {
  const amount = (text: string): Amount =>
    grantOf(`clause a for each p in projects ${text}`).amount;

  test('the outermost ceiling is the award’s, one in parentheses a smaller of two', () => {
    const outer = amount('grants 30% of p.investment capped at 3 million yuan');
    expect(outer.kind === 'plain' && formula(outer.value)).toBe('(3/10 multiply p.investment)');
    expect(outer.kind === 'plain' && formula(outer.cap?.value)).toBe('300000000');
    const inner = amount('grants 30% of (p.investment capped at 10 yuan)');
    expect(inner.kind === 'plain' && formula(inner.value)).toBe(
      '(3/10 multiply (p.investment min 1000))',
    );
    expect(inner.kind === 'plain' && inner.cap).toBeUndefined();
    const grouped = amount('grants (p.investment capped at 10 yuan)');
    expect(grouped.kind === 'plain' && grouped.cap).toBeUndefined();
  });

  test.each([
    ['', undefined],
    ['in each calendar year', { kind: 'years', years: 1, begins: '01-01' }],
    ['over 3 calendar years', { kind: 'years', years: 3, begins: '01-01' }],
    ['in each year beginning on 1 April', { kind: 'years', years: 1, begins: '04-01' }],
    ['over 2 years beginning on October 15', { kind: 'years', years: 2, begins: '10-15' }],
    ['over 3 years', { kind: 'stretch', count: 3, unit: 'year' }],
    ['over 18 months', { kind: 'stretch', count: 18, unit: 'month' }],
  ])('a ceiling knows the days it looks back over: %s', (words, window) => {
    const it = amount(`grants p.investment capped at 10 yuan ${words}`);
    expect(it.kind === 'plain' ? it.cap?.window : null).toEqual(window);
  });

  test.each([
    ['over <|>3<|>', 'windowYears'],
    ['over <|>0 years<|>', 'windowYears'],
    ['over <|>1.5 years<|>', 'windowYears'],
    ['over <|>36 months<|> calendar years', 'windowYears'],
    ['over <|>36 months<|> beginning on 1 April', 'windowYears'],
    ['in each year beginning on <|>29 February<|>', 'dayOfNoYear'],
    ['in each year beginning on <|>31 April<|>', 'dayOfNoYear'],
  ])('what is no such time is told: %s', (words, name) => {
    const clause = 'clause c for each p in projects grants p.investment capped at 10 yuan';
    expectDiagnostics(`${clause} ${words}`, [name]);
  });

  test('each row of an outermost table has its own ceiling', () => {
    const it = amount(`grants by p.level
      national: 30% of p.investment capped at 3 yuan
      otherwise: 10% of p.investment`);
    expect(
      it.kind === 'table' &&
        it.rows.map((row) => row.amount.kind === 'plain' && formula(row.amount.cap?.value)),
    ).toEqual(['300', '–']);
  });

  test('matching multiplies by the ratio, or by that of its row', () => {
    const plain = amount('matches p.investment at 1:0.5 capped at 1 yuan');
    expect(plain.kind === 'plain' && formula(plain.value)).toBe('(p.investment multiply 1/2)');
    expect(plain.kind === 'plain' && formula(plain.cap?.value)).toBe('100');
    const rows = amount('matches p.investment by p.major true: 2/3 capped at 1 yuan false: 10%');
    expect(
      rows.kind === 'table' &&
        rows.rows.map((row) => row.amount.kind === 'plain' && formula(row.amount.value)),
    ).toEqual(['(p.investment multiply 2/3)', '(p.investment multiply 1/10)']);
  });
});

test('a guard is a list of what must hold, so that each can be named', () => {
  const { guard } = grantOf(`clause a for each p in projects
    when p.major and (registered and p.staff is between 1 and 9)
    unless p.level is in (national, district) or p.investment is 0 yuan
    grants 1 yuan`);
  expect(guard.map(({ condition, wanted }) => `${wanted} ${formula(condition)}`)).toEqual([
    'true p.major',
    'true registered',
    'true ((p.staff >= 1) and (p.staff <= 9))',
    'false ((p.level = national) or (p.level = district))',
    'false (p.investment = 0)',
  ]);
});

describe('tables', () => {
  const tests = (rows: string) => {
    const it = grantOf(`clause a for each p in projects grants by p.staff ${rows}`).amount;
    return it.kind === 'table' ? it.rows.map((row) => interval(row.tests[0])) : [];
  };

  test('an edge that a row does not give is its neighbour’s', () => {
    expect(tests('below 10: 1 yuan from 10: 2 yuan from 50: 3 yuan')).toEqual([
      '(, 10)',
      '[10, 50)',
      '[50, )',
    ]);
    expect(tests('up to 10: 1 yuan up to 50: 2 yuan above 50: 3 yuan')).toEqual([
      '(, 10]',
      '(10, 50]',
      '(50, )',
    ]);
    expect(tests('exactly 0 or above 5: 1 yuan otherwise: 2 yuan')).toEqual([
      '[0, 0]',
      '(5, )',
      'any',
    ]);
  });

  test('with two keys, neighbours are the rows whose other label is the same', () => {
    const it = grantOf(`clause a for each p in projects grants by p.major, p.staff
      true, below 10: 1 yuan
      true, from 10: 2 yuan
      false, below 20: 3 yuan
      false, from 20: 4 yuan`).amount;
    expect(it.kind === 'table' && it.rows.map((row) => interval(row.tests[1]))).toEqual([
      '(, 10)',
      '[10, )',
      '(, 20)',
      '[20, )',
    ]);
  });

  test('parts of a figure, running over the earlier items', () => {
    const { amount } = grantOf(`clause a for each p in projects
      grants by parts of p.investment running over projects
        up to 100 yuan: 30%
        up to 200 yuan: 20%
        otherwise: 10%`);
    const table = amount.kind === 'plain' ? amount.value : undefined;
    if (table?.kind !== 'byParts') throw new Error('no table');
    expect(table.rows.map(({ low, high }) => `${formula(low)} to ${formula(high)}`)).toEqual([
      '– to 10000',
      '10000 to 20000',
      '20000 to –',
    ]);
    expect(formula(table.start)).toBe('sum(p.investment for p in projects before p)');
    const start = table.start?.kind === 'aggregate' ? table.start : undefined;
    expect(start?.before).not.toBe(start?.loops[0]?.variable);
  });
});

describe('names', () => {
  test('a define of an entity reads its item bare, and the applicant behind it', () => {
    const { definitions } = modelOf(`define weight of Project = staff * 2 + count each p in projects
      clause a for each p in projects when p.weight is more than 3 grants 1 yuan`);
    expect(definitions.map(({ value, of }) => `${of?.entity.name}: ${formula(value)}`)).toEqual([
      'Project: ((item.staff multiply 2) add count(– for p in projects))',
    ]);
  });

  test('the ledger, other supports, the day and an item’s id are read like any facts', () => {
    const { guard } = grantOf(`clause a for each p in projects
      when (sum of e.amount for each e in ledger where e.item is p.id) is less than 5 yuan
      when any s in other_supports where s.received satisfies s.matter is p.id
      when as_of is after p.begun
      grants 1 yuan`);
    expect(guard.map(({ condition }) => formula(condition))).toEqual([
      '(sum(e.amount for e in ledger where (e.item = p.id)) < 500)',
      'any((s.matter = p.id) for s in other_supports where s.received)',
      '(asOf > p.begun)',
    ]);
  });

  test('a measure’s sum may name a clause that pays for the same items, in any order', () => {
    const { clauses } = modelOf(`
      clause own for each p in projects requires "an own share" of 50% of paid
      clause paid for each project in projects grants 1 yuan`);
    const [own] = clauses;
    expect(own?.kind === 'measure' && formula(own.sum)).toBe('(1/2 multiply award paid)');
  });
});

describe('limits', () => {
  test('keys are the applicant, an item, or a path; every covered clause has its scope', () => {
    const { limits } = modelOf(`limit total of a, b each Firm to 9 yuan
      clause a for each p in projects
        grants p.investment
        limit each p to 5 yuan in each calendar year
        limit count each p.level to 2 over 3 calendar years counting other_supports where authority is "x" or nothing
        limit quantity p.staff each Project to 7
      clause b grants 1 yuan`);
    expect(
      limits.map((limit) => ({
        keys: limit.scopes.map(({ clause, keys }) => [
          clause.name,
          ...keys.map((key) => (key.kind === 'path' ? key.path : key.kind)),
        ]),
        measure: limit.measure,
        window: limit.window,
        to: formula(limit.scopes[0]?.to),
        counting: formula(limit.counting?.where),
        orNothing: limit.orNothing,
      })),
    ).toEqual([
      {
        keys: [
          ['a', 'applicant'],
          ['b', 'applicant'],
        ],
        measure: 'total',
        window: undefined,
        to: '900',
        counting: '–',
        orNothing: false,
      },
      {
        keys: [['a', 'item']],
        measure: 'total',
        window: { kind: 'years', years: 1, begins: '01-01' },
        to: '500',
        counting: '–',
        orNothing: false,
      },
      {
        keys: [['a', 'p.level']],
        measure: 'count',
        window: { kind: 'years', years: 3, begins: '01-01' },
        to: '2',
        counting: '(support.authority = x)',
        orNothing: true,
      },
      {
        keys: [['a', 'item']],
        measure: 'quantity',
        window: undefined,
        to: '7',
        counting: '–',
        orNothing: false,
      },
    ]);
    expect(limits.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });
});

describe('overlap', () => {
  test('every form is resolved; what is owed back takes no part', () => {
    const { overlaps } = modelOf(`
      clause a for each p in projects grants 1 yuan
      clause b for each p in projects grants 2 yuan
      clause back recovers 1 yuan
      clause better overlap of all grants with other_supports where authority is "x" takes the better
      clause order overlap of a, b on same level takes the first of (b, other_supports, a)
      clause fill overlap of a with other_supports on same applicant tops up`);
    expect(
      overlaps.map(({ name, clauses, on, outcome, supports }) => [
        name,
        clauses.map((clause) => clause.name).join(),
        on.by === 'field' ? on.values.map(formula).join() : on.by,
        outcome.takes === 'firstOf'
          ? outcome.order.map((one) => (typeof one === 'string' ? one : one.name)).join()
          : outcome.takes,
        formula(supports?.where),
      ]),
    ).toEqual([
      ['better', 'a,b', 'matter', 'better', '(support.authority = x)'],
      ['order', 'a,b', 'p.level,p.level', 'b,other_supports,a', '–'],
      ['fill', 'a', 'applicant', 'topsUp', '–'],
    ]);
  });
});

describe('units', () => {
  const frame = `policy p currency CNY unit m2
    entity Hall area: number in m2 rent: money per m2 per month months: integer in month
    applicant Firm founded: date halls: list of Hall`;

  test('multiply and cancel; a forgotten one is an error with its name', () => {
    expectDiagnostics('clause a for each h in halls grants h.rent * h.area * h.months', [], {
      frame,
    });
    const [finding] = expectDiagnostics(
      'clause a for each h in halls grants <|>h.rent * h.area<|>',
      ['unitsLeft'],
      { frame },
    );
    expect(finding && renderMessage(finding)).toContain('an amount of money per month');
  });

  test('full years stand beside plain figures and beside years, not beside months', () => {
    for (const other of ['3', '3 years']) {
      expectDiagnostics(
        `clause a when full years from founded to as_of is at least ${other} grants 1 yuan`,
        [],
        { frame },
      );
    }
    expectDiagnostics(
      'clause a when <|>full years from founded to as_of is at least 3 months<|> grants 1 yuan',
      ['unlikeUnits'],
      { frame },
    );
    expectDiagnostics(
      'clause a grants 10 yuan * (5 years - full years from founded to as_of) / 5 years',
      [],
      { frame },
    );
    expectDiagnostics('clause a grants 10 yuan * (5 - full years from founded to as_of) / 5', [], {
      frame,
    });
  });

  test('a declared unit takes a word that is also a currency', () => {
    expectDiagnostics(
      'unit USD entity Deal price: number in USD rate: money per USD define cost of Deal = (price net of 5 USD) * rate clause a grants 1 yuan',
      [],
      { frame },
    );
  });
});

test.each([
  ['CNY', '1.50', '150'],
  ['JPY', '200', '200'],
  ['KWD', '1.505', '1505'],
  ['CLF', '0.0001', '1'],
])('money in %s counts its own minor units', (code, written, minor) => {
  const { parameters } = modelOf(
    `parameter it = ${code} ${written} clause a grants it`,
    `policy p currency ${code} applicant A x: money`,
  );
  expect(parameters[0] && constantFigure(parameters[0].value)?.toFraction()).toBe(minor);
});

test('dated parameters are constants of the day', () => {
  expectDiagnostics(
    'parameter rate = by as_of before 2026-01-01: 350 yuan from 2026-01-01: 500 yuan clause a grants rate',
    [],
  );
});
