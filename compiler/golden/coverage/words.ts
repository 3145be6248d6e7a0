// What coverage is told in, one table a natural language. In templates `{text}` is the policy's own
// words at the place, `{of}` the value that a row is to be taken for, `{clause}` a clause's name.
import type { Template } from '../../wording/wording.ts';
import type { OutcomeNames, TargetKind } from './target.ts';

export interface CoverageWords {
  /** Headings of what is counted. */
  readonly kinds: Readonly<Record<TargetKind, string>>;
  /** One of them. */
  readonly kind: Readonly<Record<TargetKind, string>>;
  /** What an outcome is, in a word or two. */
  readonly outcomes: { readonly [K in TargetKind]: Readonly<Record<OutcomeNames[K], string>> };
  /** That no case shows an outcome. */
  readonly missing: { readonly [K in TargetKind]: Readonly<Record<OutcomeNames[K], Template>> };
  /** {outcome} {of} */
  readonly outcomeFor: Template;
  /** {text} {of} */
  readonly missingRowFor: Template;
  /** {sentence} {clause}: where the text stands for several clauses. */
  readonly inClause: Template;
  readonly page: PageWords;
}

/** Of the page that shows the policy's text. */
export interface PageWords {
  readonly title: string;
  /** {covered} {of} */
  readonly share: Template;
  readonly missing: string;
  readonly nothingMissing: string;
  readonly onlyMissing: string;
  /** {cases} {policies} */
  readonly cases: Template;
  readonly oneCase: Template;
  readonly noCase: string;
  /** {number} */
  readonly line: Template;
  readonly shownBy: string;
  readonly legend: {
    readonly covered: string;
    readonly partly: string;
    readonly missing: string;
  };
}

const en: CoverageWords = {
  kinds: {
    scope: 'applicability',
    period: 'days in force',
    clause: 'clauses',
    condition: 'conditions',
    row: 'rows',
    edge: 'edges',
    cap: 'caps',
    floor: 'floors',
    limit: 'limits',
    overlap: 'overlaps',
  },
  kind: {
    scope: 'applicability',
    period: 'days in force',
    clause: 'clause',
    condition: 'condition',
    row: 'row',
    edge: 'edge',
    cap: 'cap',
    floor: 'floor',
    limit: 'limit',
    overlap: 'overlap',
  },
  outcomes: {
    scope: {
      applies: 'applies',
      out_of_scope: 'does not apply',
      undetermined: 'not known whether',
    },
    period: {
      before: 'before the first day',
      first_day: 'on the first day',
      last_day: 'on the last day',
      after: 'after the last day',
    },
    clause: {
      granted: 'granted in full',
      capped: 'capped',
      reduced: 'reduced',
      forgone: 'forgone',
      permitted: 'permitted',
      encouraged: 'encouraged',
      required: 'required',
      empowered: 'empowered',
      ineligible: 'not eligible',
      undetermined: 'undetermined',
      not_applicable: 'not applicable',
    },
    condition: { true: 'true', false: 'false' },
    row: { taken: 'taken' },
    edge: { on: 'exactly on it', below: 'just below it', above: 'just above it' },
    cap: { bound: 'cuts', not_bound: 'leaves whole' },
    floor: { bound: 'lifts', not_bound: 'leaves as it is' },
    limit: { bound: 'cuts', not_bound: 'leaves whole' },
    overlap: {
      nothing: 'nothing to compare',
      kept: 'kept',
      reduced: 'reduced',
      forgone: 'forgone',
    },
  },
  missing: {
    scope: {
      applies: '{text}: no case to which the policy applies',
      out_of_scope: '{text}: no case to which the policy does not apply',
      undetermined: '{text}: no case in which it is not known whether the policy applies',
    },
    period: {
      before: '{text}: no case before the first day',
      first_day: '{text}: no case on the first day',
      last_day: '{text}: no case on the last day',
      after: '{text}: no case after the last day',
    },
    clause: {
      granted: '{text} never granted in full',
      capped: '{text} never capped',
      reduced: '{text} never reduced by an overlap',
      forgone: '{text} never forgone',
      permitted: '{text} never permitted',
      encouraged: '{text} never encouraged',
      required: '{text} never required',
      empowered: '{text} never empowered',
      ineligible: '{text}: no case in which it is not eligible',
      undetermined: '{text} never undetermined',
      not_applicable: '{text}: no case in which it does not apply',
    },
    condition: {
      true: '{text} never decided true',
      false: '{text} never decided false',
    },
    row: { taken: 'row {text} never taken' },
    edge: {
      on: 'edge {text}: no case exactly on it',
      below: 'edge {text}: no case just below it',
      above: 'edge {text}: no case just above it',
    },
    cap: {
      bound: 'cap {text} never cut anything',
      not_bound: 'cap {text} never left anything whole',
    },
    floor: {
      bound: 'floor {text} never lifted anything',
      not_bound: 'floor {text} never left anything as it was',
    },
    limit: {
      bound: '{text} never cut an award',
      not_bound: '{text} never left an award whole',
    },
    overlap: {
      nothing: 'overlap {text}: no case with nothing to compare',
      kept: 'overlap {text}: no case in which an offer is compared and kept',
      reduced: 'overlap {text}: no case in which an offer is reduced',
      forgone: 'overlap {text}: no case in which an offer is forgone',
    },
  },
  outcomeFor: '{outcome} for {of}',
  missingRowFor: 'row {text} never taken for {of}',
  inClause: '{sentence} (clause {clause})',
  page: {
    title: 'What the cases show',
    share: '{covered} of {of}',
    missing: 'Missing',
    nothingMissing: 'Nothing is missing: the cases show every outcome.',
    onlyMissing: 'Only lines with something missing',
    cases: '{cases} cases',
    oneCase: '1 case',
    noCase: 'no case',
    line: 'line {number}',
    shownBy: 'shown by',
    legend: {
      covered: 'all outcomes shown',
      partly: 'some outcomes missing',
      missing: 'nothing shown',
    },
  },
};

const languages: Readonly<Record<string, CoverageWords>> = { en };

/** The words of a language; English where there are none. */
export function coverageWords(language: string): CoverageWords {
  return (Object.hasOwn(languages, language) ? languages[language] : undefined) ?? en;
}
