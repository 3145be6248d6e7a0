// What a service answers, held to a case.
import { expect, test } from 'vitest';
import type { Case } from '#compiler';
import { asked, serviceOf } from './service.ts';

const span = { file: 'cases.yaml', start: 0, end: 1 };
const example: Case = {
  name: 'a case',
  reason: undefined,
  article: undefined,
  dossier: { staff: 3 },
  expect: { total: { value: '5.00', span } },
  span,
  whole: span,
};
const decision = (policy: string) => ({
  awards: [],
  measures: [],
  totals: { clauses: {}, articles: {}, policy },
});

test.each([
  [decision('5.00'), true],
  [{ decision: decision('5.00') }, true],
  [Promise.resolve(decision('5.01')), false],
  [{ errors: [] }, false],
])('%j', async (answer, passed) => {
  const result = await asked(example, () => answer);
  expect(result.passed).toBe(passed);
  expect(result.differences.get('generated')).toHaveLength(passed ? 0 : 1);
});

test.each([null, 'no', {}, { awards: [] }])('%j is no answer', async (answer) => {
  await expect(asked(example, () => answer as object)).rejects.toThrow(
    'was expected of the service',
  );
});

test('a module reads the dossier, decides, and explains where steps are looked at', async () => {
  const calls: string[] = [];
  const module = {
    parseDossier: (input: unknown) => ({ dossier: input as { staff: number } }),
    evaluate: ({ staff }: { staff: number }) => {
      calls.push(`evaluate ${staff}`);
      return decision('5.00');
    },
    explain: ({ staff }: { staff: number }) => {
      calls.push(`explain ${staff}`);
      return decision('5.00');
    },
  };
  const ask = serviceOf({ module });
  if (ask === undefined) throw new Error('nobody is asked');
  await asked(example, ask);
  const fields = new Map([['steps', { value: [], span }]]);
  await asked({ ...example, expect: { awards: [{ fields, span }] } }, ask);
  expect(calls).toEqual(['evaluate 3', 'explain 3']);
  expect(serviceOf({})).toBeUndefined();
});
