// An outside judge of dossiers: which facts of a pilot-zone dossier are refused, and with which code.
// Written from DESIGN §4 (Dossier, Fact errors) and FACTS.md alone. Order: the document's; what is
// missing from an object comes after what is wrong in it, in the order of declaration.

import { GRANTS } from './pilot-zone-clauses.ts';

export interface ExpectedError {
  readonly path: string;
  readonly code: string;
}

type Kind =
  | 'boolean'
  | 'money'
  | 'date'
  | 'text'
  | 'quantity'
  | 'keys'
  | 'clause'
  | 'matter'
  | 'id'
  | readonly string[];

interface Fields {
  readonly [name: string]: { readonly kind: Kind; readonly optional: boolean };
}

const needed = (kind: Kind) => ({ kind, optional: false });
const optional = (kind: Kind) => ({ kind, optional: true });
const item = (fields: Fields): Fields => ({ id: needed('id'), ...fields });
const assessed = { assessed_support: optional('money') };

const LISTS: Readonly<Record<string, Fields>> = {
  sandbox_applications: item({
    zone: needed(['cultural_tourism', 'finance', 'other']),
    approved: needed('boolean'),
  }),
  lead_businesses: item({
    supplier: needed(['operator', 'high_value_data_supplier', 'other']),
    business: needed(['tax_collection', 'financial_risk', 'identity_completion', 'other']),
    compliant: needed('boolean'),
  }),
  projects: item({
    level: needed(['national', 'municipal', 'district']),
    major: needed('boolean'),
    data_element_related: needed('boolean'),
    leads: needed('boolean'),
    investment: needed('money'),
  }),
  solutions: item({ pioneering: needed('boolean'), ...assessed }),
  demonstrations: item({
    kind: needed(['data_product', 'application_scenario']),
    certified: needed('boolean'),
    rd_investment: needed('money'),
    construction_investment: needed('money'),
  }),
  cross_border_flows: item({
    compliant: needed('boolean'),
    innovative_leadership: needed('boolean'),
    scale_demonstration: needed('boolean'),
    ...assessed,
  }),
  data_services: item({
    cross_border_compliance: needed('boolean'),
    significant_effectiveness: needed('boolean'),
    ...assessed,
  }),
  data_resources: item({
    asset_evaluated: needed('boolean'),
    transaction_level: needed('boolean'),
    ...assessed,
  }),
  platforms: item({ demonstration_effect: needed('boolean'), investment: needed('money') }),
  incentives: item({
    occasion: needed([
      'first_registration',
      'first_listing',
      'first_trading',
      'first_financial_statement',
      'first_opening',
      'financial_innovation',
      'other_data_asset',
      'unrelated',
    ]),
    level: needed(['national', 'municipal', 'district', 'elsewhere']),
    received: needed('boolean'),
    amount: needed('money'),
  }),
  ledger: {
    clause: needed('clause'),
    item: optional('text'),
    amount: needed('money'),
    date: needed('date'),
    quantity: optional('quantity'),
    keys: optional('keys'),
    holder: optional('text'),
  },
  other_supports: {
    matter: optional('matter'),
    amount: needed('money'),
    policy: needed('text'),
    authority: needed('text'),
    received: optional('boolean'),
    date: optional('date'),
    kind: optional('text'),
  },
};

const TOP: Fields = {
  registered_in_zone: needed('boolean'),
  operates_in_zone: needed('boolean'),
  data_element_related: needed('boolean'),
  as_of: needed('date'),
  reference: optional('text'),
};

/** Paths and codes of everything that is wrong with the dossier, in order; none: it is sound. */
export function expectedErrors(dossier: unknown): readonly ExpectedError[] {
  if (!isObject(dossier)) return [{ path: '$', code: 'type' }];
  const matters = mattersOf(dossier);
  const errors: ExpectedError[] = [];
  for (const [name, value] of Object.entries(dossier)) {
    const path = pathOf('$', name);
    const fields = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
    const top = Object.hasOwn(TOP, name) ? TOP[name] : undefined;
    if (fields === undefined && top === undefined) errors.push({ path, code: 'unknown_field' });
    else if (value === null) continue;
    else if (top !== undefined) errors.push(...valueErrors(value, top.kind, path, matters));
    else if (!Array.isArray(value)) errors.push({ path, code: 'type' });
    else errors.push(...listErrors(value, fields ?? {}, path, matters));
  }
  return [...errors, ...missingErrors(dossier, TOP, '$')];
}

function listErrors(
  list: readonly unknown[],
  fields: Fields,
  path: string,
  matters: ReadonlySet<string>,
): readonly ExpectedError[] {
  const ids = new Set<unknown>();
  return list.flatMap((entry, index) => {
    const at = `${path}[${index}]`;
    if (!isObject(entry)) return [{ path: at, code: 'type' }];
    const errors: ExpectedError[] = [];
    for (const [name, value] of Object.entries(entry)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const here = pathOf(at, name);
      if (field === undefined) errors.push({ path: here, code: 'unknown_field' });
      else if (value === null) continue;
      else if (field.kind === 'id' && typeof value === 'string' && value.includes('/')) {
        errors.push({ path: here, code: 'form' });
      } else if (field.kind === 'id' && typeof value === 'string' && ids.has(value)) {
        errors.push({ path: here, code: 'duplicate_id' });
      } else {
        if (field.kind === 'id') ids.add(value);
        errors.push(...valueErrors(value, field.kind, here, matters));
      }
    }
    return [...errors, ...missingErrors(entry, fields, at)];
  });
}

function missingErrors(
  object: Readonly<Record<string, unknown>>,
  fields: Fields,
  path: string,
): readonly ExpectedError[] {
  return Object.entries(fields)
    .filter(([name, { optional }]) => !optional && (ownValue(object, name) ?? null) === null)
    .map(([name]) => ({ path: pathOf(path, name), code: 'missing' }));
}

function valueErrors(
  value: unknown,
  kind: Kind,
  path: string,
  matters: ReadonlySet<string>,
): readonly ExpectedError[] {
  const code = codeOf(value, kind, matters);
  return code === undefined ? [] : [{ path, code }];
}

function codeOf(value: unknown, kind: Kind, matters: ReadonlySet<string>): string | undefined {
  if (kind === 'boolean') return typeof value === 'boolean' ? undefined : 'type';
  if (kind === 'money') return moneyCode(value);
  if (kind === 'quantity') return quantityCode(value);
  if (kind === 'keys') return isObject(value) ? undefined : 'type';
  if (typeof value !== 'string') return 'type';
  if (kind === 'text' || kind === 'id') return undefined;
  if (kind === 'date') return isDate(value) ? undefined : 'form';
  if (kind === 'clause') {
    return GRANTS.some((grant) => grant.clause === value) ? undefined : 'unknown_clause';
  }
  if (kind === 'matter') return matters.has(value) ? undefined : 'unknown_matter';
  return kind.includes(value) ? undefined : 'member';
}

/** A string in yuan, or a number of at most 15 digits; two decimals; from 0 to below 10^15 fen. */
function moneyCode(value: unknown): string | undefined {
  if (typeof value === 'string') {
    if (!/^(0|[1-9]\d*)(\.\d{1,2})?$/.test(value)) return 'form';
    return (value.split('.')[0] ?? '').length > 13 ? 'range' : undefined;
  }
  if (typeof value !== 'number') return 'type';
  if (value < 0) return 'range';
  if (value >= 1e13) return 'range';
  const text = String(value);
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return 'form';
  return text.replace('.', '').length > 15 ? 'form' : undefined;
}

/** A number of at most 15 digits in its shortest form. */
function quantityCode(value: unknown): string | undefined {
  if (typeof value !== 'number') return 'type';
  if (!Number.isFinite(value)) return 'range';
  const [digits = ''] = String(Math.abs(value)).split('e');
  const significant = digits.replace('.', '').replace(/^0+|0+$/g, '');
  return significant.length > 15 ? 'form' : undefined;
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const longest = days[Number(month) - 1];
  return longest !== undefined && Number(day) >= 1 && Number(day) <= longest;
}

function mattersOf(dossier: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const ids = Object.entries(LISTS)
    .filter(([, fields]) => Object.hasOwn(fields, 'id'))
    .flatMap(([name]) => {
      const list = ownValue(dossier, name);
      return Array.isArray(list) ? list : [];
    })
    .map((entry) => (isObject(entry) ? ownValue(entry, 'id') : undefined));
  return new Set(ids.filter((id) => typeof id === 'string'));
}

function pathOf(path: string, name: string): string {
  return `${path}.${name}`;
}

function ownValue(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
