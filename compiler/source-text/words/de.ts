// German legal texts; their `§ 3` is among the common marks.
import type { SourceWords } from './words.ts';

export const de: SourceWords = {
  articles: [/^(?:Artikel|Art\.)\s+(?<number>\d+[a-z]?)(?=\s*[.:)–—-]|\s*$|\s+\p{Lu})[.:)]?/u],
  divisions: [
    /^(?:Kapitel|Abschnitt|Teil|Anlage|Anhang)(?:\s+(?:\d+|[IVXLC]+))?(?:\s*[:.–—-].*|\s+\p{Lu}[^.;]*)?$/u,
  ],
  numbering: [],
  joining: ['und', 'oder', 'sowie', 'aber', 'auch', 'ferner', 'außerdem'],
  numeral: () => undefined,
};
