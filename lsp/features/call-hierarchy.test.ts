// Who reads a define, and what it reads.
import { expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { incomingCalls, outgoingCalls, prepareCalls } from './call-hierarchy.ts';

const RULES = `policy p currency CNY
applicant Firm
  own: money "Own funds"
parameter rate "Rate" = 10%
define base "Base" = own net of 5 yuan
define share = rate * base + base
applies when base exceeds 1 yuan
limit total of a each Firm to base
clause a "Aid"
  define half = share / 2
  grants half
clause b requires "own money" of 50% of a`;

const ask = (name: string) => {
  const { place, textOf } = placeIn(RULES.replace(name, name.replace(/(\w+)$/, '<|>$1')));
  const show = (calls: ReturnType<typeof incomingCalls>) =>
    calls.map(({ item, places }) => `${item.name}: ${places.map(textOf).join(', ')}`);
  return {
    items: prepareCalls(place).map(({ name: of, detail, kind }) => `${of} (${kind}) ${detail}`),
    incoming: show(incomingCalls(place)),
    outgoing: show(outgoingCalls(place)),
  };
};

test('a define is read by defines, clauses, limits and by who the policy is for', () => {
  expect(ask('define base')).toEqual({
    items: ['base (define) Base'],
    incoming: ['share: base, base', 'Who the policy is for: base', 'Limit: base'],
    outgoing: [],
  });
  expect(ask('define share')).toEqual({
    items: ['share (define) '],
    incoming: ['half: share'],
    outgoing: ['rate: rate', 'base: base, base'],
  });
});

test('a clause reads what its own defines read, and measures read clauses', () => {
  expect(ask('clause a')).toEqual({
    items: ['a (clause) Aid'],
    incoming: ['Limit: a', 'b: a'],
    outgoing: ['share: share', 'half: half'],
  });
  expect(ask('clause b').outgoing).toEqual(['a: a']);
});

test('facts and keywords have no calls', () => {
  expect(ask('own')).toEqual({ items: [], incoming: [], outgoing: [] });
  expect(ask('applies when')).toEqual({ items: [], incoming: [], outgoing: [] });
});
