// English texts of findings on kinds of values, figures, units and dates (CL3).
import type { types as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const types: TextsFor<keyof typeof entries> = {
  wrongKind: {
    message: '[{first} ]This should be {wanted}, but it is {found}.[ {advice}]',
    fixes: { write: 'Write “{suggestion}” (when that is what is meant)' },
  },
  unlikeSum: {
    message:
      'One side is {left}, the other is {right}: these cannot be added, subtracted or set against each other as ceiling or floor.[ Did you mean “{suggestion}”?] Both sides must be of the same kind.',
    fixes: { addUnit: 'Write “{suggestion}” (when an amount of money is meant)' },
  },
  moneyTimesMoney: {
    message:
      'Money times money is not an amount of anything. Multiply money by a ratio (30%) or by a number.[ {advice}]',
    fixes: {
      quotientFirst:
        'Put the quotient in parentheses (when the amount is multiplied by a share that two others make)',
    },
  },
  badDivision: {
    message:
      '{left} cannot be divided by {right}. Money may be divided by a number, or by money (which gives a ratio).',
  },
  unlikeComparison: {
    message:
      '[{first} ]One side is {left}, the other is {right}: these cannot be compared.[ Did you mean “{suggestion}”?] Both sides must be of the same kind.[ {advice}]',
    fixes: {
      addUnit: 'Write “{suggestion}” (when an amount of money is meant)',
      write: 'Write “{suggestion}” (when that is what is meant)',
    },
  },
  unlikeUnits: {
    message:
      'The units differ: {left} on one side, {right} on the other.[ Did you mean “{suggestion}”?] Give both sides the same unit, or multiply by what is missing.',
    fixes: { addUnit: 'Write “{suggestion}” (when that unit is meant)' },
  },
  unitsLeft: {
    message: 'This should be {wanted}, but it is {found}.[ {advice}]',
    fixes: { write: 'Write “{suggestion}” (when that is what is meant)' },
  },
  moneyTooFine: {
    message:
      '{written} is finer than the smallest unit of {currency}, which has {digits} decimals. Write an amount that can be paid.[ {advice}]',
    fixes: {
      write: 'Write “{suggestion}” (when the point groups digits)',
      round: 'Write “{suggestion}” (when that amount is meant)',
    },
  },
  figureTooLarge: {
    message:
      '{written} is larger than any amount that can be held exactly. Check the number of zeros and the word after it.',
  },
  otherCurrency: {
    message:
      'This amount is in {found}, but the policy pays in {currency}. Write it in {currency}, or declare a unit and take the exchange rate from the facts.',
    fixes: { write: 'Write “{suggestion}” (when the figure is right and its currency a slip)' },
  },
  unknownCurrency: {
    message:
      '“{name}” is not the code of a currency in ISO 4217.[ Did you mean {“suggestions”}?] Examples are CNY, EUR and USD.',
    fixes: { replace: 'Write {suggestion} (when that currency is meant)' },
  },
  impossibleDate: {
    message:
      'There is no day {date} in the calendar. Dates are written year-month-day, such as 2024-09-06.',
    fixes: { write: 'Write {suggestion} (when that day is meant)' },
  },
  zeroRatio: {
    message:
      'In {ratio} nothing stands on the left, so it has no value. 1:0.5 pays half of the amount.',
  },
  divisionByZero: { message: 'This divides by zero, which has no result.' },
  needsParentheses: {
    message:
      'It is not clear how far “{operator}” reaches: to the first value, or to the whole sum after it. Put parentheses around what is meant.',
    fixes: {
      wholeSum: 'Take it of the whole sum (when the article speaks of all the parts together)',
      firstOnly: 'Take it of the first value only (when the rest is added in full)',
    },
  },
  rangeReversed: {
    message:
      'The range runs backwards: it begins at {from} and ends at {to}, so nothing lies in it.',
    fixes: { swap: 'Swap the two ends (when the range itself is right)' },
  },
  defaultOutsideRange: {
    message: 'The default {value} lies outside the range that the fact may have.',
  },
  notConstant: {
    message:
      'A fixed figure must stand here: one that does not depend on the facts of an application.',
  },
  rangeNotHere: {
    message: 'A range makes no sense for {kind}. Ranges are for money, ratios and numbers.',
  },
  unitNotHere: {
    message: '{kind} has no unit. Units are for numbers and for money (“money per month”).',
  },
  listOfValues: {
    message:
      'A list holds items that have facts of their own, not {kind}. Declare an entity with this as its fact, and make a list of that.',
  },
  notAList: { message: 'A list should stand here, but this is {found}.' },
  noFields: {
    message:
      '“.{name}” asks for a fact of an item, but what stands before it is {found}.[ Did you mean “{suggestion}”?]',
    fixes: { write: 'Write “{suggestion}” (when each item by itself is meant)' },
  },
  noOrder: {
    message:
      '{found} cannot be larger or smaller. Figures and dates can; use “is” or “is not” for other values.',
  },
  dateSum: {
    message:
      'Dates are not added or subtracted with + and −. Write “6 months after” the date, or “full days from” one date “to” the other.',
  },
  durationWanted: {
    message:
      'A length of time should stand here, such as “6 months” or “10 days”, but this is {found}.',
  },
  alwaysGiven: {
    message:
      '“{name}” is always given: it is neither optional nor taken from something optional. The condition decides nothing.',
    fixes: {
      remove: 'Remove the condition (when every application states it)',
      optional: 'Let an application leave out “{name}” (when it need not be stated)',
    },
  },
  badStep: { message: 'Rounding needs a step above zero, such as 0.01 or 100.' },
  parameterReadsFacts: {
    message:
      'A parameter is a figure that the policy publishes, so “{name}” cannot depend on the facts of an application. Use “define” instead.',
    related: { fact: 'This fact is read.' },
  },
  itemAsValue: {
    message:
      '“{name}” stands for an item with all its facts, not for one value. Name the fact that is meant, or compare by “{name}.id”.',
    fixes: { byId: 'Compare by “{name}.id” (when the same item is meant)' },
  },
  defaultNotHere: {
    message:
      '{kind} cannot have a default. An absent list is empty; other facts may be “optional”.',
  },
  someOfCount: {
    message:
      'This must be a whole number, the same for everybody, and no more than the {conditions} conditions in the list.',
  },
  percentForgotten: {
    message:
      '“{written}” without a percent sign is {worth} here[, but “{beside}” stands beside it]. Write “{share}”, or “{worth}” if so much is meant.',
    related: { share: 'This is a share.' },
    fixes: {
      asShare: 'Write “{share}”',
      asWritten: 'Write “{worth}” (when so much is meant)',
    },
  },
  groupingPoint: {
    message:
      'The point marks decimals, so “{written}” is {worth}. Commas group three digits: write “{grouped}”, or “{worth}” if so little is meant.',
    fixes: {
      asGroups: 'Write “{grouped}”',
      asDecimals: 'Write “{worth}” (when so little is meant)',
    },
  },
  appliesOpen: {
    message:
      '“{name}” may be missing, and while it is, nobody can say whether the policy applies: everything stays undetermined. If some have nothing to state, ask first whether it is given: “{name} is given and …”.',
  },
  whereReach: {
    message:
      '“where” takes in all that follows it, “{part}” as well[, which says nothing of “{item}”]. If that is not meant to be asked of the items, put parentheses around the sum or count, up to here[; if it is to hold for each “{item}” all the same, put the whole condition behind “where” in parentheses].',
    fixes: {
      apart: 'Let “where” end before it (when it is no condition on the items)',
      together: 'Put all that follows “where” in parentheses (when all of it is meant)',
    },
  },
  beforeElsewhere: {
    message:
      '“{name}” does not go through this list, so no items of it stand before “{name}”. Name the item that “for each” takes from the same list.',
  },
};
