// A value as a drafter would write it, for messages.
import type { Currency } from '../../model/model.ts';
import type { Type, Value } from '../../model/types.ts';
import { inGroups } from '../../model/written.ts';

export function showValue(value: Value, type: Type, currency: Currency): string {
  switch (value.kind) {
    case 'member':
      return value.value.name;
    case 'boolean':
      return String(value.value);
    case 'text':
    case 'date':
      return value.value;
    case 'numeric': {
      const figure = value.value;
      if (type.kind === 'ratio') return `${exact(figure.mul(100))}%`;
      if (type.kind !== 'money') return exact(figure);
      const [unit, per] = [10n ** BigInt(currency.digits), type.units.length];
      return `${exact(figure.div(unit))}${per === 0 ? ` ${currency.plural}` : ''}`;
    }
    default:
      return value satisfies never;
  }
}

type Figure = Extract<Value, { kind: 'numeric' }>['value'];

/** As a decimal where it is one, or else as a fraction. */
function exact(figure: Figure): string {
  const decimal = figure.toString();
  return decimal.includes('(') ? figure.toFraction() : inGroups(decimal);
}
