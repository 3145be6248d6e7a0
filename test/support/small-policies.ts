// Small random policies whose optional facts may each be one of a few values, so that every
// completion of a dossier can be tried: what their ceilings are checked against.

import fc from 'fast-check';

/** A policy's clauses, and a dossier that leaves some facts out. */
export interface SmallCase {
  readonly policy: string;
  readonly dossier: Readonly<Record<string, unknown>>;
  /** What each fact that is left out may be. */
  readonly open: readonly (readonly [fact: string, values: readonly unknown[]])[];
}

const fen = (most: number): readonly string[] =>
  Array.from({ length: most + 1 }, (_, n) => (n / 100).toFixed(2));
const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, n) => n);

const FACTS: Readonly<
  Record<string, { readonly type: string; readonly values: readonly unknown[] }>
> = {
  own: { type: 'money from 0 yuan to 0.09 yuan', values: fen(9) },
  bank: { type: 'money from 0 yuan to 0.07 yuan', values: fen(7) },
  cost: { type: 'money from 0 yuan to 0.06 yuan', values: fen(6) },
  staff: { type: 'integer from 0 to 4', values: upTo(4) },
  young: { type: 'boolean', values: [true, false] },
  level: { type: 'Level', values: ['high', 'middle', 'low'] },
  region: { type: 'text', values: ['north', 'south', 'elsewhere', 'far'] },
  other: { type: 'text', values: ['north', 'south', 'elsewhere', 'far'] },
};

const HEADER = (rounding: string): string => `policy p "P"
  currency CNY
  rounding ${rounding}

enum Level "Level": high "High", middle "Middle", low "Low"
entity Item "Item"
  price: money from 0 yuan to 0.05 yuan optional "Price"
  kept: boolean optional "Kept"
applicant Firm "Firm"
${Object.entries(FACTS)
  .map(([name, { type }]) => `  ${name}: ${type} optional "${name}"`)
  .join('\n')}
  items: list of Item "Items"
article 1
`;

const ROUNDING = fc.constantFrom(
  'half up to 0.01 yuan',
  'down to 0.01 yuan',
  'up to 0.01 yuan',
  'half even to 0.01 yuan',
  'half up to 0.02 yuan',
  'up to 0.03 yuan',
);

const small = fc.integer({ min: 0, max: 12 }).map((n) => `${(n / 100).toFixed(2)} yuan`);
const percent = fc.constantFrom('10%', '25%', '1/3', '50%', '70%', '120%');

/** Expressions of money, figures and conditions, by how deep they go. */
const drawn = fc.letrec<Record<'money' | 'figure' | 'condition' | 'simple', string>>((tie) => ({
  simple: fc.oneof(
    fc.constantFrom('own', 'bank', 'cost'),
    fc.constantFrom('own', 'bank', 'cost'),
    small,
  ),
  money: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('simple'),
    fc.tuple(tie('money'), tie('money')).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(tie('money'), tie('money')).map(([a, b]) => `(${a} - ${b})`),
    fc.tuple(tie('money'), tie('money')).map(([a, b]) => `(${a} net of ${b})`),
    fc.tuple(tie('money'), tie('money')).map(([a, b]) => `(${a} capped at ${b})`),
    fc.tuple(tie('money'), tie('money')).map(([a, b]) => `(${a} floored at ${b})`),
    fc.tuple(percent, tie('money')).map(([p, a]) => `(${p} of ${a})`),
    fc.tuple(tie('figure'), tie('money')).map(([n, a]) => `(${n} * ${a})`),
    fc
      .tuple(tie('money'), tie('money'), tie('money'))
      .map(([a, b, c]) => `(by level high: ${a} middle: ${b} low: ${c})`),
    fc.tuple(tie('condition'), tie('money'), tie('money')).map(([c, a, b]) => {
      return `(by ${c} true: ${a} false: ${b})`;
    }),
    fc
      .tuple(tie('simple'), tie('money'), tie('money'), small)
      .map(([s, a, b, edge]) => `(by ${s} below ${edge}: ${a} from ${edge}: ${b})`),
    fc
      .tuple(tie('money'), percent, percent)
      .map(([q, a, b]) => `(by parts of ${q} up to 0.04 yuan: ${a} above 0.04 yuan: ${b})`),
    fc
      .tuple(tie('money'), fc.constantFrom('up', 'down', 'half up'))
      .map(([a, mode]) => `(${a} rounded ${mode} to 0.02 yuan)`),
    fc.constantFrom(
      '(sum of item.price for each item in items)',
      '(sum of item.price for each item in items where item.kept)',
      '(the largest of item.price for each item in items where item.kept)',
      '(the smallest of item.price for each item in items where item.kept)',
    ),
  ),
  figure: fc.oneof(
    { depthSize: 'small' },
    fc.constant('staff'),
    fc.constantFrom('2', '0.5'),
    fc.constant('(count each item in items where item.kept)'),
    fc.tuple(tie('figure'), tie('figure')).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(tie('figure'), tie('figure')).map(([a, b]) => `(${a} / ${b})`),
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant('young'),
    fc.constantFrom(
      '(level is high)',
      '(level is not middle)',
      '(level is in (high, low))',
      '(region is "north")',
      '(region is not other)',
      '(region is other)',
    ),
    fc
      .tuple(
        tie('money'),
        fc.constantFrom('exceeds', 'is at most', 'is below', 'is', 'is not'),
        tie('money'),
      )
      .map(([a, how, b]) => `(${a} ${how} ${b})`),
    fc.tuple(tie('figure'), tie('figure')).map(([a, b]) => `(${a} is at least ${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} and ${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} or ${b})`),
    tie('condition').map((a) => `(not ${a})`),
  ),
}));

const limit = fc.oneof(
  fc.constant(''),
  fc.constant(''),
  drawn.money.map((to) => `\n    limit each Firm to ${to}`),
  drawn.money.map((to) => `\n    limit each Firm to ${to} or nothing`),
  drawn.money.map((to) => `\n    limit to at least ${to} or nothing`),
  fc
    .tuple(drawn.money, drawn.money)
    .map(
      ([most, least]) =>
        `\n    limit each Firm to ${most}\n    limit to at least ${least} or nothing`,
    ),
  drawn.money.map((to) => `\n    limit each region to ${to}`),
  fc
    .tuple(drawn.condition, drawn.money)
    .map(([where, to]) => `\n    limit each Firm to ${to} where ${where}`),
  fc.constant('\n    limit quantity staff each Firm to 3'),
  fc.constant('\n    limit count each Firm to staff'),
);

const clause = fc
  .tuple(
    fc.option(drawn.condition, { nil: undefined }),
    drawn.money,
    fc.option(drawn.money, { nil: undefined }),
    limit,
  )
  .map(([when, amount, cap, limits]) =>
    [
      '  clause a',
      ...(when === undefined ? [] : [`    when ${when}`]),
      `    grants ${amount}${cap === undefined ? '' : ` capped at ${cap}`}${limits}`,
    ].join('\n'),
  );

const LEDGER = [
  { clause: 'a', amount: '0.03', date: '2024-01-01', keys: { region: 'north' } },
  { clause: 'a', amount: '0.05', date: '2024-01-01', quantity: 1 },
];

/** Cases of at most so many completions. */
export function smallCases(mostCompletions: number): fc.Arbitrary<SmallCase> {
  const names = Object.keys(FACTS);
  return fc
    .record({
      rounding: ROUNDING,
      body: clause,
      given: fc.record(
        Object.fromEntries(
          Object.entries(FACTS).map(([name, { values }]) => [name, fc.constantFrom(...values)]),
        ),
      ),
      left: fc.shuffledSubarray(names, { minLength: 2 }),
      items: fc.array(
        fc.record({
          price: fc.constantFrom(...fen(5)),
          kept: fc.boolean(),
          without: fc.subarray(['price', 'kept']),
        }),
        { maxLength: 2 },
      ),
      ledger: fc.boolean(),
    })
    .map(({ rounding, body, given, left, items, ledger }) => {
      const open: (readonly [string, readonly unknown[]])[] = [];
      let completions = 1;
      const leave = (name: string, values: readonly unknown[]): boolean => {
        if (completions * values.length > mostCompletions) return false;
        completions *= values.length;
        open.push([name, values]);
        return true;
      };
      const dossier: Record<string, unknown> = { as_of: '2025-06-30', ...given };
      // What the clause never reads needs no trying out.
      for (const name of left) {
        if (body.includes(name) && leave(name, FACTS[name]?.values ?? [])) delete dossier[name];
      }
      dossier.items = items.map(({ without, ...facts }, index) => {
        const item: Record<string, unknown> = { id: `I${index}`, ...facts };
        for (const name of without) {
          const values = name === 'price' ? fen(5) : [true, false];
          if (body.includes(`item.${name}`) && leave(`items.${index}.${name}`, values)) {
            delete item[name];
          }
        }
        return item;
      });
      if (ledger) dossier.ledger = LEDGER;
      return { policy: HEADER(rounding) + body, dossier, open };
    });
}

/** Every completion of a case's dossier. */
export function* completionsOf({ dossier, open }: SmallCase): Generator<object> {
  const [first, ...others] = open;
  if (first === undefined) {
    yield dossier;
    return;
  }
  const [name, values] = first;
  for (const value of values) {
    yield* completionsOf({ policy: '', dossier: withFact(dossier, name, value), open: others });
  }
}

function withFact(dossier: SmallCase['dossier'], name: string, value: unknown) {
  const [list, index, fact] = name.split('.');
  if (list === undefined || fact === undefined) return { ...dossier, [name]: value };
  const items = dossier[list] as readonly object[];
  return {
    ...dossier,
    [list]: items.map((item, at) => (at === Number(index) ? { ...item, [fact]: value } : item)),
  };
}
