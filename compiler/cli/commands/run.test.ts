import { afterAll, describe, expect, test } from 'vitest';
import { clause, folderWith } from '#test/support/command.ts';

const policy = `policy small "Small"
  currency CNY
  rounding half up to 0.01 yuan
  in force from 2024-01-01
  version "1"

entity Work "Work"
  cost: money "Cost"

applicant Firm "Firm"
  works: list of Work "Works"

article 1 "Works"

  clause work for each work in works
    grants 30% of work.cost capped at 1,000 yuan
`;
const dossier = (cost: string, more: object = {}) => ({
  as_of: '2024-10-15',
  works: [{ id: 'W', cost }],
  ...more,
});
const folder = folderWith({
  'rules.clause': policy,
  'broken.clause': policy.replace('money', 'mony'),
  'empty.clause': '',
  'empty.json': '\n',
  'latin1.json': new Uint8Array([0x22, 0xe9, 0x22]),
  'comma.json':
    '{\n  "as_of": "2024-10-15",\n  "works": [\n    { "id": "W",\n      "cost": 1 },\n  ]\n}\n',
  'two.json': `${JSON.stringify(dossier('10.00'), null, 2)}\n`.repeat(2),
  'two.ndjson': `${JSON.stringify(dossier('10.00'), null, 2)}\n`.repeat(2),
  'one.json': JSON.stringify(dossier('10.00'), null, 2),
  'many.ndjson': `${JSON.stringify(dossier('10.00'))}\n\n${JSON.stringify(dossier('x'))}\n${JSON.stringify(dossier('20.00'))}\n`,
});
afterAll(folder.remove);
const cwd = folder.path;

/** What each line of an output pays, or which line was refused and why. */
function told(stdout: string): readonly unknown[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((each) =>
      'errors' in each
        ? [
            each.line,
            each.errors.map(
              (error: { path: string; code: string }) => `${error.path} ${error.code}`,
            ),
          ]
        : each.totals.policy,
    );
}

describe('clause run', () => {
  test('what a terminal would obey stands as an escape, and is the same value', async () => {
    const odd = 'R\u009b31m\u202e\u0085\u2028';
    const facts = { ...dossier('10.00', { reference: odd }), works: [{ id: odd, cost: '10.00' }] };
    const stdin = `${JSON.stringify(facts)}\n${JSON.stringify({ [odd]: odd })}\n`;
    const { stdout } = await clause(['run', 'rules.clause'], { cwd, stdin });
    expect(stdout).not.toMatch(/[\u007f-\u009f\u2028\u202e]/);
    const [decision, refused] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([decision.reference, decision.awards[0].item]).toEqual([odd, odd]);
    expect(refused.line).toBe(2);
  });

  test('one JSON file, printed as editors print it: one compact line', async () => {
    const said = await clause(['run', 'rules.clause', 'one.json'], { cwd });
    expect(said).toMatchObject({ exit: 0, stderr: '' });
    expect(said.stdout.split('\n')).toHaveLength(2);
    expect(JSON.parse(said.stdout)).toMatchObject({
      policy: 'small',
      policy_version: '1',
      policy_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      as_of: '2024-10-15',
      currency: 'CNY',
      applicable: true,
      totals: { policy: '3.00' },
    });
    expect(said.stdout).not.toContain('"steps"');
  });

  test('NDJSON in order; a refused line says which it was, blank lines counted', async () => {
    const said = await clause(['run', 'rules.clause', 'many.ndjson'], { cwd });
    expect(said.exit).toBe(1);
    expect(told(said.stdout)).toEqual(['3.00', [3, ['$.works[0].cost form']], '6.00']);
  });

  test('from standard input, named - or not at all', async () => {
    const stdin = JSON.stringify(dossier('10.00'));
    for (const args of [
      ['run', 'rules.clause', '-'],
      ['run', 'rules.clause'],
    ]) {
      expect(told((await clause(args, { cwd, stdin })).stdout)).toEqual(['3.00']);
    }
  });

  test('today’s date where a dossier names none', async () => {
    const { as_of: _, ...undated } = dossier('10.00');
    const judged = async (given: object, today: string) => {
      const said = await clause(['run', 'rules.clause'], {
        cwd,
        today,
        stdin: JSON.stringify(given),
      });
      const { as_of, applicable } = JSON.parse(said.stdout);
      return [as_of, applicable];
    };
    expect(await judged(undated, '2024-05-01')).toEqual(['2024-05-01', true]);
    expect(await judged({ ...undated, as_of: null }, '2023-05-01')).toEqual(['2023-05-01', false]);
    expect(await judged(dossier('1.00'), '2023-05-01')).toEqual(['2024-10-15', true]);
  });

  test('what is not JSON is refused by its line', async () => {
    const stdin = `{"as_of":\n${JSON.stringify(dossier('10.00'))}\n[1]\n`;
    const said = await clause(['run', 'rules.clause'], { cwd, stdin });
    expect(told(said.stdout)).toEqual([[1, ['$ json']], '3.00', [3, ['$ type']]]);
  });

  test('an empty stream decides nothing, and nothing is wrong; a person is told', async () => {
    const nothing = { exit: 0, stdout: '', stderr: '' };
    const stderr = 'clause: there is no dossier in standard input; nothing is decided\n';
    for (const stdin of ['', '\n \n']) {
      expect(await clause(['run', 'rules.clause'], { cwd, stdin })).toEqual(nothing);
      const told = await clause(['run', 'rules.clause'], { cwd, stdin, columns: 80 });
      expect(told).toEqual({ ...nothing, stderr });
    }
  });

  test('a .json file without its dossier falls short', async () => {
    const said = await clause(['run', 'rules.clause', 'empty.json'], { cwd });
    expect(said).toEqual({
      exit: 1,
      stdout: '',
      stderr: 'clause: there is no dossier in “empty.json”; nothing is decided\n',
    });
  });

  describe('broken JSON', () => {
    const messages = async (args: readonly string[], stdin = '') => {
      const said = await clause(['run', 'rules.clause', ...args], { cwd, stdin });
      expect(said.exit).toBe(1);
      return said.stdout
        .trimEnd()
        .split('\n')
        .flatMap((line) => JSON.parse(line).errors ?? [])
        .map(({ path, code, message }) => `${path} ${code} ${message}`);
    };
    const comma = '“]” cannot stand here; is there a comma too many before it?';

    test('is told with its line and column, in plain words', async () => {
      expect(await messages(['comma.json'])).toEqual([`$ json Line 6, column 3: ${comma}`]);
      const stdin = `${JSON.stringify(dossier('10.00'))}\n{"works": [1,]}\n`;
      expect(await messages([], stdin)).toEqual([`$ json Line 2, column 14: ${comma}`]);
    });

    test('two dossiers over several lines are one error', async () => {
      const after =
        '$ json Line 10, column 1: the dossier ended before this “{”. This is neither one dossier nor one dossier on each line.';
      expect(await messages(['two.json'])).toEqual([after]);
      expect(await messages(['two.ndjson'])).toEqual([after]);
    });

    test('bytes that are no text', async () => {
      expect(await messages(['latin1.json'])).toEqual([
        '$ json This is not text in UTF-8; save it as UTF-8 first.',
      ]);
    });

    test('a fact given twice is refused, wherever it stands', async () => {
      const twice =
        '{"as_of":"2024-10-15","works":[{"id":"W","cost":1,"cost":2}],"reference":"a:b"}';
      expect(await messages([], `{"reference":"a:b","as_of":"2024-10-15"}\n${twice}\n`)).toEqual([
        '$.works[0].cost json Line 2, column 51: “cost” stands twice in one group of facts; only one of them can hold. Take the other out.',
      ]);
    });
  });

  test('a decision is written before more input is waited for', async () => {
    const events: string[] = [];
    async function* stdin() {
      for (const cost of ['10.00', '20.00', '30.00']) {
        events.push(`read ${cost}`);
        yield new TextEncoder().encode(`${JSON.stringify(dossier(cost))}\n`);
      }
    }
    await clause(['run', 'rules.clause'], {
      cwd,
      stdin: stdin(),
      onWrite: (text) => void events.push(`wrote ${told(text)}`),
    });
    expect(events).toEqual([
      'read 10.00',
      'wrote 3.00',
      'read 20.00',
      'wrote 6.00',
      'read 30.00',
      'wrote 9.00',
    ]);
  });

  test('input is not read ahead of a slow reader', async () => {
    let given = 0;
    let ahead = 0;
    let written = 0;
    async function* stdin() {
      for (; given < 50; given++) {
        yield new TextEncoder().encode(`${JSON.stringify(dossier('10.00'))}\n`.repeat(100));
      }
    }
    await clause(['run', 'rules.clause'], {
      cwd,
      stdin: stdin(),
      onWrite: async (text) => {
        written += text.split('\n').length - 1;
        await new Promise((resume) => setTimeout(resume));
        ahead = Math.max(ahead, (given + 1) * 100 - written);
      },
    });
    expect(written).toBe(5000);
    expect(ahead).toBeLessThanOrEqual(200);
  });

  test('a policy with errors decides nothing and says what they are', async () => {
    const said = await clause(['run', 'broken.clause', 'one.json'], { cwd });
    expect(said).toMatchObject({ exit: 1, stdout: '' });
    expect(said.stderr).toMatch(/^broken\.clause:8:9: error CL2004: .*mony/);
    expect(said.stderr).toContain(
      'broken.clause has 1 error; nothing is decided until it is mended\n',
    );
  });

  test('an empty policy file decides nothing, and is not said to have nothing to mend', async () => {
    const said = await clause(['run', 'empty.clause', 'one.json'], { cwd });
    expect(said).toMatchObject({ exit: 1, stdout: '' });
    expect(said.stderr).toContain('empty.clause');
    expect(said.stderr).toContain('nothing is decided');
    expect(said.stderr).not.toContain('nothing to mend');
  });
});
