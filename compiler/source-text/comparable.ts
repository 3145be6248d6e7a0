// A text as citations are compared with it: white space evened out, typographic quotation marks
// and apostrophes as a keyboard writes them, every character knowing where it stood.

export interface Comparable {
  readonly text: string;
  /** For each character of `text`, its offset in the original. */
  readonly at: readonly number[];
}

// Scripts that are written without blanks: white space beside them is the line's, not the text's.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u;
const BLANK = /[\s\u200b\ufeff]/u;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;

const QUOTES: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
};

/** Total; never longer than the original. */
export function comparable(original: string): Comparable {
  const signs: string[] = [];
  const at: number[] = [];
  const put = (sign: string, offset: number) => {
    signs.push(sign);
    at.push(offset);
  };
  let blankAt: number | undefined;
  for (let offset = 0; offset < original.length; offset++) {
    const sign = original[offset] ?? '';
    // Nearly every character of nearly every text needs no more looking at than this.
    const plain = isPlain(original.charCodeAt(offset));
    if (!plain && BLANK.test(sign)) {
      blankAt ??= offset;
      continue;
    }
    if (!plain && INVISIBLE.test(sign)) continue;
    if (blankAt !== undefined) {
      const before = signs.at(-1);
      if (before !== undefined && isSpaced(before) && isSpaced(sign)) put(' ', blankAt);
      blankAt = undefined;
    }
    put(plain ? sign : (QUOTES[sign] ?? sign), offset);
  }
  return { text: signs.join(''), at };
}

function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function isSpaced(sign: string): boolean {
  return isPlain(sign.charCodeAt(0)) || !UNSPACED.test(sign);
}

/** Whether a cut before position `i` would fall into a word or a figure. */
export function splitsWord(text: string, i: number): boolean {
  const before = text[i - 1];
  const after = text[i];
  if (before === undefined || after === undefined) return false;
  if (isWordSign(before) && isWordSign(after)) return true;
  // `1,300,000`: the figure does not end at its commas.
  const figure = (sign: string | undefined) => sign !== undefined && /\p{Nd}/u.test(sign);
  const mark = (sign: string) => sign === ',' || sign === '.';
  return (
    (mark(before) && figure(after) && figure(text[i - 2])) ||
    (figure(before) && mark(after) && figure(text[i + 1]))
  );
}

function isWordSign(sign: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(sign) && isSpaced(sign);
}
