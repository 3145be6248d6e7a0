// The values that a fact can have, one step after another: minor units of money, whole numbers,
// millionths of other figures.
import Fraction from 'fraction.js';
import type { FactField } from '../../dossier/fact-fields.ts';
import { readMoney, readNumber, readRatio } from '../../dossier/forms.ts';
import { writtenFigure } from '../../dossier/write-figure.ts';
import type { NumericType } from '../../model/types.ts';

const MILLION = new Fraction(1_000_000n);

/** Figures of a dossier have at most 15 digits (DESIGN §4). */
const MOST = 10n ** 15n - 1n;

export type GridKind = 'money' | 'ratio' | 'number' | 'integer';

/** Positions on it are whole; the first and the last are included. */
export interface Grid {
  readonly kind: GridKind;
  readonly first: bigint;
  readonly last: bigint;
  /** Whether the policy itself says where the fact ends. */
  readonly ends: boolean;
  /** The value at a position as a dossier writes it in JSON. */
  json(at: bigint): string | number;
  /** The same as text. */
  text(at: bigint): string;
  /** The position of what a dossier writes, the next one below where it lies between two. */
  position(json: unknown): bigint | undefined;
}

/** Undefined of a fact that is no figure. */
export function gridOf({ type, min, max }: FactField, digits: number): Grid | undefined {
  if (type.kind !== 'money' && type.kind !== 'ratio' && type.kind !== 'number') return undefined;
  const kind = kindOf(type);
  const fine = kind === 'money' || kind === 'integer' ? new Fraction(1n) : MILLION;
  const value = (at: bigint): Fraction => new Fraction(at).div(fine);
  const figure = (at: bigint): string =>
    kind === 'money' ? writtenFigure(value(at), 'money', digits) : value(at).toString();
  const least = min?.mul(fine).ceil() ?? new Fraction(0n);
  const most = max?.mul(fine).floor() ?? new Fraction(kind === 'ratio' ? 10_000_000n : MOST);
  return {
    kind,
    first: clamp(least),
    last: clamp(most),
    ends: max !== undefined,
    json: (at) => (kind === 'money' || kind === 'ratio' ? figure(at) : Number(figure(at))),
    text: figure,
    position: (json) => {
      const read = readOf(kind, json, digits);
      return read instanceof Fraction ? clamp(read.mul(fine).floor()) : undefined;
    },
  };
}

function kindOf({ kind, integer }: NumericType): GridKind {
  return kind === 'number' && integer ? 'integer' : kind;
}

function readOf(kind: GridKind, json: unknown, digits: number): unknown {
  if (kind === 'money') return readMoney(json, digits);
  if (kind === 'ratio') return readRatio(json);
  // A client writes the ends of a range as text.
  const plain = typeof json === 'string' && /^-?\d+(\.\d+)?$/.test(json) ? Number(json) : json;
  return readNumber(plain, kind === 'integer');
}

function clamp(value: Fraction): bigint {
  const whole = value.s * (value.n / value.d);
  return whole > MOST ? MOST : whole < -MOST ? -MOST : whole;
}
