// English legal texts.
import type { SourceWords } from './words.ts';

// What may follow a heading's number: punctuation, the line's end, or a title. `Article 3 of
// these rules` in the middle of a text is a reference, not a heading.
const AFTER = String.raw`(?=\s*[.:)\]–—-]|\s*$|\s+\p{Lu})\s*(?:[.:)\]–—]|-(?=\s))?`;
const NUMBER = String.raw`(?<number>\d+(?:\.\d+)*[a-zA-Z]?|[IVXLC]+)`;

export const en: SourceWords = {
  articles: [
    new RegExp(
      String.raw`^(?:Article|Art\.|Section|Sec\.|Clause|Rule|Regulation)\s+${NUMBER}${AFTER}`,
      'u',
    ),
    new RegExp(String.raw`^(?:ARTICLE|SECTION|CLAUSE|RULE|REGULATION)\s+${NUMBER}${AFTER}`, 'u'),
  ],
  divisions: [
    /^(?:Chapter|Part|Title|Annex|Appendix|Schedule)(?:\s+(?:\d+|[IVXLC]+|[A-Z]))?(?:\s*[:.–—-].*|\s+\p{Lu}[^.;]*)?$/u,
    /^(?:CHAPTER|PART|TITLE|ANNEX|APPENDIX|SCHEDULE)(?:\s+(?:\d+|[IVXLC]+|[A-Z]))?(?:\s*[:.–—-].*|\s+\p{Lu}[^.;]*)?$/u,
  ],
  numbering: [],
  joining: [
    'and',
    'or',
    'and/or',
    'but',
    'while',
    'whereas',
    'as well as',
    'also',
    'in addition',
    'furthermore',
    'moreover',
    'namely',
    'as follows',
    'the following',
  ],
  numeral: romanNumeral,
};

const ROMAN: readonly (readonly [string, number])[] = [
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function romanNumeral(written: string): string | undefined {
  if (!/^[IVXLC]+$/.test(written)) return undefined;
  let rest = written;
  let value = 0;
  for (const [digits, worth] of ROMAN) {
    while (rest.startsWith(digits)) {
      value += worth;
      rest = rest.slice(digits.length);
    }
  }
  return rest === '' ? String(value) : undefined;
}
