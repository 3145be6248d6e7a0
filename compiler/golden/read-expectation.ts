// From what stands under `expect` to what is expected (DESIGN §4), with a finding for every name,
// word and figure that no decision could ever have.
import type { Reporter } from '../diagnostics/reporter.ts';
import type { Model } from '../model/model.ts';
import { decisionFields } from './fields.ts';
import { entries } from './read-entries.ts';
import { fieldOf, figureOf } from './read-field.ts';
import { articleKnown, clauseKnown, placed, type Reading, shape, unknownKey } from './reading.ts';
import type { Expectation, Expected, Placed } from './suite.ts';
import type { YamlEntry, YamlValue } from './yaml-tree.ts';

const TOTALS = ['policy', 'clauses', 'articles', 'recoveries'];

const EXPECTATIONS = [
  'total',
  'clauses',
  'articles',
  'awards',
  'measures',
  'errors',
  'applicable',
  'recoveries',
  'totals',
  ...Object.keys(decisionFields),
];

/** Reads what stands under `expect`. */
export function readExpectation(
  value: YamlValue,
  report: Reporter,
  model: Model | undefined,
): Expectation {
  const reading = { report, model };
  if (value.kind !== 'map') {
    if (value.kind !== 'scalar' || value.value !== null) {
      shape(value, 'expect', 'groupShape', reading);
    }
    return {};
  }
  const decision = new Map<string, Placed<Expected>>();
  let expectation: Expectation = {};
  const expected = (part: Expectation | undefined) => {
    expectation = { ...expectation, ...part };
  };
  for (const entry of value.entries) {
    switch (entry.key) {
      case 'applicable':
        expected(applicable(entry.value, reading));
        break;
      case 'total':
      case 'recoveries':
        expected(total(entry.key, entry, reading));
        break;
      case 'clauses':
        expected(clauses(entry.value, reading));
        break;
      case 'articles':
        expected({ articles: figures(entry.value, 'articles', reading) ?? new Map() });
        break;
      case 'totals':
        expected(totals(entry.value, decision, reading));
        break;
      case 'awards':
      case 'measures':
      case 'errors':
        expected({ [entry.key]: entries(entry.value, entry.key, reading) });
        break;
      default: {
        const field = fieldOf(entry, decisionFields, 'inExpect', EXPECTATIONS, reading);
        if (field !== undefined) decision.set(entry.key, field);
      }
    }
  }
  return decision.size === 0 ? expectation : { ...expectation, decision };
}

/** Whether anything at all is looked at. */
export function asserts(expectation: Expectation): boolean {
  const { awards, measures, articles, ...others } = expectation;
  return (
    (awards?.length ?? 0) + (measures?.length ?? 0) + (articles?.size ?? 0) > 0 ||
    Object.keys(others).length > 0
  );
}

function applicable(value: YamlValue, reading: Reading): Expectation | undefined {
  if (value.kind === 'scalar' && (value.value === null || typeof value.value === 'boolean')) {
    return { applicable: placed(value, value.value) };
  }
  return shape(value, 'applicable', 'truthShape', reading);
}

function total(
  part: 'total' | 'recoveries',
  entry: YamlEntry,
  reading: Reading,
): Expectation | undefined {
  const figure = figureOf(entry, reading);
  return figure && { [part]: figure };
}

function clauses(value: YamlValue, reading: Reading): Expectation | undefined {
  const read = figures(value, 'clauses', reading);
  return read && { clauses: placed(value, read) };
}

/** `totals` as a decision has it: a form of `total`, `articles` and `recoveries`; all of it partial. */
function totals(
  value: YamlValue,
  decision: Map<string, Placed<Expected>>,
  reading: Reading,
): Expectation | undefined {
  if (value.kind !== 'map') return shape(value, 'totals', 'groupShape', reading);
  let expectation: Expectation = {};
  for (const entry of value.entries) {
    switch (entry.key) {
      case 'policy':
        expectation = { ...expectation, ...total('total', entry, reading) };
        break;
      case 'recoveries':
        expectation = { ...expectation, ...total('recoveries', entry, reading) };
        break;
      case 'articles':
        expectation = {
          ...expectation,
          articles: figures(entry.value, 'articles', reading) ?? new Map(),
        };
        break;
      case 'clauses':
        for (const [name, figure] of figures(entry.value, 'clauses', reading) ?? []) {
          decision.set(`totals.clauses.${name}`, figure);
        }
        break;
      default:
        unknownKey(entry, 'inTotals', TOTALS, reading);
    }
  }
  return expectation;
}

/** Amounts by the names of clauses or articles. */
function figures(
  value: YamlValue,
  of: 'clauses' | 'articles',
  reading: Reading,
): ReadonlyMap<string, Placed<string>> | undefined {
  if (value.kind === 'scalar' && value.value === null) return new Map();
  if (value.kind !== 'map') return shape(value, of, 'groupShape', reading);
  const read = new Map<string, Placed<string>>();
  for (const entry of value.entries) {
    const known =
      of === 'clauses'
        ? clauseKnown(entry.key, 'awards', entry, reading)
        : articleKnown(entry, reading);
    const figure = figureOf(entry, reading);
    if (known && figure !== undefined) read.set(entry.key, figure);
  }
  return read;
}
