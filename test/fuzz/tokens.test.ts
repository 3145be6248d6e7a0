// A slip of the hand in a whole policy: each of its tokens in turn deleted, doubled, or swapped with
// the next. Nothing ever throws; where the text can no longer be read there is one finding, at or
// right beside the place, and every other clause is what it was (DESIGN §2.1, §5).

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Analysis, analyse, memoryHost } from '#compiler';
import { format, type ParseResult, parse, type Span } from '#language';
import { type Slip, slipsOf } from '../support/damage.ts';
import { PILOT_ZONE } from '../support/policies.ts';
import { PATIENCE } from '../support/runs.ts';
import { piecesOf } from '../support/trees.ts';

const FILE = 'rules.clause';
const POLICY = new URL(`../../${PILOT_ZONE}/`, import.meta.url);
const SOURCE = readFileSync(new URL('source.txt', POLICY), 'utf8');
const TEXT = readFileSync(new URL(FILE, POLICY), 'utf8');
const SOUND = parse(TEXT, { file: FILE });
const PIECES = piecesOf(SOUND.file);

/**
 * Tokens after the slip at which a finding still stands right beside it. Two, for the first may be
 * sound: in `project. and project.leads` the word after the point is read as a name.
 */
const BESIDE = 2;

/** Laying a text out takes longer than reading it: one slip in so many is also formatted. */
const FORMATTED = 8;

test('the policy itself is sound', () => {
  expect(SOUND.errors).toEqual([]);
  expect(analysisOf(TEXT).diagnostics).toEqual([]);
});

test.each(['delete', 'double', 'swap'] as const)(
  '%s: one finding beside the place, every other clause as it was',
  { timeout: PATIENCE },
  (kind) => {
    const slips = slipsOf(TEXT, SOUND.tokens).filter((slip) => slip.kind === kind);
    expect(slips.length).toBeGreaterThan(800);
    expect(slips.flatMap(complaintsOf)).toEqual([]);
  },
);

test('a text with a slip is laid out as far as it can be read', { timeout: PATIENCE }, () => {
  const slips = slipsOf(TEXT, SOUND.tokens).filter((_, index) => index % FORMATTED === 0);
  for (const slip of slips) {
    const laid = format(slip.text, { file: FILE }).text;
    expect(marksOf(laid), `${slip.kind} ${slip.what}`).toBe(marksOf(slip.text));
  }
});

/** All that is not white space, in an order of its own: formatting moves parts and loses none. */
function marksOf(text: string): string {
  return [...text.replace(/\s+/g, '')].sort().join('');
}

function analysisOf(text: string): Analysis {
  return analyse(FILE, memoryHost({ [FILE]: text, 'source.txt': SOURCE }));
}

/** What is wrong with how a slip is taken, a line for each. */
function complaintsOf(slip: Slip): readonly string[] {
  const analysis = analysisOf(slip.text);
  const file = analysis.files.get(FILE);
  if (file?.kind !== 'clauses') return ['the file is not there'];
  if (file.parsed.errors.length === 0) return [];
  const about = `${slip.kind} ${slip.what.slice(0, 60)} at ${slip.start}`;
  const spans = analysis.diagnostics.map(({ span }) => span);
  return [...findingComplaints(slip, file.parsed, spans), ...lostPieces(slip, file.parsed)].map(
    (complaint) => `${about}: ${complaint}`,
  );
}

/** Findings of all stages together. */
function findingComplaints(
  slip: Slip,
  parsed: ParseResult,
  spans: readonly Span[],
): readonly string[] {
  const { low, high } = besides(slip, parsed);
  const far = spans.filter((span) => span.end < low || span.start > high);
  const several = spans.length === 1 ? [] : [`${spans.length} findings`];
  return [...several, ...far.map((span) => `finding far away, ${span.start} to ${span.end}`)];
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
