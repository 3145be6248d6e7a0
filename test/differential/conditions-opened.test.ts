// What stands behind a condition: an explanation opens what is defined, with the dossier's figures, on
// every machine that explains, and nothing twice.
import { describe, expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';
import { machinesFor } from '../support/machines.ts';

const text = `policy help "Help"
  currency CNY

enum Crop "Crop": wheat "Wheat", fallow "Fallow"

entity Field "Field"
  crop:  Crop   "Crop"
  area:  number "Area"
  yield: number "Yield"

applicant Farm "Farm"
  leased:  boolean       "Leased"
  young:   boolean       "Young farmer"
  herd:    number        "Herd"
  size:    number        "Size"
  fields:  list of Field "Fields"

define counts of Field "Counts" = area is at least 5 and crop is not fallow
define rotation "Crop rotation" = (every f in fields where f.counts satisfies f.yield is at least 500) and size is more than 9
define eligible_herd = young or herd is at least 3
define most "Ceiling" = 80 yuan + (by young true: 20 yuan false: 10 yuan)
define share "Share" = by (herd is at least size) true: 100% false: herd / size

article 1 "Help"
  clause whole
    when rotation and eligible_herd
    unless at least 2 of (leased, young, size is below 1)
    grants share * 100 yuan
    limit each Farm to most
    limit each Farm to 1,000 yuan in each calendar year

  clause each_field for each field in fields
    when not leased and (field.counts or young)
    grants 1 yuan * (by field.area up to 5: 1 below 9: 2 otherwise: 3)
`;

const { model, diagnostics } = analyse('rules.clause', memoryHost({ 'rules.clause': text }));
if (model === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
  throw new Error(`the policy is broken: ${JSON.stringify(diagnostics)}`);
}
const machines = machinesFor(model);

const FACTS = {
  as_of: '2025-02-01',
  leased: false,
  young: false,
  herd: 18,
  size: 71,
  fields: [
    { id: 'F1', crop: 'wheat', area: 6, yield: 600 },
    { id: 'F2', crop: 'wheat', area: 5, yield: 480 },
    { id: 'F3', crop: 'fallow', area: 8, yield: 0 },
  ],
};

describe.each(['interpret', 'explain'] as const)('%s', (machine) => {
  function steps(more: object, clause: string, item: string | null = null): readonly string[] {
    const answer = machines[machine]({ ...FACTS, ...more });
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    const { awards } = answer.decision as unknown as {
      awards: readonly {
        clause: string;
        item: string | null;
        steps: readonly { code: string; text: string }[];
      }[];
    };
    const award = awards.find((one) => one.clause === clause && one.item === item);
    return (award?.steps ?? []).map((step) => step.text);
  }

  test('which conjunct failed, for which item, with its figures', () => {
    expect(steps({}, 'whole')).toMatchInlineSnapshot(`
      [
        "“Crop rotation”: no.",
        "Crop rotation: “for every Field where Counts: Yield is at least 500”: no.",
        "F1: “Yield (600) is at least 500”: yes.",
        "F2: “Yield (480) is at least 500”: no.",
        "Crop rotation: “Size (71) is more than 9”: yes.",
        "“eligible herd”: yes.",
        "eligible herd: “Young farmer (no) or Herd (18) is at least 3”: yes.",
        "“at least 2 of (these 3)”: no.",
        "“Leased”: no.",
        "“Young farmer”: no.",
        "“Size (71) is below 1”: no.",
      ]
    `);
  });

  test('the figures behind a share; what limits leave, in short where they cut nothing', () => {
    const fields = FACTS.fields.slice(0, 1);
    expect(steps({ fields }, 'whole')).toMatchInlineSnapshot(`
      [
        "“Crop rotation”: yes.",
        "Crop rotation: “for every Field where Counts: Yield is at least 500”: yes.",
        "F1: “Yield (600) is at least 500”: yes.",
        "Crop rotation: “Size (71) is more than 9”: yes.",
        "“eligible herd”: yes.",
        "eligible herd: “Young farmer (no) or Herd (18) is at least 3”: yes.",
        "“at least 2 of (these 3)”: no.",
        "“Leased”: no.",
        "“Young farmer”: no.",
        "“Size (71) is below 1”: no.",
        "By “Herd (18) is at least Size (71)”: the row “no”.",
        "Herd (18) ÷ Size (71) = 18/71.",
        "Share (18/71) × 100.00 yuan = 25.352112… yuan.",
        "Rounded half up to 0.01 yuan: 25.35 yuan.",
        "By Young farmer: the row “no”.",
        "“Ceiling”: 80.00 yuan + the figure by Young farmer (10.00 yuan) = 90.00 yuan.",
        "At most Ceiling (90.00 yuan) for each Farm: 90.00 yuan left.",
        "At most 1,000.00 yuan for each Farm in each calendar year: 1,000.00 yuan left.",
        "Paid: 25.35 yuan.",
      ]
    `);
    expect(steps({ fields, herd: 80 }, 'whole').slice(-6)).toMatchInlineSnapshot(`
      [
        "Share (100%) × 100.00 yuan = 100.00 yuan.",
        "By Young farmer: the row “no”.",
        "“Ceiling”: 80.00 yuan + the figure by Young farmer (10.00 yuan) = 90.00 yuan.",
        "At most Ceiling (90.00 yuan) for each Farm: 90.00 yuan.",
        "At most 1,000.00 yuan for each Farm in each calendar year: 1,000.00 yuan left.",
        "Paid: 90.00 yuan.",
      ]
    `);
  });

  test('facts in compound conditions, and the figure that a row was taken by', () => {
    expect(steps({}, 'each_field', 'F1')).toMatchInlineSnapshot(`
      [
        "“not Leased”: yes.",
        "“Counts (yes) or Young farmer (no)”: yes.",
        "Counts: “Area (6) is at least 5”: yes.",
        "Counts: “Crop (Wheat) is not ‘Fallow’”: yes.",
        "By Area (6): the row “above 5 and below 9”.",
        "1.00 yuan × the figure by Area (2) = 2.00 yuan.",
        "Paid: 2.00 yuan.",
      ]
    `);
    expect(steps({}, 'each_field', 'F3')).toMatchInlineSnapshot(`
      [
        "“not Leased”: yes.",
        "“Counts (no) or Young farmer (no)”: no.",
        "Counts: “Area (8) is at least 5”: yes.",
        "Counts: “Crop (Fallow) is not ‘Fallow’”: no.",
      ]
    `);
  });
});
