// Laws of case files, over those of the policies: no damage makes the reader throw or point outside the
// file, and an update brings back every figure that was changed, and nothing else.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  machinesOf,
  readYamlSuite,
  renderMessage,
  runSuite,
  type Suite,
  updatedFile,
} from '#compiler';
import type { Span } from '#language';
import { modelOf, policyFolders } from '../support/policies.ts';
import { PATIENCE, runs } from '../support/runs.ts';

const files = policyFolders().map((folder) => ({
  path: `${folder}/cases.yaml`,
  machines: machinesOf(modelOf(`${folder}/rules.clause`)),
  text: readFileSync(fileURLToPath(new URL(`../../${folder}/cases.yaml`, import.meta.url)), 'utf8'),
}));

/** What breaks YAML in one way or another. */
const PIECES = [
  '\t',
  ': ',
  '- ',
  '#',
  '"',
  "'",
  '{',
  ']',
  '&a ',
  '*a',
  '<<: *a',
  '!x ',
  '|',
  '>',
  '\n',
  '\r\n',
  '---\n',
  '%',
  '？',
  '：',
  '\u0000',
  '\ufeff',
  '$',
  '~',
  'cases:',
  '1e999',
  '.nan',
  '  ',
];

describe.each(files)('$path', ({ path, machines, text }) => {
  test('is read however damaged it is', { timeout: PATIENCE }, () => {
    const damage = fc.record({
      at: fc.nat(text.length),
      without: fc.oneof(fc.constant(0), fc.nat(30)),
      piece: fc.constantFrom(...PIECES),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (all) => {
        const damaged = all.reduce(
          (held, { at, without, piece }) => held.slice(0, at) + piece + held.slice(at + without),
          // A part is as good as the whole, and sooner read.
          text.slice(0, 6000),
        );
        const suite = readYamlSuite(damaged, path, { model: machines.model });
        for (const diagnostic of suite.diagnostics) {
          expect(renderMessage(diagnostic)).not.toMatch(/\{\w+\}|undefined/);
          expectInside(diagnostic.span, damaged);
        }
        for (const { span, whole } of suite.cases) {
          expectInside(span, damaged);
          expectInside(whole, damaged);
        }
        // Whatever could be read can be judged.
        runSuite({ ...suite, cases: suite.cases.slice(0, 3) }, machines);
      }),
      runs(60),
    );
  });

  test('is brought back by an update, to the byte', { timeout: PATIENCE }, () => {
    const suite = readYamlSuite(text, path, { model: machines.model });
    const spans = figuresOf(suite);
    expect(spans.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.subarray([...spans], { minLength: 1, maxLength: 8 }), (chosen) => {
        const changed = chosen
          .toSorted((a, b) => b.start - a.start)
          .reduce((held, { start, end }) => {
            const other = held
              .slice(start, end)
              .replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
            return held.slice(0, start) + other + held.slice(end);
          }, text);
        const bytes = new TextEncoder().encode(changed);
        const broken = readYamlSuite(changed, path, { model: machines.model });
        const differences = runSuite(broken, machines).flatMap(({ differences: found }) => [
          ...(found.get('interpreter') ?? []),
        ]);
        expect(differences.length).toBeGreaterThanOrEqual(chosen.length);
        const file = updatedFile(bytes, 'yaml', differences);
        expect('bytes' in file && new TextDecoder().decode(file.bytes)).toBe(text);
      }),
      runs(15),
    );
  });
});

/** Every amount that is expected, but amounts by which awards are told apart. */
function figuresOf({ cases }: Suite): readonly Span[] {
  return cases.flatMap(({ expect: { total, clauses } }) => [
    ...(total === undefined ? [] : [total.span]),
    ...(clauses === undefined ? [] : [...clauses.value.values()].map(({ span }) => span)),
  ]);
}

function expectInside({ start, end }: Span, text: string): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}
