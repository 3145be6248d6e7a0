// How long the built language server takes to answer, over standard streams as editors speak to it:
// sessions with a long policy (lsp/sessions), typed letter by letter, round after round.
import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { analyse, memoryHost } from '#compiler';
import { commandClient } from '../support/language-client.ts';
import {
  layOut,
  openFiles,
  parseSession,
  type Session,
  sessionCapabilities,
  take,
} from '../support/sessions.ts';
import { printTimes } from './print-times.ts';

const ROUNDS = 12;
/** Not counted: the engine warms up. */
const COLD = 2;

/** Prints percentiles for each session that has a long policy. */
export async function measureLanguageServer(root: string, scratch: string): Promise<void> {
  const folder = join(root, 'lsp/sessions');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.session'))) {
    const session = parseSession(readFileSync(join(folder, name), 'utf8'));
    if (session.files.some(({ long }) => long !== undefined)) {
      await measure(session, join(root, 'compiler/cli/bin.js'), join(scratch, 'sessions', name));
    }
  }
}

async function measure(session: Session, command: string, scratch: string): Promise<void> {
  const layout = layOut(session);
  for (const [name, { text }] of layout.texts) {
    mkdirSync(dirname(join(scratch, name)), { recursive: true });
    writeFileSync(join(scratch, name), text);
  }
  const folder = `${realpathSync(scratch)}/`;
  const client = await commandClient([process.execPath, command, 'lsp', '--stdio'], {
    folders: [`file://${folder}`],
    capabilities: sessionCapabilities,
  });
  await openFiles(session, layout, client, folder);
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    const timed = (what: string, milliseconds: number) => {
      if (round < COLD) return;
      const all = times.get(what) ?? [];
      times.set(what, all);
      all.push(milliseconds);
    };
    for (const { ask } of session.steps) await take(ask, { layout, client, folder, timed });
  }
  await client.stop();
  console.log(`\n${session.title.replace(/^# /, '')}, milliseconds: median, 95 %, 99 %, worst`);
  for (const [what, all] of times) if (what !== 'diagnostics') printTimes(what, all);
  printTimes('a full recheck, for comparison', fullRechecks(layout));
}

/** The whole policy analysed from nothing, in this process. */
function fullRechecks({ texts }: ReturnType<typeof layOut>): number[] {
  const host = memoryHost(Object.fromEntries([...texts].map(([name, { text }]) => [name, text])));
  const [entry = ''] = texts.keys();
  const times = Array.from({ length: ROUNDS }, () => {
    const before = performance.now();
    analyse(entry, host);
    return performance.now() - before;
  });
  return times.slice(COLD);
}
