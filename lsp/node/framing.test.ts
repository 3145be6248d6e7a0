// What the stream's watch lets pass, and what it does not.
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { BadFraming, watchFraming } from './framing.ts';

/** What comes out, or what is told of it. */
async function through(chunks: readonly string[]): Promise<string> {
  const watch = watchFraming();
  let out = '';
  watch.on('data', (chunk) => {
    out += chunk;
  });
  const failed = once(watch, 'error').then(([error]) => {
    expect(error).toBeInstanceOf(BadFraming);
    return `refused: ${(error as Error).message.split('stands ')[1]}`;
  });
  for (const chunk of chunks) watch.write(Buffer.from(chunk));
  await new Promise((resolve) => setTimeout(resolve, 5));
  if (watch.errored !== null) return await failed;
  failed.catch(() => undefined);
  return out;
}

const MESSAGE = 'Content-Length: 2\r\n\r\n{}';

test.each([
  ['one', [MESSAGE]],
  ['two at once', [MESSAGE + MESSAGE]],
  ['letter by letter', [...MESSAGE, ...MESSAGE]],
  [
    'with another header field, in any case',
    ['content-type: a; b=c\r\nCONTENT-LENGTH:2\r\n\r\n{}'],
  ],
  [
    'with a text that looks like a header',
    ['Content-Length: 18\r\n\r\nContent-Length: x\n', MESSAGE],
  ],
])('passes messages on: %s', async (_, chunks) => {
  expect(await through(chunks)).toBe(chunks.join(''));
});

test.each([
  ['no figure', ['Content-Length: abc\r\n\r\n{}'], '"Content-Length: abc\\r\\n\\r\\n"'],
  ['a negative figure', ['Content-Length: -5\r\n\r\n'], '"Content-Length: -5\\r\\n\\r\\n"'],
  [
    'no bytes can be so many',
    ['Content-Length: 99999999999\r\n\r\n'],
    '"Content-Length: 99999999999\\r\\n\\r\\n"',
  ],
  ['no length', ['Content-Type: x\r\n\r\n{}'], '"Content-Type: x\\r\\n\\r\\n"'],
  ['no header', ['{"jsonrpc":"2.0"}\n'], '"{"'],
  ['somebody types', ['hello\n'], '"hello\\n"'],
  ['line feeds alone', ['Content-Length: 2\n\n{}'], '"Content-Length: 2\\n"'],
  ['a length too short', ['Content-Length: 1\r\n\r\n{}', MESSAGE], '"}"'],
  ['an endless header', [`X: ${'y'.repeat(5000)}`], `"X: ${'y'.repeat(57)}"`],
])('refuses what is no message: %s', async (_, chunks, told) => {
  expect(await through(chunks)).toBe(`refused: ${told}`);
});
