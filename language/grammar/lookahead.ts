// Questions about tokens ahead that the grammar's gates ask: soft keywords need them.
import { EOF, type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import {
  Close,
  Colon,
  Comma,
  CurrencyBefore,
  DateFigure,
  Dot,
  Hole,
  k,
  Minus,
  NumberFigure,
  Open,
  OperandName,
  Percent,
  Plus,
  ScaleWord,
  Slash,
  Star,
  StringText,
  UnitWord,
} from '../tokens.ts';

/** Keywords that begin a declaration or an article's part of its own. */
export const declarationOpeners: ReadonlySet<TokenType> = new Set([
  k.policy,
  k.use,
  k.enum,
  k.entity,
  k.applicant,
  k.unit,
  k.define,
  k.parameter,
  k.applies,
  k.article,
  k.clause,
  k.limit,
]);

/** Keywords that begin a part of a header, of `applies` or of a clause. */
export const partOpeners: ReadonlySet<TokenType> = new Set([
  k.source,
  k.issuer,
  k.currency,
  k.roundingUp,
  k.roundingDown,
  k.roundingHalfUp,
  k.roundingHalfEven,
  k.version,
  k.language,
  k.inForce,
  k.cites,
  k.reading,
  k.define,
  k.when,
  k.unless,
  k.grants,
  k.matches,
  k.recovers,
  k.permits,
  k.encourages,
  k.requires,
  k.empowers,
  k.overlap,
  k.limit,
  k.split,
]);

const joiners: ReadonlySet<TokenType> = new Set([
  Plus,
  Minus,
  Star,
  Slash,
  Dot,
  k.of,
  k.net,
  k.after,
  k.before,
]);
const attached: ReadonlySet<TokenType> = new Set([Percent, ScaleWord, UnitWord]);

/** How many tokens ahead any question looks at most: further on, nothing changes its answer. */
export const farthestAhead = 60;

export type Ahead = (distance: number) => IToken;

/** Whether a token ends the label of a row, or one of its options. */
export function endsLabel(token: IToken): boolean {
  const type = token.tokenType;
  return type === Colon || type === Comma || type === k.or;
}

/**
 * Whether the word ahead names an operand. A keyword that opens a part (`grants`) does so only if
 * it is not followed by what such a part begins with: `when grants is at least 3`, but not `when
 * grants 30% of cost`, where a condition is missing.
 */
export function isOperandName(ahead: Ahead): boolean {
  const first = ahead(1);
  if (!tokenMatcher(first, OperandName)) return false;
  // A keyword that recovery puts in is meant as one.
  if (first.isInsertedInRecovery && first.tokenType !== Hole) return false;
  if (!partOpeners.has(first.tokenType) && !declarationOpeners.has(first.tokenType)) return true;
  return !begins(ahead(2)) || endsLabel(ahead(3));
}

const neverBegins: ReadonlySet<TokenType> = new Set([
  ...joiners,
  ...attached,
  ...declarationOpeners,
  ...partOpeners,
]);

const beginners: ReadonlySet<TokenType> = new Set([
  NumberFigure,
  DateFigure,
  StringText,
  Open,
  CurrencyBefore,
  k.each,
  k.forEach,
  k.not,
  k.true,
  k.false,
  k.by,
  k.byPartsOf,
  k.theLargestOf,
  k.theSmallestOf,
  k.fullYears,
  k.fullMonths,
  k.fullWeeks,
  k.fullDays,
  k.atLeast,
  k.atMost,
  k.theYearOf,
  k.theMonthOf,
  k.theDayOf,
  k.allGrants,
]);

/** Whether a token can begin the content of a part: a figure, a text, a name, `each`. */
export function begins(token: IToken): boolean {
  const type = token.tokenType;
  return !neverBegins.has(type) && (beginners.has(type) || tokenMatcher(token, OperandName));
}

/** Whether `before …` goes on to the end of a row's label, so that it is no shifted date. */
export function isEdgeAhead(ahead: Ahead): boolean {
  let depth = 0;
  let afterOperand = false;
  for (let distance = 2; distance < farthestAhead; distance++) {
    const token = ahead(distance);
    const type = token.tokenType;
    if (depth > 0) {
      if (type === Open) depth++;
      if (type === Close) depth--;
      continue;
    }
    if (endsLabel(token)) return true;
    if (attached.has(type)) continue;
    if (joiners.has(type)) {
      afterOperand = false;
      continue;
    }
    if (afterOperand || type === Close || type === EOF) return false;
    afterOperand = true;
    if (type === Open) depth++;
  }
  return false;
}
