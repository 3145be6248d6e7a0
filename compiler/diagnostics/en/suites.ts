// English texts of findings on suites of golden cases (CL7).
import type { suites as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const suites: TextsFor<keyof typeof entries> = {
  yamlForm: {
    message: 'This cannot be read as YAML. {problem}',
  },
  suiteEmpty: {
    message:
      'This file holds no case, so it proves nothing. Write “cases:”, and below it each case, begun with “- name:”.',
  },
  wrongShape: {
    message: '“{what}” should be {wanted}, but it is {found}.[ {advice}]',
  },
  unknownKey: {
    message:
      '“{name}” means nothing in {where}.[ Did you mean {“suggestions”}?] What may stand there: {allowed}.',
    fixes: { replace: 'Write “{suggestion}” (when that is what is meant)' },
  },
  repeatedKey: {
    message:
      '“{name}” stands twice in one group, and only one of the two could count. Remove one of them.',
    related: { first: '“{name}” stands here for the first time.' },
  },
  aliasesExplode: {
    message:
      'The references in this file (“*name”) repeat one another until it is far larger than it looks, so it is not read. Write out the dossiers, or use “base” and “changes”.',
  },
  severalDocuments: {
    message:
      'A second document begins here (“---” or “...”), and a case file is one document. Remove the line, or put what follows into a file of its own.',
  },
  repeatedCase: {
    message:
      'Another case is called “{name}” already. Give each case a name of its own, so that a report can tell them apart.',
    related: { first: 'The first case of this name is here.' },
  },
  caseMisses: {
    message: 'This case has no “{part}”. {advice}',
  },
  assertsNothing: {
    message:
      'This case expects nothing, so it proves nothing. Say under “expect” what the policy must answer: a total, what each clause pays, an award, a measure or an error.',
  },
  badFigure: {
    message: '“{written}” is not an amount that “{what}” can be.[ {advice}]',
    fixes: { replace: 'Write “{suggestion}”' },
  },
  unknownBase: {
    message:
      'No dossier is called “{name}”: neither an entry of “bases”, nor a case further up, nor a file that ends in .json.[ Did you mean {“suggestions”}?]',
    fixes: { replace: 'Write “{suggestion}” (when that dossier is meant)' },
  },
  baseUnreadable: {
    message: 'The dossier “{path}” cannot be had: {problem}.',
  },
  changesNowhere: {
    message: 'The change “{path}” leads nowhere in the dossier that it starts from: {problem}.',
  },
  unknownInPolicy: {
    message: 'In this policy no {kind} is called “{name}”.[ Did you mean {“suggestions”}?]',
    fixes: { replace: 'Write “{suggestion}” (when that one is meant)' },
  },
  unknownWord: {
    message: '“{name}” is never the {what}, which is {allowed}.[ Did you mean {“suggestions”}?]',
    fixes: { replace: 'Write “{suggestion}” (when that is what is meant)' },
  },
  figureTooLong: {
    message:
      'The figure {written} has more digits than a JSON number keeps, and is read as {read}. If all its digits matter, put it into quotation marks.',
  },
  severalDossiers: {
    message:
      'This case gives its dossier twice, as “dossier” and as “base”. Keep one of them; “changes” may follow either.',
  },
  noPolicyBeside: {
    message:
      'No policy stands beside this case file, so there is nothing to hold it to. Put it into the folder of the policy, or name the policy at its top: policy: rules.clause.',
  },
  severalPoliciesBeside: {
    message:
      'Several policies stand beside this case file: {“policies”}. Say at its top which one it proves, such as policy: rules.clause; or call the file after it, as a table must be: rules.cases.csv.',
    fixes: { name: 'Write “policy: {suggestion}” at the top (when it proves that one)' },
  },
  policyNotFound: {
    message:
      'There is no policy “{path}” as seen from this case file.[ Did you mean {“suggestions”}?] Name a .clause file, or the name in its header.',
    fixes: { replace: 'Write “{suggestion}” (when that policy is meant)' },
  },
};
