import { describe, expect, test } from 'vitest';
import { linesOf } from './lines.ts';
import { type JsonRecord, recordsOf } from './records.ts';

/** The records of an input that arrives in pieces of so many bytes. */
async function records(input: string | Uint8Array, size = 3, whole = false): Promise<JsonRecord[]> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  async function* pieces() {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
  }
  const found: JsonRecord[] = [];
  for await (const record of recordsOf(linesOf(pieces()), whole)) found.push(record);
  return found;
}

const texts = (found: JsonRecord[]) => found.map(({ line, text }) => `${line} ${text}`);

describe('NDJSON', () => {
  test('a line each; blank lines are skipped and counted', async () => {
    expect(texts(await records('\n{"a":1}\r\n\n  \n{"b":"é\\"{"}\n'))).toEqual([
      '2 {"a":1}',
      '5 {"b":"é\\"{"}',
    ]);
  });

  test.each([
    ['broken off inside a text', '{"a": "x'],
    ['broken off after a comma', '{"a": 1,'],
    ['broken off after a bracket', '{'],
    ['broken off after a value', '{"a": {"b": 1'],
    ['no JSON at all', 'as_of=today'],
    ['followed by more', '{"a":1} {"b":2}'],
  ])('a first line %s stands alone', async (_, line) => {
    expect(texts(await records(`${line}\n{"ok":1}\n{"ok":2}\n`))).toEqual([
      `1 ${line}`,
      '2 {"ok":1}',
      '3 {"ok":2}',
    ]);
  });

  test('an array opened on one line does not swallow the dossiers after it', async () => {
    expect(texts(await records('{"a": [\n{"ok":1}\n{"ok":2}'))).toEqual([
      '1 {"a": [',
      '2 {"ok":1}',
      '3 {"ok":2}',
    ]);
  });

  test('a line that is not UTF-8 is a record without a text', async () => {
    const bytes = new Uint8Array([...Buffer.from('{}\n'), 0xff, 10, ...Buffer.from('{}')]);
    expect(await records(bytes)).toEqual([
      { line: 1, text: '{}' },
      { line: 2, text: undefined },
      { line: 3, text: '{}' },
    ]);
  });

  test('a byte-order mark is accepted at the start', async () => {
    expect(texts(await records('\ufeff{"a":1}\n'))).toEqual(['1 {"a":1}']);
  });
});

describe('one JSON text over several lines', () => {
  const pretty = JSON.stringify({ a: [{ b: 'x, ]' }, { b: [] }], c: null, d: -1.5e3 }, null, 2);

  test('is one record, whatever the pieces', async () => {
    for (const size of [1, 2, 7, 1000]) {
      const [only, ...more] = await records(`\n${pretty}\n\n`, size);
      expect(more).toEqual([]);
      expect(only?.line).toBe(2);
      expect(JSON.parse(only?.text ?? '')).toEqual(JSON.parse(pretty));
    }
  });

  test('objects on lines of their own in an array belong to it', async () => {
    const text = '{"a": [\n  {"b": 1},\n  {"b": 2}\n]}';
    expect(await records(text)).toEqual([{ line: 1, text }]);
  });

  test('two of them are neither one nor one a line: one record, which is no JSON', async () => {
    const text = '{\n"a":1\n}\n\n{\n"a":1\n}';
    expect(texts(await records(text))).toEqual(['1 {\n"a":1\n}\n\n{']);
    expect(await records(text, 3, true)).toEqual([{ line: 1, text }]);
  });

  test('a broken one is one record if the file says it is JSON', async () => {
    const text = '{\n"a": [\n{"b": 1}\n{"b": 2}\n]\n';
    expect(await records(text, 3, true)).toHaveLength(1);
    expect(await records('{"a":1}\n{"a":2}', 3, true)).toHaveLength(2);
  });

  test('an empty input has none', async () => {
    expect(await records('')).toEqual([]);
    expect(await records('\n \n')).toEqual([]);
  });
});
