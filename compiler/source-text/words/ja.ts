// Japanese legal texts; their `第3条` is among the Chinese marks.
import type { SourceWords } from './words.ts';

export const ja: SourceWords = {
  articles: [],
  divisions: [],
  numbering: [
    // 項 (`2 前項の…`), 号 (`一 中小企業者`) and what stands under them (`ア 林業者`), set off by a blank;
    // `2 万円` is a figure.
    /^\s*[0-9０-９]{1,2}(?=\s+(?![万億亿元円年月日人个名件千百倍割])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gmu,
    /^\s*[一二三四五六七八九十]{1,3}(?=\s)/gmu,
    /^\s*[ア-ン](?=\s)/gmu,
  ],
  joining: ['及び', '並びに', '又は', '若しくは', 'ただし'],
  numeral: () => undefined,
};
