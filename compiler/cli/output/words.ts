// What the command's explanation says around a decision, one table a natural language.
import type { AwardStatus, MeasureStatus } from '@clause/runtime';

export interface ExplanationWords {
  /** {version} */
  readonly version: string;
  /** {date} */
  readonly judgedOn: string;
  /** {reference} */
  readonly reference: string;
  /** {currency} */
  readonly amountsIn: string;
  readonly applies: string;
  /** {number} */
  readonly article: string;
  readonly noArticle: string;
  readonly cited: string;
  readonly readAs: string;
  readonly asked: string;
  readonly workedOut: string;
  readonly why: string;
  readonly notGiven: string;
  /** {amount} */
  readonly atMost: string;
  readonly noBound: string;
  readonly parts: string;
  readonly nothingHere: string;
  readonly totals: string;
  readonly inAll: string;
  readonly owedBack: string;
  readonly owedParts: string;
  /** The status of an award that a clause recovers, where a sum is owed. */
  readonly toBePaidBack: string;
  readonly statuses: Readonly<Record<AwardStatus | MeasureStatus, string>>;
}

const en: ExplanationWords = {
  version: 'version {version}',
  judgedOn: 'judged on {date}',
  reference: 'for {reference}',
  amountsIn: 'amounts in {currency}',
  applies: 'These rules apply.',
  article: 'Article {number}',
  noArticle: 'Outside the articles',
  cited: 'Source',
  readAs: 'Read as',
  asked: 'Asked',
  workedOut: 'Worked out',
  why: 'Why',
  notGiven: 'Not given',
  atMost: 'at most {amount} once it is',
  noBound: 'without an upper bound until it is',
  parts: 'Paid in parts',
  nothingHere: 'Nothing was applied for.',
  totals: 'Totals',
  inAll: 'In all',
  owedBack: 'To be paid back',
  owedParts: 'Due in parts',
  toBePaidBack: 'to be paid back',
  statuses: {
    not_applicable: 'does not apply',
    ineligible: 'not eligible',
    undetermined: 'not known yet',
    forgone: 'forgone',
    capped: 'capped',
    reduced: 'reduced',
    granted: 'granted',
    permitted: 'permitted',
    encouraged: 'encouraged',
    required: 'required',
    empowered: 'power given',
  },
};

const languages: Readonly<Record<string, ExplanationWords>> = { en };

/** The words of a language; English where there are none. */
export function explanationWords(language: string): ExplanationWords {
  return (Object.hasOwn(languages, language) ? languages[language] : undefined) ?? en;
}

/** Puts values into the `{holes}` of a text. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? hole) : hole,
  );
}
