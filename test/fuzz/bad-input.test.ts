// Bad input through the command: a clear message and exit code 1 or 2, never a stack trace, never a
// partial decision. One test for each thing that people, spreadsheets and attackers hand in.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { clause, folderWith, type Held, type Said } from '../support/command.ts';

const POLICY = `policy small "Small"
  currency CNY
  rounding half up to 0.01 yuan

entity Work "Work"
  cost: money "Cost"
  done: boolean "Done"

applicant Firm "Firm"
  young: boolean "Young"
  works: list of Work "Works"

article 1 "Works"

  clause work for each work in works
    when work.done and young
    grants 30% of work.cost capped at 1 million yuan
`;

/** So many kilobytes of clauses on one line, all of one name. */
const oneLine = (kilobytes: number): string =>
  `${POLICY.replaceAll('\n', ' ')} ${`clause x reading "${'y'.repeat(980)}" grants 1 yuan `.repeat(kilobytes)}`;

const removals: (() => void)[] = [];
afterAll(() => {
  for (const remove of removals) remove();
});

function folder(files: Readonly<Record<string, Held>>): string {
  const { path, remove } = folderWith(files);
  removals.push(remove);
  return path;
}

const SMALL = folder({ 'rules.clause': POLICY });

/** Refused for people: a message, no stack, nothing decided. */
function expectRefusal(said: Said, ...mentions: readonly (string | RegExp)[]): void {
  const all = said.stdout + said.stderr;
  expect([1, 2], all).toContain(said.exit);
  expect(all).not.toMatch(/\n\s+at .*[:(]\d+/);
  expect(all).not.toContain('own fault');
  expect(all).not.toContain('"awards"');
  expect(all.trim()).not.toBe('');
  for (const mention of mentions) expect(all).toMatch(mention);
}

interface Refused {
  readonly line: number;
  readonly errors: readonly {
    readonly path: string;
    readonly code: string;
    readonly message: string;
  }[];
}

async function runOn(dossier: string | Uint8Array): Promise<Said> {
  return clause(['run', 'rules.clause'], { cwd: SMALL, stdin: dossier });
}

/** Paths and codes of a refused dossier. */
async function refusalOf(dossier: string): Promise<readonly string[]> {
  const said = await runOn(`${dossier}\n`);
  expectRefusal(said);
  const { errors } = JSON.parse(said.stdout) as Refused;
  for (const { message } of errors) expect(message).toMatch(/\w/);
  return errors.map(({ path, code }) => `${path} ${code}`);
}

const dossierWith = (work: string) =>
  `{"as_of":"2024-10-15","young":true,"works":[{"id":"A","done":true,${work}}]}`;

describe('dossiers', () => {
  test.each([
    [
      'an unknown field',
      dossierWith('"cost":"1.00","color":1'),
      ['$.works[0].color unknown_field'],
    ],
    [
      'a missing field',
      dossierWith('"id2":1'),
      ['$.works[0].id2 unknown_field', '$.works[0].cost missing'],
    ],
    ['a field of the wrong type', dossierWith('"cost":[]'), ['$.works[0].cost type']],
    ['negative money', dossierWith('"cost":-1'), ['$.works[0].cost range']],
    ['negative money as text', dossierWith('"cost":"-1.00"'), ['$.works[0].cost form']],
    ['three decimals of a yuan', dossierWith('"cost":"1.005"'), ['$.works[0].cost form']],
    ['three decimals in a number', dossierWith('"cost":1.005'), ['$.works[0].cost form']],
    ['more than 15 digits', dossierWith('"cost":9007199254740993'), ['$.works[0].cost range']],
    [
      'more than 15 digits with decimals',
      dossierWith('"cost":12345678901234.567'),
      ['$.works[0].cost range'],
    ],
    ['too much money', dossierWith('"cost":"10000000000000.00"'), ['$.works[0].cost range']],
    ['1e400', dossierWith('"cost":1e400'), ['$.works[0].cost range']],
    [
      'a field called __proto__',
      dossierWith('"cost":1,"__proto__":{"done":false}'),
      ['$.works[0].__proto__ unknown_field'],
    ],
    [
      'a field called constructor',
      dossierWith('"cost":1,"constructor":1'),
      ['$.works[0].constructor unknown_field'],
    ],
    ['a list', '[]', ['$ type']],
    ['a number', '3', ['$ type']],
    ['null', 'null', ['$ type']],
    ['a text', '"young"', ['$ type']],
    ['NaN', dossierWith('"cost":NaN'), ['$ json']],
    ['half a dossier', '{"young": tr', ['$ json']],
    [
      'two ids',
      dossierWith('"cost":1},{"id":"A","done":true,"cost":1'),
      ['$.works[1].id duplicate_id'],
    ],
    [
      'a ledger clause called __proto__',
      '{"as_of":"2024-10-15","young":true,"ledger":[{"clause":"__proto__","amount":1,"date":"2024-01-01"}]}',
      ['$.ledger[0].clause unknown_clause'],
    ],
    [
      'a matter called constructor',
      '{"as_of":"2024-10-15","young":true,"other_supports":[{"matter":"constructor","amount":1,"policy":"p","authority":"a"}]}',
      ['$.other_supports[0].matter unknown_matter'],
    ],
    [
      'everything wrong at once',
      '{"as_of":"2024-02-30","works":[{"id":1,"done":"yes","cost":"1,000"},7],"old":1}',
      [
        '$.as_of form',
        '$.works[0].id type',
        '$.works[0].done type',
        '$.works[0].cost form',
        '$.works[1] type',
        '$.old unknown_field',
        '$.young missing',
      ],
    ],
  ])('%s', async (_name, dossier, wanted) => {
    expect(await refusalOf(dossier)).toEqual(wanted);
  });

  test('JSON nested 10,000 deep', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    expect(await refusalOf(dossierWith(`"cost":${deep}`))).toEqual(['$.works[0].cost type']);
    expectRefusal(await runOn(`${'{"works":'.repeat(10_000)}1${'}'.repeat(10_000)}\n`));
  });

  test('not UTF-8', async () => {
    expectRefusal(await runOn(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d, 0x0a])));
  });

  test('a byte-order mark and CRLF are no mistakes, nor are odd ids', async () => {
    const dossier = dossierWith('"cost":"1.00"').replace('"A"', '"__proto__"');
    const said = await runOn(`\ufeff${dossier}\r\n\r\n${dossier}\r\n`);
    expect(said.exit, said.stderr).toBe(0);
    const items = said.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).awards[0].item);
    expect(items).toEqual(['__proto__', '__proto__']);
  });

  test('a refused line among sound ones: the others are decided, blank lines counted', async () => {
    const sound = dossierWith('"cost":"1.00"');
    const said = await runOn(`${sound}\n\n{"young":1}\n${sound}`);
    expect(said.exit).toBe(1);
    const lines = said.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.line ?? line.totals.policy)).toEqual(['0.30', 3, '0.30']);
  });

  test('a file that does not exist, and a folder', async () => {
    expectRefusal(await clause(['run', 'rules.clause', 'none.json'], { cwd: SMALL }), /none\.json/);
    expectRefusal(await clause(['run', 'rules.clause', '.'], { cwd: SMALL }));
  });
});

describe('policies', () => {
  const check = async (files: Readonly<Record<string, Held>>): Promise<Said> =>
    clause(['check', 'rules.clause'], { cwd: folder(files) });

  test.each([
    ['an unterminated string', POLICY.replace('"Small"', '"Small'), /rules\.clause/],
    ['nothing at all', '', /rules\.clause/],
    ['only a comment', '# later', /rules\.clause/],
    ['a stray character', POLICY.replace('article 1', 'article § 1'), /§/],
    [
      'brackets 10,000 deep',
      POLICY.replace('30%', `${'('.repeat(10_000)}30%${')'.repeat(10_000)}`),
      /./,
    ],
    ['a million digits', POLICY.replace('1 million', '9'.repeat(1_000_000)), /./],
    ['a 5 MB line', oneLine(5_000), /./],
    ['a 5 MB word', `${POLICY}${'x'.repeat(5_000_000)}`, /./],
    ['a 5 MB text without end', `${POLICY}clause y cites "${'x'.repeat(5_000_000)}`, /./],
  ])(
    '%s',
    async (_name, text, mention) => {
      expectRefusal(await check({ 'rules.clause': text }), mention);
    },
    120_000,
  );

  test('not UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(POLICY), 0xff, 0xfe]);
    expectRefusal(await check({ 'rules.clause': bytes }), /UTF-8/);
  });

  test('a byte-order mark and CRLF are no mistakes', async () => {
    const said = await check({ 'rules.clause': `\ufeff${POLICY.replaceAll('\n', '\r\n')}` });
    expect(said.exit, said.stdout + said.stderr).toBe(0);
  });

  test('clauses, fields and lists called __proto__ and constructor', async () => {
    const text = POLICY.replace('clause work', 'clause constructor')
      .replaceAll('cost', '__proto__')
      .replaceAll('works', 'toString');
    const cwd = folder({ 'rules.clause': text });
    const stdin =
      '{"as_of":"2024-10-15","young":true,"toString":[{"id":"A","done":true,"__proto__":"10.00"}]}';
    const said = await clause(['run', 'rules.clause'], { cwd, stdin });
    if (said.exit !== 0) expectRefusal(said);
    else expect(JSON.parse(said.stdout).totals.clauses.constructor).toBe('3.00');
  });

  test('a source or a used file that leaves the folder, also through a link', async () => {
    const outside = folder({ 'secret.txt': 'secret', 'secret.clause': 'unit m2' });
    const source = (path: string) => POLICY.replace('  currency', `  source "${path}"\n  currency`);
    const use = (path: string) => `${POLICY}\nuse "${path}"\n`;
    for (const text of [
      source(`${outside}/secret.txt`),
      source('../../secret.txt'),
      source('link.txt'),
      source('sub/../../x.txt'),
      use(`${outside}/secret.clause`),
      use('../secret.clause'),
      use('link.clause'),
      use('linked/secret.clause'),
    ]) {
      const said = await check({
        'rules.clause': text,
        'link.txt': { link: join(outside, 'secret.txt') },
        'link.clause': { link: join(outside, 'secret.clause') },
        linked: { link: outside },
      });
      expectRefusal(said);
      expect(said.stdout + said.stderr).not.toContain('"secret"');
    }
  });

  test('files that do not exist', async () => {
    expectRefusal(await clause(['check', 'none.clause'], { cwd: SMALL }), /none\.clause/);
    expectRefusal(await clause(['check', '.'], { cwd: SMALL }));
    const source = POLICY.replace('  currency', '  source "none.txt"\n  currency');
    expectRefusal(await check({ 'rules.clause': source }), /none\.txt/);
    expectRefusal(await check({ 'rules.clause': `${POLICY}\nuse "none.clause"` }), /none\.clause/);
  });

  test('a broken policy decides nothing', async () => {
    const cwd = folder({ 'rules.clause': POLICY.replace('30%', '') });
    expectRefusal(await clause(['run', 'rules.clause'], { cwd, stdin: dossierWith('"cost":1') }));
    expectRefusal(
      await clause(['explain', 'rules.clause'], { cwd, stdin: dossierWith('"cost":1') }),
    );
    const out = join(mkdtempSync(join(tmpdir(), 'clause-test-')), 'x.ts');
    removals.push(() => rmSync(out, { force: true }));
    expectRefusal(await clause(['build', 'rules.clause', '--out', out], { cwd }));
    expect(existsSync(out)).toBe(false);
  });

  test('text that would break out of generated code stays text', async () => {
    const text = POLICY.replace('"Cost"', `"*/ \`\${process.exit(7)}\` \\" </script>"`)
      .replace('"Works"\n', '"\'); throw 1 //"\n')
      .replace('policy small "Small"', 'policy small "*/ process.exit(7) /*"');
    const cwd = folder({ 'rules.clause': text });
    const said = await clause(['run', 'rules.clause'], {
      cwd,
      stdin: dossierWith('"cost":"1.00"'),
    });
    expect(said.exit, said.stderr).toBe(0);
    expect(JSON.parse(said.stdout).totals.policy).toBe('0.30');
  });
});

describe('the command', () => {
  test.each([
    [['run']],
    [['explode']],
    [['check', 'rules.clause', '--format', 'xml']],
    [['run', 'rules.clause', 'a.json', 'b.json']],
    [['--nonsense']],
  ])('used wrongly: %j', async (args) => {
    const said = await clause(args, { cwd: SMALL });
    expectRefusal(said);
    expect(said.exit).toBe(2);
  });

  test('a pipe that the reader closed ends it quietly', async () => {
    const { main, outputOver } = await import('../../compiler/cli/main.ts');
    const { PassThrough } = await import('node:stream');
    const closed = new PassThrough();
    closed.destroy();
    const said: string[] = [];
    writeFileSync(join(SMALL, 'many.ndjson'), `${dossierWith('"cost":1')}\n`.repeat(2000));
    const exit = await main(['run', 'rules.clause', 'many.ndjson'], {
      stdin: (async function* () {})(),
      stdout: outputOver(closed),
      stderr: {
        write: async (text) => void said.push(text),
        isTerminal: false,
        columns: undefined,
      },
      env: {},
      cwd: SMALL,
      today: () => '2024-10-15',
      stop: new AbortController().signal,
    });
    expect(said.join('')).toBe('');
    expect([0, 1, 2]).toContain(exit);
  });
});
