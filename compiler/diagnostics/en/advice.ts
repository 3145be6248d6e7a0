// What to write instead, in English: whole sentences at the end of a message.
import type { AdviceName } from '../advice.ts';

export const advice: Readonly<Record<AdviceName, string>> = {
  hiddenCharacter: 'Nobody can see it: remove it.',
  strayCharacter: 'Remove it, or put it inside quotation marks.',
  decimalPoint: 'The point marks decimals, and commas group three digits[: write {“instead”}].',
  dateOrder: 'Dates are written year-month-day, as in 2025-12-31[: write {“instead”}].',
  writeInstead: 'Write “{instead}”.',
  currencyWord: 'Amounts are written with a word: {“instead”}.',
  textMarks: 'Texts stand between "…" or “…”: write {instead}.',
  noSign: 'Nothing needs a sign at its end: remove it.',
  capInstead: 'The most that is paid is said with “capped at”.',
  tableAsValue:
    'A table stands where the value does: write “grants by …”, and in each row the whole value, such as “large: 10% of …”.',
  overlapApart:
    'Overlap is ruled by a clause of its own: “clause overlap”, then “overlap of all grants with other_supports”, then “takes the better” or another rule.',
  conditionInParentheses: 'A table that asks a condition has it in parentheses: “{instead}”.',
  oneWord: 'A name is one word; join its words with “_”: “{instead}”.',
  joinConditions:
    'Conditions are joined with “and” (all must hold) or “or” (one is enough); values of one fact stand in parentheses: “is in (a, b)”.',
  sumGoesThrough: 'A sum goes through a list, item by item: write “{instead}”.',
  limitForWhom: 'A limit says for whom it holds, and then its amount: “limit each NAME to AMOUNT”.',
  tableOfBoth:
    'What depends on a condition is a table: “by (CONDITION)”, and below it a row “true: …” and a row “false: …”.',
  beforeLabel: 'It stands before the label, which comes last: write “{instead} "…"”.',
  writeFigure: 'Write “{figure}”.',
  writePrice: 'Write a price: “{price}”.',
  shareOfWhat: '{share} of what? Write what it is taken of: “{share} of …”.',
  eachCalendarYear: 'How far a limit or a cap looks back is said in words: write “{instead}”.',
  quantityMissing: 'Multiply by the quantity that is still missing, in {unit}.',
  quantityTooMany:
    'A quantity in {unit} is multiplied in and nothing takes it up: multiply by a price “per {unit}”, or leave the quantity out.',
  quotientFirst:
    'To multiply by the share that two amounts make, put their quotient in parentheses of its own: “a * (b / c)”.',
  withoutQuotes: 'Values of {enum} stand without quotation marks: {members}.',
  oneOfSeveral: 'Write “{instead}”.',
  checkFileName: 'Check the spelling, or put the file there.',
  checkSourceName: 'Put the file there, or mend its name.',
  saveFirst:
    'This text is not saved yet, so it stands in no folder: the file can only be found once you save the text in the folder where the file is.',
  inQuotes: 'A text stands in quotation marks: write {instead}.',
  declareIt:
    'Every name that a rule reads must be declared: as a fact, with define, or in “for each”.',
  definedInside:
    'It is defined inside the clause “{clause}”: a “define” that follows a clause belongs to it, and other clauses do not see it. Move it before the articles, so that all clauses see it.',
  factOfItems:
    'It is a fact of {owner}. Go through its items with “for each”, and name the item before it: “for each x in …”, then “x.{name}”.',
  factsAlone: 'The facts of “{owner}” stand by themselves here: write “{instead}”.',
  goThrough:
    'To name an item, go through its list: “for each {item} in {list}”, and then “{item}.{fact}”.',
  supportFacts:
    'Behind “other_supports where”, the facts of the support itself are known ({facts}), and those of the applicant.',
};
