// Texts: the source's sentences inside `cites`, those first that nothing cites and those of the
// article at hand; files of the policy's folder in `use` and `source`.
import { fill } from '#compiler';
import type { Slot } from '#language';
import { wordsOf } from '../words/languages.ts';
import { type Asked, type Completion, wordSpan } from './completion-item.ts';
import { articleNumber, clauseFile } from './files.ts';
import { coverageIn, searchedSources, wordsAt } from './sources.ts';

export function textsFor(asked: Asked): readonly Completion[] {
  return asked.expected.slots.flatMap((slot) => (slot.kind === 'text' ? textsIn(slot, asked) : []));
}

function textsIn({ within }: Slot, asked: Asked): readonly Completion[] {
  const [rule, parent] = [within.at(-1)?.rule, within.at(-2)?.rule];
  if (rule === 'use') return filesFor(asked, ['.clause']);
  if (rule === 'texts' && parent === 'headerPart') return filesFor(asked, ['.txt', '.md']);
  if (rule === 'texts' && parent === 'cites') return sentencesFor(asked);
  return [];
}

function filesFor(asked: Asked, endings: readonly string[]): readonly Completion[] {
  const { analysis, file } = asked.place;
  const taken = new Set(analysis.files.keys());
  return (asked.options.files?.(endings) ?? [])
    .filter((name) => !file.endsWith(`/${name}`) && name !== file)
    .map((name) => textItem(asked, name, 'file', '', taken.has(name) ? 2 : 1));
}

interface Sentence {
  readonly words: string;
  readonly article: string | undefined;
  readonly isCited: boolean;
}

function sentencesFor(asked: Asked): readonly Completion[] {
  const { analysis } = asked.place;
  const { completing } = wordsOf(analysis.language);
  const here = articleHere(asked);
  const uncited = coverageIn(analysis).uncited.map(({ words, article }): Sentence => {
    return { words, article, isCited: false };
  });
  // Several clauses may stand on one sentence.
  const cited = searchedSources(analysis).flatMap(({ source }) =>
    source.articles
      .filter(({ number }) => number === here && number !== undefined)
      .flatMap(({ number, sentences }) =>
        sentences.map((stretch): Sentence => {
          return { words: wordsAt(source.text, stretch), article: number, isCited: true };
        }),
      ),
  );
  return [...uncited, ...cited].map(({ words, article, isCited }) => {
    const own = article === here;
    const told = isCited ? completing.cited : completing.uncited;
    const detail =
      article === undefined ? told : fill(completing.inArticle, { article, cited: told });
    return textItem(asked, words, 'text', detail, isCited ? 3 : own ? 0 : 2);
  });
}

/** The number of the article that the place is in. */
function articleHere({ place: { analysis, file, offset } }: Asked): string | undefined {
  const items = clauseFile(analysis, file)?.parsed.file.items ?? [];
  const article = items.findLast(({ kind, span }) => kind === 'article' && span.start <= offset);
  return article?.kind === 'article' ? articleNumber(article) : undefined;
}

/** How much of a sentence a list shows. */
const SHOWN = 80;

function textItem(
  asked: Asked,
  words: string,
  kind: 'text' | 'file',
  detail: string,
  rank: number,
): Completion {
  const text = quoted(words, asked.text[asked.expected.word.start] ?? '');
  const label = words.length > SHOWN ? `${words.slice(0, SHOWN - 1).trimEnd()}…` : words;
  // Editors hold what is typed, mark and all, against this.
  return { label, kind, detail, span: wordSpan(asked), text, isSnippet: false, rank, filter: text };
}

/** A text with its marks: those that stand there already, and those that need nothing escaped. */
export function quoted(words: string, mark: string): string {
  const curly = mark === '“' || (mark !== '"' && words.includes('"'));
  if (curly && !/[“”\\]/.test(words)) return `“${words}”`;
  return `"${words.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
