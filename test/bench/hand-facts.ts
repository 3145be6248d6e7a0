// FROZEN. The hand-written rival's reader: from a JSON value to typed facts in whole fen, or to what
// is wrong with them. Ordinary careful TypeScript, as a service developer would write it for this one
// policy; it is not tuned along with the generator, so that the ratio keeps its meaning.

export interface Project {
  readonly id: string;
  readonly level: 'national' | 'municipal' | 'district';
  readonly major: boolean;
  readonly data_element_related: boolean;
  readonly leads: boolean;
  readonly investment: number;
}
export interface Sandbox {
  readonly id: string;
  readonly zone: 'cultural_tourism' | 'finance' | 'other';
  readonly approved: boolean;
}
export interface Lead {
  readonly id: string;
  readonly supplier: 'operator' | 'high_value_data_supplier' | 'other';
  readonly business: 'tax_collection' | 'financial_risk' | 'identity_completion' | 'other';
  readonly compliant: boolean;
}
export interface Solution {
  readonly id: string;
  readonly pioneering: boolean;
  readonly assessed_support: number | undefined;
}
export interface Demonstration {
  readonly id: string;
  readonly kind: 'data_product' | 'application_scenario';
  readonly certified: boolean;
  readonly rd_investment: number;
  readonly construction_investment: number;
}
export interface Flow {
  readonly id: string;
  readonly compliant: boolean;
  readonly innovative_leadership: boolean;
  readonly scale_demonstration: boolean;
  readonly assessed_support: number | undefined;
}
export interface Service {
  readonly id: string;
  readonly cross_border_compliance: boolean;
  readonly significant_effectiveness: boolean;
  readonly assessed_support: number | undefined;
}
export interface Resource {
  readonly id: string;
  readonly asset_evaluated: boolean;
  readonly transaction_level: boolean;
  readonly assessed_support: number | undefined;
}
export interface Platform {
  readonly id: string;
  readonly demonstration_effect: boolean;
  readonly investment: number;
}
export interface Incentive {
  readonly id: string;
  readonly occasion: (typeof OCCASIONS)[number];
  readonly level: 'national' | 'municipal' | 'district' | 'elsewhere';
  readonly received: boolean;
  readonly amount: number;
}
export interface LedgerEntry {
  readonly clause: string;
  readonly item: string | undefined;
  readonly amount: number;
  readonly date: string;
  readonly quantity: number | undefined;
  readonly keys: Raw | undefined;
  readonly holder: string | undefined;
}
export interface Support {
  readonly matter: string | undefined;
  readonly amount: number;
  readonly policy: string;
  readonly authority: string;
  readonly received: boolean;
  readonly date: string | undefined;
  readonly kind: string | undefined;
}
export interface Facts {
  readonly as_of: string;
  readonly reference: string | undefined;
  readonly registered_in_zone: boolean;
  readonly operates_in_zone: boolean;
  readonly data_element_related: boolean;
  readonly sandbox_applications: readonly Sandbox[];
  readonly lead_businesses: readonly Lead[];
  readonly projects: readonly Project[];
  readonly solutions: readonly Solution[];
  readonly demonstrations: readonly Demonstration[];
  readonly cross_border_flows: readonly Flow[];
  readonly data_services: readonly Service[];
  readonly data_resources: readonly Resource[];
  readonly platforms: readonly Platform[];
  readonly incentives: readonly Incentive[];
  readonly ledger: readonly LedgerEntry[];
  readonly other_supports: readonly Support[];
}

export interface Problem {
  path: string;
  readonly code: string;
}

type Raw = Record<string, unknown>;

const OCCASIONS = [
  'first_registration',
  'first_listing',
  'first_trading',
  'first_financial_statement',
  'first_opening',
  'financial_innovation',
  'other_data_asset',
  'unrelated',
] as const;
const ZONES = ['cultural_tourism', 'finance', 'other'] as const;
const SUPPLIERS = ['operator', 'high_value_data_supplier', 'other'] as const;
const BUSINESSES = ['tax_collection', 'financial_risk', 'identity_completion', 'other'] as const;
const LEVELS = ['national', 'municipal', 'district'] as const;
const INCENTIVE_LEVELS = ['national', 'municipal', 'district', 'elsewhere'] as const;
const KINDS = ['data_product', 'application_scenario'] as const;
const GRANTS = new Set([
  'major_project',
  'pioneering_solution',
  'demonstration',
  'cross_border_flow',
  'data_service',
  'data_resource',
  'service_platform',
  'matching_funds',
]);

/** The facts of a dossier, or everything that is wrong with it. */
export function readFacts(value: unknown): { facts: Facts } | { problems: Problem[] } {
  const problems: Problem[] = [];
  if (!isObject(value)) return { problems: [{ path: '$', code: 'type' }] };
  unknownFields(value, TOP, problems);
  const matters = new Set<string>();
  const items = <T>(name: string, fields: ReadonlySet<string>, read: Reader<T>): T[] =>
    readItems(value, name, fields, problems, matters, read);
  const facts: Facts = {
    as_of: date(value, 'as_of', problems) ?? missing('as_of', problems, ''),
    reference: text(value, 'reference', problems),
    registered_in_zone: bool(value, 'registered_in_zone', problems),
    operates_in_zone: bool(value, 'operates_in_zone', problems),
    data_element_related: bool(value, 'data_element_related', problems),
    sandbox_applications: items('sandbox_applications', SANDBOX, (raw, id) => ({
      id,
      zone: member(raw, 'zone', ZONES, problems),
      approved: bool(raw, 'approved', problems),
    })),
    lead_businesses: items('lead_businesses', LEAD, (raw, id) => ({
      id,
      supplier: member(raw, 'supplier', SUPPLIERS, problems),
      business: member(raw, 'business', BUSINESSES, problems),
      compliant: bool(raw, 'compliant', problems),
    })),
    projects: items('projects', PROJECT, (raw, id) => ({
      id,
      level: member(raw, 'level', LEVELS, problems),
      major: bool(raw, 'major', problems),
      data_element_related: bool(raw, 'data_element_related', problems),
      leads: bool(raw, 'leads', problems),
      investment: fen(raw, 'investment', problems),
    })),
    solutions: items('solutions', SOLUTION, (raw, id) => ({
      id,
      pioneering: bool(raw, 'pioneering', problems),
      assessed_support: optionalFen(raw, 'assessed_support', problems),
    })),
    demonstrations: items('demonstrations', DEMONSTRATION, (raw, id) => ({
      id,
      kind: member(raw, 'kind', KINDS, problems),
      certified: bool(raw, 'certified', problems),
      rd_investment: fen(raw, 'rd_investment', problems),
      construction_investment: fen(raw, 'construction_investment', problems),
    })),
    cross_border_flows: items('cross_border_flows', FLOW, (raw, id) => ({
      id,
      compliant: bool(raw, 'compliant', problems),
      innovative_leadership: bool(raw, 'innovative_leadership', problems),
      scale_demonstration: bool(raw, 'scale_demonstration', problems),
      assessed_support: optionalFen(raw, 'assessed_support', problems),
    })),
    data_services: items('data_services', SERVICE, (raw, id) => ({
      id,
      cross_border_compliance: bool(raw, 'cross_border_compliance', problems),
      significant_effectiveness: bool(raw, 'significant_effectiveness', problems),
      assessed_support: optionalFen(raw, 'assessed_support', problems),
    })),
    data_resources: items('data_resources', RESOURCE, (raw, id) => ({
      id,
      asset_evaluated: bool(raw, 'asset_evaluated', problems),
      transaction_level: bool(raw, 'transaction_level', problems),
      assessed_support: optionalFen(raw, 'assessed_support', problems),
    })),
    platforms: items('platforms', PLATFORM, (raw, id) => ({
      id,
      demonstration_effect: bool(raw, 'demonstration_effect', problems),
      investment: fen(raw, 'investment', problems),
    })),
    incentives: items('incentives', INCENTIVE, (raw, id) => ({
      id,
      occasion: member(raw, 'occasion', OCCASIONS, problems),
      level: member(raw, 'level', INCENTIVE_LEVELS, problems),
      received: bool(raw, 'received', problems),
      amount: fen(raw, 'amount', problems),
    })),
    ledger: readEntries(value, 'ledger', LEDGER, problems, (raw) => {
      const clause = text(raw, 'clause', problems) ?? missing('clause', problems, '');
      if (clause !== '' && !GRANTS.has(clause)) {
        problems.push({ path: 'clause', code: 'unknown_clause' });
      }
      return {
        clause,
        item: text(raw, 'item', problems),
        amount: fen(raw, 'amount', problems),
        date: date(raw, 'date', problems) ?? missing('date', problems, ''),
        quantity: quantity(raw, problems),
        keys: keys(raw, problems),
        holder: text(raw, 'holder', problems),
      };
    }),
    other_supports: readEntries(value, 'other_supports', SUPPORT, problems, (raw) => {
      const matter = text(raw, 'matter', problems);
      if (matter !== undefined && !matters.has(matter)) {
        problems.push({ path: 'matter', code: 'unknown_matter' });
      }
      return {
        matter,
        amount: fen(raw, 'amount', problems),
        policy: text(raw, 'policy', problems) ?? missing('policy', problems, ''),
        authority: text(raw, 'authority', problems) ?? missing('authority', problems, ''),
        received: raw.received == null ? false : bool(raw, 'received', problems),
        date: date(raw, 'date', problems),
        kind: text(raw, 'kind', problems),
      };
    }),
  };
  if (problems.length === 0) return { facts };
  for (const problem of problems) problem.path = `$.${problem.path}`;
  return { problems };
}

// ---------------------------------------------------------------- lists

type Reader<T> = (raw: Raw, id: string) => T;

function readItems<T>(
  dossier: Raw,
  name: string,
  fields: ReadonlySet<string>,
  problems: Problem[],
  matters: Set<string>,
  read: Reader<T>,
): T[] {
  const seen = new Set<string>();
  return readEntries(dossier, name, fields, problems, (raw) => {
    const id = text(raw, 'id', problems) ?? missing('id', problems, '');
    if (id.includes('/')) problems.push({ path: 'id', code: 'form' });
    if (seen.has(id)) problems.push({ path: 'id', code: 'duplicate_id' });
    seen.add(id);
    matters.add(id);
    return read(raw, id);
  });
}

function readEntries<T>(
  dossier: Raw,
  name: string,
  fields: ReadonlySet<string>,
  problems: Problem[],
  read: (raw: Raw) => T,
): T[] {
  const list = dossier[name];
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) {
    problems.push({ path: name, code: 'type' });
    return [];
  }
  const found: T[] = [];
  for (let index = 0; index < list.length; index++) {
    const raw: unknown = list[index];
    if (!isObject(raw)) {
      problems.push({ path: `${name}[${index}]`, code: 'type' });
      continue;
    }
    const before = problems.length;
    unknownFields(raw, fields, problems);
    found.push(read(raw));
    for (let at = before; at < problems.length; at++) {
      const problem = problems[at];
      if (problem !== undefined) problem.path = `${name}[${index}].${problem.path}`;
    }
  }
  return found;
}

function unknownFields(raw: Raw, fields: ReadonlySet<string>, problems: Problem[]): void {
  for (const name of Object.keys(raw)) {
    if (!fields.has(name)) problems.push({ path: name, code: 'unknown_field' });
  }
}

// ---------------------------------------------------------------- values

function bool(raw: Raw, name: string, problems: Problem[]): boolean {
  const value = raw[name];
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null) return missing(name, problems, false);
  problems.push({ path: name, code: 'type' });
  return false;
}

function member<T extends string>(
  raw: Raw,
  name: string,
  members: readonly [T, ...T[]],
  problems: Problem[],
): T {
  const value = raw[name];
  const found = members.find((one) => one === value);
  if (found !== undefined) return found;
  if (value === undefined || value === null) return missing(name, problems, members[0]);
  problems.push({ path: name, code: typeof value === 'string' ? 'member' : 'type' });
  return members[0];
}

function text(raw: Raw, name: string, problems: Problem[]): string | undefined {
  const value = raw[name];
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  problems.push({ path: name, code: 'type' });
  return '';
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

function date(raw: Raw, name: string, problems: Problem[]): string | undefined {
  const value = text(raw, name, problems);
  if (value === undefined || typeof raw[name] !== 'string') return value;
  const [, year, month, day] = DATE.exec(value) ?? [];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const sound =
    Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
  if (!sound) problems.push({ path: name, code: 'form' });
  return value;
}

function fen(raw: Raw, name: string, problems: Problem[]): number {
  const value = optionalFen(raw, name, problems);
  return value ?? missing(name, problems, 0);
}

const MONEY = /^(0|[1-9]\d*)(?:\.(\d{1,2}))?$/;

/** Fen below 10^15, a safe integer; never by way of a binary fraction. */
function optionalFen(raw: Raw, name: string, problems: Problem[]): number | undefined {
  const value = raw[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    problems.push({ path: name, code: 'type' });
    return 0;
  }
  if (typeof value === 'number' && (value < 0 || value >= 1e13)) {
    problems.push({ path: name, code: 'range' });
    return 0;
  }
  const written = typeof value === 'string' ? value : String(value);
  const parts = MONEY.exec(written);
  const whole = parts?.[1];
  if (whole === undefined || (typeof value === 'number' && written.length > 16)) {
    problems.push({ path: name, code: 'form' });
    return 0;
  }
  if (whole.length > 13) {
    problems.push({ path: name, code: 'range' });
    return 0;
  }
  const decimals = parts?.[2] ?? '';
  return Number(whole) * 100 + Number(decimals.length === 1 ? `${decimals}0` : decimals);
}

/** A number of at most 15 digits. */
function quantity(raw: Raw, problems: Problem[]): number | undefined {
  const value = raw.quantity;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') problems.push({ path: 'quantity', code: 'type' });
  else if (!Number.isFinite(value)) problems.push({ path: 'quantity', code: 'range' });
  else if (Number(value.toPrecision(15)) !== value) {
    problems.push({ path: 'quantity', code: 'form' });
  } else return value;
  return 0;
}

function keys(raw: Raw, problems: Problem[]): Raw | undefined {
  const value = raw.keys;
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return value;
  problems.push({ path: 'keys', code: 'type' });
  return undefined;
}

function missing<T>(name: string, problems: Problem[], instead: T): T {
  problems.push({ path: name, code: 'missing' });
  return instead;
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TOP = new Set([
  ...['as_of', 'reference', 'registered_in_zone', 'operates_in_zone', 'data_element_related'],
  ...['sandbox_applications', 'lead_businesses', 'projects', 'solutions', 'demonstrations'],
  ...['cross_border_flows', 'data_services', 'data_resources', 'platforms', 'incentives'],
  ...['ledger', 'other_supports'],
]);
const SANDBOX = new Set(['id', 'zone', 'approved']);
const LEAD = new Set(['id', 'supplier', 'business', 'compliant']);
const PROJECT = new Set(['id', 'level', 'major', 'data_element_related', 'leads', 'investment']);
const SOLUTION = new Set(['id', 'pioneering', 'assessed_support']);
const DEMONSTRATION = new Set([
  ...['id', 'kind', 'certified', 'rd_investment', 'construction_investment'],
]);
const FLOW = new Set([
  ...['id', 'compliant', 'innovative_leadership', 'scale_demonstration', 'assessed_support'],
]);
const SERVICE = new Set([
  ...['id', 'cross_border_compliance', 'significant_effectiveness', 'assessed_support'],
]);
const RESOURCE = new Set(['id', 'asset_evaluated', 'transaction_level', 'assessed_support']);
const PLATFORM = new Set(['id', 'demonstration_effect', 'investment']);
const INCENTIVE = new Set(['id', 'occasion', 'level', 'received', 'amount']);
const LEDGER = new Set(['clause', 'item', 'amount', 'date', 'quantity', 'keys', 'holder']);
const SUPPORT = new Set(['matter', 'amount', 'policy', 'authority', 'received', 'date', 'kind']);
