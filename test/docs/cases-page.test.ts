// docs/cases.md is held to the reader and the runner: every example on it is a case file whose cases pass.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse, machinesOf, memoryHost, runSuite } from '#compiler';
import { suiteFrom } from '../support/suites.ts';

const docs = new URL('../../docs/', import.meta.url);
const page = readFileSync(new URL('cases.md', docs), 'utf8');
const policy = readFileSync(new URL('diagnostics/cases-frame.clause', docs), 'utf8');
const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gmu)].map(([, text = '']) => text);

test('the page has examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
});

test.each(examples)('%s', (text) => {
  const { model } = analyse('rules.clause', memoryHost({ 'rules.clause': policy }));
  if (model === undefined) throw new Error('the policy of the page has no model');
  const results = runSuite(suiteFrom(text, model), machinesOf(model));
  expect(results.length).toBeGreaterThan(0);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
});
