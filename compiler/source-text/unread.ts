// What citations may stand in the parts of a policy that could not be read: the sentences that they
// may cite are not told to be uncited.
import { type Node, type ParseResult, type Span, type Token, walk } from '#language';
import { findBreaks, type InnerItem } from '../names/broken.ts';
import type { Citation } from './citations.ts';

export interface Unread {
  /** Texts that cite, or of which it is not known whether they do; one may be half written. */
  readonly quotes: readonly Pick<Citation, 'text' | 'article'>[];
  /** A text is missing: it may cite anything. */
  readonly lacksText: boolean;
  /** A closing mark is missing: other words may stand among those cited. */
  readonly lacksMark: boolean;
  /** The header, which names the sources, is not known in full. */
  readonly lacksHeader: boolean;
}

export const nothingUnread: Unread = {
  quotes: [],
  lacksText: false,
  lacksMark: false,
  lacksHeader: false,
};

export function unreadIn(parsed: readonly ParseResult[]): Unread {
  const { any, files } = findBreaks(parsed);
  if (!any) return nothingUnread;
  const broken = files.flatMap(({ regions }) => regions.filter(({ isBroken }) => isBroken));
  const { others, lacksText } = textsOf(broken.flatMap(({ item }) => item ?? []));
  const quotes = parsed
    .filter(({ errors }) => errors.length > 0)
    .flatMap((file) =>
      file.tokens
        .filter(({ kind, span }) => kind === 'text' && !others.has(keyOf(span)))
        .filter(({ span }) =>
          files.some(
            ({ file: { span: whole }, regions }) =>
              whole.file === span.file &&
              regions.some(
                ({ start, reach, isBroken }) =>
                  isBroken && span.start >= start && span.start < reach,
              ),
          ),
        )
        .map((token) => ({ text: wordsOf(token), article: articleAt(file, token.span) })),
    );
  const lacksHeader =
    broken.some(({ item }) => item === undefined || item.kind === 'policy') ||
    !parsed.some(({ file }) => file.items.some(({ kind }) => kind === 'policy'));
  const lacksMark = parsed.some(({ errors }) =>
    errors.some(({ problem }) => problem === 'unterminatedText'),
  );
  return { quotes, lacksText: lacksText || parsed.some(citesNothing), lacksMark, lacksHeader };
}

/** The texts that do not cite, and whether a citation lacks its own. */
function textsOf(items: readonly InnerItem[]) {
  const others = new Set<string>();
  let lacksText = false;
  const isOther = (...nodes: readonly (Node | undefined)[]) => {
    for (const node of nodes) if (node !== undefined) others.add(keyOf(node.span));
  };
  for (const item of items) {
    walk(item, (node) => {
      if ('label' in node) isOther(node.label);
      if ('title' in node) isOther(node.title);
      if (node.kind === 'reading') isOther(node.text);
      if (node.kind === 'measure') isOther(node.text, node.to);
      if (node.kind === 'cites' && node.quotes.some(({ kind }) => kind === 'missing')) {
        lacksText = true;
      }
    });
  }
  return { others, lacksText };
}

/** Whether `cites` stands there without a text after it. */
function citesNothing({ tokens, errors }: ParseResult): boolean {
  return (
    errors.length > 0 &&
    tokens.some(({ keyword }, at) => keyword === 'cites' && tokens[at + 1]?.kind !== 'text')
  );
}

function keyOf({ file, start }: Span): string {
  return `${start} ${file}`;
}

/** What stands between the marks; of a text that is not closed, all that it has. */
function wordsOf({ text }: Token): string {
  return text.replace(/^["“]|["”]$/gu, '').replace(/\\(.)/gu, '$1');
}

function articleAt({ file }: ParseResult, { start }: Span): string | undefined {
  const article = file.items.find(
    ({ kind, span }) => kind === 'article' && span.start <= start && start <= span.end,
  );
  if (article?.kind !== 'article' || article.number.kind === 'missing') return undefined;
  return article.number.kind === 'text' ? article.number.value : article.number.text;
}
