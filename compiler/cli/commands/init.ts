// `clause init`: a small policy to start from.
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { starterFiles } from '#compiler';
import { makeFolder } from '../input/files.ts';
import { namedPath } from '../input/node-host.ts';
import { Failure, type Io } from '../io.ts';
import type { Exit, Session } from '../session.ts';

export function initCommand(session: Session): Command {
  return new Command('init')
    .summary('start a policy')
    .description(
      'Writes a small policy to start from: rules.clause, source.txt, cases.yaml and example.json. Files that are there already are never written over.',
    )
    .argument('[dir]', 'the folder, made if it is not there', '.')
    .addHelpText(
      'after',
      `
Examples:
  clause init my-policy
  clause check my-policy/rules.clause
  clause explain my-policy/rules.clause my-policy/example.json
  clause test my-policy`,
    )
    .action(async (dir: string) => {
      session.exit = await init(dir, session.io);
    });
}

async function init(dir: string, io: Io): Promise<Exit> {
  const folder = resolve(io.cwd, dir);
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) {
    throw new Failure(2, `“${dir}” is a file; name a folder`);
  }
  const names = Object.keys(starterFiles);
  const there = names.filter((name) => existsSync(join(folder, name)));
  if (there.length > 0) {
    throw new Failure(
      1,
      `nothing is written: ${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} in “${dir}” already`,
    );
  }
  try {
    makeFolder(folder);
    for (const name of names) writeFileSync(join(folder, name), starterFiles[name] ?? '');
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Failure(2, `cannot write to “${dir}”: ${words}`);
  }
  const named = (name: string) => namedPath(dir === '.' ? name : join(dir, name));
  await io.stdout.write(`${names.map((name) => `wrote ${named(name)}\n`).join('')}
Next:
  clause explain ${named('rules.clause')} ${named('example.json')}
  clause check ${named('rules.clause')}
  clause test ${named('rules.clause')}
`);
  return 0;
}
