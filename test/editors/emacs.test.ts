// A real Emacs with Eglot, set up as docs/editors.md says, with the built server; where both are
// installed (Debian's packages emacs-nox and elpa-eglot will do).
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { starterFiles } from '#compiler';
import { folderWith } from '../support/command.ts';
import { PATIENCE } from '../support/runs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCRIPT = fileURLToPath(new URL('./emacs.el', import.meta.url));
/** Packages are found by themselves in an Emacs that somebody sits at. */
const LOADED = ['--batch', '-f', 'package-initialize', '--eval', "(require 'eglot)"];
const isThere = spawnSync('emacs', LOADED).status === 0;
const isBuilt = existsSync(join(ROOT, 'dist/clause.js'));

const folder = folderWith(starterFiles);
afterAll(folder.remove);

function setUp(): string {
  const page = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');
  const [, block] = /```elisp\n([\s\S]*?)```/.exec(page) ?? [];
  if (block === undefined) throw new Error('docs/editors.md has no set-up for Emacs');
  return block;
}

describe.runIf(isThere && isBuilt)('Emacs', () => {
  test('findings, hover, definition and completion', { timeout: PATIENCE }, () => {
    const bin = join(folder.path, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'clause'), `#!/bin/sh\nexec node '${ROOT}compiler/cli/bin.js' "$@"\n`);
    chmodSync(join(bin, 'clause'), 0o755);
    const init = join(folder.path, 'init.el');
    writeFileSync(init, setUp());
    const out = join(folder.path, 'out.json');
    const said = spawnSync('emacs', [...LOADED, '-l', init, '-l', SCRIPT], {
      encoding: 'utf8',
      timeout: 120_000,
      env: {
        ...process.env,
        HOME: folder.path,
        PATH: `${bin}${delimiter}${process.env.PATH}`,
        POLICY: join(folder.path, 'rules.clause'),
        OUT: out,
      },
    });
    expect(existsSync(out), said.stderr).toBe(true);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      found: [expect.stringContaining('[CL2002]')],
      mended: true,
      hover: expect.stringContaining('Purchase price'),
      completion: ['price'],
      definition: expect.stringMatching(/^ {2}price:/),
    });
  });
});
