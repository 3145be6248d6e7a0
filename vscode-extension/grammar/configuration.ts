// How the editor behaves in a policy before the language server has a say: comments, brackets, what a word
// is, and how deep a new line begins. Made from the keyword tables like the colours.
import type { KeywordId, LanguageTable } from '../../language/index.ts';

interface Expression {
  readonly pattern: string;
  readonly flags: 'u';
}

export interface OnEnter {
  readonly beforeText: Expression;
  readonly afterText?: Expression;
  readonly action: { readonly indent: 'none' | 'indent'; readonly appendText?: string };
}

export interface LanguageConfiguration {
  readonly comments: { readonly lineComment: string };
  readonly brackets: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly {
    readonly open: string;
    readonly close: string;
    readonly notIn?: readonly string[];
  }[];
  readonly surroundingPairs: readonly (readonly [string, string])[];
  readonly wordPattern: Expression;
  readonly folding: { readonly offSide: boolean };
  readonly onEnterRules: readonly OnEnter[];
}

/** What stands alone on its line, with its parts below (DESIGN §2.3). */
const HEADS: readonly KeywordId[] = [
  'policy',
  'entity',
  'applicant',
  'applies',
  'article',
  'clause',
];

/** The configuration for all these natural languages at once. */
export function languageConfiguration(tables: readonly LanguageTable[]): LanguageConfiguration {
  const words = (...ids: readonly KeywordId[]) =>
    `(?:${ids
      .flatMap((id) => tables.flatMap(({ keywords }) => [...keywords[id]]))
      .map((spelled) => spelled.replace(/ /g, '\\s+'))
      .sort((a, b) => b.length - a.length)
      .join('|')})(?![\\p{L}\\p{N}_])`;
  const indent = (pattern: string): OnEnter => ({
    beforeText: expression(pattern),
    action: { indent: 'indent' },
  });
  const pairs = [
    ['(', ')'],
    ['（', '）'],
    ['"', '"'],
    ['“', '”'],
    ['`', '`'],
  ] as const;
  const brackets = pairs.slice(0, 2);
  return {
    comments: { lineComment: '#' },
    brackets,
    autoClosingPairs: pairs.map(([open, close]) => ({ open, close, notIn: ['string', 'comment'] })),
    surroundingPairs: pairs,
    wordPattern: expression('[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*|\\d[\\d,.]*'),
    folding: { offSide: true },
    onEnterRules: [
      // A comment that is broken in two goes on as a comment.
      {
        beforeText: expression('^\\s*#.*$'),
        afterText: expression('^\\s*\\S.*$'),
        action: { indent: 'none', appendText: '# ' },
      },
      // A field may bear the name of any keyword; then a colon follows.
      indent(`^\\s*${words(...HEADS)}(?!\\s*[:：])[^#]*$`),
      // The rows of a table.
      indent(`^[^#"“]*(?<![\\p{L}\\p{N}_.])${words('by', 'byPartsOf')}[^:："“#]*$`),
      // The members of an enumeration, a line each.
      indent(`^\\s*${words('enum')}[^#]*[:：]\\s*$`),
    ],
  };
}

function expression(pattern: string): Expression {
  return { pattern, flags: 'u' };
}
