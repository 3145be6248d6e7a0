// Step 5 of DESIGN §3, totals: every grant clause and its article stand, 0.00 included. What is owed
// back is told apart.
import type { Totals } from '@clause/runtime';
import type Fraction from 'fraction.js';
import { moneyString } from '../wording/figures.ts';
import { type Outcome, paidOf } from './awards.ts';
import type { Context, Place } from './context.ts';
import { ZERO } from './result.ts';

export function totalsOf(context: Context, outcomes: ReadonlyMap<Place, Outcome>): Totals {
  const { model, awards } = context;
  const money = (figure: Fraction): string => moneyString(figure, model.currency.digits);
  const paidWhere = (counts: (place: Place) => boolean): Fraction =>
    awards.filter(counts).reduce((total, place) => {
      const outcome = outcomes.get(place);
      return outcome === undefined ? total : total.add(paidOf(outcome));
    }, ZERO);
  const grants = model.clauses.filter((clause) => clause.kind === 'grant');
  const paying = grants.filter(({ verb }) => verb !== 'recovers');
  const recovers = grants.some(({ verb }) => verb === 'recovers');
  const isRecovery = ({ clause }: Place): boolean =>
    clause.kind === 'grant' && clause.verb === 'recovers';
  const articles = new Set(paying.map(({ article }) => article).filter((name) => name !== ''));
  // `fromEntries` defines own properties: a clause may be called `constructor` or `__proto__`.
  return {
    clauses: Object.fromEntries(
      paying.map(({ name }) => [name, money(paidWhere(({ clause }) => clause.name === name))]),
    ),
    articles: Object.fromEntries(
      [...articles].map((name) => [
        name,
        money(paidWhere((place) => !isRecovery(place) && place.clause.article === name)),
      ]),
    ),
    policy: money(paidWhere((place) => !isRecovery(place))),
    ...(recovers ? { recoveries: money(paidWhere(isRecovery)) } : {}),
  };
}
