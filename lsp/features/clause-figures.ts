// What each clause comes to for a dossier in use, and what cut it: shown beside the clause.
import Fraction from 'fraction.js';
import { type Analysis, type Decision, fill, type GrantClause, type Model } from '#compiler';
import type { Span } from '#language';
import type { Because, ClauseFigures } from '../words/clause-figures.ts';
import { wordsOf } from '../words/languages.ts';
import { type GivenDossier, judge, soundModel } from './dossiers.ts';
import { moneyShown } from './figures.ts';

export interface ClauseFigure {
  readonly clause: string;
  /** The clause's name. */
  readonly name: Span;
  /** What the clause pays, all its items together: `¥1,800,000.00`. */
  readonly amount: string;
  /** `→ ¥1,800,000.00, cap binds`. */
  readonly text: string;
  /** The decision's sentences on its awards, those of several items one after another. */
  readonly reasons: readonly string[];
}

type Award = Decision['awards'][number];

/**
 * The figures of the clauses that pay, in file order; none of a policy with errors or for a dossier
 * that is refused. `today` (ISO) stands in where the dossier says no date.
 */
export function figuresOf(
  analysis: Analysis,
  dossier: GivenDossier,
  today: string,
): readonly ClauseFigure[] {
  const model = soundModel(analysis);
  if (model === undefined) return [];
  const verdict = judge(model, dossier, { today, explain: false });
  if ('errors' in verdict) return [];
  const { awards } = verdict.decision;
  return model.clauses.flatMap((clause) => {
    if (clause.kind !== 'grant') return [];
    const own = awards.filter((award) => award.clause === clause.name);
    const total = own.reduce((sum, award) => sum.add(minorUnits(award.amount)), new Fraction(0n));
    const amount = moneyShown(total, model.currency, model.language);
    return {
      clause: clause.name,
      name: clause.nameSpan,
      amount,
      text: textOf(clause, own, amount, model),
      reasons: own.map(({ item, reason }) => (item === null ? reason : `${item}: ${reason}`)),
    };
  });
}

function textOf(
  { verb }: GrantClause,
  awards: readonly Award[],
  amount: string,
  { language }: Model,
): string {
  const words = wordsOf(language).clauseFigures;
  const why = becauseOf(awards, words).join(words.and);
  const [plain, but] =
    verb === 'recovers' ? [words.owed, words.owedBut] : [words.paid, words.paidBut];
  return why === '' ? fill(plain, { amount }) : fill(but, { amount, why });
}

/** What made awards less; of a clause that pays nothing, why not. */
function becauseOf(
  awards: readonly Award[],
  { because }: Pick<ClauseFigures, 'because'>,
): readonly string[] {
  if (awards.length === 0) return [because.noItems];
  const met = new Set(awards.flatMap(reasonOf));
  const nobodyPaid = awards.every(({ status }) => UNPAID.includes(status));
  const order: readonly Because[] = nobodyPaid ? [...CUTS, ...STOPS] : CUTS;
  return order.flatMap((one) => (met.has(one) ? [because[one]] : []));
}

const UNPAID: readonly Award['status'][] = ['not_applicable', 'ineligible'];
/** Told whatever else the clause pays. */
const CUTS: readonly Because[] = [
  'capped_award',
  'capped_limit',
  'below_minimum',
  'reduced_overlap',
  'forgone',
  'undetermined',
];
/** Told where no item is paid for. */
const STOPS: readonly Because[] = ['ineligible', 'not_applicable'];

function reasonOf({ status, code }: Award): readonly Because[] {
  switch (status) {
    case 'granted':
      return [];
    case 'capped':
      return [code === 'capped_award' || code === 'below_minimum' ? code : 'capped_limit'];
    case 'reduced':
      return ['reduced_overlap'];
    case 'forgone':
    case 'undetermined':
    case 'ineligible':
    case 'not_applicable':
      return [status];
    default:
      return status satisfies never;
  }
}

/** A decimal string of the decision as minor units, exactly. */
function minorUnits(amount: string): Fraction {
  return new Fraction(BigInt(amount.replace('.', '')));
}
