// What a decision, its explanation and its fact errors say: the table that each natural language
// fills (`en.ts`). Every text is a template with `{holes}`, filled by `fill`; a list fills its hole
// joined by the separator of its kind, nothing more. So a generator of code can cut a template into
// constant pieces and say, word for word, what the interpreter says.
import type { AwardCode, Decision, FactErrorCode, MeasureStatus, Slip } from '@clause/runtime';
import type { JsonFaultKind } from '../dossier/json-text.ts';

export type Template = string;

/** Codes of a measure: those of an award that reaches no figure, and its own statuses. */
export type MeasureCode =
  | Exclude<MeasureStatus, 'not_applicable' | 'ineligible' | 'undetermined'>
  | 'not_in_force'
  | 'out_of_scope'
  | 'scope_undetermined'
  | 'clause_not_in_force'
  | 'ineligible'
  | 'undetermined'
  | 'undetermined_division';

/** Codes of an award that was offered and not forgone. */
export type OwedCode = Extract<
  AwardCode,
  'capped_award' | 'capped_limit' | 'below_minimum' | 'reduced_overlap' | 'granted'
>;

export interface Wording {
  readonly words: Words;
  readonly period: Period;
  readonly conditions: Conditions;
  readonly formulas: Formulas;
  readonly causes: Causes;
  readonly labels: Labels;
  /** `reason` beside `applicable`. {date} {period} {conditions} {facts} */
  readonly scope: Readonly<Record<NonNullable<Decision['code']>, Template>>;
  /** `reason` of an award. {date} {period} {conditions} {facts} {cause} {amount} {elsewhere} {source} {matter} {clauses} {limit} */
  readonly awards: Readonly<Record<AwardCode, Template>>;
  /** `reason` of an award of a clause that recovers, where a sum is owed back. {amount} {limit} */
  readonly recoveries: Readonly<Record<OwedCode, Template>>;
  /** `reason` of a measure. {date} {period} {conditions} {facts} {cause} */
  readonly measures: Readonly<Record<MeasureCode, Template>>;
  readonly steps: Steps;
  readonly curve: Curves;
  readonly facts: Facts;
}

export interface Words {
  readonly yes: string;
  readonly no: string;
  readonly notKnown: string;
  /** A figure with the currency's word. {figure} {currency} */
  readonly money: Template;
  /** From January on. */
  readonly months: readonly string[];
  /** Between groups of three digits. */
  readonly grouping: string;
  /** Joins conditions, facts and clauses in a reason. */
  readonly listSeparator: string;
  /** A text quoted. {text} */
  readonly quoted: Template;
  /** Where support comes from: several places, or one. {policy} {authority} */
  readonly elsewhere: string;
  readonly elsewhereNamed: Template;
  /** {source} */
  readonly supportFrom: Template;
  /** What offers of an overlap rule have in common, after a space; said where it is an item or a fact. {field} */
  readonly sameMatter: string;
  readonly sameField: Template;
  readonly year: string;
  readonly month: string;
  readonly week: string;
  readonly day: string;
  /** The same of one. */
  readonly one: Readonly<Record<'year' | 'month' | 'week' | 'day', string>>;
  /** Conditions that are told below. {count} */
  readonly these: Template;
  /** A member of an enum inside a condition. {text} */
  readonly member: Template;
}

/** When something is in force. {from} {until} */
export interface Period {
  readonly from: Template;
  readonly until: Template;
  readonly fromUntil: Template;
}

/** A condition as a sentence. {left} {right} {operand} {list} {condition} {item} */
export interface Conditions {
  /** A conjunct of `when` that failed, and of `unless`. {condition} */
  readonly failed: Template;
  readonly failedUnless: Template;
  readonly equal: Template;
  readonly unequal: Template;
  readonly less: Template;
  readonly atMost: Template;
  readonly more: Template;
  readonly atLeast: Template;
  readonly before: Template;
  readonly onOrBefore: Template;
  readonly after: Template;
  readonly onOrAfter: Template;
  /** Between both ends. {left} {low} {high} */
  readonly between: Template;
  readonly and: string;
  readonly or: string;
  readonly not: Template;
  /** None of several holds: {operand}, joined by `nor`. */
  readonly neither: Template;
  readonly nor: string;
  /** {right}, joined by `nor`. */
  readonly noneOf: Template;
  readonly nested: Template;
  /** How many of several conditions hold. {count} {operands} */
  readonly someAtLeast: Template;
  readonly someAtMost: Template;
  readonly someExactly: Template;
  readonly given: Template;
  readonly notGiven: Template;
  readonly any: Template;
  readonly every: Template;
}

/** Why something has no value. {operand} */
export interface Causes {
  readonly zero: Template;
  readonly none: Template;
  readonly row: Template;
  readonly unnamed: string;
}

/** Labels of a table's rows. {figure} */
export interface Labels {
  readonly any: string;
  readonly from: Template;
  readonly above: Template;
  readonly upTo: Template;
  readonly below: Template;
  /** Both ends: “from” with “below”, “above” with “below”. {low} {high} */
  readonly fromBelow: Template;
  readonly aboveBelow: Template;
  /** Of rows over days. {date} */
  readonly days: Readonly<Record<'from' | 'after' | 'until' | 'before', Template>>;
  /** {whole} {labels} */
  readonly part: Template;
}

/** A figure as a formula. {left} {right} {operand} {item} {condition} {step} {duration} {date} */
export interface Formulas {
  readonly add: Template;
  readonly subtract: Template;
  readonly netOf: Template;
  readonly multiply: Template;
  readonly divide: Template;
  readonly min: Template;
  readonly max: Template;
  readonly negate: Template;
  readonly nested: Template;
  readonly roundUp: Template;
  readonly roundDown: Template;
  readonly roundHalfUp: Template;
  readonly roundHalfEven: Template;
  readonly sum: Template;
  readonly count: Template;
  readonly largest: Template;
  readonly smallest: Template;
  readonly latest: Template;
  readonly earliest: Template;
  /** Of several in a list. {operands} */
  readonly smallestOf: Template;
  readonly largestOf: Template;
  readonly latestOf: Template;
  readonly earliestOf: Template;
  readonly yearOf: Template;
  readonly monthOf: Template;
  readonly dayOf: Template;
  /** Added to a sum or a count of the items before one. {item} */
  readonly beforeItem: Template;
  /** Added to a sum or a count that has a condition. {condition} */
  readonly where: Template;
  /** A table. {subjects} */
  readonly table: Template;
  readonly parts: Template;
  readonly after: Template;
  readonly before: Template;
  /** {unit} {from} {to} */
  readonly elapsed: Template;
  /** A figure with its units. {figure} {unit} */
  readonly inUnit: Template;
  readonly perUnit: Template;
  /** {number} {unit} */
  readonly duration: Template;
  readonly asOf: string;
  /** The figure of another clause. {clause} */
  readonly award: Template;
  /** A figure's name and what it is here. {name} {value} */
  readonly valued: Template;
}

/** Texts of the steps of an explanation. */
export interface Steps {
  /** {condition} {answer} */
  readonly condition: Template;
  /** The row of a table that holds. {subjects} {values} */
  readonly row: Template;
  /** A portion of `by parts of`. {part} {portion} {rate} {figure} */
  readonly part: Template;
  /** A row or portion for one item of several that are added up or compared. {item} {step} */
  readonly ofItem: Template;
  /** Where such items are many: how many are not told. {count} */
  readonly moreItems: Template;
  /** What is defined, with the figures behind it. {name} {formula} */
  readonly defined: Template;
  /** What a row comes to. {formula} */
  readonly worked: Template;
  /** {formula} {amount} */
  readonly amount: Template;
  /** Where the formula is the amount itself. {amount} */
  readonly amountPlain: Template;
  /** {amount} */
  readonly negative: Template;
  /** {mode} {step} {amount} */
  readonly rounding: Template;
  readonly roundingModes: {
    readonly up: string;
    readonly down: string;
    readonly 'half up': string;
    readonly 'half even': string;
  };
  /** How a cap or a limit came about. {formula} {figure} */
  readonly figure: Template;
  /** {cap} {window} {amount} */
  readonly awardCap: Template;
  /** {cap} {window} {held} {left} {amount} */
  readonly awardCapLedger: Template;
  /** {limit} {amount} */
  readonly limit: Template;
  /** Of a limit that cut nothing. {limit} {left} */
  readonly limitLeft: Template;
  /** {limit} {used} {left} {amount} */
  readonly limitUsed: Template;
  /** In payment. {limit} {held} {used} {left} {amount} */
  readonly limitUsedHere: Template;
  /** A limit in words. {to} {quantity} {keys} {window} {where} {counting} {what} */
  readonly limitTotal: Template;
  readonly limitCount: Template;
  readonly limitCountOne: Template;
  readonly limitQuantity: Template;
  /** A minimum. {to} {what} */
  readonly limitAward: Template;
  readonly limitApplicant: Template;
  readonly limitKey: Template;
  readonly limitYear: Template;
  /** {years} */
  readonly limitYears: Template;
  /** {years} {day} */
  readonly limitYearFrom: Template;
  readonly limitYearsFrom: Template;
  /** {length} */
  readonly limitStretch: Template;
  /** {day} {month} */
  readonly dayOfYear: Template;
  readonly limitOrNothing: Template;
  /** {condition} */
  readonly limitWhere: Template;
  /** Supports from elsewhere use it up, too. {condition} */
  readonly limitCounting: Template;
  readonly limitCountingWhere: Template;
  /** Overlap. {elsewhere} {source} {matter} {offer} {amount} {clauses} */
  readonly betterHad: Template;
  readonly betterOpen: Template;
  readonly betterClause: Template;
  readonly keptClause: Template;
  readonly deducted: Template;
  /** Only part of what was had is deducted here. {had} too */
  readonly deductedPart: Template;
  readonly keptOpen: Template;
  readonly toppedUp: Template;
  readonly excluded: Template;
  readonly earlierElsewhere: Template;
  readonly earlierClause: Template;
  /** {amount} */
  readonly payment: Template;
  readonly paymentNothing: Template;
  /** Of a clause that recovers. {amount} */
  readonly owed: Template;
  readonly owedNothing: Template;
  /** {parts} */
  readonly split: Template;
  readonly splitOwed: Template;
  /** {name} {amount} */
  readonly splitPart: Template;
  /** {elsewhere} {source} {amount} */
  readonly warnLessThanOpen: Template;
}

/** What holds over a piece of a curve. */
export interface Curves {
  /** {cap} {window} */
  readonly cap: Template;
  /** {limit} */
  readonly limit: Template;
  readonly deducted: string;
  /** A piece of the total. {clause} {text} */
  readonly ofClause: Template;
}

/** Fact errors (DESIGN §4): what was expected, what was found, and the message. */
export interface Facts {
  /** {expected} {found} {field} {nearest} {limit} */
  readonly messages: Readonly<Record<FactErrorCode, Template>>;
  /** An item that is no group of facts. {number} {list} */
  readonly itemOf: Template;
  /** `negative` takes the message's place, the others are added to it. {field} {found} */
  readonly slips: Readonly<Record<Slip, Template>>;
  /** Added where a name comes close. {nearest} */
  readonly didYouMean: Template;
  /** What is wrong with a text as JSON. {line} {column} {found} {wanted} */
  readonly json: Readonly<Record<JsonFaultKind, Template>> & {
    /** A name that stands twice. {line} {column} {name} */
    readonly doubled: Template;
    readonly notUtf8: string;
  };
  readonly expected: {
    readonly object: string;
    readonly dossier: string;
    readonly list: string;
    readonly boolean: string;
    readonly text: string;
    readonly date: string;
    readonly number: string;
    readonly integer: string;
    readonly ratio: string;
    /** {decimals} {example} */
    readonly money: Template;
    readonly moneyWhole: Template;
    /** {members} */
    readonly member: Template;
    readonly id: string;
    readonly uniqueId: string;
    readonly matter: string;
    /** {clauses} */
    readonly clause: Template;
    /** {fields} */
    readonly field: Template;
    readonly keyValue: string;
    readonly json: string;
    readonly notNegative: string;
    /** {high} {low} */
    readonly below: Template;
    readonly from: Template;
    readonly upTo: Template;
    readonly between: Template;
  };
  readonly found: {
    readonly nothing: string;
    readonly object: string;
    readonly list: string;
    readonly yes: string;
    readonly no: string;
    readonly infinite: string;
    readonly notANumber: string;
    readonly other: string;
    /** A text, quoted. {text} */
    readonly text: Template;
  };
}
