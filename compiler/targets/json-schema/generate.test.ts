import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { malformedDossiers } from '#test/support/malformed-dossiers.ts';
import { inventedPolicies, publishedPolicies } from '#test/support/policies.ts';
import { dossiersOf } from '#test/support/random-dossiers.ts';
import { PATIENCE, runs } from '#test/support/runs.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import type { Model } from '../../model/model.ts';
import { policyOf } from '../typescript/testing.ts';
import { generateJsonSchema } from './generate.ts';

function validatorOf(model: Model) {
  // A date's format is checked by its pattern and, in full, by `parseDossier`.
  const ajv = new Ajv({ strict: true, strictTypes: false, formats: { date: true } });
  const validate = ajv.compile(JSON.parse(generateJsonSchema(model)));
  return (dossier: unknown): boolean => validate(dossier);
}

const small = policyOf(`
enum Size "Size of the firm": small "Small", large "Large"
entity Plant "Plant"
  size:  Size "Size"
  cost:  money from 10 yuan to 500 yuan "Cost"
  share: ratio from 0% to 100% default 50% "Share"
  area:  number optional "Area"
applicant Firm "Firm"
  local:  boolean "Local"
  since:  date optional "Founded"
  staff:  integer "Staff"
  plants: list of Plant "Plants"
article 1
  clause aid for each plant in plants
    when local
    grants plant.cost
`);

const plant = { id: 'A', size: 'small', cost: '100.00' };
const sound = { as_of: '2024-06-01', local: true, staff: 3, plants: [plant] };

describe('a small policy', () => {
  const validate = validatorOf(small);

  test.each([
    sound,
    { ...sound, since: '2001-02-03', reference: 'D-1', ledger: [], other_supports: [] },
    { ...sound, since: null, plants: null },
    { ...sound, plants: [{ ...plant, cost: 12.5, share: '2/3', area: 1.5 }] },
    { ...sound, plants: [{ ...plant, share: '12.5%' }] },
    { ...sound, ledger: [{ clause: 'aid', amount: '1', date: '2024-01-01', keys: { a: 1 } }] },
  ])('sound: %j', (dossier) => {
    expect(readDossier(small, dossier)).toHaveProperty('dossier');
    expect(validate(dossier)).toBe(true);
  });

  test.each([
    { ...sound, as_of: undefined },
    { ...sound, as_of: '2024-13-01' },
    { ...sound, local: 'true' },
    { ...sound, local: null },
    { ...sound, staff: 1.5 },
    { ...sound, colour: 'red' },
    { ...sound, plants: {} },
    { ...sound, plants: [{ ...plant, id: 7 }] },
    { ...sound, plants: [{ ...plant, id: 'A/B' }] },
    { ...sound, plants: [{ ...plant, size: 'medium' }] },
    { ...sound, plants: [{ ...plant, size: 'Small' }] },
    { ...sound, plants: [{ ...plant, cost: '1.234' }] },
    { ...sound, plants: [{ ...plant, cost: '01' }] },
    { ...sound, plants: [{ ...plant, cost: -1 }] },
    { ...sound, plants: [{ ...plant, cost: 9.99 }] },
    { ...sound, plants: [{ ...plant, cost: 500.01 }] },
    { ...sound, plants: [{ ...plant, share: '1/0' }] },
    { ...sound, plants: [{ ...plant, share: '30 %' }] },
    { ...sound, plants: [{ ...plant, share: 1.5 }] },
    { ...sound, ledger: [{ clause: 'other', amount: '1', date: '2024-01-01' }] },
    { ...sound, ledger: [{ clause: 'aid', amount: '1' }] },
    { ...sound, other_supports: [{ amount: '1', policy: 'p' }] },
    [],
    'dossier',
  ])('broken: %j', (dossier) => {
    const json = JSON.parse(JSON.stringify(dossier));
    expect(readDossier(small, json)).toHaveProperty('errors');
    expect(validate(json)).toBe(false);
  });

  test('labels are titles', () => {
    const schema = JSON.parse(generateJsonSchema(small));
    expect(schema.properties.staff.title).toBe('Staff');
    expect(schema.$defs.Size.title).toBe('Size of the firm');
    expect(schema.$defs.Size.oneOf[1]).toEqual({ const: 'large', title: 'Large' });
    expect(schema.$defs.Plant.properties.share.default).toBe('1/2');
    expect(schema.required).toEqual(['local', 'staff', 'as_of']);
  });

  test('the same bytes from run to run', () => {
    expect(generateJsonSchema(small)).toBe(generateJsonSchema(small));
  });
});

describe.each([...publishedPolicies(), ...inventedPolicies()])('$name', ({ model }) => {
  const validate = validatorOf(model);

  test('sound dossiers pass', { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(dossiersOf(model), (dossier) => {
        fc.pre('dossier' in readDossier(model, dossier));
        expect(validate(dossier)).toBe(true);
      }),
      runs(100),
    );
  });

  test('what does not pass is refused', { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(malformedDossiers(dossiersOf(model)), (dossier) => {
        if (!validate(dossier)) expect(readDossier(model, dossier)).toHaveProperty('errors');
      }),
      runs(200),
    );
  });
});
