// English.
import { caseFiles } from './en/case-files.ts';
import { clauseFigures } from './en/clause-figures.ts';
import { completing } from './en/completing.ts';
import { forms } from './en/forms.ts';
import { hovering } from './en/hovering.ts';
import { renaming } from './en/renaming.ts';
import type { Words } from './words.ts';

export const en: Words = {
  outline: {
    unnamed: '(no name yet)',
    article: 'Article {number}',
    articleTitled: 'Article {number}: {title}',
    applies: 'Who the policy is for',
    limit: 'Limit',
  },
  hover: hovering,
  rename: renaming,
  forms,
  completing,
  clauseFigures,
  sourceActions: {
    fixAll: 'Mend all that needs no choice',
    organiseImports: 'Put the used files in order, without those that give nothing',
  },
  refactorings: {
    define: 'Give it a name here: “{name}”',
    parameter: 'Make it a parameter of the policy: “{name}”',
    table: 'Write the conditions as one table',
  },
  caseFiles,
  lenses: {
    preview: 'preview',
    cases: '{count} cases',
    oneCase: '1 case',
    both: '{passed} passed, {failed} failed',
    passed: '{passed} passed',
    failed: '{failed} failed',
    uncited: '{count} uncited sentences',
    oneUncited: '1 uncited sentence',
  },
  hints: { binds: 'binds above {figure}', equals: '= {value}', equalsOn: '= {value} on {date}' },
  dossierUnreadable:
    'The dossier cannot be read: there is no file “{file}”, or it may not be read. A dossier must lie in the folder of the policy or in a folder that is open in the editor.',
  cases: {
    nothing: 'nothing',
    disagree:
      'The interpreter and the generated code decide differently: a fault of Clause. Please report it with the policy and the case.',
    total: 'total',
    recoveries: 'to be paid back',
    applicable: 'the policy applies',
    unmet: 'The case expects {expected} ({label}), and the policy gives {found}.',
    unmetElse: 'The case expects {expected} ({label}), and the policy gives {found}.',
    noneLike: 'The policy gives nothing like this entry, for this clause and item.',
    severalLike:
      'This entry fits several that the policy gives, and none of them is all that it says. Name the clause and the item.',
    decided: 'The case expects the dossier to be refused, and the policy accepts it.',
    otherErrors: 'The dossier is refused, but not for this error.',
    take: 'Expect {found}, which the policy gives now (once the source says so, too)',
    takeForClause:
      'Name {label} with {found}, which the policy gives now (once the source says so, too)',
    write: 'Write “{text}”',
    writeName: 'Write “{text}” (when that is what is meant)',
    clause: (clause) => `${clause}, in all`,
    article: (article) => `Article ${article}, in all`,
  },
  form: { administration: 'Date, earlier awards and other supports' },
};
