// A limit in words, constant for each clause it covers: “At most 1,000,000.00 yuan for each
// Enterprise in each calendar year, or nothing”, “At least 2,000.00 yuan for each award, or nothing”.
import type { Limit, LimitKey, LimitScope, Window } from '../model/model.ts';
import { describeCondition, describeFigure } from './describe.ts';
import type { Voice } from './figures.ts';
import { fill } from './fill.ts';

/**
 * The limit as it speaks of one clause. `applicant` is the applicant's label, `to` what it allows in
 * words.
 */
export function describeLimit(
  limit: Limit,
  scope: LimitScope,
  applicant: string,
  voice: Voice,
  to: string = describeFigure(scope.to, voice),
): string {
  const { steps } = voice.wording;
  const templates = {
    total: steps.limitTotal,
    count: isOne(scope) ? steps.limitCountOne : steps.limitCount,
    quantity: steps.limitQuantity,
    award: steps.limitAward,
  };
  const { where, quantity } = scope;
  return fill(templates[limit.measure], {
    to,
    quantity: quantity === undefined ? '' : describeFigure(quantity, voice),
    where:
      where === undefined
        ? ''
        : fill(steps.limitWhere, { condition: describeCondition(where, voice) }),
    counting: countingText(limit, voice),
    keys: scope.keys.map((key) => keyName(key, applicant, voice)).join(', '),
    window: windowText(limit.window, voice),
    what: limit.orNothing ? steps.limitOrNothing : '',
  });
}

/** “, counting support from elsewhere”, with its condition. */
function countingText({ counting }: Limit, voice: Voice): string {
  const { limitCounting, limitCountingWhere } = voice.wording.steps;
  if (counting === undefined) return '';
  if (counting.where === undefined) return limitCounting;
  return fill(limitCountingWhere, { condition: describeCondition(counting.where, voice) });
}

function isOne({ to }: LimitScope): boolean {
  return to.kind === 'constant' && to.value.kind === 'numeric' && to.value.value.equals(1);
}

function keyName(key: LimitKey, applicant: string, voice: Voice): string {
  const { steps } = voice.wording;
  switch (key.kind) {
    case 'applicant':
      return fill(steps.limitApplicant, { name: applicant });
    case 'item':
      return fill(steps.limitKey, { name: key.variable.entity.label });
    case 'path':
      return fill(steps.limitKey, { name: describeFigure(key.value, voice) });
    default:
      return key satisfies never;
  }
}

/** ` in each calendar year`, ` over 3 years beginning on 1 April`, ` over 36 months`, or nothing. */
export function windowText(window: Window | undefined, voice: Voice): string {
  const { steps, words, formulas } = voice.wording;
  if (window === undefined) return '';
  if (window.kind === 'stretch') {
    const { count, unit } = window;
    const length = { number: String(count), unit: (count === 1 ? words.one : words)[unit] };
    return fill(steps.limitStretch, { length: fill(formulas.duration, length) });
  }
  const years = String(window.years);
  const [month = 1, number = 1] = window.begins.split('-').map(Number);
  const day = fill(steps.dayOfYear, {
    day: String(number),
    month: words.months[month - 1] ?? '',
  });
  if (month === 1 && number === 1) {
    return window.years === 1 ? steps.limitYear : fill(steps.limitYears, { years });
  }
  const template = window.years === 1 ? steps.limitYearFrom : steps.limitYearsFrom;
  return fill(template, { years, day });
}
