// A type in the words of messages: terms, which each language spells (diagnostics/en/terms.ts).
import type { Term } from '../diagnostics/diagnostic.ts';
import { term } from '../diagnostics/terms.ts';
import type { Type, Units } from '../model/types.ts';

/** “an amount of money per m2”, “a list (Project)”. */
export function describeType(type: Type): Term {
  switch (type.kind) {
    case 'money':
    case 'ratio':
      return withUnits(term(type.kind), type.units);
    case 'number':
      return withUnits(term(type.integer ? 'integer' : 'number'), type.units);
    case 'boolean':
    case 'date':
    case 'text':
      return term(type.kind);
    case 'enum':
      return term('enum', { name: type.enum.name });
    case 'entity':
      return term('entity', { name: type.entity.name });
    case 'list':
      return term('listOf', { name: type.of.kind === 'entity' ? type.of.entity.name : '' });
    case 'unknown':
      return term('something');
    default:
      return type satisfies never;
  }
}

function withUnits(kind: Term, units: Units): Term {
  if (units.length === 0) return kind;
  return term('withUnits', {
    kind,
    units: kind.term === 'money' ? spellFactors(units) : spellUnits(units),
  });
}

/** Units alone, for a message that sets two beside each other. */
export function describeUnits(units: Units): Term {
  return units.length === 0 ? term('noUnit') : spellUnits(units);
}

/** Nobody has “money in m2”: it was multiplied by an area. */
function spellFactors(units: Units): Term {
  const above = units.filter(([, power]) => power > 0).map(spell);
  const below = units.filter(([, power]) => power < 0).map(spell);
  if (above.length === 0) return spellUnits(units);
  return term('timesUnits', { units: above.join(' × '), per: below.join(' × ') });
}

/** `month·m2 / year`: the language’s “in” and “per” stand around it. */
function spellUnits(units: Units): Term {
  const above = units.filter(([, power]) => power > 0).map(spell);
  const below = units.filter(([, power]) => power < 0).map(spell);
  if (below.length === 0) return term('unitsOf', { units: above.join(' × ') });
  return term('perUnits', { units: above.join(' × '), per: below.join(' × ') });
}

function spell([name, power]: readonly [string, number]): string {
  const size = Math.abs(power);
  return size === 1 ? name : `${name}^${size}`;
}
