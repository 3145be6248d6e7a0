// What the language server says in the reader's language: one table a natural language (en.ts).
// Every text is a template with `{holes}`, filled by the compiler's `fill`.

import type { RefactoringKind } from '../features/extract.ts';
import type { ClauseFigures } from './clause-figures.ts';
import type { Completing } from './completing.ts';
import type { Forms } from './forms.ts';
import type { Hovering } from './hovering.ts';
import type { Outline } from './outline.ts';
import type { Renaming } from './renaming.ts';

export interface Words {
  readonly outline: Outline;
  readonly hover: Hovering;
  readonly rename: Renaming;
  readonly forms: Forms;
  readonly completing: Completing;
  readonly clauseFigures: ClauseFigures;
  /** Titles of what mends a whole file. */
  readonly sourceActions: Readonly<Record<'fixAll' | 'organiseImports', string>>;
  /** Titles of what writes the same in another way. {name} */
  readonly refactorings: Readonly<Record<RefactoringKind, string>>;
  /** What stands between the words of a policy. */
  readonly hints: {
    /** From which figure on a cap cuts. {figure} */
    readonly binds: string;
    /** A parameter’s value. {value} */
    readonly equals: string;
    /** Of one that changes with time, its value on a day. {value} {date} */
    readonly equalsOn: string;
  };
  /** What stands above clauses and articles. */
  readonly lenses: {
    readonly preview: string;
    /** {count} */
    readonly cases: string;
    readonly oneCase: string;
    /** {passed} {failed} */
    readonly both: string;
    readonly passed: string;
    readonly failed: string;
    /** {count} */
    readonly uncited: string;
    readonly oneUncited: string;
  };
  /** The names of a case file’s parts, each in a few words. */
  readonly caseFiles: {
    /** A fact: its label and what it holds. {label} {type} */
    readonly labelled: string;
    /** What a case starts from, above the dossier itself. */
    readonly startsFrom: string;
    /** So many lines of it are not shown. {count} */
    readonly moreLines: string;
    readonly baseUnreadable: string;
    readonly suite: Readonly<Record<string, string>>;
    readonly case: Readonly<Record<string, string>>;
    readonly expect: Readonly<Record<string, string>>;
    readonly dossier: Readonly<Record<string, string>>;
  };
  /** A dossier’s file that is not there, or is none of the policy’s or the workspace’s. {file} */
  readonly dossierUnreadable: string;
  /** What golden cases come to. */
  readonly cases: {
    /** Where a value is expected or found that is not there. */
    readonly nothing: string;
    /** The two machines decide differently. */
    readonly disagree: string;
    /** What a difference is about. */
    readonly total: string;
    readonly recoveries: string;
    readonly applicable: string;
    /** A figure or a word that the policy answers otherwise. {label} {expected} {found} */
    readonly unmet: string;
    /** The same of a list or a group. {label} {expected} {found} */
    readonly unmetElse: string;
    /** No award or measure is like the one expected; or several are. */
    readonly noneLike: string;
    readonly severalLike: string;
    /** The dossier was to be refused, and is not; or for something else. */
    readonly decided: string;
    readonly otherErrors: string;
    /** Titles of repairs. {found}, {text} */
    readonly take: string;
    readonly takeForClause: string;
    readonly write: string;
    readonly writeName: string;
    readonly clause: (clause: string) => string;
    readonly article: (article: string) => string;
  };
  /** The form of a dossier. */
  readonly form: {
    /** Its last part: date, reference, earlier awards, other supports. */
    readonly administration: string;
  };
}
