// What an answer falls short of what its case expects (DESIGN §4): `clauses` is closed, `total` is
// totals.policy, every other expectation looks only at what it names.
import type { Decision, FactError, Outcome } from '@clause/runtime';
import type { Span } from '#language';
import { isObject } from '../dossier/json.ts';
import { decisionFields, type EntryList, entryFields, type FieldKind } from './fields.ts';
import { sameFigure } from './figures.ts';
import type {
  Difference,
  Expectation,
  Expected,
  ExpectedEntry,
  Placed,
  Unwritable,
  Update,
} from './suite.ts';

/** Everything in which an answer differs; none: the case passes. `at`: where the case is. */
export function differences(expect: Expectation, answer: Outcome, at: Span): readonly Difference[] {
  if ('errors' in answer) return ofRefusal(expect, answer.errors, at);
  const { decision } = answer;
  if (expect.errors !== undefined && expect.errors.length > 0) {
    const [first] = expect.errors;
    return [
      {
        path: 'errors',
        expected: expect.errors.map(shown),
        found: undefined,
        span: first?.span ?? at,
        update: none('decided'),
      },
    ];
  }
  return [
    ...ofScope(expect, decision),
    ...ofTotals(expect, decision),
    ...(expect.awards ?? []).flatMap((entry) => ofEntry(entry, 'awards', decision)),
    ...(expect.measures ?? []).flatMap((entry) => ofEntry(entry, 'measures', decision)),
  ];
}

function ofRefusal(
  expect: Expectation,
  errors: readonly FactError[],
  at: Span,
): readonly Difference[] {
  if (expect.errors === undefined || expect.errors.length === 0) {
    return [
      { path: 'errors', expected: undefined, found: errors, span: at, update: none('refused') },
    ];
  }
  return expect.errors
    .filter((entry) => !errors.some((error) => unlike(entry, 'errors', error).length === 0))
    .map((entry) => {
      const [only] = candidates(entry, 'errors', errors, ['path']);
      const near = only !== undefined && entry.fields.has('path');
      return {
        path: 'errors',
        expected: shown(entry),
        found: near ? only : errors,
        span: entry.span,
        update: none('noneLike'),
      };
    });
}

function ofScope(expect: Expectation, decision: Decision): readonly Difference[] {
  const found: Difference[] = [];
  const { applicable } = expect;
  if (applicable !== undefined && applicable.value !== decision.applicable) {
    found.push(written('applicable', applicable, decision.applicable));
  }
  for (const [path, expected] of expect.decision ?? []) {
    const there = path.startsWith('totals.clauses.')
      ? own(decision.totals.clauses, path.slice('totals.clauses.'.length))
      : own(decision, path);
    const kind: FieldKind = decisionFields[path] ?? 'figure';
    if (!meets(kind, expected.value, there)) found.push(written(path, expected, there));
  }
  return found;
}

function ofTotals(
  { total, recoveries, clauses, articles }: Expectation,
  { totals }: Decision,
): readonly Difference[] {
  return [
    ...(clauses === undefined ? [] : ofClauses(clauses, totals.clauses)),
    ...[...(articles ?? [])].flatMap(([number, expected]) =>
      ofSum(`totals.articles.${number}`, expected, own(totals.articles, number)),
    ),
    ...(total === undefined ? [] : ofFigure('totals.policy', total, totals.policy)),
    ...(recoveries === undefined
      ? []
      : ofFigure('totals.recoveries', recoveries, totals.recoveries)),
  ];
}

/** Closed: what is not named is expected to pay nothing. */
function ofClauses(
  { value: expected, span, stuck }: NonNullable<Expectation['clauses']>,
  found: Decision['totals']['clauses'],
): readonly Difference[] {
  const named = [...expected].flatMap(([name, figure]) =>
    ofSum(`totals.clauses.${name}`, figure, own(found, name)),
  );
  const others = Object.entries(found)
    .filter(([name, paid]) => !expected.has(name) && !sameFigure(paid, '0'))
    .map(([name, paid]) => ({
      path: `totals.clauses.${name}`,
      expected: nothingOf(paid),
      found: paid,
      span,
      update:
        stuck === undefined ? ({ kind: 'add', span, name, text: paid } as const) : none(stuck),
    }));
  return [...named, ...others];
}

function ofFigure(path: string, expected: Placed<string>, found: unknown): readonly Difference[] {
  return meets('figure', expected.value, found) ? [] : [written(path, expected, found)];
}

/** What is owed back stands in no sum of clauses or articles (docs/decision.md): there it is nothing. */
function ofSum(path: string, expected: Placed<string>, found: unknown): readonly Difference[] {
  if (found === undefined && sameFigure(expected.value, '0')) return [];
  return ofFigure(path, expected, found);
}

/** An expected award or measure: met by one that agrees in all that it names. */
function ofEntry(
  entry: ExpectedEntry,
  list: 'awards' | 'measures',
  decision: Decision,
): readonly Difference[] {
  const all: readonly object[] = decision[list];
  const alike = candidates(entry, list, all, ['clause', 'item']);
  if (alike.some((one) => unlike(entry, list, one).length === 0)) return [];
  const [only, another] = alike;
  if (only === undefined || another !== undefined) {
    const near = only === undefined ? candidates(entry, list, all, ['clause']) : alike;
    return [
      {
        path: list,
        expected: shown(entry),
        found: near.length > 0 ? near : all,
        span: entry.span,
        update: none(only === undefined ? 'noneLike' : 'severalLike'),
      },
    ];
  }
  const index = all.indexOf(only);
  return unlike(entry, list, only).map(([name, expected, found]) => ({
    ...written(`${list}[${index}].${name}`, expected, found),
    entry: { list, index },
  }));
}

/** Those that agree with an entry in some of its fields, as far as it names them. */
function candidates<One extends object>(
  entry: ExpectedEntry,
  list: EntryList,
  all: readonly One[],
  names: readonly string[],
): readonly One[] {
  return all.filter((one) =>
    names.every((name) => {
      const expected = entry.fields.get(name);
      return expected === undefined || meets(kindOf(list, name), expected.value, own(one, name));
    }),
  );
}

type Unlike = readonly [name: string, expected: Placed<Expected>, found: unknown];

function unlike(entry: ExpectedEntry, list: EntryList, one: object): readonly Unlike[] {
  return [...entry.fields].flatMap(([name, expected]): readonly Unlike[] => {
    const found = own(one, name);
    return meets(kindOf(list, name), expected.value, found) ? [] : [[name, expected, found]];
  });
}

function kindOf(list: EntryList, name: string): FieldKind {
  const fields: Readonly<Record<string, FieldKind>> = entryFields[list];
  return fields[name] ?? 'text';
}

/** Whether a field is as expected. What is absent is null. */
function meets(kind: FieldKind, expected: Expected, found: unknown): boolean {
  if (expected === null || found === undefined || found === null) {
    const nothing = found === undefined || found === null;
    return nothing && (expected === null || (Array.isArray(expected) && expected.length === 0));
  }
  switch (kind) {
    case 'figure':
      return (
        typeof expected === 'string' && typeof found === 'string' && sameFigure(expected, found)
      );
    case 'text':
    case 'clause':
    case 'path':
      return typeof found === 'string' ? expected === found : expected === String(found);
    case 'texts':
      return sameLists(expected, found, (one, other) => one === other);
    case 'paths':
      return sameLists(sorted(expected), sorted(found), (one, other) => one === other);
    case 'parts':
      return sameLists(expected, found, meetsGroup);
    case 'steps':
      return inOrder(expected, found);
    default:
      return expected === found;
  }
}

function sameLists(
  expected: unknown,
  found: unknown,
  same: (expected: unknown, found: unknown) => boolean,
): boolean {
  if (!Array.isArray(expected) || !Array.isArray(found)) return false;
  return (
    expected.length === found.length && expected.every((one, index) => same(one, found[index]))
  );
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? list.toSorted() : list;
}

/** Whether a part or a step has what is named of it. */
function meetsGroup(expected: unknown, found: unknown): boolean {
  if (!isObject(expected) || !isObject(found)) return false;
  return Object.entries(expected).every(([name, value]) =>
    meets(name === 'amount' ? 'figure' : 'text', value as Expected, found[name]),
  );
}

/** Whether every expected step is among those found, one after another. */
function inOrder(expected: unknown, found: unknown): boolean {
  if (!Array.isArray(expected) || !Array.isArray(found)) return false;
  let from = 0;
  return expected.every((step) => {
    const at = found.findIndex((one, index) => index >= from && meetsGroup(step, one));
    from = at + 1;
    return at >= 0;
  });
}

/** A difference in a value that can be written over, if it is a single one. */
function written(path: string, expected: Placed<Expected>, found: unknown): Difference {
  const { value, span, stuck } = expected;
  const update = updateOf(value, found, span, stuck);
  return { path, expected: value, found, span, update };
}

function updateOf(
  expected: Expected,
  found: unknown,
  span: Span,
  stuck: Placed<Expected>['stuck'],
): Update {
  if (stuck !== undefined) return none(stuck);
  if (found === undefined) return none('nothingThere');
  if (typeof expected === 'object' && expected !== null) return none('group');
  if (typeof found === 'object' && found !== null) return none('group');
  return { kind: 'write', span, value: found as string | boolean | null };
}

function none(why: Unwritable): Update {
  return { kind: 'none', why };
}

/** An entry as its case says it, by its fields. */
function shown(entry: ExpectedEntry): Readonly<Record<string, Expected>> {
  return Object.fromEntries([...entry.fields].map(([name, { value }]) => [name, value]));
}

/** `0.00` with as many digits as another figure has. */
function nothingOf(figure: string): string {
  return figure.replace(/\d/g, '0').replace(/^0+(?=0(?:\.|$))/, '');
}

function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}
