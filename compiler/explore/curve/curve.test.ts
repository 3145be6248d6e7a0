// Curves of awards over one fact: their kinks to the minor unit, and the law that the interpreter
// decides what they say.
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import type { Model } from '#compiler';
import { modelFrom } from '#test/support/decide.ts';
import { randomCases } from '#test/support/random-cases.ts';
import { PATIENCE } from '#test/support/runs.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { paidOf } from '../../interpret/awards.ts';
import { totalsOf } from '../../interpret/totals.ts';
import { fieldAt, readPath, valueAt, withValueAt } from '../fact-path.ts';
import { judgementOf } from '../judgement.ts';
import { type Curve, type CurveOptions, curveOf } from './curve.ts';
import { gridOf } from './grid.ts';

const POLICY = `
entity Project "Project"
  cost: money "Cost"
applicant Firm "Firm"
  cost:  money "Cost"
  funds: money "Own funds"
  staff: integer from 0 to 50 "Staff"
  rate:  ratio from 0% to 100% "Rate"
  since: date optional "Since"
  projects: list of Project "Projects"
article 1
  clause share
    when cost is at least 1,000 yuan
    grants 30% of cost capped at 3 million yuan
  clause third
    grants 1/3 * cost capped at 50% of funds
  clause heads
    grants by staff
      below 10: 100 yuan
      below 20: 200 yuan
      from 20:  10 yuan * staff
  clause slice
    grants by parts of cost
      up to 100 yuan: 10%
      above 100 yuan: 20%
  clause square
    grants rate * rate * 1,000 yuan
  clause each for each project in projects
    grants project.cost
    limit each Firm to 500 yuan
  clause stairs
    grants (cost rounded down to 1,000 yuan) * 10% capped at 400 yuan
`;

const facts = {
  as_of: '2025-06-30',
  cost: '5000.00',
  funds: '80000.00',
  staff: 5,
  rate: '50%',
  projects: [
    { id: 'P1', cost: '200.00' },
    { id: 'P2', cost: '100.00' },
  ],
};
const model = modelFrom(POLICY);

function curve(options: CurveOptions, dossier: object = facts): Curve {
  const answer = curveOf(model, dossier, options);
  if (!('curve' in answer)) throw new Error(JSON.stringify(answer));
  return answer.curve;
}

/** `[1000.00→300.00 10000000.00→3000000.00] why`. */
function drawn({ pieces }: Curve): readonly string[] {
  return pieces.map(({ points, startsClosed, endsClosed, straight, because }) => {
    const line = points.map(({ x, y }) => `${x}→${y}`).join(' ');
    const [start, end] = [startsClosed ? '[' : '(', endsClosed ? ']' : ')'];
    const bent = straight ? '' : ' bent';
    return `${start}${line}${end}${bent} ${because.map(({ text }) => text).join(' ')}`.trim();
  });
}

const of = (clause: string, item: string | null = null) => ({ award: { clause, item } });

describe('kinks and cliffs', () => {
  test('a threshold is a cliff, a cap a kink, both to the minor unit', () => {
    const { now, of: kind, label, complete } = curve({ path: '$.cost', ...of('share') });
    expect({ now, kind, label, complete }).toEqual({
      now: { x: '5000.00', y: '1500.00' },
      kind: 'money',
      label: 'Cost',
      complete: true,
    });
    expect(drawn(curve({ path: '$.cost', ...of('share') }))).toEqual([
      '[0.00→0.00 1000.00→0.00) Not eligible: “Cost is at least 1,000.00 yuan” does not hold.',
      '[1000.00→300.00 10000000.00→3000000.00]',
      '[10000000.00→3000000.00 13000000.00→3000000.00] At most 3,000,000.00 yuan for this award.',
    ]);
  });

  test('a kink between two minor units lies between the pieces', () => {
    expect(drawn(curve({ path: '$.funds', ...of('third') }))).toEqual([
      '[0.00→0.00 3333.33→1666.66] At most 50% × Own funds for this award.',
      '[3333.34→1666.67 100000.00→1666.67]',
    ]);
  });

  test('rows of a table, and the range that the policy declares', () => {
    expect(drawn(curve({ path: '$.staff', ...of('heads') }))).toEqual([
      '[0→100.00 10→100.00) By Staff: the row “below 10”.',
      '[10→200.00 20→200.00] By Staff: the row “from 10 to below 20”.',
      '[20→200.00 50→500.00] By Staff: the row “from 20”.',
    ]);
  });

  test('brackets', () => {
    expect(drawn(curve({ path: '$.cost', to: '300', ...of('slice') }))).toEqual([
      '[0.00→0.00 100.00→10.00]',
      '[100.00→10.00 300.00→50.00]',
    ]);
  });

  test('a limit that an earlier award uses up', () => {
    const path = '$.projects[0].cost';
    expect(drawn(curve({ path, ...of('each', 'P2') }))).toEqual([
      '[0.00→100.00 400.00→100.00]',
      '[400.00→100.00 500.00→0.00] At most 500.00 yuan for each Firm.',
      '[500.00→0.00 630.00→0.00] At most 500.00 yuan for each Firm.',
    ]);
  });

  test('the total tells of the awards that move', () => {
    const path = '$.projects[1].cost';
    const lines = drawn(curve({ path, to: '1000' }));
    expect(lines.map((line) => line.replace(/→[\d.]+/g, ''))).toEqual([
      '[0.00 300.00]',
      '[300.00 1000.00] each: At most 500.00 yuan for each Firm.',
    ]);
  });

  test('a fact times itself bends: points, and no claim between them', () => {
    const { pieces } = curve({ path: '$.rate', ...of('square') });
    expect(pieces.map(({ straight, points }) => [straight, points.length])).toEqual([[false, 17]]);
    expect(pieces[0]?.points[8]).toEqual({ x: '0.5', y: '250.00' });
  });

  test('stairs that the policy asks for are stairs', () => {
    expect(drawn(curve({ path: '$.cost', to: '6000', ...of('stairs') }))).toEqual([
      '[0.00→0.00 999.99→0.00]',
      '[1000.00→100.00 1999.99→100.00]',
      '[2000.00→200.00 2999.99→200.00]',
      '[3000.00→300.00 3999.99→300.00]',
      '[4000.00→400.00 4999.99→400.00]',
      '[4999.99→400.00 6000.00→400.00] At most 400.00 yuan for this award.',
    ]);
  });

  test('a fact that is not given yet; paths, awards and dossiers that are not there', () => {
    const { cost: _, ...rest } = facts;
    const { now, pieces } = curve({ path: '$.cost', to: '10', ...of('third') }, rest);
    expect([now, pieces[0]?.points]).toEqual([
      null,
      [
        { x: '0.00', y: '0.00' },
        { x: '10.00', y: '3.33' },
      ],
    ]);
    expect(curveOf(model, facts, { path: '$.since' })).toEqual({ missing: 'fact' });
    expect(curveOf(model, facts, { path: '$.projects[7].cost' })).toEqual({ missing: 'fact' });
    expect(curveOf(model, facts, { path: 'cost' })).toEqual({ missing: 'fact' });
    expect(curveOf(model, facts, { path: '$.cost', ...of('nobody') })).toEqual({
      missing: 'award',
    });
    expect(curveOf(model, {}, { path: '$.cost' })).toHaveProperty('errors');
  });
});

// ---------------------------------------------------------------- the law

/** What the interpreter pays, in minor units. */
function paidAt(policy: Model, dossier: unknown, award: CurveOptions['award']): bigint {
  const reading = readDossier(policy, dossier);
  if ('errors' in reading) throw new Error(JSON.stringify(reading.errors));
  const { context, outcomes } = judgementOf(policy, reading.dossier);
  const { clauses, policy: total } = totalsOf(context, outcomes);
  if (award === undefined) return minor(total);
  const place = context.awards.find(
    ({ clause, item }) => clause.name === award.clause && item === award.item,
  );
  const outcome = place && outcomes.get(place);
  if (outcome === undefined) throw new Error(Object.keys(clauses).join());
  return paidOf(outcome).n;
}

/** One of the awards that offer something, or the total. */
function awardOf(policy: Model, dossier: unknown, turn: number): CurveOptions['award'] {
  const reading = readDossier(policy, dossier);
  if ('errors' in reading) throw new Error(JSON.stringify(reading.errors));
  const offers = [...judgementOf(policy, reading.dossier).outcomes].flatMap(
    ([{ clause, item }, outcome]) =>
      outcome.kind === 'standing' && outcome.standing.computed.n > 0n
        ? [{ clause: clause.name, item }]
        : [],
  );
  return offers[turn % (offers.length + 1)];
}

const minor = (amount: string): bigint => BigInt(amount.replace('.', ''));

/** Figures of a dossier, by their paths. */
function figurePaths(policy: Model, value: unknown, path = '$'): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, at) => figurePaths(policy, one, `${path}[${at}]`));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) =>
      figurePaths(policy, one, `${path}.${name}`),
    );
  }
  const read = readPath(path);
  const field = read && fieldAt(policy, read);
  return field !== undefined && gridOf(field, policy.currency.digits) !== undefined ? [path] : [];
}

test('on random policies the interpreter decides what the curve says: at its points, beside them, in between', {
  timeout: PATIENCE,
}, () => {
  let bends = 0;
  let checked = 0;
  for (const { model: policy, dossiers, seed } of randomCases(8, 2)) {
    for (const dossier of dossiers) {
      for (const path of figurePaths(policy, dossier)) {
        const place = readPath(path) ?? [];
        const field = fieldAt(policy, place);
        const grid = field && gridOf(field, policy.currency.digits);
        if (grid === undefined || valueAt(dossier, place) === undefined) continue;
        const award = awardOf(policy, dossier, bends + checked);
        const answer = curveOf(policy, dossier, { path, award });
        const hint = `seed ${seed} ${path} ${award?.clause} ${award?.item} ${JSON.stringify(dossier)}`;
        if (!('curve' in answer)) throw new Error(`${hint} ${JSON.stringify(answer)}`);
        const { pieces } = answer.curve;
        if (pieces.length < 2) continue;
        const position = (x: string) => grid.position(x) ?? 0n;
        const at = (x: bigint) => paidAt(policy, withValueAt(dossier, place, grid.json(x)), award);
        const ends = pieces.flatMap(({ points }) => points.map(({ x }) => position(x)));
        const [first = 0n, last = 0n] = [ends[0], ends.at(-1)];
        bends += pieces.length - 1;
        const asked = new Set(
          ends.flatMap((x) => [x - 1n, x, x + 1n, (x * 2n + last) / 3n]).slice(0, 60),
        );
        for (const x of asked) {
          if (x < first || x > last) continue;
          const held = pieces.filter(({ points, startsClosed, endsClosed }) => {
            const [start, end] = [position(points[0]?.x ?? ''), position(points.at(-1)?.x ?? '')];
            return (startsClosed ? start <= x : start < x) && (endsClosed ? x <= end : x < end);
          });
          expect(held.length, `${hint} at ${grid.text(x)}`).toBeGreaterThan(0);
          const found = at(x);
          checked++;
          for (const piece of held)
            holdsOf(piece, x, found, position, `${hint} at ${grid.text(x)}`);
        }
      }
    }
  }
  expect(bends).toBeGreaterThan(15);
  expect(checked).toBeGreaterThan(200);
});

/** Exactly at a point of a piece, within its rounding on the line between two. */
function holdsOf(
  { points, straight, rounding, startsClosed, endsClosed }: Curve['pieces'][number],
  x: bigint,
  found: bigint,
  position: (x: string) => bigint,
  hint: string,
): void {
  const open = (at: number) =>
    (at === 0 && !startsClosed) || (at === points.length - 1 && !endsClosed);
  const own = points.find((point, at) => position(point.x) === x && !open(at));
  if (own !== undefined) expect(found, hint).toBe(minor(own.y));
  if (!straight) return;
  const [start, end] = [points[0], points.at(-1)];
  if (start === undefined || end === undefined || start.x === end.x) return;
  const length = new Fraction(position(end.x) - position(start.x));
  const climb = new Fraction(minor(end.y) - minor(start.y)).div(length);
  const line = climb.mul(new Fraction(x - position(start.x))).add(new Fraction(minor(start.y)));
  const off = line.sub(new Fraction(found)).abs();
  expect(
    off.compare(new Fraction(minor(rounding))) <= 0,
    `${hint}: ${found} off ${line.toFraction()} ${JSON.stringify({ points, straight, rounding, startsClosed, endsClosed })}`,
  ).toBe(true);
}
