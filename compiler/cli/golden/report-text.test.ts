// A run whose two machines disagree: never seen in a sound build, and so told from a machine made up here.
import pc from 'picocolors';
import { expect, test } from 'vitest';
import { machinesOf, readYamlSuite } from '#compiler';
import { modelFrom } from '#test/support/decide.ts';
import type { LoadedSuite, ReadyPolicy } from './load.ts';
import { reportAsGithub } from './report-github.ts';
import { reportAsJson } from './report-json.ts';
import { reportAsText } from './report-text.ts';
import { isGreen, runSuites } from './run.ts';

const TEXT = `cases:
- name: fifty
  dossier: {as_of: 2025-01-01}
  expect: {total: 50}
`;

async function disagreeing() {
  const machines = machinesOf(
    modelFrom('applicant Firm "Firm"\narticle 1\n  clause grant\n    grants 50 yuan\n'),
  );
  const faulty = {
    ...machines,
    answer: {
      ...machines.answer,
      generated: (dossier: unknown, steps: boolean) =>
        JSON.parse(
          JSON.stringify(machines.answer.generated(dossier, steps)).replaceAll('50.00', '50.01'),
        ),
    },
  };
  const loaded: LoadedSuite = {
    file: 'cases.yaml',
    bytes: new TextEncoder().encode(TEXT),
    text: TEXT,
    suite: readYamlSuite(TEXT, 'cases.yaml', { model: machines.model }),
    policy: { path: 'p.clause', analysis: { language: 'en' }, machines: faulty } as ReadyPolicy,
    blocked: undefined,
  };
  return runSuites([loaded], undefined, { stop: new AbortController().signal });
}

test('machines that disagree are told apart, as a fault that is not the policy’s', async () => {
  const run = await disagreeing();
  expect(isGreen(run)).toBe(false);
  const style = { forPeople: false, width: 80, paint: pc.createColors(false) };
  expect(reportAsText(run, style).replace(/\d+\.\d s/, '0.0 s')).toMatchInlineSnapshot(`
    "── ✗ fifty ─────────────────────────────────────────────────────────────────────
      cases.yaml:2:9

      The interpreter and the generated code disagree. That is a fault of Clause,
      not of the policy: please report it with the policy and this case.
      decision.awards[0].computed
        interpreter: 50.00
        generated code: 50.01
      decision.awards[0].offered
        interpreter: 50.00
        generated code: 50.01
      decision.awards[0].amount
        interpreter: 50.00
        generated code: 50.01
      decision.awards[0].reason
        interpreter: Granted in full: 50.00 yuan.
        generated code: Granted in full: 50.01 yuan.
      decision.totals.clauses.grant
        interpreter: 50.00
        generated code: 50.01
      decision.totals.articles.1
        interpreter: 50.00
        generated code: 50.01
      decision.totals.policy
        interpreter: 50.00
        generated code: 50.01

      generated code

             expected  found
      total        50  50.01  line 4

    ✗ cases.yaml  1 case, 1 failed

    1 case in 1 file: 0 passed, 1 failed (interpreter 1 of 1, generated code 0 of 1; 0.0 s)
    "
  `);
  expect(JSON.parse(reportAsJson(run)).suites[0].cases[0]).toMatchObject({
    passed: false,
    differences: { interpreter: [], generated: [{ expected: '50', found: '50.01' }] },
    machines_disagree: expect.arrayContaining([
      { path: 'decision.totals.policy', interpreter: '50.00', generated: '50.01' },
    ]),
  });
  expect(reportAsGithub(run)).toContain('fault of Clause');
});
