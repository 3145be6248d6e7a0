// The golden cases of every policy under policies/, on the interpreter and on the generated code.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Answer, casesIn, shortfalls } from '../support/cases.ts';
import { clause } from '../support/command.ts';
import { machinesFor } from '../support/machines.ts';
import { modelOf, policyFolders } from '../support/policies.ts';

describe.each(policyFolders())('%s', (folder) => {
  const url = new URL(`../../${folder}/`, import.meta.url);
  const machines = machinesFor(modelOf(`${folder}/rules.clause`));
  const files = readdirSync(url).filter((name) => /(?:^|\.)cases\.yaml$/.test(name));
  const cases = files.flatMap((name) =>
    casesIn(new URL(name, url)).map((example) => ({
      ...example,
      name: `${name}: ${example.name}`,
    })),
  );

  test('has nothing to mend, every sentence of its source cited, and is laid out', async () => {
    const rules = fileURLToPath(new URL('rules.clause', url));
    expect((await clause(['check', rules])).stderr).toContain('nothing to mend');
    expect((await clause(['fmt', '--check', rules])).exit).toBe(0);
  });

  test('has cases enough, each with its reason', () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
    expect(cases.filter(({ reason }) => !reason).map(({ name }) => name)).toEqual([]);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  describe.each(['interpret', 'explain', 'evaluate'] as const)('%s', (machine) => {
    test.for(cases)('$name', (example) => {
      expect(shortfalls(example, machines[machine](example.dossier) as Answer)).toEqual([]);
    });
  });
});
