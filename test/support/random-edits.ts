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

/** Where a declaration begins, in the layout that `clause fmt` gives. */
const DECLARATION =
  /^ {0,2}(?:use|enum|entity|applicant|unit|define|parameter|applies|article|clause|limit)\b/m;

/**
 * The texts after edits that mostly leave a policy readable, each made to the one before it: a word or a
 * figure in the place of another, a declaration moved, doubled or left out; and back again, so that what
 * is edited stays a policy.
 */
export function* rewordingsOf(text: string, edits: number, draws: Draws): Generator<string> {
  const texts = [text];
  for (let edit = 0; edit < edits; edit++) {
    if (texts.length > 1 && draws.chance(texts.length * 12)) texts.pop();
    else texts.push(reworded(texts.at(-1) ?? text, draws));
    yield texts.at(-1) ?? text;
  }
}

function reworded(text: string, draws: Draws): string {
  const words = [...text.matchAll(/[\p{L}_][\p{L}\p{N}_]*|\d[\d.,]*\d|\d/gu)];
  const parts = text.split(new RegExp(`(?=${DECLARATION.source})`, 'gmu'));
  const other = () => draws.below(parts.length);
  if (words.length === 0) return text;
  return draws.oneOf([
    [
      6,
      () => {
        const { index, 0: word } = draws.pick(words);
        return text.slice(0, index) + draws.pick(words)[0] + text.slice(index + word.length);
      },
    ],
    [1, () => parts.toSpliced(other(), 1).join('')],
    [1, () => parts.toSpliced(other(), 0, draws.pick(parts)).join('')],
    [
      1,
      () => {
        const at = other();
        return parts
          .toSpliced(at, 1)
          .toSpliced(other(), 0, parts[at] ?? '')
          .join('');
      },
    ],
  ]);
}
