// A real Neovim, set up as docs/editors.md says, with the built server; where Neovim is installed
// (Debian's package will do).
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { folderWith } from '../support/command.ts';
import { PATIENCE } from '../support/runs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCRIPT = fileURLToPath(new URL('./neovim.lua', import.meta.url));
const isThere = spawnSync('nvim', ['--version']).status === 0;
const isBuilt = existsSync(join(ROOT, 'dist/clause.js'));

const folder = folderWith(starterFiles);
afterAll(folder.remove);

/** The set-up for older versions works with all. */
function setUp(): string {
  const page = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');
  const block = [...page.matchAll(/```lua\n([\s\S]*?)```/g)].at(-1)?.[1];
  if (block === undefined) throw new Error('docs/editors.md has no set-up for Neovim');
  return block;
}

describe.runIf(isThere && isBuilt)('Neovim', () => {
  test('findings, hover, definition and completion', { timeout: PATIENCE }, () => {
    const bin = join(folder.path, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'clause'), `#!/bin/sh\nexec node '${ROOT}compiler/cli/bin.js' "$@"\n`);
    chmodSync(join(bin, 'clause'), 0o755);
    const init = join(folder.path, 'init.lua');
    writeFileSync(init, setUp());
    const out = join(folder.path, 'out.json');
    const said = spawnSync(
      'nvim',
      ['--headless', '-u', init, join(folder.path, 'rules.clause'), '-c', `luafile ${SCRIPT}`],
      {
        encoding: 'utf8',
        timeout: 120_000,
        env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, OUT: out },
      },
    );
    expect(existsSync(out), said.stderr).toBe(true);
    const seen = JSON.parse(readFileSync(out, 'utf8'));
    expect(seen).toMatchObject({
      found: [{ code: 'CL2002', line: 31, column: 24 }],
      mended: true,
      hover: expect.stringContaining('Purchase price'),
      definition: expect.stringMatching(/^ {2}price:/),
    });
    expect(seen.completion).toContain('price');
  });
});
