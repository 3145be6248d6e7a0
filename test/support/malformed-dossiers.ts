// Dossiers with something wrong in them: sound ones, damaged in one to four places. Whatever comes
// out is still a JSON value, but for the figures that JSON.parse itself makes of 1e400.

import fc from 'fast-check';
import { isObject, type Json, type JsonObject } from './random-dossiers.ts';

/** What an official, a spreadsheet or an attacker might put where a fact belongs. */
const ODD_VALUES: readonly Json[] = [
  ...[null, true, false, 0, -1, -0.01, 1.5, 1.005, 0.1 + 0.2, 1e-7, 1e21, 1e15],
  ...[Number.POSITIVE_INFINITY, 123456789012345.6, 9999999999999.99, 10000000000000],
  ...['', ' ', 'x', 'true', 'null', ' 1', '1 ', '1.', '.5', '01', '-1', '+1', '1.2', '1.23'],
  ...['1.234', '1e5', '1,000', '¥5', 'NaN', 'Infinity', '１２', '0x10', '1_000'],
  ...['100 yuan', '3 million', '-1,000', '-1e3', 30, 30.5, '30', '1,5%', [1], ['x']],
  ...['9999999999999.99', '10000000000000.00', '9'.repeat(400)],
  ...['30%', '2/3', '1/0', '30 %', '-5%', '1:2', '0.333333333333333333'],
  ...['2024-02-29', '2023-02-29', '2024-13-01', '2024-1-1', '20240101', '2024-01-01T00:00:00Z'],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    `\${1}`,
    '*/',
    '"',
    '\n',
    '甲',
    '\u0000',
    '\ud800',
  ],
  [],
  [null],
  [[]],
  {},
  { id: 'A' },
];

const ODD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'invesment',
  '1',
  '',
  'a b',
  'x"y',
  '甲',
];

type Damage =
  | { readonly kind: 'replace'; readonly value: Json }
  | { readonly kind: 'remove' }
  | { readonly kind: 'add'; readonly name: string; readonly value: Json }
  | { readonly kind: 'repeat' };

interface Stroke {
  /** Which of the document's places, counted round. */
  readonly place: number;
  readonly damage: Damage;
}

/** Damaged dossiers; a few are sound all the same (an optional fact removed). */
export function malformedDossiers(sound: fc.Arbitrary<JsonObject>): fc.Arbitrary<Json> {
  const damaged = fc
    .tuple(sound, fc.array(strokes(), { minLength: 1, maxLength: 4 }))
    .map(([dossier, all]) => all.reduce<Json>(strike, dossier));
  return fc.oneof(
    { weight: 30, arbitrary: damaged },
    { weight: 1, arbitrary: fc.constantFrom(...ODD_VALUES) },
  );
}

function strokes(): fc.Arbitrary<Stroke> {
  const values = fc.constantFrom(...ODD_VALUES);
  return fc.record({
    place: fc.nat({ max: 200 }),
    damage: fc.oneof(
      { weight: 5, arbitrary: values.map((value) => ({ kind: 'replace' as const, value })) },
      { weight: 2, arbitrary: fc.constant({ kind: 'remove' as const }) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...ODD_NAMES), values)
          .map(([name, value]) => ({ kind: 'add' as const, name, value })),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'repeat' as const }) },
    ),
  });
}

/** One stroke at one of the document's places. */
function strike(document: Json, stroke: Stroke): Json {
  const places = placesIn(document, []);
  const place = places[stroke.place % places.length];
  return place === undefined ? document : damage(document, place, stroke.damage);
}

type Path = readonly (string | number)[];

/** Every object, list and value of the document but the document itself. */
function placesIn(value: Json, path: Path): readonly Path[] {
  const inside = Array.isArray(value)
    ? value.flatMap((entry: Json, index) => placesIn(entry, [...path, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([name, part]) => placesIn(part, [...path, name]))
      : [];
  return path.length === 0 ? inside : [path, ...inside];
}

function damage(value: Json, path: Path, how: Damage): Json {
  const [step, ...rest] = path;
  if (typeof step === 'number' && Array.isArray(value)) {
    return value.flatMap((entry: Json, index): Json[] => {
      if (index !== step) return [entry];
      if (rest.length > 0) return [damage(entry, rest, how)];
      if (how.kind === 'repeat') return [entry, entry];
      return hit(entry, how);
    });
  }
  if (typeof step !== 'string' || !isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]): [string, Json][] => {
      if (name !== step) return [[name, part]];
      if (rest.length > 0) return [[name, damage(part, rest, how)]];
      if (how.kind === 'add')
        return [
          [name, part],
          [how.name, how.value],
        ];
      return hit(part, how).map((left) => [name, left]);
    }),
  );
}

/** What is left of a value: nothing where it is removed. */
function hit(value: Json, how: Damage): Json[] {
  switch (how.kind) {
    case 'replace':
      return [how.value];
    case 'remove':
      return [];
    case 'add':
    case 'repeat':
      return [value];
    default:
      return how satisfies never;
  }
}
