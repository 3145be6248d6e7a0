// Characters that nobody sees and that change what a reader takes a text for: controls, marks that
// turn the direction of writing, and separators that some programs end a line at (“Trojan Source”,
// Boucher and Anderson 2021, https://trojansource.codes; Unicode Technical Report 36).

/** What such a character does. */
export type Hidden = 'control' | 'direction' | 'separator';

const controls = String.raw`\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f`;
const directions = String.raw`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`;
const separators = String.raw`\u000b\u000c\u0085\u2028\u2029`;

const kinds: readonly (readonly [Hidden, RegExp])[] = [
  ['control', new RegExp(`[${controls}]`)],
  ['direction', new RegExp(`[${directions}]`)],
  ['separator', new RegExp(`[${separators}]`)],
];
const all = new RegExp(`[${controls}${directions}${separators}]`, 'g');
const runs = new RegExp(`[${controls}${directions}${separators}]+`, 'g');

export interface HiddenRun {
  readonly start: number;
  readonly end: number;
  /** Of its first character. */
  readonly kind: Hidden;
  /** `U+202E`, of its first character. */
  readonly name: string;
}

/** Stretches of hidden characters, in order; tabs and the ends of lines are none. */
export function hiddenIn(text: string): readonly HiddenRun[] {
  return [...text.matchAll(runs)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    kind: kinds.find(([, pattern]) => pattern.test(found[0] ?? ''))?.[0] ?? 'control',
    name: nameOf(found[0] ?? ''),
  }));
}

/** The text with the names of hidden characters in their place: nothing that a terminal obeys. */
export function visible(text: string): string {
  return text.replace(all, (found) => `⟨${nameOf(found)}⟩`);
}

/** The text with the name of every character that has no shape, also of those that nobody need fear. */
export function named(text: string): string {
  return text.replace(shapeless, (found) => `⟨${nameOf(found)}⟩`);
}

const shapeless = /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]/gu;

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
