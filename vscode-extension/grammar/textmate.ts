// The TextMate grammar, made from the language's keyword tables: colours stand as soon as a file
// opens, before the language server has read it, and a second natural language costs nothing.
import type { KeywordId, LanguageTable } from '../../language/index.ts';
import { declares, scopes } from './scopes.ts';

export interface TextmateRule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly include?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly TextmateRule[];
}

export interface TextmateGrammar {
  readonly name: string;
  readonly scopeName: string;
  readonly patterns: readonly TextmateRule[];
  readonly repository: Readonly<Record<string, TextmateRule>>;
}

/** A word of any script; TextMate's engine (Oniguruma) knows Unicode's classes. */
const LETTER = '[\\p{L}_]';
const REST = '[\\p{L}\\p{M}\\p{N}_]';
const NAME = `(?:${LETTER}${REST}*|\`[^\`\\r\\n]+\`)`;
const NUMBER = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';

/** The grammar for all these natural languages at once: a file says its own only in its header. */
export function textmateGrammar(tables: readonly LanguageTable[]): TextmateGrammar {
  return {
    name: 'Clause',
    scopeName: 'source.clause',
    patterns: ['comments', 'texts', 'declared', 'labels', 'figures', 'keywords', 'quoted'].map(
      (name) => ({ include: `#${name}` }),
    ),
    repository: {
      comments: { name: 'comment.line.number-sign.clause', match: '#.*$' },
      texts: {
        patterns: [
          text('string.quoted.double.clause', '"', '"'),
          text('string.quoted.other.clause', '“', '”'),
        ],
      },
      quoted: { name: 'variable.other.clause', match: '`[^`\\r\\n]+`' },
      declared: { patterns: declaredNames(tables) },
      // A field, a member or a row's label: whatever its word, it is a name there.
      labels: {
        match: `(?<![\\p{L}\\p{N}_.])(${NAME})(?=\\s*[:：])`,
        captures: { 1: { name: 'variable.other.property.clause' } },
      },
      figures: { patterns: figures(tables) },
      keywords: { patterns: keywords(tables) },
    },
  };
}

function text(name: string, opening: string, closing: string): TextmateRule {
  return {
    name,
    begin: opening,
    end: `${closing}|$`,
    patterns: [
      { name: 'constant.character.escape.clause', match: '\\\\.' },
      { name: 'constant.other.placeholder.clause', match: '…' },
    ],
  };
}

function declaredNames(tables: readonly LanguageTable[]): TextmateRule[] {
  return (Object.entries(declares) as [KeywordId, string][]).map(([id, name]) => ({
    // An article may be a number; what stands before a colon is a field of that name.
    match: `${alone(spellings(tables, [id]))}\\s+(${NAME}|\\d+)(?!\\s*[:：])`,
    captures: { 1: { name: scopes[id] }, 2: { name } },
  }));
}

function figures(tables: readonly LanguageTable[]): TextmateRule[] {
  const after = tables.flatMap((table) => [
    ...Object.keys(table.scales),
    ...Object.keys(table.currencies),
    ...Object.keys(table.durations),
  ]);
  const words = alternatives([...after, '[A-Z]{3}']);
  return [
    {
      name: 'constant.numeric.date.clause',
      match: '(?<![\\p{L}\\p{N}_])\\d{4}-\\d{2}-\\d{2}(?![\\d-])',
    },
    {
      match: `(?<![\\p{L}\\p{N}_])(${NUMBER})(?:\\s*([%％]))?((?:\\s+${words}(?!${REST}))*)`,
      captures: {
        1: { name: 'constant.numeric.clause' },
        2: { name: 'keyword.operator.percent.clause' },
        3: { name: 'keyword.other.unit.clause' },
      },
    },
    {
      match: `(?<![\\p{L}\\p{N}_])([A-Z]{3})\\s+(${NUMBER})`,
      captures: {
        1: { name: 'keyword.other.unit.clause' },
        2: { name: 'constant.numeric.clause' },
      },
    },
  ];
}

/** One rule a colour; longer phrases come first, so that `is at least` is not `is` and two names. */
function keywords(tables: readonly LanguageTable[]): TextmateRule[] {
  const ids = Object.keys(scopes) as KeywordId[];
  const phrase = (id: KeywordId) => spellings(tables, [id]).some((words) => /[ -]/.test(words));
  const ruleFor = (name: string, chosen: readonly KeywordId[]): TextmateRule[] =>
    chosen.length === 0 ? [] : [{ name, match: alone(spellings(tables, chosen)) }];
  const colours = [...new Set(ids.map((id) => scopes[id]))];
  return [true, false].flatMap((phrases) =>
    colours.flatMap((name) =>
      ruleFor(
        name,
        ids.filter((id) => scopes[id] === name && phrase(id) === phrases),
      ),
    ),
  );
}

function spellings(tables: readonly LanguageTable[], ids: readonly KeywordId[]): string[] {
  return [...new Set(tables.flatMap((table) => ids.flatMap((id) => [...table.keywords[id]])))];
}

/** As a whole word, and not the field of something. */
function alone(spelled: readonly string[]): string {
  return `(?<![\\p{L}\\p{N}_.\`])(${alternatives(spelled.map((words) => words.replace(/ /g, '\\s+')))})(?!${REST})`;
}

function alternatives(patterns: readonly string[]): string {
  return `(?:${[...patterns].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|')})`;
}
