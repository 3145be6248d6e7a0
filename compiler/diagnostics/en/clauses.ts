// English texts of findings on clauses, caps, limits, overlap, split and the header (CL5).
import type { clauses as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const clauses: TextsFor<keyof typeof entries> = {
  noVerb: {
    message:
      'The clause “{name}” does not say what it does. Add one of: grants, matches, recovers, permits, encourages, requires, empowers, overlap.',
  },
  severalVerbs: {
    message: 'A clause does one thing, and this is a second. Put it into a clause of its own.',
    related: { first: 'The clause already does this.' },
    fixes: { remove: 'Remove this one (when the first one is right)' },
  },
  negativeCap: {
    message:
      'The ceiling {figure} is below zero, so nothing could ever be paid. Write the figure without the minus sign.',
  },
  yearlyCapInside: {
    message:
      'A ceiling “in each calendar year” must stand at the end of the amount or of its row, for it looks at what was paid before. Put it last, or write it as a limit of the clause.',
  },
  partNotHere: { message: '“{part}” has no place in a {kind}.' },
  limitNamesNone: {
    message:
      'A limit outside a clause must say which clauses it covers: “limit total of a, b …”, “limit total of all grants …”, “limit quantity … in a, b …” or “limit each of a, b to at least …”.',
  },
  notAGrant: {
    message:
      '“{name}” pays nothing, so it cannot be counted here. Name clauses that grant or match.',
    related: { declared: 'The clause is here.' },
  },
  limitKey: {
    message:
      'A limit is counted for each applicant, item, or fact that tells things apart (a text, a value of an enum, a number, a date), but this is {found}.',
  },
  limitKeyElsewhere: {
    message:
      'The limit counts for each “{name}”, but the clause “{clause}”, which it covers, knows nothing of that name.[ Did you mean {“suggestions”}?][ There, a limit can count for each {“keys”}, or for a fact.]',
    related: { clause: 'The clause is here.' },
    fixes: { replace: 'Write “{suggestion}” (when that is what is meant)' },
  },
  overlapOfNothing: {
    message:
      'This rule has nothing to compare. Name at least two clauses, or add “with other_supports”.',
  },
  overlapEach: {
    message:
      'An overlap rule stands for the whole policy and has no “for each”. Use “on same matter” to compare item by item.',
  },
  overlapField: {
    message: 'The rule compares what has the same “{name}”, but {“clauses”} has no such fact.',
    related: { clause: 'The clause is here.' },
    fixes: {
      replace: 'Write “{suggestion}” (when that fact is meant)',
      widen: 'Write “{suggestion}” (when awards are compared so)',
    },
  },
  firstOfStranger: {
    message:
      '“{name}” is not among what this rule compares. Name it after “overlap of”, or take it out of the order.',
    fixes: {
      compare: 'Let the rule compare “{name}” too (when it may give way)',
      remove: 'Take “{name}” out of the order (when it never meets the others)',
    },
  },
  firstOfMisses: {
    message:
      'The order does not say where {missing} stands. Put every clause that the rule compares into the order.',
    fixes: { addLast: 'Add what is missing at the end (when it comes last)' },
  },
  sharesNotWhole: {
    message:
      'The shares add up to {sum}. Together they must make 100%; the last may be “the rest”.',
  },
  sharesDepend: {
    message:
      'The share of “{name}” is not the same for everybody, so the parts need not make 100% in every case. Write “the rest” for one of them. A split withholds nothing: what is paid only later, or only if something holds, is said by the amount or its cap.',
    fixes: { rest: 'Let the last part take the rest (when it is whatever is left)' },
  },
  daysBackwards: {
    message:
      'If “{to}” is an earlier day than “{from}”, this time counts below zero, and more is owed back than the formula says for the first day. Ask for the order of the days in the conditions, let the time begin at zero, or cap what is owed.',
    fixes: { floor: 'Write “{instead}”' },
  },
  severalRests: {
    message: 'Only one part can take the rest.',
    related: { first: 'This part already takes the rest.' },
  },
  partsCount: { message: 'The number of parts must be a whole number above zero.' },
  awardReadHere: {
    message:
      '“{name}” is a clause. What a clause pays can be read only in the sum of a clause without money (requires … of …). Use “define” for a value that both clauses need.',
  },
  awardReadItems: {
    message:
      '“{name}” pays for other items than this clause goes through, so it is not clear which payment is meant. Both must go through the same list; a clause without “for each” reads all that “{name}” pays.',
    related: { declared: 'The clause that pays is here.' },
  },
  headerMisses: {
    message: 'The header does not say the {part} of the policy.',
    fixes: { add: 'Add the line (and write in the right one)' },
  },
  repeatedPart: {
    message: '“{part}” stands twice. Keep one.',
    related: { first: 'The first is here.' },
    fixes: { remove: 'Remove this one (when the first one is right)' },
  },
  windowYears: {
    message:
      'The time that is looked back over must be a whole number above zero: “over 3 calendar years”, “over 3 years”, “over 36 months”. Years that begin on another day are counted in years.',
  },
  unknownLanguage: {
    message:
      'Clause has no words in a language “{language}”, so keywords, findings and reasons are English. The languages are: {“known”}. Labels may be in any language, whatever stands here.',
    fixes: { write: 'Write the language of the keywords' },
  },
  limitOfClause: {
    message:
      'This limit names no clauses, so it is one of the clause “{clause}” alone, although it does not stand under it. Name the clauses that it covers, or move it to the right.',
    fixes: { name: 'Let it cover the clauses of the article: {clauses}' },
  },
  minimumAlone: {
    message:
      'A minimum (“to at least”) is asked of each award by itself, of what is left for it in the end; it counts for nobody together, over no time, and nothing from elsewhere. Write “{written} … or nothing”.',
    fixes: { alone: 'Write “{written} …”' },
  },
  minimumOrNothing: {
    message:
      'A minimum says what becomes of less: write “or nothing” at the end. To raise what is less to the minimum, write “floored at” behind the amount.',
    fixes: { orNothing: 'Write “or nothing” at the end' },
  },
  limitForNobody: {
    message:
      'This limit does not say for whom it counts: write “each {key}” (or each item, or fact) before “to”. The most of one award is its cap (“capped at”), the least “limit to at least … or nothing”.',
  },
  dayOfNoYear: {
    message: 'Not every year has this day. Write the day on which the years begin: “1 April”.',
  },
};
