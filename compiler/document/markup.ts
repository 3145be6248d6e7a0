// How a policy's text gets into HTML: as text, and never as anything that acts. Marks that would turn or
// hide what stands beside them are told by their names.
import { sha256 } from '@noble/hashes/sha2.js';
import { visible } from '#language';

/** A text as content, or as an attribute's value in double quotes. */
export function escaped(text: string): string {
  return visible(text)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A value as the text of a data block: nothing in it ends the block. Its texts are made visible. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, held) =>
    typeof held === 'string' ? visible(held) : held,
  ).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value as the text of a data block that programs read: every letter of it as it was. */
export function dataText(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029\p{Bidi_Control}\p{Surrogate}]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The hash by which a content security policy names the text of a script or a style. */
export function digest(text: string): string {
  const bytes = sha256(new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
