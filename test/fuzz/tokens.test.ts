// A slip of the hand in a whole policy: each of its tokens in turn deleted, doubled, or swapped with
// the next. Nothing ever throws; where the text can no longer be read there is one finding, at or
// right beside the place, and every other clause is what it was (DESIGN §2.1, §5).

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ParseResult, parse } from '#language';
import { type Slip, slipsOf } from '../support/damage.ts';
import { piecesOf } from '../support/trees.ts';

const FILE = 'rules.clause';
const TEXT = readFileSync(
  new URL('../../policies/beijing-data-pilot-zone/rules.clause', import.meta.url),
  'utf8',
);
const SOUND = parse(TEXT, { file: FILE });
const PIECES = piecesOf(SOUND.file);

/**
 * Tokens after the slip at which a finding still stands right beside it. Two, for the first may be
 * sound: in `project. and project.leads` the word after the point is read as a name.
 */
const BESIDE = 2;

test('the policy itself is sound', () => {
  expect(SOUND.errors).toEqual([]);
});

test.each(['delete', 'double', 'swap'] as const)(
  '%s: one finding beside the place, every other clause as it was',
  (kind) => {
    const slips = slipsOf(TEXT, SOUND.tokens).filter((slip) => slip.kind === kind);
    expect(slips.length).toBeGreaterThan(800);
    expect(slips.flatMap(complaintsOf)).toEqual([]);
  },
  120_000,
);

/** What is wrong with how a slip is taken, a line for each. */
function complaintsOf(slip: Slip): readonly string[] {
  const parsed = parse(slip.text, { file: FILE });
  if (parsed.errors.length === 0) return [];
  const about = `${slip.kind} ${slip.what.slice(0, 60)} at ${slip.start}`;
  return [...findingComplaints(slip, parsed), ...lostPieces(slip, parsed)].map(
    (complaint) => `${about}: ${complaint}`,
  );
}

function findingComplaints(slip: Slip, parsed: ParseResult): readonly string[] {
  const { low, high } = besides(slip, parsed);
  const far = parsed.errors.filter(({ span }) => span.end < low || span.start > high);
  const several = parsed.errors.length > 1 ? [`${parsed.errors.length} findings`] : [];
  return [...several, ...far.map(({ span }) => `finding far away, ${span.start} to ${span.end}`)];
}

/** From the token before the slip to the second after it. */
function besides(slip: Slip, parsed: ParseResult): { readonly low: number; readonly high: number } {
  const before = parsed.tokens.filter(({ span }) => span.end <= slip.start);
  const after = parsed.tokens.filter(({ span }) => span.start >= slip.end);
  return {
    low: before.at(-1)?.span.start ?? 0,
    high: after.at(BESIDE - 1)?.span.end ?? slip.text.length,
  };
}

/** Clauses and declarations, not touched by the slip, that the tree no longer holds as they were. */
function lostPieces(slip: Slip, parsed: ParseResult): readonly string[] {
  const found = new Set(piecesOf(parsed.file).map((piece) => piece.shape));
  return PIECES.filter(
    ({ span }) => span.end < slip.before.start - 1 || span.start > slip.before.end + 1,
  )
    .filter(({ shape }) => !found.has(shape))
    .map(({ shape }) => `lost ${shape.slice(0, 80)}`);
}
