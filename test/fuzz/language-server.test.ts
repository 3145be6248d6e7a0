// An editor's session of random edits: typing, deleting, pasting half a clause, undoing. After each one
// the server answers everything that it announces, and every few it is held to what a server answers
// that has just been started with the same text. CLAUSE_RUNS sets how many edits, of both policies
// together, CLAUSE_SEED which.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { askEverything } from '../support/every-feature.ts';
import { type LanguageClient, languageClient } from '../support/language-client.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { PILOT_ZONE } from '../support/policies.ts';
import { positionOf } from '../support/protocol-position.ts';
import { editsOf } from '../support/random-edits.ts';
import { type Draws, drawsFrom } from '../support/random-policies/draws.ts';
import { PATIENCE, runs } from '../support/runs.ts';
import { samplePolicy, sharedDeclarations } from '../support/sample-policy.ts';

const { numRuns: EDITS = 20, seed: SEED = 8 } = runs(20);

/** After so many edits the server is held to one that has just been started. */
const FRESH = EDITS > 1000 ? 25 : 3;

/** After so many the text is as it was at first: of ruins alone the server has little to tell. */
const ANEW = 200;

const URI = 'file:///policy/rules.clause';
const POLICY = new URL(`../../${PILOT_ZONE}/`, import.meta.url);

const start = (files: Readonly<Record<string, string>>) =>
  languageClient({
    storage: new MemoryStorage(files),
    folders: ['file:///policy'],
    today: '2026-01-01',
  });

test.each([
  {
    name: 'the pilot zone',
    text: readFileSync(new URL('rules.clause', POLICY), 'utf8'),
    more: { '/policy/source.txt': readFileSync(new URL('source.txt', POLICY), 'utf8') },
  },
  {
    name: 'a policy of everything',
    text: samplePolicy,
    more: { '/policy/shared.clause': sharedDeclarations },
  },
])('random edits of $name', { timeout: PATIENCE }, async ({ text, more }) => {
  const draws = drawsFrom(SEED);
  const client = await start(more);
  await client.open(URI, text);
  let before = text;
  let edit = 0;
  for (const now of sessionOf(text, EDITS / 2, draws)) {
    await client.change(URI, [changeFrom(before, now)]);
    before = now;
    edit++;
    const start = draws.below(now.length + 1);
    const end = Math.min(now.length, start + draws.below(80));
    const which = `seed ${SEED}, edit ${edit}`;
    const told = await everything(client, now, start, end).catch((error: unknown) => {
      throw new Error(which, { cause: error });
    });
    client.forget();
    if (edit % FRESH !== 0) continue;
    const fresh = await startWith(now, more);
    const meant = await everything(fresh, now, start, end);
    if (!isDeepStrictEqual(told, meant)) expect(told, which).toEqual(meant);
    await fresh.stop();
  }
  await client.stop();
});

/** The texts after each of so many edits. */
function* sessionOf(text: string, edits: number, draws: Draws): Generator<string> {
  for (let left = edits; left > 0; left -= ANEW) yield* editsOf(text, Math.min(left, ANEW), draws);
}

async function startWith(text: string, more: Readonly<Record<string, string>>) {
  const client = await start(more);
  await client.open(URI, text);
  return client;
}

/** What a server says of a text, and answers about a place in it. */
async function everything(client: LanguageClient, text: string, start: number, end: number) {
  const findings = await client.findings(URI);
  const answers = await askEverything({ client, uri: URI, text, start, end });
  const coloured = answers['textDocument/semanticTokens/full'];
  if (typeof coloured === 'object' && coloured !== null) {
    // Each server counts its own results.
    return {
      findings,
      ...answers,
      'textDocument/semanticTokens/full': { ...coloured, resultId: '' },
    };
  }
  return { findings, ...answers };
}

/** What an editor sends: the stretch that differs. */
function changeFrom(before: string, now: string) {
  let start = 0;
  while (start < before.length && start < now.length && before[start] === now[start]) start++;
  // The two halves of one character, or of one line's end, are never parted.
  while (start > 0 && /[\uD800-\uDBFF\r]/.test(before[start - 1] ?? '')) start--;
  let same = 0;
  const most = Math.min(before.length, now.length) - start;
  while (same < most && before[before.length - 1 - same] === now[now.length - 1 - same]) same++;
  while (same > 0 && /[\uDC00-\uDFFF\n]/.test(before[before.length - same] ?? '')) same--;
  const range = {
    start: positionOf(before, start),
    end: positionOf(before, before.length - same),
  };
  return { range, text: now.slice(start, now.length - same) };
}
