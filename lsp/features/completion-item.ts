// What completion offers, and what its parts are asked with.
import type { Declaration } from '#compiler';
import type { Expected, KeywordId, Span } from '#language';
import type { Place } from './place.ts';

export type CompletionKind =
  | 'keyword'
  | 'snippet'
  | 'variable'
  | 'field'
  | 'define'
  | 'parameter'
  | 'builtIn'
  | 'member'
  | 'type'
  | 'clause'
  | 'unit'
  | 'text'
  | 'file'
  | 'rows';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Beside the label, in a few words. */
  readonly detail: string;
  /** What it replaces, and by what. */
  readonly span: Span;
  readonly text: string;
  /** The text has places to fill in, in the protocol's form. */
  readonly isSnippet: boolean;
  /** What the typed words are held against; the text, if not said. */
  readonly filter?: string;
  /** 0 is the likeliest. */
  readonly rank: number;
  /** What hovering over would explain it: a keyword, or a place in a file. */
  readonly about?: { readonly keyword: KeywordId } | { readonly span: Span };
}

export interface CompletionOptions {
  /** The editor knows texts with places to fill in. */
  readonly snippets: boolean;
  /** Files beside the policy, by the ends of their names. */
  readonly files?: FileLister;
}

/** Names of files in the policy's folder as the policy would write them. */
export type FileLister = (endings: readonly string[]) => readonly string[];

/** What the parts of completion are asked with. */
export interface Asked {
  readonly place: Place;
  readonly expected: Expected;
  readonly text: string;
  readonly options: CompletionOptions;
}

/** What the chosen one replaces. */
export function wordSpan({ place: { file }, expected: { word } }: Asked): Span {
  return { file, start: word.start, end: word.end };
}

export function item(
  asked: Asked,
  label: string,
  kind: CompletionKind,
  detail: string,
  rank: number,
  declaration?: Declaration,
): Completion {
  const span = declaration?.nameSpan;
  return {
    label,
    kind,
    detail,
    span: wordSpan(asked),
    text: label,
    isSnippet: false,
    rank,
    ...(span === undefined ? {} : { about: { span } }),
  };
}
