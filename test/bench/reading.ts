// How fast a long policy is read and checked, in lines a second.

import { analyse, memoryHost, renderMessage } from '#compiler';
import { parse } from '#language';
import { longPolicy } from './long-policy.ts';

const LINES = 10_000;
const ROUNDS = 7;

/** Prints the median rate of parsing alone, and of the whole analysis. */
export function measureReading(): void {
  const { text, source, lines } = longPolicy(LINES);
  const file = 'long.clause';
  const host = memoryHost({ [file]: text, 'source.txt': source });
  const { sound, diagnostics } = analyse(file, host);
  if (!sound) {
    const [first] = diagnostics.filter(({ severity }) => severity === 'error');
    throw new Error(first === undefined ? 'not sound' : renderMessage(first, 'en'));
  }
  console.log(`A policy of ${lines.toLocaleString('en')} lines, lines a second`);
  row('parse', lines, () => parse(text, { file }));
  row('parse and check', lines, () => analyse(file, host));
}

function row(name: string, lines: number, work: () => unknown): void {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint();
    work();
    rates.push((lines * 1e9) / Number(process.hrtime.bigint() - start));
  }
  const rate = rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(`  ${name.padEnd(26)} ${Math.round(rate).toLocaleString('en').padStart(10)}`);
}
