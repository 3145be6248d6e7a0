// Whether the language server keeps what it should let go: the heap after 5,000 and after 50,000 random
// edits of one policy, each analysed and asked about, with everything collected that can be.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageClient } from '../support/language-client.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { PILOT_ZONE } from '../support/policies.ts';
import { editsOf } from '../support/random-edits.ts';
import { drawsFrom } from '../support/random-policies/draws.ts';

const URI = 'file:///policy/rules.clause';
/** A hand that undoes as much as it does: the text stays about as long as it was. */
const SESSION = 100;

/** Prints the heap at each tenth; `edits`: 50,000 for the goal. Needs node --expose-gc. */
export async function measureHeap(root: string, edits: number): Promise<void> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('run node with --expose-gc');
  const read = (name: string) => readFileSync(join(root, PILOT_ZONE, name), 'utf8');
  const text = read('rules.clause');
  const client = await languageClient({
    storage: new MemoryStorage({ '/policy/source.txt': read('source.txt') }),
    folders: ['file:///policy'],
  });
  await client.open(URI, text);
  const heaps: number[] = [];
  for (let edit = 0; edit < edits; ) {
    // Always the same few sessions, so that the text at each measurement is the same.
    for (const now of editsOf(text, SESSION, drawsFrom(edit % 1000))) {
      await client.change(URI, [{ text: now }]);
      await client.findings(URI);
      client.forget();
      edit++;
    }
    await client.change(URI, [{ text }]);
    await client.findings(URI);
    if (edit % (edits / 10) === 0) {
      gc();
      const heap = process.memoryUsage().heapUsed / 1e6;
      heaps.push(heap);
      console.log(`  after ${String(edit).padStart(6)} edits ${heap.toFixed(1).padStart(8)} MB`);
    }
  }
  const [first = 0] = heaps;
  const last = heaps.at(-1) ?? 0;
  console.log(`  last ÷ first ${(last / first).toFixed(3)} (goal: at most 1.2)`);
  await client.stop();
}
