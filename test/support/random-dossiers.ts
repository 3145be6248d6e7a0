// Random sound dossiers of any policy, driven by its model: its entities, enums and ranges, weighted
// to the places where the policy bends (kinks.ts). Fast-check arbitraries, so failures shrink.

import fc from 'fast-check';
import Fraction from 'fraction.js';
import type { EntityType, Field, Model, Type } from '#compiler';
import { addDays, dateNear, windowEdges } from './dates.ts';
import { type Kinks, kinksOf } from './kinks.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

interface Setting {
  readonly model: Model;
  readonly kinks: Kinks;
  readonly asOf: string;
}

/** Few, so that two lists often share one; the last three are ordinary texts all the same. */
const IDS = ['A', 'B', 'C', 'D', 'E', 'constructor', '__proto__', '甲 "1"'];

/** Sound dossiers, in the JSON form that `parseDossier` takes. */
export function dossiersOf(model: Model): fc.Arbitrary<JsonObject> {
  const kinks = kinksOf(model);
  const days = [...kinks.dates, '2024-02-29', '2025-12-31', '2026-01-01'].flatMap((day) => [
    day,
    addDays(day, -1),
    addDays(day, 1),
    addDays(day, 1),
    addDays(day, 200),
    addDays(day, 400),
  ]);
  return fc
    .constantFrom(...days.filter(isUsable))
    .chain((asOf) => dossiersAt({ model, kinks, asOf }));
}

function dossiersAt(setting: Setting): fc.Arbitrary<JsonObject> {
  const { model, asOf } = setting;
  return fc
    .tuple(
      objects(model.applicant.fields, setting),
      fc.option(fc.constantFrom('R-1', 'x'), { nil: undefined, freq: 2 }),
      model.clauses.some((clause) => clause.kind === 'grant')
        ? fc.array(ledgerEntries(setting), { maxLength: 3 })
        : fc.constant([]),
      fc.array(supports(setting), { maxLength: 3 }),
    )
    .map(([facts, reference, ledger, others]) => {
      const elsewhere = others.flatMap((support) => aboutAnItem(support, facts, setting));
      return {
        as_of: asOf,
        ...(reference === undefined ? {} : { reference }),
        ...facts,
        ...(ledger.length === 0 ? {} : { ledger }),
        ...(elsewhere.length === 0 ? {} : { other_supports: elsewhere }),
      };
    });
}

// ---------------------------------------------------------------- declared facts

/** An object with the fields of an entity; what may be absent sometimes is, or is null. */
function objects(fields: readonly Field[], setting: Setting): fc.Arbitrary<JsonObject> {
  const parts = fields.map((field) => {
    const given = values(field.type, field, setting);
    if (field.presence === 'required' && field.type.kind !== 'list') return given;
    return fc.oneof(
      { weight: 6, arbitrary: given },
      { weight: 2, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
  });
  return fc.tuple(...parts).map((found) => {
    return plain(Object.fromEntries(fields.map((field, index) => [field.name, found[index]])));
  });
}

function values(type: Type, field: Field | undefined, setting: Setting): fc.Arbitrary<Json> {
  const { kinks, model, asOf } = setting;
  switch (type.kind) {
    case 'boolean':
      // A guard of several conditions should often hold.
      return fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.boolean());
    case 'money':
      return money(kinks, model.currency.digits, field);
    case 'ratio':
      return within([...kinks.ratios, new Fraction(0)], field, 0.001).map(decimal);
    case 'number':
      return within(kinks.numbers, field, type.integer ? 1 : 0.25)
        .map((figure) => (type.integer ? figure.floor() : figure))
        .map((figure) => Number(decimal(figure)));
    case 'date':
      return dateNear([asOf, ...kinks.dates]);
    case 'text':
      return fc.constantFrom('x', 'y', ...kinks.texts);
    case 'enum':
      return fc.constantFrom(...type.enum.members.map((member) => member.name));
    case 'entity':
      return objects(type.entity.fields, setting);
    case 'list':
      return lists(type.of, setting);
    case 'unknown':
      return fc.constant(null);
    default:
      return type satisfies never;
  }
}

function lists(of: Type, setting: Setting): fc.Arbitrary<Json> {
  if (of.kind !== 'entity') return fc.array(values(of, undefined, setting), { maxLength: 4 });
  return fc.uniqueArray(items(of.entity, setting), {
    maxLength: 4,
    selector: (item) => item.id,
  });
}

function items(entity: EntityType, setting: Setting): fc.Arbitrary<JsonObject> {
  const ids = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...IDS.slice(0, 5)) },
    { weight: 1, arbitrary: fc.constantFrom(...IDS) },
  );
  return fc.tuple(ids, objects(entity.fields, setting)).map(([id, facts]) => ({ id, ...facts }));
}

// ---------------------------------------------------------------- figures

/** Money in one of the forms that DESIGN §4 allows, often at a kink. */
export function money(kinks: Kinks, digits: number, field?: Field): fc.Arbitrary<Json> {
  const low = field?.min?.ceil().n ?? 0n;
  const high = field?.max?.floor().n ?? 10n ** 15n - 1n;
  const near = kinks.money.filter((figure) => figure >= low && figure <= high);
  const any = fc
    .tuple(fc.bigInt(0n, 9_999n), fc.nat({ max: 7 }))
    .map(([digits, zeros]) => low + digits * 10n ** BigInt(zeros))
    .map((figure) => (figure > high ? high : figure));
  const figures = fc.oneof(
    { weight: 6, arbitrary: near.length > 0 ? fc.constantFrom(...near) : any },
    { weight: 3, arbitrary: any },
    { weight: 1, arbitrary: fc.bigInt(low, high) },
  );
  return fc
    .tuple(figures, fc.constantFrom<'full' | 'short' | 'number'>('full', 'short', 'number'))
    .map(([figure, form]) => moneyJson(figure, digits, form));
}

/** Minor units as the JSON of a dossier. */
export function moneyJson(
  minor: bigint,
  digits: number,
  form: 'full' | 'short' | 'number' = 'full',
): Json {
  const text = String(minor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const decimals = text.slice(text.length - digits);
  const full = digits === 0 ? whole : `${whole}.${decimals}`;
  if (form === 'full') return full;
  const short = decimals.replace(/0+$/, '');
  const shortest = short === '' ? whole : `${whole}.${short}`;
  return form === 'short' ? shortest : Number(shortest);
}

/** Figures at and beside those named, within the field's range. */
function within(
  near: readonly Fraction[],
  field: Field | undefined,
  step: number,
): fc.Arbitrary<Fraction> {
  const ends = [field?.min, field?.max].filter((end) => end !== undefined);
  const around = [...near, ...ends].flatMap((figure) => [
    figure,
    figure.add(step),
    figure.sub(step),
  ]);
  const any = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Fraction(n).mul(step).add(field?.min ?? 0));
  const usable = around.filter((figure) => figure.compare(0) >= 0 && isDecimal(figure));
  return fc
    .oneof(usable.length > 0 ? fc.constantFrom(...usable) : any, any)
    .map((figure) => clamp(figure, field?.min, field?.max));
}

function clamp(figure: Fraction, low: Fraction | undefined, high: Fraction | undefined): Fraction {
  if (low !== undefined && figure.compare(low) < 0) return low;
  if (high !== undefined && figure.compare(high) > 0) return high;
  return figure;
}

/** Has a decimal of at most 12 places. */
function isDecimal(figure: Fraction): boolean {
  return (10n ** 12n * figure.n) % figure.d === 0n;
}

function decimal(figure: Fraction): string {
  return figure.toString(15);
}

// ---------------------------------------------------------------- ledger and other supports

function ledgerEntries(setting: Setting): fc.Arbitrary<JsonObject> {
  const { model, kinks, asOf } = setting;
  const grants = model.clauses.filter((clause) => clause.kind === 'grant');
  const clauses = grants.map((clause) => clause.name);
  const paths = limitPaths(setting);
  return fc
    .record(
      {
        clause: fc.constantFrom(...clauses),
        item: fc.oneof(fc.constantFrom(...IDS.slice(0, 5)), fc.constantFrom(...IDS, 'A/B', 'old')),
        amount: money(kinks, model.currency.digits),
        date: fc.oneof(
          { weight: 2, arbitrary: dateNear([asOf, ...kinks.dates]) },
          fc.constantFrom(...windowEdges(kinks.windows, asOf), asOf),
        ),
        quantity: fc.constantFrom(0, 1, 2, 10, 40.5),
        keys: fc.record(Object.fromEntries(paths), { requiredKeys: [] }).map(plain),
        holder: fc.constant('another member of the group'),
      },
      { requiredKeys: ['clause', 'amount', 'date'] },
    )
    .map(plain);
}

/** A plain object of what is there. */
function plain(found: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The paths that limits are keyed by or ask about, each with values of its type. */
function limitPaths(setting: Setting): readonly (readonly [string, fc.Arbitrary<Json>])[] {
  const keys = setting.model.limits.flatMap((limit) => limit.scopes.flatMap((scope) => scope.keys));
  return keys.flatMap((key) =>
    key.kind === 'path' ? [[key.path, values(key.value.type, undefined, setting)] as const] : [],
  );
}

/** A support before it is known which items there are: `matter` and `echo` are drawn, not yet read. */
interface DrawnSupport {
  readonly fields: JsonObject;
  readonly matter: number;
  readonly echo: {
    readonly ratio: number;
    readonly cap: number;
    readonly delta: bigint;
    readonly part: bigint;
  } | null;
}

function supports(setting: Setting): fc.Arbitrary<DrawnSupport> {
  const { model, kinks, asOf } = setting;
  return fc.record({
    fields: fc
      .record(
        {
          amount: money(kinks, model.currency.digits),
          policy: fc.constantFrom('elsewhere', ...kinks.texts),
          authority: fc.oneof(
            { weight: 3, arbitrary: fc.constantFrom('other', ...kinks.texts) },
            fc.constant('other'),
          ),
          received: fc.boolean(),
          date: dateNear([asOf, ...kinks.dates]),
          kind: fc.constantFrom('grant', ...kinks.texts),
        },
        { requiredKeys: ['amount', 'policy', 'authority'] },
      )
      .map(plain),
    matter: fc.integer({ min: -1, max: 12 }),
    echo: fc.option(
      fc.record({
        ratio: fc.nat({ max: Math.max(0, kinks.ratios.length - 1) }),
        // Not there: the fact is taken as it is.
        cap: fc.oneof(fc.constant(-1), fc.nat({ max: kinks.money.length })),
        delta: fc.bigInt(-1n, 1n),
        part: fc.constantFrom(1n, 1n, 2n, 10n),
      }),
    ),
  });
}

/** Gives a drawn support its matter and, where it echoes one, an amount beside what is offered. */
function aboutAnItem(drawn: DrawnSupport, facts: JsonObject, setting: Setting): JsonObject[] {
  const found = itemsIn(facts, '');
  if (drawn.matter < 0 || found.length === 0) return [drawn.fields];
  const item = found[drawn.matter % found.length];
  if (item === undefined) return [drawn.fields];
  return [{ ...drawn.fields, ...echoOf(drawn, item.facts, setting), matter: item.id }];
}

function echoOf(drawn: DrawnSupport, item: JsonObject, setting: Setting): JsonObject {
  if (drawn.echo === null) return {};
  const { kinks, model } = setting;
  const ratio = kinks.ratios[drawn.echo.ratio] ?? new Fraction(1);
  const digits = model.currency.digits;
  const fact = Object.values(item).find((value) => /^\d+(\.\d+)?$/.test(String(value)));
  if (fact === undefined) return {};
  const offered = new Fraction(String(fact))
    .mul(10 ** digits)
    .mul(ratio)
    .add(0.5)
    .floor().n;
  const cap = kinks.money[drawn.echo.cap];
  const capped = cap !== undefined && cap < offered ? cap : offered;
  const beside = capped / drawn.echo.part + drawn.echo.delta;
  if (beside < 0n || beside >= 10n ** 15n) return {};
  return { amount: moneyJson(beside, digits) };
}

interface FoundItem {
  /** `P1`, nested `P1/Y2`. */
  readonly id: string;
  readonly facts: JsonObject;
}

/** Every item of every list, nested ones included. */
function itemsIn(value: Json, within: string): readonly FoundItem[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry: Json) => {
      if (!isItem(entry)) return itemsIn(entry, within);
      const id = within === '' ? entry.id : `${within}/${entry.id}`;
      return [{ id, facts: entry }, ...itemsIn(entry, id)];
    });
  }
  return isObject(value) ? Object.values(value).flatMap((part) => itemsIn(part, within)) : [];
}

function isItem(value: Json): value is JsonObject & { readonly id: string } {
  return isObject(value) && typeof value.id === 'string';
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isUsable(day: string): boolean {
  return day >= '1900-01-01' && day <= '2999-12-31';
}
