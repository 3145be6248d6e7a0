// Slips of people who write figures and amounts as other notations do: signs of currencies, digits
// grouped by blanks, apostrophes, points, in the Indian way, lakhs and 万. Told in this order.
import type { Slip } from './slips.ts';

export const figure = String.raw`\d[\d,]*(?:\.\d+)?`;
export const scaled = String.raw`${figure}(?:\s*(?:thousand|million|billion))?`;

const blank = String.raw`[ \u00a0\u202f'’]`;
const spaced = String.raw`\d{1,3}(?:${blank}\d{3})+(?:[.,]\d{1,2})?(?![\d.,]*\d)`;
const dotted = String.raw`\d{1,3}(?:\.\d{3})+,\d+(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?![\d.,]*\d)`;
const indian = String.raw`\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d,])`;
const comma = String.raw`\d+,\d{1,2}(?![\d,])`;
/** However an amount was written: the forms that say no doubt which digits are decimals. */
const anyAmount = String.raw`(?<![\d.,])(?:${spaced}|${dotted}|${indian}|${comma}|${scaled})`;

/** Signs and short words of currencies, and the word for each; where several use it, by the policy's. */
const currencySigns: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  $: { MXN: 'pesos', ARS: 'pesos', CLP: 'pesos', COP: 'pesos', BRL: 'reais', '': 'dollars' },
  US$: 'dollars',
  R$: 'reais',
  '€': 'euro',
  '£': 'pounds',
  '¥': { JPY: 'yen', '': 'yuan' },
  '￥': { JPY: 'yen', '': 'yuan' },
  RMB: 'yuan',
  元: 'yuan',
  円: 'yen',
  '₹': 'rupees',
  Rs: 'rupees',
  'Rs.': 'rupees',
  Fr: 'francs',
  'Fr.': 'francs',
  'SFr.': 'francs',
  '₩': 'won',
  '₽': 'roubles',
  '₺': 'lira',
  zł: 'zloty',
  kr: { NOK: 'kroner', DKK: 'kroner', '': 'kronor' },
  'kr.': { NOK: 'kroner', DKK: 'kroner', '': 'kronor' },
};
const wordEnd = String.raw`(?![\p{L}\p{N}_])`;
const sign = String.raw`US\$|(?<![\p{L}_])R\$|[$€£¥￥₹₩₽₺元円]|(?<![\p{L}_])(?:RMB|SFr|Fr|Rs|zł|kr)${wordEnd}\.?`;

const hanScales: Readonly<Record<string, number>> = {
  千: 3,
  万: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
};
const indianScales: Readonly<Record<string, number>> = { l: 5, c: 7 };

function wordFor(written: string, currency: string): string {
  const word = currencySigns[written] ?? currencySigns[`${written}.`] ?? '';
  return typeof word === 'string' ? word : (word[currency] ?? word[''] ?? '');
}

/** A figure as Clause writes it; of what has no other reading it stays as it is. */
export function plainFigure(written: string): string {
  const fits = (form: string) => new RegExp(`^(?:${form})$`, 'u').test(written);
  if (fits(spaced)) {
    const [whole = '', decimals] = written.split(/[.,]/u);
    return `${grouped(whole.replace(/\D/gu, ''))}${decimals === undefined ? '' : `.${decimals}`}`;
  }
  if (fits(dotted)) {
    return written.replaceAll('.', ';').replace(',', '.').replaceAll(';', ',');
  }
  if (fits(indian)) {
    const [whole = '', decimals] = written.split('.');
    return `${grouped(whole.replaceAll(',', ''))}${decimals === undefined ? '' : `.${decimals}`}`;
  }
  return fits(comma) ? written.replace(',', '.') : written;
}

/** A scale or a sign behind a figure that says that its comma marks decimals: `3,5 million`, `7,5%`. */
const decimalsFollow = /^\s*(?:%|％|(?:thousand|million|billion)\b)/iu;

/**
 * What else a figure may be, where its commas stand neither between groups of three nor surely before
 * decimals: `20,00` may be 20,000 with a nought lost. Undefined of a figure with one reading.
 */
function otherFigures(written: string, behind = ''): readonly string[] | undefined {
  const [whole = '', rest = '', more] = written.split(',');
  if (!/^[\d,]+$/u.test(written) || rest === '' || whole.startsWith('0')) return undefined;
  // In the Indian way two digits are a group, and elsewhere one of the three is lost.
  if (more !== undefined) return rest.length === 3 ? undefined : [];
  if (rest.length === 3 || (rest.length < 3 && whole.length > 3)) return undefined;
  if (decimalsFollow.test(behind)) return undefined;
  if (rest.length < 3) return [`${whole},${rest.padEnd(3, '0')}`];
  const joined = grouped(whole + rest);
  const decimals = `${whole}.${rest}`;
  return rest.length === 4 && whole.length <= 4 ? [decimals] : [joined];
}

/** What stands behind a match on its line. */
const behind = ({ 0: whole, index, input }: RegExpExecArray): string =>
  input.slice(index + whole.length);

/** A figure times a power of ten, exactly, with its digits in groups of three. */
function shifted(written: string, power: number): string {
  const [whole = '', decimals = ''] = written.replaceAll(',', '').split('.');
  const digits = whole + decimals.padEnd(power, '0').slice(0, power);
  const rest = decimals.slice(power);
  const integer = BigInt(digits);
  if (rest === '' && integer % 1_000_000n === 0n && integer > 0n) {
    return `${grouped(String(integer / 1_000_000n))} million`;
  }
  return `${grouped(String(integer))}${rest === '' ? '' : `.${rest}`}`;
}

/** `3 million yuan` for `300万元`. */
function hanFigure(
  [, digits = '', scale = '']: RegExpExecArray,
  mark: string | undefined,
  currency: string,
): string {
  const figure = shifted(digits, hanScales[scale] ?? 0);
  return mark === undefined ? figure : `${figure} ${wordFor(mark, currency)}`;
}

/** The sign that is left out in such a figure where it is an amount; none where a word stands behind. */
function hanMark(match: RegExpExecArray, currency: string): string | undefined {
  if (/^[ \t]*[\p{L}%]/u.test(behind(match))) return undefined;
  return { CNY: '元', JPY: '円' }[currency];
}

export function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

export const amountSlips: readonly Slip[] = [
  // The digits of full-width input methods.
  {
    kind: 'writeInstead',
    pattern: /(?<![\d０-９.,，．])((?=[\d.,，．]*[０-９])[\d０-９](?:[\d０-９.,，．]*[\d０-９])?)/u,
    instead: ([, whole = '']) => plainFigure(whole.normalize('NFKC')),
    entire: true,
  },
  {
    kind: 'writeInstead',
    pattern: new RegExp(
      String.raw`(${figure})\s*([千百]?万|[千亿億])(?:\s*([元円])|(?![\p{L}]))`,
      'u',
    ),
    instead: (match, currency) => hanFigure(match, match[3] ?? hanMark(match, currency), currency),
    otherwise: (match, currency) =>
      match[3] === undefined && hanMark(match, currency) !== undefined
        ? [hanFigure(match, undefined, currency)]
        : undefined,
  },
  {
    kind: 'writeInstead',
    pattern: new RegExp(String.raw`(${figure})\s*(?:lakhs?|lacs?|crores?)${wordEnd}`, 'iu'),
    instead: ([whole, digits = '']) =>
      shifted(digits, indianScales[whole.slice(digits.length).trim().charAt(0).toLowerCase()] ?? 0),
  },
  {
    kind: 'currencyWord',
    pattern: new RegExp(String.raw`(${sign})\s*(${anyAmount})`, 'u'),
    instead: ([, mark = '', amount = ''], currency) =>
      `${plainFigure(amount)} ${wordFor(mark, currency)}`,
    otherwise: (match, currency) =>
      otherFigures(match[2] ?? '', behind(match))?.map(
        (other) => `${other} ${wordFor(match[1] ?? '', currency)}`,
      ),
  },
  {
    kind: 'currencyWord',
    pattern: new RegExp(String.raw`(${anyAmount})\s*(${sign})`, 'u'),
    instead: ([, amount = '', mark = ''], currency) =>
      `${plainFigure(amount)} ${wordFor(mark, currency)}`,
    otherwise: ([, amount = '', mark = ''], currency) =>
      otherFigures(amount)?.map((other) => `${other} ${wordFor(mark, currency)}`),
  },
  {
    kind: 'decimalPoint',
    pattern:
      /(?<![\d.,])((?!0|\d{1,3}(?:,\d{3})+(?![\d,]))(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,4}(?:,\d{4})+))(?![\d,])/u,
    instead: ([, whole = '']) => grouped(whole.replaceAll(',', '')),
    otherwise: (match) => otherFigures(match[1] ?? '', behind(match)),
  },
  {
    kind: 'decimalPoint',
    pattern: new RegExp(String.raw`(?<![\d.,])(${spaced})`, 'u'),
    instead: ([, whole = '']) => plainFigure(whole),
  },
  {
    kind: 'writeInstead',
    pattern: new RegExp(String.raw`(${figure}\s*(?:M|m|mn|mln|mio|Mio|mill?)\.?)(?=\s|$)`, 'u'),
    instead: ([, whole = '']) => `${whole.replace(/\s*[a-z]+\.?$/iu, '')} million`,
    close: true,
  },
  {
    kind: 'writeInstead',
    pattern: new RegExp(String.raw`(${figure}\s*(?:K|k|thsd|tsd)\.?)(?=\s|$)`, 'u'),
    instead: ([, whole = '']) => `${whole.replace(/\s*[a-z]+\.?$/iu, '')} thousand`,
    close: true,
  },
  {
    kind: 'decimalPoint',
    pattern: new RegExp(String.raw`(?<![\d.,])(${dotted})`, 'u'),
    instead: ([, whole = '']) => plainFigure(whole),
  },
  // Behind the colon of a row, where the reader takes the figure for the next row's.
  {
    kind: 'decimalPoint',
    pattern: /:[ \t]*(\d+,\d{1,2})(?![\d,:])/u,
    instead: ([, whole = '']) => whole.replace(',', '.'),
    otherwise: (match) => otherFigures(match[1] ?? '', behind(match)),
  },
  {
    kind: 'decimalPoint',
    pattern: /(?<![\d.,])(\d+,(?:\d{1,2}|\d{4,}))(?![\d,])/u,
    instead: ([, whole = '']) => whole.replace(',', '.'),
    otherwise: (match) => otherFigures(match[1] ?? '', behind(match)),
    close: true,
  },
];
