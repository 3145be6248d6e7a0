import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { folderWith } from '#test/support/command.ts';
import { Failure, type Io, PipeClosed } from './io.ts';
import { main } from './program.ts';

const folder = folderWith(starterFiles);
afterAll(folder.remove);

/** The command where asking for today's date ends in an error. */
async function failing(error: unknown, env: Record<string, string> = {}) {
  const said: string[] = [];
  const output = {
    isTerminal: false,
    columns: undefined,
    write: async (text: string) => void said.push(text),
  };
  const io: Io = {
    stdin: (async function* () {})(),
    stdout: output,
    stderr: output,
    env,
    cwd: folder.path,
    today: () => {
      throw error;
    },
    stop: new AbortController().signal,
  };
  const exit = await main(['run', 'rules.clause'], io);
  return { exit, said: said.join('') };
}

describe('whatever happens', () => {
  test('a fault of our own is told without a stack trace', async () => {
    const { exit, said } = await failing(new TypeError('x is not a function\n    at secret.js:1'));
    expect(exit).toBe(2);
    expect(said).toContain('x is not a function');
    expect(said).toContain('report');
    expect(said).not.toMatch(/\n\s+at /);
    expect((await failing('thrown text')).said).toContain('thrown text');
  });

  test('whoever looks for it gets the stack', async () => {
    expect((await failing(new Error('x'), { CLAUSE_DEBUG: '1' })).said).toMatch(/\n\s+at /);
  });

  test('a failure says what it is and gives its exit code', async () => {
    expect(await failing(new Failure(1, 'no'))).toEqual({ exit: 1, said: 'clause: no\n' });
  });

  test('a closed pipe is the end, and no failure', async () => {
    expect(await failing(new PipeClosed())).toEqual({ exit: 0, said: '' });
  });
});
