// Each session of this folder, spoken anew with the real server: what comes back is what the file says
// (`vitest -u` writes what comes back).
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PATIENCE } from '#test/support/runs.ts';
import { parseSession, printSession, speak } from '#test/support/sessions.ts';

const FOLDER = new URL('./', import.meta.url);
const sessions = readdirSync(FOLDER).filter((name) => name.endsWith('.session'));

test.each(sessions)('%s', { timeout: PATIENCE }, async (name) => {
  const file = new URL(name, FOLDER);
  const spoken = await speak(parseSession(readFileSync(file, 'utf8')));
  await expect(printSession(spoken)).toMatchFileSnapshot(file.pathname);
});
