// Writing found figures into a case file: only the figures change.
import { describe, expect, test } from 'vitest';
import { modelFrom } from '#test/support/decide.ts';
import { readYamlSuite } from './read-yaml.ts';
import { machinesOf, runSuite } from './run.ts';
import { updatedFile } from './update.ts';

const policy = machinesOf(
  modelFrom(`
applicant Firm "Firm"
  works: money "Works"
article 3
  clause works
    grants 30% of works capped at 500 yuan
  clause bonus
    grants 100 yuan
  clause café
    grants 50 yuan
`),
);
const ALL = '650.00';

/** The text of a case file after an update. */
function updated(text: string): string {
  const bytes = new TextEncoder().encode(text);
  // The host reads without the byte-order mark.
  const suite = readYamlSuite(new TextDecoder().decode(bytes), 'cases.yaml', {
    model: policy.model,
  });
  expect(suite.diagnostics).toEqual([]);
  const differences = runSuite(suite, policy).flatMap((result) => [
    ...(result.differences.get('interpreter') ?? []),
  ]);
  const file = updatedFile(bytes, 'yaml', differences);
  if ('refused' in file) throw new Error(file.refused);
  if (differences.length === 0) expect(file.bytes).toBe(bytes);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
}

const HEAD = `# Cases\ncases:\n- name: c # the only one\n  dossier: {as_of: 2025-01-01, works: 2000}\n`;

/** The lines under `expect` after an update. */
function lines(expected: string): string {
  const text = updated(HEAD + expected);
  expect(text.startsWith(HEAD)).toBe(true);
  return text.slice(HEAD.length);
}

describe('a figure is written as the one before it', () => {
  test.each([
    ["  expect: {total: '5.00'} # so\n", `  expect: {total: '${ALL}'} # so\n`],
    ['  expect: {total: "5"}\n', '  expect: {total: "650"}\n'],
    ['  expect:\n    total: 5 # why\n', '  expect:\n    total: 650 # why\n'],
    ['  expect:\n    total:   5.10\n\n', `  expect:\n    total:   ${ALL}\n\n`],
    [
      "  expect: {awards: [{clause: works, status: granted, amount: '1'}]}\n",
      "  expect: {awards: [{clause: works, status: capped, amount: '500'}]}\n",
    ],
    ['  expect: {applicable: false}\n', '  expect: {applicable: true}\n'],
    [
      '  expect: {awards: [{clause: works, amount: ~}]}\n',
      "  expect: {awards: [{clause: works, amount: '500.00'}]}\n",
    ],
  ])('%j', (before, after) => {
    expect(lines(before)).toBe(after);
  });
});

describe('what a closed list of clauses leaves out is added', () => {
  test.each([
    [
      '  expect: {clauses: {}}\n',
      "  expect: {clauses: {works: '500.00', bonus: '100.00', café: '50.00'}}\n",
    ],
    [
      '  expect: {clauses: {works: 500, bonus: 100}}\n',
      '  expect: {clauses: {works: 500, bonus: 100, café: 50.00}}\n',
    ],
    [
      '  expect: {clauses: {works: "500.00", bonus: "100",}}\n',
      '  expect: {clauses: {works: "500.00", bonus: "100", café: "50.00"}}\n',
    ],
    [
      '  expect: { clauses: { works: 500, bonus: 100 } }\n',
      '  expect: { clauses: { works: 500, bonus: 100, café: 50.00 } }\n',
    ],
    [
      '  expect: {clauses: {works: 500, # most\n    bonus: 100}}\n',
      '  expect: {clauses: {café: 50.00, works: 500, # most\n    bonus: 100}}\n',
    ],
    [
      '  expect:\n    clauses:\n    total: 650\n',
      "  expect:\n    clauses: {works: '500.00', bonus: '100.00', café: '50.00'}\n    total: 650\n",
    ],
    [
      "  expect:\n    clauses:\n      works: '500.00'  # the cap\n      # more\n    total: 650\n",
      "  expect:\n    clauses:\n      works: '500.00'  # the cap\n      bonus: '100.00'\n      café: '50.00'\n      # more\n    total: 650\n",
    ],
    [
      '  expect:\r\n    clauses:\r\n      works: 500\r\n      bonus: 100\r\n',
      '  expect:\r\n    clauses:\r\n      works: 500\r\n      bonus: 100\r\n      café: 50.00\r\n',
    ],
  ])('%j', (before, after) => {
    expect(lines(before)).toBe(after);
    expect(lines(after)).toBe(after);
  });
});

describe('stays as it is', () => {
  test.each([
    '  expect: {total: 650, clauses: {works: 500, bonus: 100, café: 50}}\n',
    '  expect: {total: &t 5, awards: [{clause: bonus, amount: *t}]}\n',
    '  expect:\n    total: >-\n      5\n',
    '  expect: {errors: [missing]}\n',
    '  expect: {awards: [{clause: works, item: X, amount: 5}]}\n',
  ])('%j', (text) => {
    expect(lines(text)).toBe(text);
  });

  test('the byte-order mark, and everything else', () => {
    const text = `\ufeff${HEAD}  expect: {total: 5}\n...\n`;
    expect(updated(text)).toBe(text.replace('total: 5', 'total: 650'));
  });
});
