// The words of a policy's page by natural language.

export interface PageWords {
  /** {issuer} */
  readonly issuer: string;
  /** {version} */
  readonly version: string;
  readonly scope: string;
  /** {number}: where the source has no heading of it. */
  readonly article: string;
  readonly noArticle: string;
  readonly contents: string;
  readonly source: string;
  readonly clauses: string;
  readonly noSource: string;
  readonly noClauses: string;
  /** Where no clause, but the header, the scope or the article itself cites its text. */
  readonly citedElsewhere: string;
  readonly reading: string;
  readonly cites: string;
  readonly notFound: string;
  readonly uncited: string;
  /** {cited} {of} */
  readonly coverage: string;
  readonly coverageAll: string;
  readonly coverageTitle: string;
  /** What is defined for the whole policy. */
  readonly terms: string;
  readonly facts: string;
  readonly fact: string;
  readonly about: string;
  readonly optional: string;
  /** {value} */
  readonly standsFor: string;
  /** {low} {high} */
  readonly range: string;
  readonly atLeast: string;
  readonly atMost: string;
  /** {currency} */
  readonly inCurrency: string;
  readonly yes: string;
  readonly no: string;
  readonly kinds: Readonly<
    Record<
      | 'boolean'
      | 'money'
      | 'ratio'
      | 'number'
      | 'integer'
      | 'date'
      | 'text'
      | 'choice'
      | 'items'
      | 'group',
      string
    >
  >;
  /** {hash} {engine} */
  readonly made: string;
  /** Of the page that is filled in, where scripts are off. */
  readonly noScript: string;
}

const en: PageWords = {
  issuer: 'Issued by {issuer}',
  version: 'Version {version}',
  scope: 'Whom it is for',
  article: 'Article {number}',
  noArticle: 'Outside the articles',
  contents: 'Contents',
  source: 'The text',
  clauses: 'The clauses',
  noSource: 'The source has no text of this article.',
  noClauses: 'No clause rests on this.',
  citedElsewhere:
    'No clause of its own: it takes effect through whom the policy is for, when it is in force, its limits, or what it defines.',
  reading: 'Read as',
  cites: 'Rests on',
  notFound: 'not in the source like this',
  uncited: 'no clause cites this',
  coverage:
    '{cited} of {of} sentences of the source are encoded in full. What no clause cites is marked.',
  coverageAll: 'Every sentence of the source is encoded.',
  coverageTitle: 'How much of the source is encoded',
  terms: 'What the words and figures mean',
  facts: 'What is asked',
  fact: 'Fact',
  about: 'What it may be',
  optional: 'optional',
  standsFor: 'if left out: {value}',
  range: 'from {low} to {high}',
  atLeast: 'at least {low}',
  atMost: 'at most {high}',
  inCurrency: 'in {currency}',
  yes: 'yes',
  no: 'no',
  kinds: {
    boolean: 'yes or no',
    money: 'an amount of money',
    ratio: 'a share',
    number: 'a number',
    integer: 'a whole number',
    date: 'a date',
    text: 'a text',
    choice: 'one of',
    items: 'any number of them',
    group: 'one of them',
  },
  made: 'Made by Clause {engine} from the policy’s files, whose hash is {hash}.',
  noScript: 'This page needs JavaScript, which stays on your machine: nothing is sent anywhere.',
};

const LANGUAGES: Readonly<Record<string, PageWords>> = { en };

/** The words of a language; English where there is no table of it. */
export function pageWordsOf(language: string): PageWords {
  return (Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined) ?? en;
}
