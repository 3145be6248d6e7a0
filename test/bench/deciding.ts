// The generated evaluator beside the hand-written one, in one process: first held equal on every
// dossier, then timed in turns, so that both meet the same weather. Prints what README.md explains.

import { deepStrictEqual } from 'node:assert/strict';
import type { Decision } from '@clause/runtime';
import { type Facts, readFacts } from './hand-facts.ts';
import { decide } from './hand-pilot-zone.ts';

/** What the generated file exports, as far as the bench uses it. */
export interface Generated {
  readonly parseDossier: (
    value: unknown,
  ) => { readonly dossier: object } | { readonly errors: unknown };
  readonly evaluate: (dossier: object) => Decision;
}

export interface About {
  readonly hash: string;
  readonly engine: string;
}

const ROUNDS = 60;
const WARM_UP = 15;

/** One thing to time, over all dossiers; what it returns keeps the work from being left out. */
type Work = () => number;

/** Compares both evaluators on the dossiers and prints the ratios, hand time over generated time. */
export function compare(generated: Generated, about: About, dossiers: readonly unknown[]): void {
  const read = dossiers.map((dossier) => {
    const hand = readFacts(dossier);
    const machine = generated.parseDossier(dossier);
    if ('problems' in hand || 'errors' in machine) throw new Error('a bench dossier was refused');
    return { facts: hand.facts, dossier: machine.dossier };
  });
  for (const { facts, dossier } of read) {
    deepStrictEqual(plain(generated.evaluate(dossier)), plain(decideByHand(facts, about)));
  }
  console.log(
    `The pilot zone over ${dossiers.length} dossiers, µs a dossier; hand ÷ generated (goal: at least 1.0)`,
  );
  row('JSON value to decision', dossiers.length, {
    hand: () => total(dossiers, (value) => decideByHand(factsOf(value), about)),
    generated: () => total(dossiers, (value) => generated.evaluate(dossierOf(generated, value))),
  });
  row('evaluate alone', dossiers.length, {
    hand: () => total(read, ({ facts }) => decideByHand(facts, about)),
    generated: () => total(read, ({ dossier }) => generated.evaluate(dossier)),
  });
  row('JSON value to JSON text', dossiers.length, {
    hand: () => length(dossiers, (value) => decideByHand(factsOf(value), about)),
    generated: () => length(dossiers, (value) => generated.evaluate(dossierOf(generated, value))),
  });
}

function decideByHand(facts: Facts, { hash, engine }: About): Decision {
  return decide(facts, hash, engine);
}

function factsOf(value: unknown): Facts {
  const reading = readFacts(value);
  if ('problems' in reading) throw new Error('refused');
  return reading.facts;
}

function dossierOf(generated: Generated, value: unknown): object {
  const reading = generated.parseDossier(value);
  if ('errors' in reading) throw new Error('refused');
  return reading.dossier;
}

function plain(decision: Decision): unknown {
  return JSON.parse(JSON.stringify(decision));
}

/** Reads a figure of each decision, so that a lazy one is at least asked for its total. */
function total<T>(inputs: readonly T[], decideOn: (input: T) => Decision): number {
  let sum = 0;
  for (const input of inputs) sum += decideOn(input).totals.policy.length;
  return sum;
}

function length<T>(inputs: readonly T[], decideOn: (input: T) => Decision): number {
  let sum = 0;
  for (const input of inputs) sum += JSON.stringify(decideOn(input)).length;
  return sum;
}

interface Pair {
  readonly hand: Work;
  readonly generated: Work;
}

/** Times both in turns, the one that goes first changing, and prints the medians and their ratio. */
function row(name: string, dossiers: number, work: Pair): void {
  const times = { hand: [] as number[], generated: [] as number[] };
  let kept = 0;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const order =
      round % 2 === 0 ? (['hand', 'generated'] as const) : (['generated', 'hand'] as const);
    for (const which of order) {
      const start = process.hrtime.bigint();
      kept += work[which]();
      const took = Number(process.hrtime.bigint() - start);
      if (round >= WARM_UP) times[which].push(took / dossiers / 1000);
    }
  }
  if (kept === 0) throw new Error('nothing was decided');
  const hand = median(times.hand);
  const generated = median(times.generated);
  const ratio = (hand / generated).toFixed(2);
  console.log(
    `  ${name.padEnd(26)} hand ${hand.toFixed(2).padStart(7)}  generated ${generated.toFixed(2).padStart(7)}  ratio ${ratio}`,
  );
}

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
