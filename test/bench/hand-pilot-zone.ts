// FROZEN. The hand-written rival of the benchmark: the pilot-zone policy as one plain TypeScript
// evaluator, in whole fen, with the decision that DESIGN §4 asks for, reasons and citations included.
// Ordinary careful code for this one policy; it is not tuned along with the generator, so that the
// ratio keeps its meaning. It may change only where the decision itself changes (its test compares
// the two on random dossiers).

import type { Award, Decision, MeasureOutcome } from '@clause/runtime';
import type { Facts, LedgerEntry, Support } from './hand-facts.ts';
import { CITES, CONDITIONS } from './hand-texts.ts';

const FROM = '2024-09-06';
const MILLION = 100_000_000;

/** One award on its way: amounts in fen. */
interface Running {
  readonly clause: GrantName;
  readonly article: string;
  readonly item: string;
  /** What failed; the rest is then without meaning. */
  readonly failed: string | undefined;
  /** The fact that is missing; then only `ceiling` has a meaning. */
  missing: string | undefined;
  ceiling: number;
  computed: number;
  offered: number;
  cutByLimit: boolean;
  deducted: number;
  /** What is better elsewhere, if it is taken. */
  forgoneFor: number;
  /** Where that comes from, in words. */
  forgoneSource: string;
  paid: number;
}

type GrantName = keyof typeof LIMITS;

/** At most this for the enterprise, in fen; Infinity where the article names none. */
const LIMITS = {
  major_project: Number.POSITIVE_INFINITY,
  pioneering_solution: MILLION,
  demonstration: Number.POSITIVE_INFINITY,
  cross_border_flow: MILLION,
  data_service: MILLION / 5,
  data_resource: Number.POSITIVE_INFINITY,
  service_platform: Number.POSITIVE_INFINITY,
  matching_funds: MILLION,
};
const PROJECT_CAPS = { national: 3 * MILLION, municipal: MILLION, district: MILLION / 2 };
const PROJECT_TENTHS = { national: 3, municipal: 2, district: 1 };

/** The decision on a dossier; `hash` and `engine` are echoed. */
export function decide(facts: Facts, hash: string, engine: string): Decision {
  const scope = scopeOf(facts);
  const running = scope === undefined ? decideAwards(facts) : [];
  const decision: Decision = {
    policy: 'pilot_zone',
    policy_version: '1',
    policy_hash: hash,
    engine,
    as_of: facts.as_of,
    ...(facts.reference === undefined ? {} : { reference: facts.reference }),
    currency: 'CNY',
    applicable: scope === undefined,
    ...(scope ?? {}),
    awards: scope === undefined ? running.map(awardOf) : refusedAwards(facts, scope),
    measures: measuresOf(facts, scope),
    totals: totalsOf(running),
  };
  return decision;
}

interface Scope {
  readonly reason: string;
  readonly code: 'not_in_force' | 'out_of_scope';
}

function scopeOf(facts: Facts): Scope | undefined {
  if (facts.as_of < FROM) {
    const reason = `On ${facts.as_of} these rules are not in force; they are in force from ${FROM}.`;
    return { reason, code: 'not_in_force' };
  }
  const failed: string[] = [];
  if (!facts.registered_in_zone) failed.push(CONDITIONS.registered);
  if (!facts.operates_in_zone) failed.push(CONDITIONS.operates);
  if (!facts.data_element_related) failed.push(CONDITIONS.related);
  if (failed.length === 0) return undefined;
  return { reason: `These rules do not apply: ${failed.join('; ')}.`, code: 'out_of_scope' };
}

// ---------------------------------------------------------------- awards

function decideAwards(facts: Facts): Running[] {
  const ledger = facts.ledger.filter((entry) => entry.date <= facts.as_of);
  const running = offersOf(facts, ledger);
  if (facts.other_supports.length > 0) overlap(running, facts);
  payOut(running, ledger);
  return running;
}

function offersOf(facts: Facts, ledger: readonly LedgerEntry[]): Running[] {
  const running: Running[] = [];
  const offer = (
    clause: GrantName,
    article: string,
    item: string,
    failed: readonly string[],
    amount: number | undefined,
    cap: number,
    path: string,
  ): void => {
    running.push(offerOf(clause, article, item, failed, amount, cap, path, ledger));
  };
  for (const it of facts.projects) {
    const failed: string[] = [];
    if (!it.leads) failed.push(CONDITIONS.leads);
    if (!it.major) failed.push(CONDITIONS.major);
    if (!it.data_element_related) failed.push(CONDITIONS.projectRelated);
    const amount = tenths(it.investment, PROJECT_TENTHS[it.level]);
    offer('major_project', '3', it.id, failed, amount, PROJECT_CAPS[it.level], '');
  }
  facts.solutions.forEach((it, index) => {
    const failed = it.pioneering ? [] : [CONDITIONS.pioneering];
    const path = `$.solutions[${index}].assessed_support`;
    offer('pioneering_solution', '3', it.id, failed, it.assessed_support, MILLION / 5, path);
  });
  for (const it of facts.demonstrations) {
    const failed = it.certified ? [] : [CONDITIONS.certified];
    const amount = tenths(it.rd_investment + it.construction_investment, 2);
    offer('demonstration', '4', it.id, failed, amount, 3 * MILLION, '');
  }
  facts.cross_border_flows.forEach((it, index) => {
    const failed: string[] = [];
    if (!it.compliant) failed.push(CONDITIONS.flowCompliant);
    if (!it.innovative_leadership) failed.push(CONDITIONS.innovative);
    if (!it.scale_demonstration) failed.push(CONDITIONS.scale);
    const path = `$.cross_border_flows[${index}].assessed_support`;
    const none = Number.POSITIVE_INFINITY;
    offer('cross_border_flow', '5', it.id, failed, it.assessed_support, none, path);
  });
  facts.data_services.forEach((it, index) => {
    const failed: string[] = [];
    if (!it.cross_border_compliance) failed.push(CONDITIONS.compliance);
    if (!it.significant_effectiveness) failed.push(CONDITIONS.effective);
    const path = `$.data_services[${index}].assessed_support`;
    const none = Number.POSITIVE_INFINITY;
    offer('data_service', '5', it.id, failed, it.assessed_support, none, path);
  });
  facts.data_resources.forEach((it, index) => {
    const failed: string[] = [];
    if (!it.asset_evaluated) failed.push(CONDITIONS.evaluated);
    if (!it.transaction_level) failed.push(CONDITIONS.transaction);
    const path = `$.data_resources[${index}].assessed_support`;
    offer('data_resource', '6', it.id, failed, it.assessed_support, MILLION, path);
  });
  for (const it of facts.platforms) {
    const failed = it.demonstration_effect ? [] : [CONDITIONS.effect];
    offer('service_platform', '6', it.id, failed, tenths(it.investment, 3), MILLION, '');
  }
  for (const it of facts.incentives) {
    const failed: string[] = [];
    if (!it.received) failed.push(CONDITIONS.received);
    if (it.occasion === 'unrelated') failed.push(CONDITIONS.occasion);
    if (it.level !== 'national' && it.level !== 'municipal') failed.push(CONDITIONS.level);
    const amount = it.level === 'national' ? it.amount : Math.floor((it.amount + 1) / 2);
    offer('matching_funds', '7', it.id, failed, amount, Number.POSITIVE_INFINITY, '');
  }
  return running;
}

/** `n` tenths of a figure, half up to the fen: exact, for 3 × 2 × 10^15 is below 2^53. */
function tenths(fen: number, n: number): number {
  return Math.floor((fen * n + 5) / 10);
}

function offerOf(
  clause: GrantName,
  article: string,
  item: string,
  failed: readonly string[],
  amount: number | undefined,
  cap: number,
  path: string,
  ledger: readonly LedgerEntry[],
): Running {
  const award: Running = {
    clause,
    article,
    item,
    failed: failed.length > 0 ? failed.join('; ') : undefined,
    missing: undefined,
    ceiling: 0,
    computed: 0,
    offered: 0,
    cutByLimit: false,
    deducted: 0,
    forgoneFor: 0,
    forgoneSource: '',
    paid: 0,
  };
  if (award.failed !== undefined) return award;
  let capLeft = cap;
  let limitLeft = LIMITS[clause];
  for (const entry of ledger) {
    if (entry.clause !== clause) continue;
    limitLeft -= entry.amount;
    if (entry.item === item) capLeft -= entry.amount;
  }
  capLeft = Math.max(0, capLeft);
  limitLeft = Math.max(0, limitLeft);
  if (amount === undefined) {
    award.missing = path;
    award.ceiling = Math.min(capLeft, limitLeft);
    return award;
  }
  const afterCap = Math.min(amount, capLeft);
  award.computed = amount;
  award.offered = Math.min(afterCap, limitLeft);
  award.cutByLimit = award.offered < afterCap;
  return award;
}

/** Article 8: matter by matter, the better of what is offered here and what the district gives elsewhere. */
function overlap(running: readonly Running[], facts: Facts): void {
  const supports = new Map<string, Support[]>();
  for (const support of facts.other_supports) {
    if (support.authority !== 'tongzhou' || support.matter === undefined) continue;
    if (support.date !== undefined && support.date > facts.as_of) continue;
    const known = supports.get(support.matter);
    if (known === undefined) supports.set(support.matter, [support]);
    else known.push(support);
  }
  for (const [matter, elsewhere] of supports) {
    const open = running.filter(
      (it) => it.item === matter && it.failed === undefined && it.missing === undefined,
    );
    let offered = 0;
    for (const award of open) offered += award.offered;
    let had = 0;
    let promised = 0;
    for (const support of elsewhere) {
      if (support.received) had += support.amount;
      else promised = Math.max(promised, support.amount);
    }
    const outbid = promised > offered;
    if (outbid || (had > 0 && had >= offered)) {
      const source = sourceOf(
        outbid
          ? elsewhere.find((support) => !support.received && support.amount === promised)
          : onlyOne(elsewhere.filter((support) => support.received && support.amount > 0)),
      );
      for (const award of open) {
        award.forgoneFor = outbid ? promised : had;
        award.forgoneSource = source;
      }
    } else {
      for (const award of open) {
        award.deducted = Math.min(award.offered, had);
        had -= award.deducted;
      }
    }
  }
}

function onlyOne(supports: readonly Support[]): Support | undefined {
  return supports.length === 1 ? supports[0] : undefined;
}

function sourceOf(support: Support | undefined): string {
  return support ? `from “${support.policy}” (${support.authority})` : 'from elsewhere';
}

function payOut(running: readonly Running[], ledger: readonly LedgerEntry[]): void {
  const left = new Map<GrantName, number>();
  for (const award of running) {
    if (award.failed !== undefined || award.missing !== undefined || award.forgoneFor > 0) continue;
    let rest = left.get(award.clause);
    if (rest === undefined) {
      rest = LIMITS[award.clause];
      for (const entry of ledger) if (entry.clause === award.clause) rest -= entry.amount;
      rest = Math.max(0, rest);
    }
    const open = award.offered - award.deducted;
    award.paid = Math.min(open, rest);
    if (award.paid < open) award.cutByLimit = true;
    left.set(award.clause, rest - award.paid);
  }
}

function awardOf(award: Running): Award {
  const { clause, article, item } = award;
  const cites = CITES[clause];
  if (award.failed !== undefined) {
    const reason = `Not eligible: ${award.failed}.`;
    return {
      clause,
      article,
      item,
      status: 'ineligible',
      computed: null,
      offered: null,
      amount: '0.00',
      code: 'ineligible',
      reason,
      cites,
    };
  }
  if (award.missing !== undefined) {
    return {
      clause,
      article,
      item,
      status: 'undetermined',
      computed: null,
      offered: null,
      amount: '0.00',
      ceiling: yuan(award.ceiling),
      missing: [award.missing],
      code: 'undetermined',
      reason: `Not known yet. Not given: ${CONDITIONS.assessed}.`,
      cites,
    };
  }
  const { status, code, reason } = resultOf(award);
  return {
    clause,
    article,
    item,
    status,
    computed: yuan(award.computed),
    offered: yuan(award.offered),
    amount: yuan(award.paid),
    code,
    reason,
    cites,
  };
}

function resultOf(award: Running): Pick<Award, 'status' | 'code' | 'reason'> {
  if (award.forgoneFor > 0) {
    const reason = `Forgone: the support ${award.forgoneSource} for the same matter, ${spoken(award.forgoneFor)}, is taken instead.`;
    return { status: 'forgone', code: 'forgone_better_elsewhere', reason };
  }
  const paid = spoken(award.paid);
  if (award.cutByLimit) {
    const reason = `Paid ${paid}: a limit leaves no more (At most ${spoken(LIMITS[award.clause])} for each Enterprise).`;
    return { status: 'capped', code: 'capped_limit', reason };
  }
  if (award.offered < award.computed) {
    const reason = `Paid ${paid}: the cap of this award leaves no more.`;
    return { status: 'capped', code: 'capped_award', reason };
  }
  if (award.deducted > 0) {
    const reason = `Paid ${paid}: support had from elsewhere is deducted.`;
    return { status: 'reduced', code: 'reduced_overlap', reason };
  }
  return { status: 'granted', code: 'granted', reason: `Granted in full: ${paid}.` };
}

function refusedAwards(facts: Facts, scope: Scope): Award[] {
  const awards: Award[] = [];
  const refuse = (clause: GrantName, article: string, items: readonly { id: string }[]): void => {
    for (const { id } of items) {
      awards.push({
        clause,
        article,
        item: id,
        status: 'not_applicable',
        computed: null,
        offered: null,
        amount: '0.00',
        code: scope.code,
        reason: scope.reason,
        cites: CITES[clause],
      });
    }
  };
  refuse('major_project', '3', facts.projects);
  refuse('pioneering_solution', '3', facts.solutions);
  refuse('demonstration', '4', facts.demonstrations);
  refuse('cross_border_flow', '5', facts.cross_border_flows);
  refuse('data_service', '5', facts.data_services);
  refuse('data_resource', '6', facts.data_resources);
  refuse('service_platform', '6', facts.platforms);
  refuse('matching_funds', '7', facts.incentives);
  return awards;
}

// ---------------------------------------------------------------- measures and totals

type MeasureName = Exclude<keyof typeof CITES, GrantName>;

function measuresOf(facts: Facts, scope: Scope | undefined): MeasureOutcome[] {
  const measures: MeasureOutcome[] = [];
  const add = (
    clause: MeasureName,
    article: string,
    item: string | null,
    modality: MeasureOutcome['modality'],
    failed: readonly string[],
  ): void => {
    const { status, code, reason } = measureResult(modality, failed, scope);
    measures.push({ clause, article, item, modality, status, code, reason, cites: CITES[clause] });
  };
  for (const it of facts.sandbox_applications) {
    const failed: string[] = [];
    if (it.zone === 'other') failed.push(CONDITIONS.zone);
    if (!it.approved) failed.push(CONDITIONS.approved);
    add('sandbox', '1', it.id, 'permits', failed);
  }
  for (const it of facts.lead_businesses) {
    const failed: string[] = [];
    if (it.supplier === 'other') failed.push(CONDITIONS.supplier);
    if (it.business === 'other') failed.push(CONDITIONS.business);
    if (!it.compliant) failed.push(CONDITIONS.leadCompliant);
    add('lead_business', '2', it.id, 'encourages', failed);
  }
  add('basic_research', '3', null, 'encourages', []);
  add('key_technologies', '3', null, 'encourages', []);
  add('application_scenarios', '4', null, 'encourages', []);
  add('secure_cross_border_flow', '5', null, 'encourages', []);
  add('characteristic_resources', '6', null, 'encourages', []);
  add('interpretation', '8', null, 'empowers', []);
  return measures;
}

const HOLDS = {
  permits: { status: 'permitted', reason: 'The conditions hold: this is permitted.' },
  encourages: { status: 'encouraged', reason: 'The conditions hold: this is encouraged.' },
  requires: { status: 'required', reason: 'The conditions hold: this is required.' },
  empowers: { status: 'empowered', reason: 'The power is given.' },
} as const;

function measureResult(
  modality: MeasureOutcome['modality'],
  failed: readonly string[],
  scope: Scope | undefined,
): Pick<MeasureOutcome, 'status' | 'code' | 'reason'> {
  if (scope !== undefined) {
    return { status: 'not_applicable', code: scope.code, reason: scope.reason };
  }
  if (failed.length > 0) {
    const reason = `Not eligible: ${failed.join('; ')}.`;
    return { status: 'ineligible', code: 'ineligible', reason };
  }
  const { status, reason } = HOLDS[modality];
  return { status, code: status, reason };
}

function totalsOf(running: readonly Running[]): Decision['totals'] {
  const clauses = {
    major_project: 0,
    pioneering_solution: 0,
    demonstration: 0,
    cross_border_flow: 0,
    data_service: 0,
    data_resource: 0,
    service_platform: 0,
    matching_funds: 0,
  };
  for (const award of running) clauses[award.clause] += award.paid;
  const three = clauses.major_project + clauses.pioneering_solution;
  const five = clauses.cross_border_flow + clauses.data_service;
  const six = clauses.data_resource + clauses.service_platform;
  return {
    clauses: {
      major_project: yuan(clauses.major_project),
      pioneering_solution: yuan(clauses.pioneering_solution),
      demonstration: yuan(clauses.demonstration),
      cross_border_flow: yuan(clauses.cross_border_flow),
      data_service: yuan(clauses.data_service),
      data_resource: yuan(clauses.data_resource),
      service_platform: yuan(clauses.service_platform),
      matching_funds: yuan(clauses.matching_funds),
    },
    articles: {
      3: yuan(three),
      4: yuan(clauses.demonstration),
      5: yuan(five),
      6: yuan(six),
      7: yuan(clauses.matching_funds),
    },
    policy: yuan(three + clauses.demonstration + five + six + clauses.matching_funds),
  };
}

// ---------------------------------------------------------------- money as text

/** Fen as yuan with both decimals. */
function yuan(fen: number): string {
  const rest = fen % 100;
  return `${(fen - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}

/** As a reason says it: 1,234.50 yuan. */
function spoken(fen: number): string {
  const plain = yuan(fen);
  let at = plain.length - 6;
  let text = plain.slice(Math.max(0, at));
  for (; at > 0; at -= 3) text = `${plain.slice(Math.max(0, at - 3), at)},${text}`;
  return `${text} yuan`;
}
