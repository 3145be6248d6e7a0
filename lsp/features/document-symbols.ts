// The outline of a file: of clauses, its declarations and articles with their labels; of a source
// document, its articles.
import { type Analysis, fill } from '#compiler';
import {
  type Article,
  type Clause,
  type Define,
  type EntityDeclaration,
  type Item,
  type NameOrHole,
  type Span,
  withEnds,
} from '#language';
import { wordsOf } from '../words/languages.ts';
import type { Words } from '../words/words.ts';
import { articleNumber, clauseFile } from './files.ts';
import { searchedSources, wordsAt } from './sources.ts';

export type SymbolKind =
  | 'policy'
  | 'enum'
  | 'member'
  | 'entity'
  | 'applicant'
  | 'field'
  | 'unit'
  | 'define'
  | 'parameter'
  | 'applies'
  | 'article'
  | 'clause'
  | 'limit'
  | 'overlap';

export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  /** Its label; empty where it has none. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** Its name; within `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The outline of one file, in the order of the text; empty for a file of no policy. */
export function documentSymbols(analysis: Analysis, file: string): readonly DocumentSymbol[] {
  const words = wordsOf(analysis.language);
  const parsed = clauseFile(analysis, file)?.parsed;
  if (parsed !== undefined) return parsed.file.items.flatMap((item) => symbolOf(item, words));
  return articlesOfSource(analysis, file, words);
}

type Inner = Item | Article['items'][number];

function symbolOf(node: Inner, words: Words): readonly DocumentSymbol[] {
  switch (node.kind) {
    case 'policy':
      return [named('policy', node, node.title?.value, [], words)];
    case 'enum':
      return [
        named(
          'enum',
          node,
          node.label?.value,
          node.members.map((member) => named('member', member, member.label?.value, [], words)),
          words,
        ),
      ];
    case 'entity':
      return [named(node.role, node, node.label?.value, fieldsOf(node, words), words)];
    case 'unit':
    case 'define':
    case 'parameter':
      return [named(node.kind, node, node.label?.value, [], words)];
    case 'applies':
      return [
        {
          name: words.outline.applies,
          detail: '',
          kind: 'applies',
          span: node.span,
          selection: withEnds(node.span, { end: Math.min(node.span.end, node.span.start + 1) }),
          children: definesOf(node.parts, words),
        },
      ];
    case 'article':
      return [articleSymbol(node, words)];
    case 'clause':
      return [clauseSymbol(node, words)];
    case 'limit':
      return [
        {
          name: words.outline.limit,
          detail: node.clauses?.names.map((name) => nameText(name, words)).join(', ') ?? '',
          kind: 'limit',
          span: node.span,
          selection: node.clauses?.span ?? node.span,
          children: [],
        },
      ];
    case 'use':
    case 'cites':
      return [];
    default:
      return node satisfies never;
  }
}

function clauseSymbol(node: Clause, words: Words): DocumentSymbol {
  const kind = node.parts.some((part) => part.kind === 'overlap') ? 'overlap' : 'clause';
  return named(kind, node, node.label?.value, definesOf(node.parts, words), words);
}

function articleSymbol(node: Article, words: Words): DocumentSymbol {
  const number = articleNumber(node);
  const title = node.title?.value;
  const { article, articleTitled } = words.outline;
  return {
    name: fill(title === undefined ? article : articleTitled, { number, title: title ?? '' }),
    detail: '',
    kind: 'article',
    span: node.span,
    selection: node.number.kind === 'missing' ? node.span : node.number.span,
    children: node.items.flatMap((item) => symbolOf(item, words)),
  };
}

function fieldsOf(node: EntityDeclaration, words: Words): readonly DocumentSymbol[] {
  return node.fields.map((field) => named('field', field, field.label?.value, [], words));
}

function definesOf(
  parts: readonly { readonly kind: string }[],
  words: Words,
): readonly DocumentSymbol[] {
  return parts
    .filter((part): part is Define => part.kind === 'define')
    .map((define) => named('define', define, define.label?.value, [], words));
}

function named(
  kind: SymbolKind,
  { name, span }: { readonly name: NameOrHole; readonly span: Span },
  label: string | undefined,
  children: readonly DocumentSymbol[],
  words: Words,
): DocumentSymbol {
  const selection = name.kind === 'name' ? name.span : span;
  return { name: nameText(name, words), detail: label ?? '', kind, span, selection, children };
}

function nameText(name: NameOrHole, words: Words): string {
  const text = name.kind === 'name' ? name.text.trim() : '';
  return text === '' ? words.outline.unnamed : text;
}

function articlesOfSource(
  analysis: Analysis,
  file: string,
  words: Words,
): readonly DocumentSymbol[] {
  const source = searchedSources(analysis).find((one) => one.source.path === file)?.source;
  if (source === undefined) return [];
  return source.articles.flatMap(({ number, heading, body, sentences }) => {
    if (number === undefined) return [];
    const start = Math.max(0, body.start - (heading?.length ?? 0));
    const [first] = sentences;
    return [
      {
        name: heading ?? fill(words.outline.article, { number }),
        detail: first === undefined ? '' : shortened(wordsAt(source.text, first)),
        kind: 'article' as const,
        span: { file, start, end: Math.max(body.end, start) },
        selection: { file, start, end: body.start },
        children: [],
      },
    ];
  });
}

const LONGEST_DETAIL = 60;

function shortened(text: string): string {
  return text.length <= LONGEST_DETAIL ? text : `${text.slice(0, LONGEST_DETAIL - 1)}…`;
}
