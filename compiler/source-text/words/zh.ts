// Chinese legal texts, in simplified and in traditional characters.
import type { SourceWords } from './words.ts';

const NUMERAL = '[〇零一二两兩三四五六七八九十百千\\d]+';

export const zh: SourceWords = {
  articles: [
    new RegExp(
      String.raw`^第\s*(?<number>${NUMERAL})\s*[条條](?:之(?<suffix>${NUMERAL}))?[\s:：、．.]*`,
      'u',
    ),
  ],
  divisions: [
    new RegExp(String.raw`^第\s*${NUMERAL}\s*[编編章节節部](?:\s|[:：]|$).*$`, 'u'),
    /^附[件录錄则則表].*$/u,
  ],
  numbering: [
    /[(（]\s*[一二三四五六七八九十百]{1,4}\s*[)）]/gu,
    /(?<!\p{L})[一二三四五六七八九十百]{1,4}、/gu,
  ],
  joining: [
    '和',
    '与',
    '與',
    '及',
    '以及',
    '或',
    '或者',
    '并',
    '并且',
    '並',
    '並且',
    '且',
    '而',
    '同时',
    '同時',
    '此外',
    '另外',
    '还',
    '還',
    '也',
    '其中',
  ],
  numeral: chineseNumeral,
};

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `三` is 3, `十二` 12, `一百零五` 105, `二〇` 20. */
function chineseNumeral(written: string): string | undefined {
  if (!new RegExp(`^${NUMERAL}$`, 'u').test(written)) return undefined;
  if (/^\d+$/.test(written)) return String(Number(written));
  if (!/[十百千]/.test(written)) {
    return [...written].map((sign) => DIGITS[sign] ?? sign).join('');
  }
  let value = 0;
  let pending: number | undefined;
  for (const sign of written) {
    const unit = UNITS[sign];
    if (unit === undefined) pending = DIGITS[sign] ?? Number(sign);
    else {
      value += (pending ?? 1) * unit;
      pending = undefined;
    }
  }
  return String(value + (pending ?? 0));
}
