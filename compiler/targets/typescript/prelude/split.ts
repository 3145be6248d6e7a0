// An award in its parts: they round down, the last takes the rest, the sum is exact.

import {
  compare,
  type Money,
  minus,
  money,
  type Rational,
  stepsIn,
  times,
  whole,
  ZERO,
} from '@clause/runtime';
import type { Standing } from './award.ts';
import type { At, PolicyInfo, SplitInfo } from './policy.ts';
import type { Result } from './result.ts';
import { minorOf } from './standing.ts';
import { type AnyDossier, type View, viewOf } from './view.ts';

interface PaidPart {
  readonly name: string;
  readonly label: string;
  readonly amount: Money;
}

interface Share {
  readonly name: string;
  readonly label: string;
  /** Absent: the rest. */
  readonly share: Rational | undefined;
}

/** More parts than any policy pays in. */
const MOST_PARTS = 1000n;

/** The parts of an amount; undefined where their number or a share is not known. */
export function partsPaid(
  policy: PolicyInfo,
  split: SplitInfo,
  { at, paid }: Standing,
  dossier: AnyDossier,
): readonly PaidPart[] | undefined {
  const view = viewOf(dossier, policy.digits);
  const shares =
    split.kind === 'equal' ? equalShares(split.count, view, at) : namedShares(split, view, at);
  if (!shares) return undefined;
  let rest = whole(paid);
  const taken = shares.map(({ share }) => {
    if (!share) return undefined;
    const count = stepsIn(times(whole(paid), share), 'down', policy.step);
    const wanted = times(whole(money(count)), policy.step);
    const part = compare(wanted, rest) < 0 ? wanted : rest;
    const fair = part.n > 0n ? part : ZERO;
    rest = minus(rest, fair);
    return fair;
  });
  return shares.map(({ name, label }, index) => {
    return { name, label, amount: minorOf(taken[index] ?? rest) };
  });
}

function equalShares(
  count: (view: View, at: At) => Result,
  view: View,
  at: At,
): readonly Share[] | undefined {
  const found = count(view, at);
  if (found.kind !== 'numeric' || found.value.d !== 1n) return undefined;
  const { n } = found.value;
  if (n < 1n || n > MOST_PARTS) return undefined;
  return Array.from({ length: Number(n) }, (_, index) => {
    const name = String(index + 1);
    return { name, label: name, share: index + 1 === Number(n) ? undefined : { n: 1n, d: n } };
  });
}

function namedShares(
  { parts }: SplitInfo & { kind: 'shares' },
  view: View,
  at: At,
): readonly Share[] | undefined {
  const named = parts.some(({ share }) => !share);
  const shares: Share[] = [];
  for (const [index, { name, label, share }] of parts.entries()) {
    const rest = !share || (!named && index === parts.length - 1);
    const value = rest ? undefined : share(view, at);
    if (value && value.kind !== 'numeric') return undefined;
    shares.push({ name, label, share: value?.value });
  }
  return shares;
}
