// Shares of a split: the whole for everybody, or one part takes the rest (DESIGN §2.2, Split).
import { describe, expect, test } from 'vitest';
import { expectDiagnostics, FRAME } from '#test/support/expect-diagnostics.ts';
import { awardIn, decide } from '../../test/support/decide.ts';

const frame = FRAME.replace('  begun: ', '  share: ratio "Share"\n  begun: ');

function split(parts: string): string {
  return `clause a for each p in projects grants p.investment split into ${parts}`;
}

describe('a share that depends on facts is found where no part takes the rest', () => {
  test.each([
    ['in the last part', 'one: 80% two: <|>by p.major true: 20% false: 0%<|>'],
    ['in the first', 'one: <|>p.share<|> two: 100% - p.share'],
    ['in a sum', 'one: 50% two: <|>20% + p.share<|>'],
  ])('%s', (_, parts) => {
    const [finding] = expectDiagnostics(split(parts), ['sharesDepend'], { frame });
    expect(finding?.fixes.map(({ edits: [edit] }) => edit?.text)).toEqual(['the rest']);
  });

  test('in a define, or by date', () => {
    const define = 'define later = by as_of before 2026-01-01: 20% from 2026-01-01: 30% ';
    expectDiagnostics(`${define}${split('one: 80% two: <|>later<|>')}`, ['sharesDepend'], {
      frame,
    });
  });
});

test.each([
  ['the rest after a share that depends on facts', 'one: p.share two: the rest'],
  ['the rest before it', 'one: the rest two: by p.major true: 20% false: 0%'],
  ['fixed shares that make the whole', 'one: 1/3 two: 2/3'],
])('%s is no slip', (_, parts) => {
  expectDiagnostics(split(parts), [], { frame });
});

test('defines of fixed figures are fixed', () => {
  expectDiagnostics(`define first = 60% ${split('one: first two: 100% - first')}`, [], { frame });
});

test('a share above the whole takes what there is', () => {
  const policy = `
    applicant A
      s: ratio
      t: ratio
    article 1
      clause c
        grants 100 yuan
        split into one: s two: t three: the rest`;
  const parts = (s: string, t: string) =>
    awardIn(decide(policy, { s, t }), 'c').parts?.map(({ amount }) => amount);
  expect(parts('60%', '70%')).toEqual(['60.00', '40.00', '0.00']);
  expect(parts('-10%', '30%')).toEqual(['0.00', '30.00', '70.00']);
});
