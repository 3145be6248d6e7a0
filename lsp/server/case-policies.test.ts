// Which policy a case file is held to where several stand beside it.
import { expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver';
import { languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const policyWith = (fact: string) => `policy ${fact} "Help"
  currency EUR

applicant Person "Person"
  ${fact}: money "Money"

article 1 "Support"

  clause relief "Relief"
    grants 10% of ${fact}
`;

const STORED = {
  '/ws/rules.clause': policyWith('income'),
  '/ws/other.clause': policyWith('rent'),
};

/** The codes of what is found in a case file. */
async function codes(file: string, text: string) {
  const client = await languageClient({
    storage: new MemoryStorage(STORED),
    folders: ['file:///ws'],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const uri = `file:///ws/${file}`;
  await client.open(uri, text, file.endsWith('.csv') ? 'csv' : 'yaml');
  const { items } = await client.connection.sendRequest<FullDocumentDiagnosticReport>(
    'textDocument/diagnostic',
    { textDocument: { uri } },
  );
  await client.stop();
  return items.map(({ code }) => code);
}

const TABLE = 'name,as_of,income,expect.total\none,2025-01-01,100,10\n';
const CASES = `cases:
- name: one
  dossier: {as_of: 2025-01-01, income: 100}
  expect: {total: 10}
`;

test('the one that it is called after', async () => {
  expect(await codes('cases.csv', TABLE)).toEqual(['CL7020']);
  expect(await codes('rules.cases.csv', TABLE)).toEqual([]);
  expect(await codes('rules.low.cases.csv', TABLE)).toEqual([]);
  expect(await codes('other.cases.csv', TABLE)).toEqual(['CL7503']);
  expect(await codes('rules.cases.yaml', CASES)).toEqual([]);
  expect(await codes('other.cases.yaml', `policy: rules\n${CASES}`)).toEqual([]);
});

test.each(['policy: rules.clause', 'policy: "rules"  # this one', "policy: 'rules.clause'"])(
  'the one that it names, also while the rest cannot be read: %s',
  async (line) => {
    expect(await codes('cases.yaml', `${line}\n${CASES}  expect: {total: [\n`)).not.toContain(
      'CL7020',
    );
    expect(await codes('cases.yaml', `${line}\n${CASES}- name: "open\n`)).toEqual(['CL7001']);
    expect(await codes('cases.yaml', `${CASES}- name: "open\n`)).toEqual(['CL7020', 'CL7001']);
  },
);
