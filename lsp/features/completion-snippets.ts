// Constructs to fill in, for whoever does not know them yet: a clause, an article, a table, a limit.
// Keywords stand in `{…}`, what is to be filled in in `<…>`.
import { type KeywordId, vocabularyOf } from '#language';
import { wordsOf } from '../words/languages.ts';
import { keywordFits } from './completion-fit.ts';
import { type Asked, type Completion, wordSpan } from './completion-item.ts';

export type SnippetPlaceholder =
  | 'amount'
  | 'clauses'
  | 'condition'
  | 'currency'
  | 'item'
  | 'label'
  | 'list'
  | 'member'
  | 'name'
  | 'source'
  | 'subject'
  | 'title'
  | 'value'
  | 'whom'
  | 'words';

const CLAUSE = '{clause} <name>\n  {cites} "<words>"\n  {when} <condition>\n  {grants} <amount>';

/** By the keyword that they begin with: where it may stand, so may they. */
const snippets: readonly (readonly [KeywordId, string])[] = [
  ['clause', CLAUSE],
  ['article', `{article} <name> "<title>"\n\n${CLAUSE.replace(/^/gm, '  ')}`],
  [
    'policy',
    '{policy} <name> "<title>"\n  {source}   "<source>"\n  {currency} <currency>\n  {inForce} {from} 2025-01-01',
  ],
  ['enum', '{enum} <name> "<title>": <member> "<label>", <member> "<label>"'],
  ['entity', '{entity} <name> "<title>"\n  <member>: {money} "<label>"'],
  ['applicant', '{applicant} <name> "<title>"\n  <member>: {money} "<label>"'],
  ['applies', '{applies}\n  {cites} "<words>"\n  {when} <condition>'],
  ['define', '{define} <name> "<label>" = <value>'],
  ['parameter', '{parameter} <name> "<label>" = <value>'],
  ['by', '{by} <subject>\n  <member>: <value>\n  {otherwise}: <value>'],
  ['limit', '{limit} {each} <whom> {to} <amount>'],
  ['overlap', '{overlap} {of} {allGrants} {with} {otherSupports}\n  {takesTheBetter}'],
  ['sum', '{sum} {of} <value> {forEach} <item> {in} <list>'],
];

export function snippetsFor(asked: Asked): readonly Completion[] {
  const { place, expected, options } = asked;
  if (!options.snippets) return [];
  const { keywords } = vocabularyOf(place.analysis.language).table;
  const { completing, hover } = wordsOf(place.analysis.language);
  const allowed = new Map(
    expected.keywords
      .filter((keyword) => keyword.start === expected.word.start && keywordFits(asked, keyword))
      .map((keyword) => [keyword.id, keyword]),
  );
  return snippets.flatMap(([id, template]): readonly Completion[] => {
    const keyword = allowed.get(id);
    if (keyword === undefined) return [];
    // Declarations and parts of clauses begin on lines of their own.
    const { length } = keyword.within;
    const opens = length === 2 || (keyword.within[2] === 'clausePart' && length <= 4);
    let stops = 0;
    const text = filled(template, (word) => {
      const named: Readonly<Record<string, string>> = completing.placeholders;
      return `\${${++stops}:${named[word] ?? word}}`;
    });
    const [label] = keywords[id];
    return [
      {
        label: `${label} …`,
        kind: 'snippet',
        detail: hover.keywords[id],
        span: wordSpan(asked),
        text,
        isSnippet: true,
        filter: label,
        rank: opens ? (expected.startsLine ? 6 : 9) : 5,
        about: { keyword: id },
      },
    ];
  });

  function filled(template: string, hole: (word: string) => string): string {
    const spelling: Readonly<Record<string, readonly [string, ...string[]]>> = keywords;
    return template
      .replace(/\{(\w+)\}/g, (_, id: string) => spelling[id]?.[0] ?? id)
      .replace(/<(\w+)>/g, (_, word: string) => hole(word));
  }
}
