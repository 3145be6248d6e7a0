// The constructs of the language that read like a phrase with places to fill: their parts, and the
// keywords with which each part begins. Keywords stand in `{…}`, what is to be filled in in `<…>`.
import type { KeywordId } from '#language';

export type FormId =
  | 'limit'
  | 'minimum'
  | 'overlap'
  | 'capped'
  | 'equalParts'
  | 'shares'
  | 'sum'
  | 'largest'
  | 'largestOf'
  | 'smallest'
  | 'smallestOf'
  | 'count'
  | 'any'
  | 'every'
  | 'elapsed'
  | 'byParts'
  | 'someOf'
  | 'matched'
  | 'measure'
  | 'power';

export type PartId =
  | 'limitWhat'
  | 'limitEach'
  | 'limitTo'
  | 'limitTime'
  | 'limitWhere'
  | 'limitCounting'
  | 'limitNothing'
  | 'minimumOf'
  | 'minimumTo'
  | 'minimumNothing'
  | 'overlapClauses'
  | 'overlapWith'
  | 'overlapOn'
  | 'overlapOutcome'
  | 'cap'
  | 'capTime'
  | 'splitCount'
  | 'splitEvery'
  | 'splitShare'
  | 'splitRest'
  | 'aggregateValue'
  | 'aggregateLoop'
  | 'aggregateBefore'
  | 'aggregateWhere'
  | 'aggregateSatisfies'
  | 'extremeValues'
  | 'elapsedFrom'
  | 'elapsedTo'
  | 'partsOf'
  | 'partsOver'
  | 'partsWhere'
  | 'someNumber'
  | 'someConditions'
  | 'matchedAmount'
  | 'matchedRate'
  | 'measureWhat'
  | 'measureSum'
  | 'powerWho'
  | 'powerWhat';

export type PlaceholderId =
  | 'amount'
  | 'clauses'
  | 'condition'
  | 'date'
  | 'field'
  | 'figure'
  | 'item'
  | 'length'
  | 'list'
  | 'name'
  | 'number'
  | 'ratio'
  | 'share'
  | 'text'
  | 'value'
  | 'who'
  | 'whom';

export interface FormPart {
  readonly id: PartId;
  readonly text: string;
  /** The keywords that begin it. */
  readonly begins: readonly KeywordId[];
}

export interface Form {
  readonly id: FormId;
  readonly parts: readonly FormPart[];
}

const TIME: readonly KeywordId[] = ['inEachCalendarYear', 'inEachYear', 'over', 'beginningOn'];
const TIME_TEXT = '[{inEachCalendarYear} | {over} <length>]';

const loop: FormPart = {
  id: 'aggregateLoop',
  text: '{forEach} <item> {in} <list>',
  begins: ['forEach'],
};
const before: FormPart = { id: 'aggregateBefore', text: '[{before} <item>]', begins: ['before'] };
const where: FormPart = { id: 'aggregateWhere', text: '[{where} <condition>]', begins: ['where'] };

const limit: Form = {
  id: 'limit',
  parts: [
    {
      id: 'limitWhat',
      text: '{limit} [{total} {of} <clauses> | {count} | {quantity} <figure>]',
      begins: ['limit', 'total', 'count', 'quantity'],
    },
    { id: 'limitEach', text: '{each} <whom>', begins: ['each', 'forEach'] },
    { id: 'limitTo', text: '{to} <amount>', begins: ['to'] },
    { id: 'limitTime', text: TIME_TEXT, begins: TIME },
    { id: 'limitWhere', text: '[{where} <condition>]', begins: ['where'] },
    {
      id: 'limitCounting',
      text: '[{counting} {otherSupports} [{where} <condition>]]',
      begins: ['counting'],
    },
    { id: 'limitNothing', text: '[{orNothing}]', begins: ['orNothing'] },
  ],
};

const minimum: Form = {
  id: 'minimum',
  parts: [
    {
      id: 'minimumOf',
      text: '{limit} [{each} {of} <clauses>]',
      begins: ['limit', 'each', 'forEach'],
    },
    { id: 'minimumTo', text: '{to} {atLeast} <amount>', begins: ['to'] },
    { id: 'limitWhere', text: '[{where} <condition>]', begins: ['where'] },
    { id: 'minimumNothing', text: '{orNothing}', begins: ['orNothing'] },
  ],
};

const overlap: Form = {
  id: 'overlap',
  parts: [
    { id: 'overlapClauses', text: '{overlap} {of} <clauses> | {allGrants}', begins: ['overlap'] },
    {
      id: 'overlapWith',
      text: '[{with} {otherSupports} [{where} <condition>]]',
      begins: ['with', 'where'],
    },
    {
      id: 'overlapOn',
      text: '[{onSame} {matter} | {onSame} {applicant} | {onSame} <field>]',
      begins: ['onSame'],
    },
    {
      id: 'overlapOutcome',
      text: '{takesTheBetter} | {takesTheFirstOf} (<clauses>) | {topsUp} | {excludes}',
      begins: ['takesTheBetter', 'takesTheFirstOf', 'topsUp', 'excludes'],
    },
  ],
};

const capped: Form = {
  id: 'capped',
  parts: [
    { id: 'cap', text: '{cappedAt} <amount>', begins: ['cappedAt'] },
    { id: 'capTime', text: TIME_TEXT, begins: TIME },
  ],
};

const equalParts: Form = {
  id: 'equalParts',
  parts: [
    { id: 'splitCount', text: '{split} <number> {equal}', begins: ['split'] },
    {
      id: 'splitEvery',
      text: '[{yearly} | {halfYearly} | {quarterly} | {monthly}] {parts}',
      begins: ['equal', 'yearly', 'halfYearly', 'quarterly', 'monthly', 'parts'],
    },
  ],
};

const shares: Form = {
  id: 'shares',
  parts: [
    { id: 'splitShare', text: '{split} <name>: <share> …', begins: ['split'] },
    { id: 'splitRest', text: '<name>: {theRest}', begins: ['theRest'] },
  ],
};

const extreme = (id: 'largest' | 'smallest'): readonly Form[] => {
  const opener = id === 'largest' ? 'theLargestOf' : 'theSmallestOf';
  return [
    {
      id,
      parts: [
        { id: 'aggregateValue', text: `{${opener}} <value>`, begins: [opener] },
        loop,
        before,
        where,
      ],
    },
    {
      id: `${id}Of`,
      parts: [{ id: 'extremeValues', text: `{${opener}} (<value>, <value>, …)`, begins: [opener] }],
    },
  ];
};

const quantified = (id: 'any' | 'every'): Form => ({
  id,
  parts: [
    { id: 'aggregateLoop', text: `{${id}} <item> {in} <list>`, begins: [id] },
    where,
    { id: 'aggregateSatisfies', text: '{satisfies} <condition>', begins: ['satisfies'] },
  ],
});

const elapsed = (
  opener: 'fullYears' | 'fullMonths' | 'fullWeeks' | 'fullDays',
): readonly Form[] => [
  {
    id: 'elapsed',
    parts: [
      { id: 'elapsedFrom', text: `{${opener}} {from} <date>`, begins: [opener, 'from'] },
      { id: 'elapsedTo', text: '{to} <date>', begins: ['to'] },
    ],
  },
];

const byParts: Form = {
  id: 'byParts',
  parts: [
    { id: 'partsOf', text: '{byPartsOf} <figure>', begins: ['byPartsOf'] },
    { id: 'partsOver', text: '[{runningOver} <list>', begins: ['runningOver'] },
    { id: 'partsWhere', text: '[{where} <condition>]]', begins: ['where'] },
  ],
};

const someOf = (id: 'atLeast' | 'atMost' | 'exactly'): readonly Form[] => [
  {
    id: 'someOf',
    parts: [
      { id: 'someNumber', text: `{${id}} <number>`, begins: [id] },
      { id: 'someConditions', text: '{of} (<condition>, <condition>, …)', begins: ['of'] },
    ],
  },
];

const matched: Form = {
  id: 'matched',
  parts: [
    { id: 'matchedAmount', text: '{matches} <amount>', begins: ['matches'] },
    { id: 'matchedRate', text: '{at} <ratio> | {by} <figure>', begins: ['at', 'by'] },
  ],
};

const measureSum: FormPart = { id: 'measureSum', text: '[{of} <amount>]', begins: ['of'] };

const measure = (id: 'permits' | 'encourages' | 'requires'): readonly Form[] => [
  {
    id: 'measure',
    parts: [{ id: 'measureWhat', text: `{${id}} "<text>"`, begins: [id] }, measureSum],
  },
];

const power: Form = {
  id: 'power',
  parts: [
    { id: 'powerWho', text: '{empowers} "<who>"', begins: ['empowers'] },
    { id: 'powerWhat', text: '[{to} "<text>"]', begins: ['to'] },
    measureSum,
  ],
};

/** The forms that a keyword may open, the likeliest first. */
export const forms: Readonly<Partial<Record<KeywordId, readonly Form[]>>> = {
  limit: [limit, minimum],
  overlap: [overlap],
  cappedAt: [capped],
  split: [equalParts, shares],
  sum: [
    {
      id: 'sum',
      parts: [
        { id: 'aggregateValue', text: '{sum} {of} <value>', begins: ['sum'] },
        loop,
        before,
        where,
      ],
    },
  ],
  theLargestOf: extreme('largest'),
  theSmallestOf: extreme('smallest'),
  count: [
    {
      id: 'count',
      parts: [
        { id: 'aggregateLoop', text: '{count} {each} <item> {in} <list>', begins: ['count'] },
        before,
        where,
      ],
    },
  ],
  any: [quantified('any')],
  every: [quantified('every')],
  fullYears: elapsed('fullYears'),
  fullMonths: elapsed('fullMonths'),
  fullWeeks: elapsed('fullWeeks'),
  fullDays: elapsed('fullDays'),
  byPartsOf: [byParts],
  atLeast: someOf('atLeast'),
  atMost: someOf('atMost'),
  exactly: someOf('exactly'),
  matches: [matched],
  permits: measure('permits'),
  encourages: measure('encourages'),
  requires: measure('requires'),
  empowers: [power],
};
