// Every citation of a policy's files, with the clause that it stands in.
import type { Article, Cites, SourceFile, Span } from '#language';

export interface Citation {
  /** As written, `…` for words left out. */
  readonly text: string;
  /** Of the string, quotes included. */
  readonly span: Span;
  /** The number of the article that it stands in, as written. */
  readonly article: string | undefined;
  /** The clause that cites; undefined in the header, in `applies` and in an article itself. */
  readonly clause: string | undefined;
}

/** In file order; holes left out, for the parser has spoken of them. */
export function citationsOf(files: readonly SourceFile[]): readonly Citation[] {
  return files.flatMap((file) =>
    file.items.flatMap((item): readonly Citation[] => {
      switch (item.kind) {
        case 'policy':
        case 'applies':
          return quotesIn(item.parts, undefined, undefined);
        case 'clause':
          return quotesIn(item.parts, undefined, nameOf(item.name));
        case 'article':
          return inArticle(item);
        default:
          return [];
      }
    }),
  );
}

function inArticle(article: Article): readonly Citation[] {
  const number = nameOf(article.number);
  return article.items.flatMap((item) =>
    item.kind === 'clause'
      ? quotesIn(item.parts, number, nameOf(item.name))
      : quotesIn([item], number, undefined),
  );
}

function quotesIn(
  parts: readonly { readonly kind: string }[],
  article: string | undefined,
  clause: string | undefined,
): readonly Citation[] {
  return parts
    .filter(isCites)
    .flatMap((part) =>
      part.quotes.flatMap((quote) =>
        quote.kind === 'text' ? [{ text: quote.value, span: quote.span, article, clause }] : [],
      ),
    );
}

function isCites(part: { readonly kind: string }): part is Cites {
  return part.kind === 'cites';
}

function nameOf(name: Article['number'] | { readonly kind: 'missing' }): string | undefined {
  switch (name.kind) {
    case 'missing':
      return undefined;
    case 'text':
      return name.value;
    case 'name':
      return name.text;
    default:
      return name satisfies never;
  }
}
