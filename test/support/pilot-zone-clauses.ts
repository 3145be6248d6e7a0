// FACTS.md as two tables, for the outside judge: what each clause of the pilot zone asks and pays.

import { fenOf, yuan } from './fen.ts';

export type Item = Readonly<Record<string, unknown>>;
export type Dossier = Readonly<Record<string, unknown>>;

/** A grant clause of the pilot zone, in FACTS.md's words. */
export interface Grant {
  readonly clause: string;
  readonly article: string;
  readonly list: string;
  readonly eligible: (item: Item) => boolean;
  /** Exact fen × 10, before rounding; null while the authority has set nothing. */
  readonly tenths: (item: Item) => bigint | null;
  /** At most this for one item, in fen. */
  readonly awardCap: (item: Item) => bigint | null;
  /** At most this for one enterprise, in fen. */
  readonly limit: bigint | null;
}

const assessed = (item: Item): bigint | null =>
  item.assessed_support == null ? null : fenOf(item.assessed_support) * 10n;

/** Articles 3 to 7, in the order of the text. */
export const GRANTS: readonly Grant[] = [
  {
    clause: 'major_project',
    article: '3',
    list: 'projects',
    eligible: (p) => p.major === true && p.data_element_related === true && p.leads === true,
    tenths: (p) => {
      const tenths = { national: 3n, municipal: 2n, district: 1n }[levelOf(p)];
      return fenOf(p.investment) * tenths;
    },
    awardCap: (p) =>
      ({ national: yuan(3_000_000n), municipal: yuan(1_000_000n), district: yuan(500_000n) })[
        levelOf(p)
      ],
    limit: null,
  },
  {
    clause: 'pioneering_solution',
    article: '3',
    list: 'solutions',
    eligible: (s) => s.pioneering === true,
    tenths: assessed,
    awardCap: () => yuan(200_000n),
    limit: yuan(1_000_000n),
  },
  {
    clause: 'demonstration',
    article: '4',
    list: 'demonstrations',
    eligible: (d) => d.certified === true,
    tenths: (d) => (fenOf(d.rd_investment) + fenOf(d.construction_investment)) * 2n,
    awardCap: () => yuan(3_000_000n),
    limit: null,
  },
  {
    clause: 'cross_border_flow',
    article: '5',
    list: 'cross_border_flows',
    eligible: (f) =>
      f.compliant === true && f.innovative_leadership === true && f.scale_demonstration === true,
    tenths: assessed,
    awardCap: () => null,
    limit: yuan(1_000_000n),
  },
  {
    clause: 'data_service',
    article: '5',
    list: 'data_services',
    eligible: (s) => s.cross_border_compliance === true && s.significant_effectiveness === true,
    tenths: assessed,
    awardCap: () => null,
    limit: yuan(200_000n),
  },
  {
    clause: 'data_resource',
    article: '6',
    list: 'data_resources',
    eligible: (r) => r.asset_evaluated === true && r.transaction_level === true,
    tenths: assessed,
    awardCap: () => yuan(1_000_000n),
    limit: null,
  },
  {
    clause: 'service_platform',
    article: '6',
    list: 'platforms',
    eligible: (p) => p.demonstration_effect === true,
    tenths: (p) => fenOf(p.investment) * 3n,
    awardCap: () => yuan(1_000_000n),
    limit: null,
  },
  {
    clause: 'matching_funds',
    article: '7',
    list: 'incentives',
    eligible: (i) =>
      i.received === true &&
      i.occasion !== 'unrelated' &&
      (i.level === 'national' || i.level === 'municipal'),
    tenths: (i) => fenOf(i.amount) * (i.level === 'national' ? 10n : 5n),
    awardCap: () => null,
    limit: yuan(1_000_000n),
  },
];

/** The items of a list; none if it is absent. */
export function listOf(dossier: Dossier, name: string): readonly Item[] {
  return (dossier[name] ?? []) as readonly Item[];
}

function levelOf(project: Item): 'national' | 'municipal' | 'district' {
  return project.level as 'national' | 'municipal' | 'district';
}

export interface ExpectedMeasure {
  readonly clause: string;
  readonly article: string;
  readonly item: string | null;
  readonly modality: string;
  readonly status: string;
}

/** Articles 1, 2 and 8 and the encouragements between them, in the order of the text. */
export function measuresOf(
  dossier: Dossier,
  always: 'not_applicable' | undefined,
): ExpectedMeasure[] {
  const sandboxes = listOf(dossier, 'sandbox_applications').map((application) => ({
    clause: 'sandbox',
    article: '1',
    item: String(application.id),
    modality: 'permits',
    status:
      always ??
      ((application.zone === 'cultural_tourism' || application.zone === 'finance') &&
      application.approved === true
        ? 'permitted'
        : 'ineligible'),
  }));
  const leads = listOf(dossier, 'lead_businesses').map((lead) => ({
    clause: 'lead_business',
    article: '2',
    item: String(lead.id),
    modality: 'encourages',
    status:
      always ??
      ((lead.supplier === 'operator' || lead.supplier === 'high_value_data_supplier') &&
      lead.business !== 'other' &&
      lead.compliant === true
        ? 'encouraged'
        : 'ineligible'),
  }));
  const encouragement = (clause: string, article: string): ExpectedMeasure => ({
    clause,
    article,
    item: null,
    modality: 'encourages',
    status: always ?? 'encouraged',
  });
  return [
    ...sandboxes,
    ...leads,
    encouragement('basic_research', '3'),
    encouragement('key_technologies', '3'),
    encouragement('application_scenarios', '4'),
    encouragement('secure_cross_border_flow', '5'),
    encouragement('characteristic_resources', '6'),
    {
      clause: 'interpretation',
      article: '8',
      item: null,
      modality: 'empowers',
      status: always ?? 'empowered',
    },
  ];
}
