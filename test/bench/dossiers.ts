// A thousand dossiers for the bench, the same from run to run: enterprises with three to eight items
// in varying lists (so in hundreds of shapes), some with earlier payments, some with support from
// elsewhere, one in twenty out of scope.

/** A small generator of figures, so that the dossiers do not change with a library. */
function figuresFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Facts = Record<string, unknown>;

export function benchDossiers(count: number): readonly Facts[] {
  const draw = figuresFrom(20240906);
  const one = <T>(...options: readonly [T, ...T[]]): T =>
    options[draw(options.length)] ?? options[0];
  const often = (): boolean => draw(8) > 0;
  const money = (): string => {
    const yuan = one(draw(1_000), draw(100_000), draw(4_000_000), 10_000_000 + draw(20_000_000));
    return `${yuan}.${String(draw(100)).padStart(2, '0')}`;
  };
  const assessed = (): Facts => (draw(10) === 0 ? {} : { assessed_support: money() });
  const lists: Readonly<Record<string, () => Facts>> = {
    sandbox_applications: () => ({
      zone: one('cultural_tourism', 'finance', 'other'),
      approved: often(),
    }),
    lead_businesses: () => ({
      supplier: one('operator', 'high_value_data_supplier', 'other'),
      business: one('tax_collection', 'financial_risk', 'identity_completion', 'other'),
      compliant: often(),
    }),
    projects: () => ({
      level: one('national', 'municipal', 'district'),
      major: often(),
      data_element_related: often(),
      leads: often(),
      investment: money(),
    }),
    solutions: () => ({ pioneering: often(), ...assessed() }),
    demonstrations: () => ({
      kind: one('data_product', 'application_scenario'),
      certified: often(),
      rd_investment: money(),
      construction_investment: money(),
    }),
    cross_border_flows: () => ({
      compliant: often(),
      innovative_leadership: often(),
      scale_demonstration: often(),
      ...assessed(),
    }),
    data_services: () => ({
      cross_border_compliance: often(),
      significant_effectiveness: often(),
      ...assessed(),
    }),
    data_resources: () => ({ asset_evaluated: often(), transaction_level: often(), ...assessed() }),
    platforms: () => ({ demonstration_effect: often(), investment: money() }),
    incentives: () => ({
      occasion: one('first_registration', 'first_listing', 'other_data_asset', 'unrelated'),
      level: one('national', 'municipal', 'district', 'elsewhere'),
      received: often(),
      amount: money(),
    }),
  };
  const grants = [
    'major_project',
    'pioneering_solution',
    'matching_funds',
    'data_resource',
  ] as const;

  return Array.from({ length: count }, (_, index) => {
    const dossier: Facts = {
      as_of: one('2024-10-15', '2025-03-31', '2026-01-02'),
      reference: `D-${index}`,
      registered_in_zone: draw(60) > 0,
      operates_in_zone: draw(60) > 0,
      data_element_related: draw(60) > 0,
    };
    const held: Record<string, Facts[]> = {};
    const ids: string[] = [];
    for (let items = 3 + draw(6); items > 0; items--) {
      const name = one(...(Object.keys(lists) as [string, ...string[]]));
      const id = `${name.slice(0, 3).toUpperCase()}-${ids.length + 1}`;
      const fields = lists[name]?.() ?? {};
      const list = held[name] ?? [];
      held[name] = [...list, { id, ...fields }];
      ids.push(id);
    }
    Object.assign(dossier, held);
    if (draw(3) === 0) {
      dossier.ledger = Array.from({ length: 1 + draw(3) }, () => ({
        clause: one(...grants),
        item: one('OLD-1', ids[0] ?? 'OLD-2'),
        amount: money(),
        date: one('2024-09-20', '2025-02-28'),
      }));
    }
    if (draw(4) === 0) {
      dossier.other_supports = Array.from({ length: 1 + draw(2) }, () => ({
        matter: ids[draw(ids.length)] ?? null,
        amount: money(),
        policy: 'another policy',
        authority: one('tongzhou', 'tongzhou', 'elsewhere'),
        received: draw(2) === 0,
      }));
    }
    return dossier;
  });
}
