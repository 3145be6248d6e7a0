// Completion: what may be written at a place, the likeliest first. Keywords stand where the grammar
// lets them; names are those in scope whose kind fits. It works on half-written text: what stands
// before the place decides.
import { expectedAt, type KeywordId, vocabularyOf, withEnds } from '#language';
import { wordsOf } from '../words/languages.ts';
import { narrowed } from './completion-comparisons.ts';
import { isEdgeNext, keywordFits } from './completion-fit.ts';
import {
  type Asked,
  type Completion,
  type CompletionOptions,
  wordSpan,
} from './completion-item.ts';
import { namesFor } from './completion-names.ts';
import { rowsFor } from './completion-rows.ts';
import { snippetsFor } from './completion-snippets.ts';
import { textsFor } from './completion-texts.ts';
import { unitsFor } from './completion-units.ts';
import { clauseFile } from './files.ts';
import type { Place } from './place.ts';

/** The characters after which it is worth asking, beside those of words. */
export const completionTriggers = ['.', '"', '“', ' '] as const;

/** What may be written at a place; none in a comment. */
export function completion(place: Place, options: CompletionOptions): readonly Completion[] {
  const found = clauseFile(place.analysis, place.file);
  const expected = found && expectedAt(found.parsed, place.offset);
  if (found === undefined || expected === undefined) return [];
  const asked: Asked = { place, expected, text: found.text, options };
  const items = expected.inText
    ? textsFor(asked)
    : [
        ...rowsFor(asked),
        ...namesFor(asked),
        ...unitsFor(asked),
        ...textsFor(asked),
        ...keywordsFor(asked),
        ...snippetsFor(asked),
      ];
  return narrowed(asked, unlike(items)).toSorted((a, b) => a.rank - b.rank);
}

function unlike(items: readonly Completion[]): readonly Completion[] {
  const seen = new Map<string, Completion>();
  for (const item of items) {
    const key = `${item.kind === 'keyword' ? 'k' : ''}${item.label} ${item.isSnippet}`;
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

function keywordsFor(asked: Asked): readonly Completion[] {
  const { place, expected } = asked;
  const { keywords } = vocabularyOf(place.analysis.language).table;
  const { hover } = wordsOf(place.analysis.language);
  const order = ({ id }: { readonly id: KeywordId }) => {
    const at = LIKELY.indexOf(id);
    return at < 0 ? LIKELY.length : at;
  };
  return expected.keywords
    .toSorted((a, b) => order(a) - order(b))
    .filter((keyword) => keywordFits(asked, keyword))
    .map((keyword): Completion => {
      const { id, start, within } = keyword;
      const [label] = keywords[id];
      const isNear = start < expected.word.start;
      return {
        label,
        kind: 'keyword',
        detail: hover.keywords[id],
        span: withEnds(wordSpan(asked), { start }),
        text: label,
        isSnippet: false,
        rank: isEdgeNext(asked, keyword) ? 2 : rankOf(id, within, expected.startsLine, isNear),
        about: { keyword: id },
      };
    });
}

/** Of keywords that are as near, those that are written most, in the order of a clause. */
const LIKELY: readonly KeywordId[] = [
  ...(['cites', 'when', 'unless', 'grants', 'matches', 'limit', 'define', 'source'] as const),
  ...(['currency', 'issuer', 'of', 'cappedAt', 'and', 'or', 'is', 'isAtLeast', 'isIn'] as const),
];

/** On a new line a part begins, after a word its sentence goes on; declarations come last. */
function rankOf(
  id: KeywordId,
  within: readonly string[],
  startsLine: boolean,
  isContinued: boolean,
): number {
  if (isContinued || id === 'equal') return 1;
  if (within.length === 2) return id === 'clause' && startsLine ? 5 : 8;
  const isPart =
    within[2] === 'clausePart' || within[2] === 'headerPart' || within[1] === 'applies';
  const opens = isPart && within.length <= 4 && id !== 'from' && id !== 'until';
  if (opens) return startsLine ? 4 : 7;
  return startsLine ? 6 : 4;
}
