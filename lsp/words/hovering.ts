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
  /** How a doubt in the source was settled. {text} */
  readonly reading: string;
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
