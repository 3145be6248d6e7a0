// The policy's hash: which exact files a decision was made under.
import { sha256 } from '@noble/hashes/sha2.js';
import { Memo } from '../memo.ts';

export interface HashedFile {
  /** From the policy's folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * SHA-256, in hex, over the policy's files: its clause files and its source documents. What is
 * hashed is the list that `sha256sum` prints of them, a line a file (`<hash>  <path>\n`), sorted by
 * path as `LC_ALL=C sort` does. So anybody can check it from the policy's folder:
 *
 *     LC_ALL=C ls rules.clause source.txt | xargs sha256sum | sha256sum
 *
 * The order of `files` does not matter; a path given twice counts once.
 * @param digests of the files that were hashed before
 */
export function policyHash(files: readonly HashedFile[], digests = digestMemory()): string {
  const byPath = new Map(files.map((file) => [file.path, file.bytes]));
  const lines = [...byPath]
    .sort(([a], [b]) => compareBytes(encode(a), encode(b)))
    .map(([path, bytes]) => `${digests.at(path, bytes, () => hex(sha256(bytes)))}  ${path}\n`);
  return hex(sha256(encode(lines.join(''))));
}

/** The digests of files by their bytes: a long document is hashed once, not at every keystroke. */
export type DigestMemory = Memo<Uint8Array, string>;

export function digestMemory(before?: DigestMemory): DigestMemory {
  return new Memo(
    before?.kept,
    (one, other) =>
      one === other || (one.length === other.length && compareBytes(one, other) === 0),
  );
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
