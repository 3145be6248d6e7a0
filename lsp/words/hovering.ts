// The words of hovers. Labels, names and figures fill the holes; what fills them is already fit to
// stand in Markdown.
import type { DeclarationKind } from '#compiler';
import type { KeywordId } from '#language';

export interface Hovering {
  /** For dates and amounts of money, as `Intl` knows it. */
  readonly locale: string;
  /** {weekday} {day} {month} {year} */
  readonly date: string;
  /** What leads to a page of the documentation. {page} */
  readonly more: string;
  /** A name and what it is. {name} {kind} */
  readonly named: string;
  /** {name} {kind} {owner} */
  readonly namedOf: string;
  /** A clause, and where it stands. {name} {kind} {article} */
  readonly clauseNamed: string;
  readonly kinds: Readonly<Record<Exclude<DeclarationKind, 'clause'>, string>>;
  readonly clauseKinds: Readonly<
    Record<'grants' | 'matches' | 'recovers' | 'measure' | 'overlap', string>
  >;
  /** {type}, capitalised by the table if the language does so. */
  readonly type: string;
  /** A list. {item} */
  readonly typeList: string;
  /** A loop's name. {name} {item} */
  readonly variable: string;
  readonly optional: string;
  /** {value} */
  readonly defaulted: string;
  readonly emptyList: string;
  /** {low} */
  readonly rangeFrom: string;
  /** {high} */
  readonly rangeTo: string;
  /** {low} {high} */
  readonly range: string;
  /** A member of a list. {name} {label} */
  readonly member: string;
  /** {number}: how many are left out of a list. */
  readonly andMore: string;
  /** A formula, or a figure read out. {figure} */
  readonly equals: string;
  /** A condition by its name. {condition} */
  readonly holdsWhen: string;
  /** A row of a table. {labels} {value} */
  readonly row: string;
  /** Labels of rows over days. {date} */
  readonly days: Readonly<Record<'from' | 'after' | 'until' | 'before', string>>;
  /** The rows stand below. {subjects} */
  readonly by: string;
  /** {quantity} */
  readonly byParts: string;
  /** A parameter that changes with time: above its values. */
  readonly overTime: string;
  readonly citation: {
    /** {words} {place} */
    readonly from: string;
    /** Where in the source. {file} {heading} */
    readonly place: string;
    /** {file} */
    readonly placeWithout: string;
    readonly notFound: string;
    /** Of words in the source. {clauses} */
    readonly citedBy: string;
    /** A citation outside clauses. */
    readonly citedElsewhere: string;
    readonly uncited: string;
    /** A clause, by its name. {clause} {article} */
    readonly clause: string;
  };
  readonly clause: {
    /** {items} {sentence} */
    readonly each: string;
    /** {guard} {sentence} */
    readonly guarded: string;
    /** {conditions}: when and unless, joined. */
    readonly when: string;
    /** {condition} */
    readonly unless: string;
    readonly and: string;
    /** {amount} */
    readonly grants: string;
    readonly recovers: string;
    /** {text} */
    readonly permits: string;
    readonly encourages: string;
    readonly requires: string;
    /** {text} {to} */
    readonly empowers: string;
    /** {statement} {sum} */
    readonly ofSum: string;
    /** {value} {cap} {window} */
    readonly capped: string;
    /** A whole sentence; its first letter is made a capital. {sentence} */
    readonly sentence: string;
    /** With a row of a table a line below it. {sentence} */
    readonly sentenceAbove: string;
    /** {from} {until} */
    readonly inForce: string;
    readonly inForceFrom: string;
    readonly inForceUntil: string;
    /** {count} {every} */
    readonly equalParts: string;
    readonly every: Readonly<Record<'year' | 'half-year' | 'quarter' | 'month' | 'none', string>>;
    /** {parts} */
    readonly shares: string;
    /** {name} {share} */
    readonly share: string;
    readonly rest: string;
    /** {text} */
    readonly reading: string;
    readonly overlap: {
      /** {clauses} */
      readonly better: string;
      readonly betterElsewhere: string;
      readonly topsUp: string;
      readonly excludes: string;
      readonly first: string;
      /** {supports}: which supports from elsewhere. {condition} */
      readonly supports: string;
      readonly supportsWhere: string;
      readonly sameMatter: string;
      readonly sameApplicant: string;
      /** {field} */
      readonly sameField: string;
      readonly otherSupports: string;
      readonly allClauses: string;
    };
  };
  readonly policy: {
    /** {issuer} */
    readonly issuer: string;
    /** {currency} {code} */
    readonly currency: string;
  };
  readonly figures: {
    /** A share. {percent} */
    readonly share: string;
    /** {left} {right} {percent} */
    readonly ratio: string;
    /** {amount} {units}: of a price. */
    readonly per: string;
    /** {unit} */
    readonly perUnit: string;
    /** {figure} {unit} */
    readonly quantity: string;
  };
  /** What is there in every policy, by its name, and of what. */
  readonly builtIn: Readonly<Record<string, string>>;
  readonly keywords: Readonly<Record<KeywordId, string>>;
}
