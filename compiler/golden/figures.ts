// Amounts of money as cases write them, and whether two are the same to the last digit. The forms
// are wider than a dossier's (DESIGN §4): 600000, 600000.5 and 600000.00 are figures; words are not.
import { languageTables } from '#language';
import type { Term } from '../diagnostics/diagnostic.ts';
import { term } from '../diagnostics/terms.ts';

const FIGURE = /^-?\d+(?:\.\d+)?$/;

/** Longer texts are nobody's figure. */
const LONGEST = 100;

/** Reads an amount: its digits, or what to write instead. */
export function readFigure(
  written: string,
): { readonly figure: string } | { readonly advice: Term | '' } {
  const text = written.trim();
  if (FIGURE.test(text) && text.length <= LONGEST) return { figure: text };
  return { advice: adviceFor(text) };
}

/** Whether two figures, as `readFigure` gives them, are of the same value. */
export function sameFigure(one: string, other: string): boolean {
  return one === other || shortest(one) === shortest(other);
}

/** Without zeros that say nothing: `-0.50` is `-.5`, and `0.00` is ``. */
function shortest(figure: string): string {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(figure) ?? [
    '',
    '',
    figure,
  ];
  if (whole === '' && decimals === '') return '';
  return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** `3 million`, `300万元`, `１００`, `1,000,000`, `¥600`: the figure that is meant, where it is clear. */
function adviceFor(text: string): Term | '' {
  if (text.length > LONGEST) return '';
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (FIGURE.test(plain)) return term('writeDigits', { instead: plain });
  const grouped = withoutCommas(plain);
  if (grouped !== undefined) return term('noCommas', { instead: grouped });
  const pointed = withPoint(plain);
  if (pointed !== undefined) return term('writeDigits', { instead: pointed });
  const scaled = scaledFigure(plain);
  if (scaled !== undefined) return term('writeDigits', { instead: scaled });
  const bare = bareOf(plain);
  if (bare !== undefined) return term('noSignOfMoney', { instead: bare });
  return term('writeOwnDigits');
}

function withoutCommas(text: string): string | undefined {
  return /^-?\d{1,3}(?:[,'_ ]\d{3})+(?:\.\d+)?$/.test(text)
    ? text.replace(/[,'_ ]/g, '')
    : undefined;
}

/** `100.000,00`, `0,50`: the comma stands before the decimals. */
function withPoint(text: string): string | undefined {
  return /^-?(?:\d{1,3}(?:[. ']\d{3})+|\d+),\d{2}$/.test(text)
    ? text.replace(/[. ']/g, '').replace(',', '.')
    : undefined;
}

/** `¥600`, `600 yuan`, `600元`: the figure in it. An unknown word may be a scale, and changes it. */
function bareOf(text: string): string | undefined {
  const [, before = '', figure, after = ''] =
    /^([^\d-]{0,5}?)\s?(-?\d[\d., ']*?)\s?([^\d., ']{0,12})$/u.exec(text) ?? [];
  if (figure === undefined || ![before, after].every(isCurrency)) return undefined;
  return FIGURE.test(figure) ? figure : (withoutCommas(figure) ?? withPoint(figure));
}

const currencyWords: ReadonlySet<string> = new Set(
  Object.values(languageTables).flatMap(({ currencies }) => Object.keys(currencies)),
);

function isCurrency(word: string): boolean {
  return /^(?:\p{Sc}?|[A-Z]{3}|[元圆円])$/u.test(word) || currencyWords.has(word.toLowerCase());
}

/** Zeros that a word stands for, in the languages that tables come in. */
const SCALES: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  k: 3,
  million: 6,
  millions: 6,
  mio: 6,
  m: 6,
  billion: 9,
  bn: 9,
  lakh: 5,
  lakhs: 5,
  crore: 7,
  crores: 7,
  百: 2,
  千: 3,
  万: 4,
  萬: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
};

const SCALED = new RegExp(
  `^[\\p{Sc}]?(\\d[\\d,]*)(?:\\.(\\d+))? ?(${Object.keys(SCALES)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![a-z])(?: ?([\\p{L}\\p{Sc}]{0,12}))?$`,
  'iu',
);

function scaledFigure(text: string): string | undefined {
  const [, whole, decimals = '', word = '', after = ''] = SCALED.exec(text) ?? [];
  const zeros = SCALES[word.toLowerCase()];
  if (whole === undefined || zeros === undefined || !isCurrency(after)) return undefined;
  const digits = whole.replaceAll(',', '') + decimals.padEnd(zeros, '0').slice(0, zeros);
  const rest = decimals.slice(zeros);
  return `${digits.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}
