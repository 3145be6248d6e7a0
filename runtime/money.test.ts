import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  down,
  formatMinor,
  halfEven,
  halfUp,
  money,
  netOf,
  share,
  subtract,
  up,
} from './money.ts';

const MAX = BigInt(Number.MAX_SAFE_INTEGER);

/** p / D rounded, in bigints. */
function reference(p: bigint, D: bigint, rule: string): bigint {
  const floor = p / D;
  const twice = (p % D) * 2n;
  if (rule === 'up') return twice > 0n ? floor + 1n : floor;
  if (rule === 'halfUp') return twice >= D ? floor + 1n : floor;
  if (rule === 'halfEven') {
    return twice > D || (twice === D && floor % 2n === 1n) ? floor + 1n : floor;
  }
  return floor;
}

const rounders = { down, up, halfUp, halfEven };
const rules = fc.constantFrom('down', 'up', 'halfUp', 'halfEven') as fc.Arbitrary<
  keyof typeof rounders
>;
const sum = fc.bigInt({ min: 0n, max: MAX });
/** Denominators, small ones and large ones alike. */
const divisor = fc.oneof(fc.bigInt(1n, 1000n), fc.bigInt(1n, 10n ** 9n), fc.bigInt(1n, 2n ** 50n));

test('a quotient of safe integers is rounded exactly by every rule', () => {
  fc.assert(
    fc.property(sum, divisor, rules, (p, D, rule) => {
      expect(BigInt(rounders[rule](Number(p), Number(D)))).toBe(reference(p, D, rule));
    }),
    { numRuns: 20_000 },
  );
});

test('beside every whole quotient, just below 2^53, nothing slips across', () => {
  fc.assert(
    fc.property(
      divisor,
      fc.bigInt(-2n, 2n),
      fc.bigInt(0n, 10n ** 6n),
      rules,
      (D, off, back, rule) => {
        const p = (MAX / D - (back % (MAX / D))) * D + off;
        fc.pre(p >= 0n && p <= MAX);
        expect(BigInt(rounders[rule](Number(p), Number(D)))).toBe(reference(p, D, rule));
      },
    ),
    { numRuns: 20_000 },
  );
});

test('the split form is exact where the product is beyond 2^53', () => {
  const ratio = fc
    .tuple(fc.bigInt(1n, 10n ** 6n), fc.bigInt(1n, 10n ** 6n))
    .filter(([n, D]) => n <= D);
  fc.assert(
    fc.property(sum, ratio, rules, (b, [n, D], rule) => {
      expect(BigInt(share(Number(b), Number(n), Number(D), rounders[rule]))).toBe(
        reference(b * n, D, rule),
      );
    }),
    { numRuns: 20_000 },
  );
});

test('halves in the split form go to the even whole number', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, MAX / 2n), fc.bigInt(0n, 49n), (k, n) => {
      const b = k * 2n + 1n;
      const odd = n * 2n + 1n;
      expect(BigInt(share(Number(b), Number(odd), 100, halfEven))).toBe(
        reference(b * odd, 100n, 'halfEven'),
      );
    }),
    { numRuns: 5000 },
  );
});

test('sums and differences stay exact across 2^53 and come in one form', () => {
  const either = fc.bigInt({ min: -MAX * 4n, max: MAX * 4n });
  fc.assert(
    fc.property(either, either, (a, b) => {
      for (const [result, exact] of [
        [add(money(a), money(b)), a + b],
        [subtract(money(a), money(b)), a - b],
        [netOf(money(a), money(b)), a > b ? a - b : 0n],
      ] as const) {
        expect(BigInt(result)).toBe(exact);
        expect(typeof result).toBe(exact >= -MAX && exact <= MAX ? 'number' : 'bigint');
      }
    }),
  );
});

test('sums are written in major units with every digit of the minor one', () => {
  expect(formatMinor(180000000, 2)).toBe('1800000.00');
  expect(formatMinor(5, 2)).toBe('0.05');
  expect(formatMinor(0, 2)).toBe('0.00');
  expect(formatMinor(-1234, 2)).toBe('-12.34');
  expect(formatMinor(7, 0)).toBe('7');
  expect(formatMinor(1234567, 3)).toBe('1234.567');
  expect(formatMinor(1, 4)).toBe('0.0001');
  expect(formatMinor(2n ** 60n, 2)).toBe('11529215046068469.76');
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: MAX * 2n }), fc.nat(4), (amount, digits) => {
      const text = formatMinor(money(amount), digits);
      expect(BigInt(text.replace('.', ''))).toBe(amount);
      expect(text.length - (digits ? text.indexOf('.') + 1 : text.length)).toBe(digits);
    }),
  );
});
