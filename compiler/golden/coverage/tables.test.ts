// Rows and edges of tables, and the boundaries of comparisons.
import { describe, expect, test } from 'vitest';
import { type Facts, missing, plants } from '#test/support/coverage.ts';

describe('rows and edges', () => {
  const source = `
enum Level: high, middle, low
entity Plant
  level: Level
  area: integer from 0
applicant Firm
  plants: list of Plant

clause aid for each plant in plants
  grants by plant.level, plant.area
    high,          any:       1 yuan
    middle or low, up to 10:  2 yuan
    middle or low, above 10:  3 yuan
`;

  test('a row is to be taken for every member that its label joins, an edge to be met exactly', () => {
    expect(missing(source, [plants({ level: 'high', area: 10 })])).toEqual([
      '13 row `middle or low, up to 10` never taken for middle',
      '13 row `middle or low, up to 10` never taken for low',
      '13 edge `10`: no case exactly on it',
      '13 edge `10`: no case just above it',
      '14 row `middle or low, above 10` never taken for middle',
      '14 row `middle or low, above 10` never taken for low',
    ]);
  });

  test('an edge that two rows name is one; it is met in either', () => {
    const cases = [
      plants(
        { level: 'high', area: 1 },
        { level: 'middle', area: 10 },
        { level: 'middle', area: 11 },
        { level: 'low', area: 9 },
        { level: 'low', area: 12 },
      ),
    ];
    expect(missing(source, cases)).toEqual([]);
  });

  test('rows that the conditions leave out are not asked for', () => {
    const guarded = `
enum Level: high, middle, low
applicant Firm
  level: Level
  day: date

clause aid
  when level is not low
  grants by level
    high:      1 yuan
    otherwise: 2 yuan

clause later
  when day is on or after 2025-01-01
  grants by day
    before 2026-01-01: 1 yuan
    from 2026-01-01:   2 yuan
`;
    const cases = [
      { level: 'high', day: '2024-12-31' },
      { level: 'middle', day: '2025-01-01' },
      { level: 'low', day: '2026-01-02' },
    ];
    expect(missing(guarded, cases)).toEqual([
      '17 edge `2026-01-01`: no case exactly on it',
      '17 edge `2026-01-01`: no case just below it',
    ]);
  });

  test('brackets: what falls in, and where the parts end', () => {
    const brackets = `
entity Plant
  cost: money
applicant Firm
  plants: list of Plant

clause aid for each plant in plants
  grants by parts of plant.cost running over plants
    up to 10 yuan: 10%
    above 10 yuan: 5%
`;
    expect(missing(brackets, [plants({ cost: 4 }, { cost: 0 })])).toEqual([
      '10 edge `10 yuan`: no case exactly on it',
      '11 row `above 10 yuan` never taken',
    ]);
    expect(missing(brackets, [plants({ cost: 4 }, { cost: 6 }, { cost: 1 })])).toEqual([]);
  });

  test('what an undetermined award would have taken is not shown', () => {
    const unknown = `
applicant Firm
  big: boolean
  rate: ratio optional

clause aid
  grants by big
    true:  rate * 10 yuan
    false: 1 yuan
`;
    expect(missing(unknown, [{ big: true }])).toEqual([
      '7 `aid` never granted in full',
      '9 row `true` never taken',
      '10 row `false` never taken',
    ]);
  });
});

describe('boundaries', () => {
  const on = (text: string) => `edge \`${text}\`: no case exactly on it`;
  const beside = (text: string, side: string) => `edge \`${text}\`: no case just ${side} it`;
  const source = (condition: string) => `
applicant Firm
  staff: integer from 0
  cost: money
  share: ratio
  day: date
  sure: boolean
clause x
  when sure and ${condition}
  permits "it"
`;
  const facts = { staff: 5, cost: 5, share: '50%', day: '2025-05-05', sure: true };

  test.each([
    ['staff is at least 5', 'below', { staff: 5 }, { staff: 4 }, { staff: 6 }],
    ['staff exceeds 5', 'above', { staff: 5 }, { staff: 6 }, { staff: 4 }],
    ['staff is at most 5', 'above', { staff: 5 }, { staff: 6 }, { staff: 4 }],
    ['staff is below 5', 'below', { staff: 5 }, { staff: 4 }, { staff: 7 }],
    ['cost is at least 5 yuan', 'below', { cost: 5 }, { cost: '4.99' }, { cost: '4.98' }],
    ['share is at least 50%', 'below', { share: '50%' }, { share: '49.95%' }, { share: '49.9%' }],
    ['day is before 2025-05-05', 'below', {}, { day: '2025-05-04' }, { day: '2025-05-03' }],
    ['day is on or after 2025-05-05', 'below', {}, { day: '2025-05-04' }, { day: '2025-05-06' }],
    ['staff * 1 yuan is at most cost', 'above', {}, { cost: '4.99' }, { cost: '5.01' }],
  ])('%s: on its figure, and just %s it', (condition, side, exactly, next, far) => {
    const left = (...cases: readonly Facts[]) =>
      missing(
        source(condition),
        cases.map((one) => ({ ...facts, ...one })),
        'edge',
      ).map((line) => line.replace(/^\d+ /, ''));
    expect(left()).toEqual([on(condition), beside(condition, side)]);
    expect(left(exactly)).toEqual([beside(condition, side)]);
    expect(left(exactly, far)).toEqual([beside(condition, side)]);
    expect(left(exactly, next)).toEqual([]);
    // Where another condition fails, this one shows nothing.
    expect(left({ ...exactly, sure: false })).toEqual([on(condition), beside(condition, side)]);
  });

  test.each([
    ['staff is 5', []],
    ['staff is at least 0', []],
    ['staff is at least 2.5', []],
    ['cost is above 0 yuan', ['on', 'above']],
    ['cost is at most 0 yuan', ['on', 'above']],
  ])('%s: no boundary where there is none', (condition, asked) => {
    const lines = missing(source(condition), [], 'edge');
    expect(lines.map((line) => / (on|below|above) it$/.exec(line)?.[1])).toEqual(asked);
  });

  test('a row of one figure ends on both sides', () => {
    const exactly = `
applicant Firm
  staff: integer from 0
clause x
  grants by staff
    exactly 3: 1 yuan
    otherwise: 2 yuan
`;
    expect(missing(exactly, [{ staff: 3 }, { staff: 5 }], 'edge')).toEqual([
      '7 edge `3`: no case just below it',
      '7 edge `3`: no case just above it',
    ]);
    expect(missing(exactly, [{ staff: 3 }, { staff: 2 }, { staff: 4 }], 'edge')).toEqual([]);
  });
});
