// The ceiling of an undetermined award: the largest offer over what the missing facts may be. A
// search over boxes: each is evaluated for the most it can give; single points in it show what is
// reached; a box that may give more than the best point is split, until none may.

import { compare, minus, type Rational, ZERO } from '@clause/runtime';
import { type Box, type Cell, onlyValue, wholeCell } from './box.ts';
import { largestPoint, pointsOf, splitCell } from './cells.ts';
import type { End } from './interval.ts';
import { type Fact, figuresOf, type Result, type Value } from './result.ts';

/** What step 2 comes to in a box: nothing offered at all, or an offer. */
export type Look = (box: Box) => Result | 'ineligible';

/** Boxes looked into before the search settles for a bound that may not be reached. */
const MOST_BOXES = 300;

/** An offer above this, in minor units, has been shown to have no bound (cells.ts). */
const BEYOND_MONEY: Rational = { n: 10n ** 30n, d: 1n };

type Cells = ReadonlyMap<string, Cell>;

interface Candidate {
  readonly cells: Cells;
  readonly box: Box;
  /** The most the box may give; absent: no bound. */
  readonly most: End | undefined;
}

/** The largest offer, in minor units; null if there is no bound or each divides by zero. */
export function ceilingOver(
  facts: readonly Fact[],
  texts: readonly string[],
  look: Look,
): Rational | null {
  const missing = new Set(facts.map((fact) => fact.missing.path));
  const boxOf = (cells: Cells): Box => ({ cells, missing, texts, met: new Map(), turns: [] });
  let best: Rational | undefined;
  let withoutValue = false;
  let waiting: Candidate[] = [];
  const reached = (offer: Result | 'ineligible'): Rational | undefined => {
    if (offer === 'ineligible' || offer.kind !== 'numeric') return undefined;
    if (!best || compare(offer.value, best) > 0) best = offer.value;
    return offer.value;
  };
  const add = (cells: Cells): void => {
    const box = boxOf(cells);
    const offer = look(box);
    if (offer === 'ineligible' || reached(offer)) return;
    const known = withMet(cells, box);
    const decided = [...known.values()].every((cell) => onlyValue(cell) !== undefined);
    if (decided || (offer.kind === 'unknown' && offer.range.of === 'nothing')) withoutValue = true;
    else waiting.push({ cells: known, box, most: figuresOf(offer).high });
  };
  add(new Map(facts.map((fact) => [fact.path, wholeCell(fact.field, texts)])));
  for (let looked = 0; looked < MOST_BOXES; looked++) {
    waiting = waiting.filter(({ most }) => !isReached(most, best));
    const next = waiting.reduce<Candidate | undefined>(moreHopeful, undefined);
    if (!next) return best ?? (withoutValue ? null : ZERO);
    sampleOf(next.cells, (cells) => reached(look(boxOf(cells))));
    if (best && compare(best, BEYOND_MONEY) > 0) return null;
    if (isReached(next.most, best)) continue;
    waiting = waiting.filter((candidate) => candidate !== next);
    const parts = splitBox(next);
    if (parts.length === 0) withoutValue = true;
    for (const cells of parts) add(cells);
  }
  return waiting.reduce<Rational | null>(atLeast, best ?? ZERO);
}

function atLeast(so: Rational | null, { most }: Candidate): Rational | null {
  if (so === null || !most) return null;
  return compare(most.at, so) > 0 ? most.at : so;
}

function isReached(most: End | undefined, best: Rational | undefined): boolean {
  return most !== undefined && best !== undefined && compare(best, most.at) >= 0;
}

function moreHopeful(best: Candidate | undefined, other: Candidate): Candidate {
  if (!best) return other;
  if (!best.most) return best;
  if (!other.most) return other;
  return compare(other.most.at, best.most.at) > 0 ? other : best;
}

/** The cells with those of facts that were only met on the way. */
function withMet(cells: Cells, box: Box): Cells {
  const all = new Map(cells);
  for (const [path, fact] of box.met) {
    if (!all.has(path)) all.set(path, wholeCell(fact.field, box.texts));
  }
  return all;
}

/**
 * Looks at single points of a box: every fact as large as it may be, then each in turn otherwise,
 * keeping what gives more. Amounts mostly rise or fall with each fact, so the best lies there.
 */
function sampleOf(cells: Cells, look: (cells: Cells) => Rational | undefined): void {
  let at: Cells = new Map([...cells].map(([path, cell]) => [path, largestPoint(cell)]));
  let here = look(at);
  for (const [path, cell] of cells) {
    for (const point of pointsOf(cell)) {
      const there: Cells = new Map(at).set(path, point);
      const found = look(there);
      if (!found || (here && compare(found, here) <= 0)) continue;
      at = there;
      here = found;
    }
  }
}

/** The box in parts: at a place where the answer turned, else through its first open cell. */
function splitBox({ cells, box }: Candidate): readonly Cells[] {
  for (const { path, at } of box.turns) {
    const parts = splitAt(cells, path, at);
    if (parts.length > 1) return parts;
  }
  const open = [...cells].find(([, cell]) => cell.kind === 'options' && cell.options.length > 1);
  if (open) return splitAt(cells, open[0], undefined);
  for (const [path] of widestFirst(cells)) {
    const parts = splitAt(cells, path, undefined);
    if (parts.length > 1) return parts;
  }
  return [];
}

function splitAt(cells: Cells, path: string, turn: Value | undefined): readonly Cells[] {
  const cell = cells.get(path);
  if (!cell) return [];
  return splitCell(cell, turn).map((part) => new Map(cells).set(path, part));
}

/** Cells without an end first, then by width. */
function widestFirst(cells: Cells): readonly (readonly [string, Cell])[] {
  const width = (cell: Cell): number => {
    if (cell.kind !== 'figures') return 0;
    const { low, high } = cell.interval;
    if (!low || !high) return Number.POSITIVE_INFINITY;
    const { n, d } = minus(high.at, low.at);
    return Number(n) / Number(d);
  };
  return [...cells].sort(([, a], [, b]) => (width(a) === width(b) ? 0 : width(b) - width(a)));
}
