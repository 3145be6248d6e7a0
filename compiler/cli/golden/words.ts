// What reports of golden cases say, one table a natural language.
import type { Machine, Unwritable } from '#compiler';

export interface TestWords {
  readonly expected: string;
  readonly found: string;
  /** {line} */
  readonly line: string;
  readonly total: string;
  readonly recoveries: string;
  readonly applicable: string;
  /** {clause} */
  readonly clause: string;
  /** {article} */
  readonly article: string;
  readonly award: string;
  readonly measure: string;
  readonly error: string;
  readonly nothing: string;
  readonly unknown: string;
  readonly yes: string;
  readonly no: string;
  readonly decided: string;
  readonly refused: string;
  readonly noneLike: string;
  readonly noneAtAll: string;
  readonly severalLike: string;
  /** {count} */
  readonly andMore: string;
  readonly paysByClause: string;
  /** {file} */
  readonly seeAll: string;
  readonly disagree: string;
  readonly machines: Readonly<Record<Machine, string>>;
  readonly notRun: string;
  /** {policy} */
  readonly coverage: string;
  /** {covered} {of} {cases} */
  readonly shownBy: string;
  readonly shownByOne: string;
  readonly whyNot: Readonly<Record<Unwritable, string>>;
}

const en: TestWords = {
  expected: 'expected',
  found: 'found',
  line: 'line {line}',
  total: 'total',
  recoveries: 'to be paid back',
  applicable: 'the policy applies',
  clause: '{clause}, in all',
  article: 'Article {article}, in all',
  award: 'award',
  measure: 'measure',
  error: 'error',
  nothing: 'nothing',
  unknown: 'not known',
  yes: 'yes',
  no: 'no',
  decided: 'The dossier is judged, where errors were expected.',
  refused: 'The dossier is refused, so nothing is decided:',
  noneLike: 'Nothing is like it. What there is:',
  noneAtAll: 'The decision has none at all.',
  severalLike:
    'Several could be meant, and none is as expected; name its item, too. What there is:',
  andMore: '… and {count} more',
  paysByClause: 'What each clause pays:',
  seeAll: 'Every step of it: clause explain {file}',
  disagree:
    'The interpreter and the generated code disagree. That is a fault of Clause, not of the policy: please report it with the policy and this case.',
  machines: { interpreter: 'interpreter', generated: 'generated code' },
  notRun: 'not run',
  coverage: 'Coverage of {policy}',
  shownBy: '{covered} of {of} outcomes shown by {cases} cases',
  shownByOne: '{covered} of {of} outcomes shown by 1 case',
  whyNot: {
    alias: 'it is said elsewhere in the file and only referred to here (*name)',
    anchor: 'other places refer to it (&name), and would change with it',
    block: 'it is a text over several lines',
    refused: 'the dossier is refused',
    decided: 'errors were expected, and the dossier is judged',
    noneLike: 'nothing in the decision is like this entry',
    severalLike: 'several entries of the decision could be meant',
    group: 'it is a list or a group',
    nothingThere: 'the decision says nothing there',
    columns: 'the table has no column for it',
  },
};

const languages: Readonly<Record<string, TestWords>> = { en };

/** The words of a language; English where there are none. */
export function testWords(language: string): TestWords {
  return (Object.hasOwn(languages, language) ? languages[language] : undefined) ?? en;
}
