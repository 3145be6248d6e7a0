// What a hand does to a text in an editor, over and over: a letter typed, a stretch deleted, half a
// clause pasted, the last change undone.
import type { Draws } from './random-policies/draws.ts';

/** What drafters type a sign at a time; single marks break what stands around them. */
const TYPED = [
  ...[
    'a',
    'e',
    ' ',
    '\n',
    ' ',
    '"',
    ',',
    ':',
    '(',
    ')',
    '.',
    '#',
    '0',
    '1',
    '-',
    '%',
    '`',
    '“',
    '…',
  ],
  ...[
    'unit ',
    'clause x ',
    'limit ',
    'article 9 ',
    'define d = ',
    'before ',
    ' in ',
    ' yuan',
    'CNY ',
  ],
  ...['\nuse "shared.clause"\n', '\nentity Work "Work"\n', '\r\n', '\u2028', '国'],
] as const;

/** The texts after each of so many edits, each made to the one before it. */
export function* editsOf(text: string, edits: number, draws: Draws): Generator<string> {
  const undone: string[] = [text];
  let now = text;
  for (let edit = 0; edit < edits; edit++) {
    const before = undone.pop();
    if (before !== undefined && draws.chance(before === text ? 5 : 45)) now = before;
    else {
      if (before !== undefined) undone.push(before);
      undone.push(now);
      now = edited(now, draws);
    }
    if (undone.length === 0) undone.push(text);
    yield now;
  }
}

function edited(text: string, draws: Draws): string {
  const at = draws.below(text.length + 1);
  const stretch = (most: number) => {
    const from = draws.below(text.length + 1);
    return text.slice(from, from + draws.below(most));
  };
  return draws.oneOf([
    [5, () => text.slice(0, at) + draws.pick(TYPED) + text.slice(at)],
    [3, () => text.slice(0, at) + text.slice(at + 1)],
    [2, () => text.slice(0, at) + text.slice(at + draws.below(60))],
    [1, () => text.slice(0, at) + text.slice(at + draws.below(900))],
    [2, () => text.slice(0, at) + stretch(300) + text.slice(at)],
    [1, () => text.slice(0, at) + stretch(60) + text.slice(at + draws.below(60))],
    // A whole line or two, moved up or down.
    [1, () => withoutLines(text, at, 1 + draws.below(3))],
  ]);
}

function withoutLines(text: string, at: number, lines: number): string {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  let to = from;
  for (let line = 0; line < lines; line++) {
    const next = text.indexOf('\n', to);
    to = next < 0 ? text.length : next + 1;
  }
  return text.slice(0, from) + text.slice(to);
}
