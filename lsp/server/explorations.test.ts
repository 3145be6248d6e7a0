// The requests that explore a decision, over the connection: places, texts to compare with, refusals.
import { expect, test } from 'vitest';
import { CancellationTokenSource, ErrorCodes } from 'vscode-languageserver';
import { starterFiles } from '#compiler';
import type { ClauseRequests, Location } from '#lsp';
import { type LanguageClient, languageClient } from '#test/support/language-client.ts';
import { MemoryStorage } from '#test/support/memory-storage.ts';

const RULES = 'file:///ws/rules.clause';
const TEXT = starterFiles['rules.clause'] ?? '';

async function started(): Promise<LanguageClient> {
  const files = Object.entries(starterFiles).map(([name, text]) => [`/ws/${name}`, text]);
  return languageClient({
    storage: new MemoryStorage(Object.fromEntries(files)),
    folders: ['file:///ws'],
    today: '2026-05-01',
  });
}

function ask<M extends keyof ClauseRequests>(
  { connection }: LanguageClient,
  method: M,
  params: ClauseRequests[M]['params'],
): Promise<ClauseRequests[M]['result']> {
  return connection.sendRequest(method, params);
}

const dossier = {
  value: {
    lives_in_town: true,
    roofs: [{ id: 'R1', price: '20000.00', battery: false }],
  },
};

/** The words of the starter's rules at a place. */
function wordsAt(place: Location | null | undefined): string {
  if (place === null || place === undefined) return '';
  const { start, end } = place.range;
  return TEXT.split('\n')[start.line]?.slice(start.character, end.character) ?? '';
}

test('why not more: each obstacle leads to its place', async () => {
  const client = await started();
  const award = { clause: 'solar_roof', item: 'R1' };
  const answer = await ask(client, 'clause/whyNot', { uri: RULES, dossier, award });
  expect(answer).toMatchObject({ kind: 'found', amount: '3000.00', full: '4000.00' });
  if (answer.kind !== 'found') throw new Error(answer.kind);
  expect(answer.obstacles.map(({ kind, lost }) => [kind, lost])).toEqual([['cap', '1000.00']]);
  expect(wordsAt(answer.obstacles[0]?.location)).toBe('3,000 euros');
  const nobody = { clause: 'solar_roof', item: 'R9' };
  await expect(
    ask(client, 'clause/whyNot', { uri: RULES, dossier, award: nobody }),
  ).rejects.toThrow('no such award');
  await client.stop();
});

test('a selection is evaluated for each item', async () => {
  const client = await started();
  const line = TEXT.split('\n').findIndex((words) => words.includes('grants 20%'));
  const at = (character: number) => ({ line, character });
  const selected = (start: number, end: number) => ({
    ...{ uri: RULES, dossier, range: { start: at(start), end: at(end) } },
  });
  const answer = await ask(client, 'clause/evaluateSelection', selected(10, 28));
  expect(answer).toMatchObject({
    type: 'an amount of money',
    values: [
      { item: 'R1', text: expect.stringContaining('4,000.00'), value: '4000.00', missing: [] },
    ],
  });
  if (answer.kind !== 'found') throw new Error(answer.kind);
  expect(wordsAt({ uri: RULES, range: answer.range })).toBe('20% of roof.price');
  expect(await ask(client, 'clause/evaluateSelection', selected(0, 3))).toMatchObject({
    kind: 'found',
    values: [],
  });
  await client.stop();
});

test('what a dossier being filled in should still say, though it would be refused', async () => {
  const client = await started();
  const asked = async (value: object) => {
    const answer = await ask(client, 'clause/factsThatMatter', { uri: RULES, dossier: { value } });
    if (answer.kind !== 'found') throw new Error(answer.kind);
    return answer.facts.map(({ path, atStake }) => `${path} ${atStake}`);
  };
  expect(await asked({})).toEqual(['$.lives_in_town null', '$.roofs null']);
  expect(await asked({ lives_in_town: true, roofs: [{ id: 'R1' }] })).toEqual([
    '$.roofs[0].price 3000.00',
    '$.roofs[0].battery 500.00',
  ]);
  expect(await asked({ lives_in_town: false })).toEqual([]);
  await client.stop();
});

test('a curve: its pieces, and the place of what holds there', async () => {
  const client = await started();
  const award = { clause: 'solar_roof', item: 'R1' };
  const path = '$.roofs[0].price';
  const answer = await ask(client, 'clause/curve', { uri: RULES, dossier, award, path });
  if (answer.kind !== 'found') throw new Error(answer.kind);
  expect(answer.pieces.map(({ points }) => points.map(({ x, y }) => `${x} ${y}`))).toEqual([
    ['0.00 0.00', '15000.00 3000.00'],
    ['15000.00 3000.00', '25000.00 3000.00'],
  ]);
  expect(answer.pieces.map(({ because }) => wordsAt(because[0]?.location))).toEqual([
    '',
    '3,000 euros',
  ]);
  const unknown = { uri: RULES, dossier, path: '$.lives_in_town' };
  await expect(ask(client, 'clause/curve', unknown)).rejects.toThrow('no such figure');
  await client.stop();
});

test('a curve over what is no range is refused with a sentence', async () => {
  const client = await started();
  const over = (range: { from?: string; to?: string }) =>
    ask(client, 'clause/curve', { uri: RULES, dossier, path: '$.roofs[0].price', ...range });
  for (const range of [{ from: 'abc' }, { to: '1.2.3' }, { from: '9000.00', to: '100.00' }]) {
    await expect(over(range)).rejects.toMatchObject({
      code: ErrorCodes.InvalidParams,
      message: expect.stringContaining('from must not be above to'),
    });
  }
  expect(await over({ from: '100.00', to: '9000.00' })).toMatchObject({ kind: 'found' });
  await client.stop();
});

test('a curve that nobody waits for any more is left off, and the server answers on', async () => {
  const client = await started();
  // Thousands of stairs: each is looked for.
  const steep = TEXT.replace('20% of roof.price', '(roof.price rounded down to 1 euro)');
  await client.open(RULES, steep);
  const waiting = new CancellationTokenSource();
  const params = { uri: RULES, dossier, path: '$.roofs[0].price' };
  const curve = client.connection.sendRequest('clause/curve', params, waiting.token);
  const refused = expect(curve).rejects.toThrow('cancelled');
  setTimeout(() => waiting.cancel());
  const decided = await ask(client, 'clause/evaluate', { uri: RULES, dossier });
  expect(decided.kind).toBe('found');
  await refused;
  await client.stop();
});

test('a curve of a policy that is edited meanwhile tells the places of the new text', async () => {
  const client = await started();
  // Hundreds of stairs: the edit comes before all are found.
  const steep = TEXT.replace('20% of roof.price', '(roof.price rounded down to 10 euros)');
  await client.open(RULES, steep);
  const award = { clause: 'solar_roof', item: 'R1' };
  const params = { uri: RULES, dossier, award, path: '$.roofs[0].price', to: '4000.00' };
  const places = async () => {
    const curve = await ask(client, 'clause/curve', params);
    if (curve.kind !== 'found') throw new Error(curve.kind);
    return curve.pieces.flatMap(({ because }) => because.map(({ location }) => location));
  };
  const before = await places();
  expect(before).not.toEqual([]);
  const asked = places();
  const article = steep.indexOf('clause solar_roof');
  const edited = `${steep.slice(0, article)}# one line\n\n${steep.slice(article)}`;
  await client.change(RULES, [{ text: edited }]);
  // Somebody asks about the new text: the one before is let go.
  await client.findings(RULES);
  const meanwhile = await asked;
  expect(meanwhile).toEqual(await places());
  expect(meanwhile).not.toEqual(before);
  await client.stop();
});

test('other texts are decided by without a change to what is open', async () => {
  const client = await started();
  await client.open(RULES, TEXT.replace('3,000 euros\n', '3,500 euros\n'));
  const total = async (texts?: Record<string, string>) => {
    const params = { uri: RULES, dossier, ...(texts === undefined ? {} : { texts }) };
    const answer = await ask(client, 'clause/evaluate', params);
    return answer.kind === 'found' ? answer.decision.totals.policy : answer.kind;
  };
  expect(await total()).toBe('3500.00');
  expect(await total({ [RULES]: TEXT })).toBe('3000.00');
  expect(await total({ [RULES]: TEXT.replace('grants 20%', 'grants 10%') })).toBe('2000.00');
  expect(await total({ [RULES]: TEXT.replace('grants', 'grunts') })).toBe('unsound');
  expect(await total({ 'file:///ws/other.clause': 'nonsense' })).toBe('3500.00');
  expect(await total()).toBe('3500.00');
  // Places are those of the other text, where its lines are others.
  const told = await ask(client, 'clause/explain', {
    uri: RULES,
    dossier,
    texts: { [RULES]: `\n\n${TEXT}` },
  });
  if (told.kind !== 'found') throw new Error(told.kind);
  const line = TEXT.split('\n').findIndex((words) => words.includes('clause solar_roof'));
  expect(told.clauses.solar_roof?.name.range.start.line).toBe(line + 2);
  await client.stop();
});
