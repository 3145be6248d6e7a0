// Watches how messages are framed on a stream (the protocol's base: header lines, an empty line, so many
// bytes). A reader that meets anything else has lost its place for good: it is better to say so than to
// wait for a message that never ends.
import { Transform } from 'node:stream';

/** More than any client puts before a message. */
const LONGEST_HEADER = 4096;
/** A length beyond this is a slip, not a text: the reader would wait for it for ever. */
const LONGEST_BODY = 1_000_000_000;

const COLON = ':'.charCodeAt(0);
const CR = 13;
const LF = 10;

/** What stands in the place of a message. */
export class BadFraming extends Error {}

/**
 * Passes everything on as it comes. What is no header where one should stand ends the stream with
 * `BadFraming`, whose message tells it in a sentence.
 */
export function watchFraming(): Transform {
  let header = '';
  /** Bytes of the message that are still to come. */
  let body = 0;
  return new Transform({
    // Its end is the client's; what is still being answered goes out nevertheless.
    emitClose: false,
    transform(chunk: Buffer, _encoding, done) {
      for (let at = 0; at < chunk.length; ) {
        if (body > 0) {
          const part = Math.min(body, chunk.length - at);
          body -= part;
          at += part;
          continue;
        }
        const byte = chunk[at++] ?? 0;
        header += String.fromCharCode(byte);
        if (!mayBegin(header, byte)) return done(new BadFraming(told(header)));
        if (!header.endsWith('\r\n\r\n')) continue;
        const length = lengthIn(header);
        if (length === undefined) return done(new BadFraming(told(header)));
        body = length;
        header = '';
      }
      return done(null, chunk);
    },
  });
}

/** Whether a header may begin like this; `byte` is its last. */
function mayBegin(header: string, byte: number): boolean {
  if (header.length > LONGEST_HEADER) return false;
  const line = header.slice(header.lastIndexOf('\n', header.length - 2) + 1);
  if (byte === LF) return line === '\r\n' || (line.endsWith('\r\n') && line.includes(':'));
  if (line.includes(':') || byte === CR || byte === COLON) return true;
  // The name of a field (RFC 9110 §5.1).
  return /[!#$%&'*+\-.^_`|~0-9A-Za-z]/.test(String.fromCharCode(byte));
}

function lengthIn(header: string): number | undefined {
  const [, digits] = /^content-length:[ \t]*(\d+)[ \t]*\r$/im.exec(header) ?? [];
  const length = digits === undefined ? Number.NaN : Number(digits);
  return length <= LONGEST_BODY ? length : undefined;
}

function told(header: string): string {
  const start = JSON.stringify(header.slice(0, 60));
  return `what came in is no message of the Language Server Protocol: each begins with “Content-Length: ” and a number of bytes, but there stands ${start}`;
}
