// Money, ratios and numbers in a schema: their written forms, and ranges where a JSON number has
// them. (`multipleOf` is of no use for decimals: validators compute it in binary floats.)

import type Fraction from 'fraction.js';
import type { FactField } from '../../dossier/fact-fields.ts';
import type { Currency } from '../../model/model.ts';
import type { NumericType } from '../../model/types.ts';

export type Schema = Readonly<Record<string, unknown>>;

/** Money stays below this many minor units: 15 digits. */
const MONEY_DIGITS = 15;

export function figureSchema(
  { min, max }: Pick<FactField, 'min' | 'max'>,
  type: NumericType,
  { code, digits }: Currency,
): Schema {
  switch (type.kind) {
    case 'money': {
      const unit = 10n ** BigInt(digits);
      const major = MONEY_DIGITS - digits;
      const decimals = digits === 0 ? '' : `(\\.\\d{1,${digits}})?`;
      const number = {
        type: digits === 0 ? 'integer' : 'number',
        minimum: 0,
        exclusiveMaximum: 10 ** major,
        ...range(min?.div(unit, 1n), max?.div(unit, 1n)),
      };
      return {
        description: `An amount of ${code}, exact as a text: "1234${digits === 0 ? '' : `.${'56789'.slice(0, digits)}`}"${digits === 0 ? '' : `; as a number, of at most ${digits} decimals`}.`,
        anyOf: [{ type: 'string', pattern: `^(0|[1-9]\\d{0,${major - 1}})${decimals}$` }, number],
      };
    }
    case 'ratio':
      return {
        description: 'A ratio: "30%", "2/3" or 0.3.',
        anyOf: [
          // At most 15 digits in each figure; nothing is divided by zero.
          { type: 'string', pattern: '^-?\\d{1,15}/(?!0+$)\\d{1,15}$' },
          { type: 'string', pattern: '^(?!(\\D*\\d){16})-?(0|[1-9]\\d*)(\\.\\d+)?%?$' },
          { type: 'number', ...range(min, max) },
        ],
      };
    case 'number':
      return { type: type.integer ? 'integer' : 'number', ...range(min, max) };
    default:
      return type.kind satisfies never;
  }
}

function range(min: Fraction | undefined, max: Fraction | undefined): Schema {
  return { ...(min ? bound('minimum', min) : {}), ...(max ? bound('maximum', max) : {}) };
}

/** A bound that a JSON number says exactly; others are left to `parseDossier`. */
function bound(keyword: 'minimum' | 'maximum', value: Fraction): Schema {
  const near = exactNumber(value);
  return near === undefined ? {} : { [keyword]: near };
}

/** The JSON number that is exactly this figure, if there is one of ordinary size. */
export function exactNumber(value: Fraction): number | undefined {
  const near = value.valueOf();
  const ordinary = near === 0 || (Math.abs(near) >= 1e-6 && Math.abs(near) < 1e21);
  return ordinary && value.equals(String(near)) ? near : undefined;
}
