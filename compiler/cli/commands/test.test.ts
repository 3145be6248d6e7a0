// `clause test` as a tester uses it: case files right and wrong, told, updated and watched.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { clause, folderWith, type Held, type World } from '#test/support/command.ts';

const RULES = `policy example "An example"
  currency CNY
  rounding half up to 0.01 yuan
  in force from 2025-01-01
entity Project "Project"
  cost: money "Cost"
applicant Firm "Firm"
  small: boolean "Small firm"
  projects: list of Project "Projects"
article 1 "Support"
  clause works "Works" for each project in projects
    grants 30% of project.cost capped at 500 yuan
  clause bonus "Bonus"
    when small
    grants 100 yuan
`;

const CASES = `# What small firms are paid
cases:
- name: a small firm   # the usual
  reason: 30% of 1,000, and the bonus
  article: 1
  dossier: {as_of: 2025-06-30, small: true, projects: [{id: P1, cost: 1000}]}
  expect:
    clauses: {works: '300.00', bonus: "100"}
    total: 400
- name: a large firm
  base: a small firm
  changes: {small: false}
  expect: {total: 300}
`;
const WRONG = CASES.replace('{total: 300}', "{total: '310.00'}").replace(
  '30% of 1,000',
  '\u001b[31m30%',
);

const folders: (() => void)[] = [];
afterAll(() => {
  for (const remove of folders) remove();
});

function folder(files: Readonly<Record<string, Held>>): string {
  const { path, remove } = folderWith(files);
  folders.push(remove);
  return path;
}

/** The command in a new folder with these files beside the rules. */
function run(
  files: Readonly<Record<string, Held>>,
  args: readonly string[] = [],
  world: World = {},
) {
  const cwd = folder({ 'rules.clause': RULES, ...files });
  return clause(['test', ...args], { cwd, ...world });
}

const withoutTime = (text: string) => text.replace(/\d+\.\d s\)/, '0.0 s)');

describe('cases that pass', () => {
  test('are counted, and end with 0', async () => {
    const said = await run({ 'cases.yaml': CASES });
    expect({ ...said, stdout: withoutTime(said.stdout) }).toEqual({
      exit: 0,
      stderr: '',
      stdout:
        '✓ cases.yaml  2 cases\n\n2 cases in 1 file: all passed (on the interpreter and on the generated code; 0.0 s)\n',
    });
  });

  test.each([
    ['in folders below, whatever they are called', ['.'], 3],
    ['of one policy', ['rules.clause'], 2],
    ['of a file by any name', ['more.yaml'], 1],
    ['named twice, once', ['cases.yaml', './cases.yaml', 'small.cases.yml'], 2],
    ['whose names hold a text', ['--filter', 'LARGE'], 3],
  ])('are found: %s', async (_, args, suites) => {
    const said = await run(
      {
        'cases.yaml': CASES,
        'small.cases.yml': CASES,
        'below/more/x.cases.yaml': `policy: ../../rules.clause\n${CASES}`,
        'more.yaml': CASES,
        'node_modules/x/cases.yaml': 'no case',
        '.hidden/cases.yaml': 'no case',
        'notes.yaml': 'no case',
      },
      [...args, '--reporter', 'json'],
    );
    expect(said.exit, said.stdout + said.stderr).toBe(0);
    expect(JSON.parse(said.stdout).summary.suites).toBe(suites);
  });

  test.each([
    ['its path', 'policy: rules.clause'],
    ['its path without ending', 'policy: rules'],
    ['the name in its header', 'policy: example'],
    ['its folder', 'policy: "other"'],
  ])('name their policy by %s', async (_, line) => {
    const files = {
      'cases.yaml': `${line}\n${CASES}`,
      'second.clause': RULES.replace('example', 'second').replace('30%', '40%'),
      'other/rules.clause': RULES,
    };
    expect(await run(files)).toMatchObject({ exit: 0 });
  });

  test('with a byte-order mark and lines ended as Windows does', async () => {
    const text = `\ufeff${CASES.replaceAll('\n', '\r\n')}`;
    expect(await run({ 'cases.yaml': text })).toMatchObject({ exit: 0 });
  });

  test('a bar shows how far it is, on a terminal, and goes away', async () => {
    const many = `${CASES}${Array.from({ length: 1500 }, (_, at) => `- name: case ${at}\n  base: a small firm\n  expect: {total: 400}\n`).join('')}`;
    const { stderr, stdout, exit } = await run({ 'cases.yaml': many }, [], { columns: 80 });
    expect(exit).toBe(0);
    expect(stdout).not.toContain('\r');
    if (stderr !== '') expect(stderr).toMatch(/^\r.* of 1502 cases[\s\S]*\r *\r$/);
  });
});

describe('a case that fails', () => {
  test('is told first: what was expected beside what was found, where, and how it came about', async () => {
    const said = await run({ 'a.cases.yaml': CASES, 'cases.yaml': WRONG });
    expect(said.exit).toBe(1);
    expect(said.stderr).toBe('');
    expect(withoutTime(said.stdout)).toMatchInlineSnapshot(`
      "── ✗ a large firm ──────────────────────────────────────────────────────────────────────────────────
        cases.yaml:10:9

               expected   found
        total    310.00  300.00  line 13

        ✓ Works  P1                                                                        granted  300.00
            Worked out     30% × Cost (1,000.00 yuan) = 300.00 yuan.
                           At most 500.00 yuan for this award: 300.00 yuan.
                           Paid: 300.00 yuan.
            Why            Granted in full: 300.00 yuan.

      ✓ a.cases.yaml  2 cases
      ✗ cases.yaml  2 cases, 1 failed

      4 cases in 2 files: 3 passed, 1 failed (interpreter 3 of 4, generated code 3 of 4; 0.0 s)
      "
    `);
  });

  test('tells that a decision has no award at all where one is expected', async () => {
    const cases = CASES.replace(
      '{total: 300}',
      '{awards: [{clause: works, item: P1, amount: 5}]}',
    ).replace('{small: false}', '{projects: null}');
    const rules = RULES.slice(0, RULES.indexOf('  clause bonus'));
    const { stdout, exit } = await run({
      'rules.clause': rules,
      'cases.yaml': cases.replace(', bonus: "100"', '').replace('total: 400', 'total: 300'),
    });
    expect(exit).toBe(1);
    expect(stdout).toContain('The decision has none at all.');
    expect(stdout).not.toContain('What there is');
  });

  test('tells every award that differs, and what there is instead of one that is not there', async () => {
    const cases = CASES.replace(
      '{total: 300}',
      `
    awards:
    - {clause: works, item: P1, status: capped, amount: 500, computed: 300}
    - {clause: works, item: P2, amount: 5}
    clauses: {}`,
    );
    const { stdout } = await run({ 'cases.yaml': cases });
    expect(withoutTime(stdout)).toMatchInlineSnapshot(`
      "── ✗ a large firm ──────────────────────────────────────────────────────────────────────────────────
        cases.yaml:10:9

                          expected    found
        works, in all         0.00   300.00  line 17
        works P1: status    capped  granted  line 15
        works P1: amount       500   300.00  line 15

        expected    award: clause works, item P2, amount 5  line 16
        Nothing is like it. What there is:
          · works P1: granted, 300.00

        ✓ Works  P1                                                                        granted  300.00
            Worked out     30% × Cost (1,000.00 yuan) = 300.00 yuan.
                           At most 500.00 yuan for this award: 300.00 yuan.
                           Paid: 300.00 yuan.
            Why            Granted in full: 300.00 yuan.

      ✗ cases.yaml  2 cases, 1 failed

      2 cases in 1 file: 1 passed, 1 failed (interpreter 1 of 2, generated code 1 of 2; 0.0 s)
      "
    `);
  });

  test('tells a dossier that is refused, and one that is not', async () => {
    const cases = CASES.replace('small: false', 'smal: false').replace(
      '    clauses:',
      '    errors: [missing]\n    clauses:',
    );
    const { stdout } = await run({ 'cases.yaml': cases });
    expect(withoutTime(stdout)).toMatchInlineSnapshot(`
      "── ✗ a small firm ──────────────────────────────────────────────────────────────────────────────────
        cases.yaml:3:9
        Article 1: 30% of 1,000, and the bonus

        expected    error: code missing  line 8
        The dossier is judged, where errors were expected.

      ── ✗ a large firm ──────────────────────────────────────────────────────────────────────────────────
        cases.yaml:11:9

        The dossier is refused, so nothing is decided:
          · $.smal: unknown_field. “smal” is not a fact of this policy. Did you mean “small”? (line 13)

      ✗ cases.yaml  2 cases, 2 failed

      2 cases in 1 file: 0 passed, 2 failed (interpreter 0 of 2, generated code 0 of 2; 0.0 s)
      "
    `);
  });

  test('ends with 1 in every report', async () => {
    for (const reporter of ['text', 'json', 'junit', 'tap', 'github']) {
      expect(await run({ 'cases.yaml': WRONG }, ['--reporter', reporter])).toMatchObject({
        exit: 1,
      });
      expect(await run({ 'cases.yaml': CASES }, ['--reporter', reporter])).toMatchObject({
        exit: 0,
      });
    }
  });
});

describe('what is wrong is told at its line, and the others run', () => {
  test.each<[string, Readonly<Record<string, Held>>, RegExp]>([
    [
      'a slip',
      { 'x.cases.yaml': CASES.replace('total: 400', 'totl: 400') },
      /x\.cases\.yaml:9:5: error CL7004: “totl”/,
    ],
    [
      'a figure in words',
      { 'x.cases.yaml': CASES.replace('300}', '3 hundred}') },
      /error CL7011.*300\./,
    ],
    ['an empty file', { 'x.cases.yaml': '' }, /x\.cases\.yaml:1:1: error CL7002/],
    ['no YAML', { 'x.cases.yaml': 'cases: [' }, /error CL7001/],
    ['bytes', { 'x.cases.yaml': Uint8Array.of(0xff, 0x00) }, /x\.cases\.yaml.*not run: .*UTF-8/],
    [
      'a policy with errors',
      { 'x/rules.clause': RULES.replace('30% of', '3O% of'), 'x/cases.yaml': CASES },
      /x\/rules\.clause:12:1\d: error CL\d{4}[\s\S]*x\/cases\.yaml {2}not run: x\/rules\.clause has 1 error/,
    ],
    ['no policy', { 'x/cases.yaml': CASES }, /x\/cases\.yaml:1:1: error CL7019/],
    [
      'several policies',
      { 'x/cases.yaml': CASES, 'x/a.clause': RULES, 'x/b.clause': RULES },
      /CL7020.*“a\.clause” or “b\.clause”/,
    ],
    [
      'another policy',
      { 'x.cases.yaml': `policy: exampel\n${CASES}` },
      /x\.cases\.yaml:1:9: error CL7021.*mean “example”/,
    ],
    ['a folder of that name', { 'x.cases.yaml/y': '' }, /^✓ cases\.yaml {2}2 cases/],
  ])('%s', async (what, files, words) => {
    const said = await run({ 'cases.yaml': CASES, ...files });
    expect(said.stdout).toMatch(words);
    expect(said.stdout).toContain('✓ cases.yaml  2 cases');
    expect(said.exit).toBe(what.startsWith('a folder') ? 0 : 1);
  });

  test.each<[string, readonly string[], 1 | 2, RegExp]>([
    ['no such path', ['nowhere'], 2, /no file “nowhere”/],
    ['another kind of file', ['notes.txt'], 2, /no case file; name a folder/],
    ['no case file', ['empty'], 1, /no case file in “empty”/],
    ['a filter that leaves none', ['--filter', 'zzz'], 1, /none of the 2 cases has “zzz”/],
    ['--yes alone', ['--yes'], 2, /--yes goes with --update/],
    ['--watch and --update', ['--watch', '--update'], 2, /exclude each other/],
    ['another reporter', ['--reporter', 'xml'], 2, /Allowed choices/],
  ])('%s', async (_, args, exit, words) => {
    const files = { 'cases.yaml': CASES, 'notes.txt': '', 'empty/notes.txt': '' };
    const said = await run(files, args);
    expect(said).toMatchObject({ exit, stdout: '' });
    expect(said.stderr).toMatch(words);
  });
});

describe('reports for tools', () => {
  const files = { 'cases.yaml': WRONG.replace('a large firm', '"a <large> & #1 firm\\e]"') };

  test('JSON has the differences of both machines, with their places', async () => {
    const { stdout } = await run(files, ['--reporter', 'json']);
    const { suites, summary } = JSON.parse(stdout);
    expect(summary).toMatchObject({ cases: 2, passed: 1, failed: 1, blocked: 0, errors: 0 });
    expect(summary.machines.generated).toEqual({ passed: 1, failed: 1 });
    expect(suites[0].cases[1]).toMatchObject({
      name: 'a <large> & #1 firm\u001b]',
      passed: false,
      start: { line: 10, column: 9 },
      differences: {
        interpreter: [
          {
            path: 'totals.policy',
            expected: '310.00',
            found: '300.00',
            start: { line: 13, column: 19 },
          },
        ],
        generated: [{ path: 'totals.policy' }],
      },
    });
  });

  test('JUnit', async () => {
    const { stdout } = await run({ ...files, 'x.cases.yaml': '' }, ['--reporter', 'junit']);
    expect(stdout.replace(/time="[\d.]+"/, 'time="0"')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="clause test" tests="3" failures="1" errors="1" time="0">
        <testsuite name="cases.yaml" tests="2" failures="1" errors="0">
          <testcase name="a small firm" classname="cases.yaml" file="cases.yaml" line="3"/>
          <testcase name="a &lt;large&gt; &amp; #1 firm�]" classname="cases.yaml" file="cases.yaml" line="10">
            <failure type="golden case" message="total: expected 310.00, found 300.00 (line 13)">total: expected 310.00, found 300.00 (line 13)</failure>
          </testcase>
        </testsuite>
        <testsuite name="x.cases.yaml" tests="1" failures="0" errors="1">
          <testcase name="x.cases.yaml:1:1 CL7002" classname="x.cases.yaml" file="x.cases.yaml" line="1">
            <error type="CL7002" message="line 1: CL7002: This file holds no case, so it proves nothing. Write “cases:”, and below it each case, begun with “- name:”.">line 1: CL7002: This file holds no case, so it proves nothing. Write “cases:”, and below it each case, begun with “- name:”.</error>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test('JUnit and TAP say what is wrong with a policy that does not compile', async () => {
    const broken = { 'rules.clause': RULES.replace('30% of', '3O% of'), 'cases.yaml': CASES };
    for (const reporter of ['junit', 'tap']) {
      const { stdout } = await run(broken, ['--reporter', reporter]);
      expect(stdout).toMatch(
        /not run: rules\.clause has 1 error[\s\S]*rules\.clause:12:1\d: CL\d{4}: /,
      );
    }
  });

  test('TAP', async () => {
    const { stdout } = await run({ ...files, 'x.cases.yaml': '' }, ['--reporter', 'tap']);
    expect(stdout).toMatchInlineSnapshot(`
      "TAP version 13
      1..3
      ok 1 - cases.yaml: a small firm
      not ok 2 - cases.yaml: a <large> & \\#1 firm⟨U+001B⟩]
        ---
        differences:
          - "total: expected 310.00, found 300.00 (line 13)"
        ...
      not ok 3 - x.cases.yaml:1:1 CL7002
        ---
        differences:
          - "line 1: CL7002: This file holds no case, so it proves nothing. Write “cases:”, and below it each case, begun with “- name:”."
        ...
      "
    `);
  });

  test('annotations for GitHub', async () => {
    const { stdout } = await run({ ...files, 'x.cases.yaml': '' }, ['--reporter', 'github']);
    expect(stdout).toMatchInlineSnapshot(`
      "::error file=cases.yaml,line=10,endLine=10,col=9,endColumn=33,title=a <large> & #1 firm⟨U+001B⟩]::total: expected 310.00, found 300.00 (line 13)
      ::error file=x.cases.yaml,line=1,endLine=1,col=1,endColumn=1,title=CL7002::This file holds no case, so it proves nothing. Write “cases:”, and below it each case, begun with “- name:”.
      1 of 2 cases passed
      "
    `);
  });
});

describe('--update', () => {
  const cwdWith = (text: string) => folder({ 'rules.clause': RULES, 'cases.yaml': text });
  const textIn = (cwd: string) => readFileSync(join(cwd, 'cases.yaml'), 'utf8');
  const mended = WRONG.replace('310.00', '300.00');

  test('leaves a file as it is, to the byte, where nothing changed', async () => {
    const text = `\ufeff${CASES.replaceAll('\n', '\r\n')}# the end`;
    const cwd = cwdWith(text);
    expect(await clause(['test', '--update', '--yes'], { cwd })).toMatchObject({ exit: 0 });
    expect(textIn(cwd)).toBe(text);
  });

  test('writes what was found, with --yes', async () => {
    const cwd = cwdWith(WRONG);
    const said = await clause(['test', '--update', '--yes'], { cwd });
    expect(said.exit).toBe(0);
    expect(said.stdout).toContain('total (line 13): 310.00 → 300.00');
    expect(said.stdout).toContain('Written: cases.yaml');
    expect(said.stdout).toContain('2 cases in 1 file: all passed');
    expect(textIn(cwd)).toBe(mended);
  });

  test.each([
    ['y\n', 0, mended],
    ['no\n', 1, WRONG],
    ['', 1, WRONG],
  ] as const)('asks on a terminal: %j', async (stdin, exit, text) => {
    const cwd = cwdWith(WRONG);
    const said = await clause(['test', '--update'], { cwd, columns: 80, stdin });
    expect(said.stdout).toContain('Write this change into the file? [y/N]');
    expect(said.exit).toBe(exit);
    expect(textIn(cwd)).toBe(text);
  });

  test('writes nothing without a terminal and without --yes', async () => {
    const cwd = cwdWith(WRONG);
    const said = await clause(['test', '--update'], { cwd, stdin: 'y\n' });
    expect(said.exit).toBe(1);
    expect(said.stderr).toContain('add --yes');
    expect(textIn(cwd)).toBe(WRONG);
  });

  test('says why something is not written', async () => {
    const cwd = cwdWith(
      CASES.replace('small: false', 'smal: 5')
        .replace('400', '&a 500')
        .replace('total: 300', 'total: *a'),
    );
    const said = await clause(['test', '--update', '--yes'], { cwd });
    expect(said.exit).toBe(1);
    expect(said.stdout).toContain('stays as it is: the dossier is refused');
    expect(said.stdout).toMatch(/stays as it is: other places\s+refer to it/);
  });

  test('says that a file cannot be written', async () => {
    const cwd = cwdWith(WRONG);
    chmodSync(join(cwd, 'cases.yaml'), 0o444);
    const said = await clause(['test', '--update', '--yes'], { cwd });
    // Who may do everything may write here, too.
    if (process.getuid?.() === 0) expect(said.exit).toBe(0);
    else expect(said).toMatchObject({ exit: 2, stderr: expect.stringContaining('cannot write') });
  });

  test('keeps to itself what another tool reads', async () => {
    const cwd = cwdWith(WRONG);
    const said = await clause(['test', '--update', '--yes', '--reporter', 'json'], { cwd });
    expect(JSON.parse(said.stdout).summary.failed).toBe(0);
    expect(said.stderr).toContain('Written');
  });
});

test('--watch runs again after a change to a policy, a case file and a dossier, and finds new ones', async () => {
  const stop = new AbortController();
  const cwd = folder({
    'rules.clause': RULES,
    'cases.yaml': CASES.replace(/dossier: .*/, 'base: firm.json'),
    'firm.json': '{"as_of": "2025-06-30", "small": true, "projects": [{"id": "P1", "cost": 1000}]}',
  });
  const write = (name: string, text: string) => () => writeFileSync(join(cwd, name), text);
  const steps = [
    write('rules.clause', RULES.replace('100 yuan', '90 yuan')),
    write('rules.clause', RULES.replace('30% of', '3O% of')),
    write('rules.clause', RULES),
    write('firm.json', '{"as_of": "2025-06-30", "small": true, "projects": []}'),
    write('new.cases.yaml', CASES),
    () => stop.abort(),
  ];
  const said = await clause(['test', '--watch'], {
    cwd,
    stop: stop.signal,
    onWrite: (text) => {
      if (text.startsWith('Waiting')) steps.shift()?.();
    },
  });
  expect(steps).toEqual([]);
  expect(said.exit).toBe(0);
  const ends = said.stdout.match(/^\d+ cases? in \d+ files?: [^(]*/gm)?.map((line) => line.trim());
  expect(ends).toEqual([
    '2 cases in 1 file: all passed',
    '2 cases in 1 file: 1 passed, 1 failed',
    '0 cases in 1 file: 0 passed, 1 file not run',
    '2 cases in 1 file: all passed',
    '2 cases in 1 file: 0 passed, 2 failed',
    '4 cases in 2 files: 2 passed, 2 failed',
  ]);
}, 30_000);
