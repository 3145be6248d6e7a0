// The parts of case files in English (docs/cases.md).
import type { Words } from '../words.ts';

export const caseFiles: Words['caseFiles'] = {
  labelled: '{label} ({type})',
  startsFrom: 'The dossier that this starts from:',
  moreLines: '… and {count} more lines.',
  baseUnreadable:
    'There is no dossier to start from here: what is wrong with it is told where it stands.',
  suite: {
    cases: 'the cases, a list',
    policy: 'the policy that the file proves, if it is not the only one beside it',
    bases: 'dossiers by name, for cases to start from',
    base: 'one dossier that every case starts from that has none of its own',
    title: 'for readers',
    note: 'for readers',
  },
  case: {
    name: 'what reports call the case; its own in the file',
    reason: 'why the answer must be so',
    article: 'the article that the case bears on',
    dossier: 'all facts of the case',
    base: 'a dossier to start from',
    changes: 'what is different in it',
    expect: 'what the policy must answer',
    note: 'for readers',
  },
  expect: {
    clauses: 'what each clause pays; one that is not named must pay nothing',
    total: 'what is paid in all',
    awards: 'some of the fields of awards',
    measures: 'the same for clauses without money',
    articles: 'what is paid under an article, by its number',
    errors: 'the dossier is refused, with these among its errors',
    recoveries: 'what is owed back',
    applicable: 'whether the policy applies; null where that is not known',
    code: 'why it does not apply, for programs',
    reason: 'why it does not apply, in a sentence',
    reference: 'as the dossier has it',
  },
  dossier: {
    id: 'how decisions call the item; its own in the list',
    as_of: 'the day of the decision',
    ledger: 'what the applicant was awarded before',
    other_supports: 'supports from elsewhere',
    reference: 'a text that the decision repeats',
  },
};
