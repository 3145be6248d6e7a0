// A model as JSON and back is the same model, and answers as it did.
import { expect, test } from 'vitest';
import { modelFrom } from '#test/support/decide.ts';
import { curveOf } from '../explore/curve/curve.ts';
import { whyNot } from '../explore/why-not.ts';
import { packedModel, unpackedModel } from './packed-model.ts';

const POLICY = `
enum Level "Level": one "One", two "Two"
entity Year "Year"
  spent: money "Spent"
entity Project "Project"
  level: Level "Level"
  years: list of Year "Years"
applicant Firm "</script><b>\u202e"
  funds: money "Own funds"
  constructor: boolean "A name that all objects have"
  projects: list of Project "Projects"
article 1
  define most = 50% of funds
  clause share for each project in projects, year in project.years
    when not constructor
    grants by project.level
      one: 1/3 * year.spent capped at 3,000 yuan
      two: year.spent capped at most
    limit each Firm to 5,000 yuan in each calendar year
`;
const DOSSIER = {
  as_of: '2025-06-30',
  funds: '800.00',
  constructor: false,
  projects: [
    { id: 'P1', level: 'one', years: [{ id: 'Y1', spent: '12000.00' }] },
    { id: 'P2', level: 'two', years: [{ id: 'Y1', spent: '1000.00' }] },
  ],
};

test('a model comes back as it was', () => {
  const model = modelFrom(POLICY);
  const packed = packedModel(model);
  const back = unpackedModel(JSON.parse(JSON.stringify(packed)));
  expect(back).toEqual(model);
  expect(packedModel(back)).toEqual(packed);
});

test('what is one part stays one', () => {
  const model = unpackedModel(packedModel(modelFrom(POLICY)));
  const project = model.entities.find(({ name }) => name === 'Project');
  const list = model.applicant.fields.find(({ name }) => name === 'projects');
  expect(list?.type.kind === 'list' && list.type.of.kind === 'entity' && list.type.of.entity).toBe(
    project,
  );
});

test('and answers as it did', () => {
  const model = modelFrom(POLICY);
  const back = unpackedModel(packedModel(model));
  const award = { clause: 'share', item: 'P2/Y1' };
  const told = whyNot(model, DOSSIER, award);
  expect(told).toMatchObject({ whyNot: { full: '1000.00', amount: '400.00' } });
  expect(whyNot(back, DOSSIER, award)).toEqual(told);
  const options = { path: '$.projects[0].years[0].spent' };
  const curve = curveOf(model, DOSSIER, options);
  expect(curve).toHaveProperty('curve.complete', true);
  expect(curveOf(back, DOSSIER, options)).toEqual(curve);
});

test('no name of a policy reaches what all objects share', () => {
  const parts = [{ o: { ['__proto__']: 1 } }, { o: { polluted: 2 } }, { v: true }];
  const made = unpackedModel(parts);
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});
