// Marks that legal texts of every language share.
import type { SourceWords } from './words.ts';

export const common: SourceWords = {
  articles: [/^§\s*(?<number>\d+(?:\.\d+)*[a-z]?)(?=[\s.:)]|$)[.:)]?/u],
  divisions: [],
  numbering: [
    /[(（]\s*(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxIVX]{1,6})\s*[)）]/gu,
    /(?<![\p{L}\p{N}])(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,6})(?:[.)](?=\s)|、)/gu,
    /[\u2460-\u249b]/gu,
    /^\s*\d{1,3}(?:\.\d{1,3})+(?=\s)/gmu,
  ],
  joining: [],
  numeral: (written) => (/^\d+[a-z]?$/i.test(written) ? written.toLowerCase() : undefined),
};
