// The schema of case files: every suite of the repository passes, and slips do not.
import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { modelOf, policyFolders } from '#test/support/policies.ts';
import { readYamlSuite } from '../../golden/read-yaml.ts';
import type { Model } from '../../model/model.ts';
import { policyOf } from '../typescript/testing.ts';
import { generateCaseSchema } from './cases.ts';

function validatorOf(model: Model) {
  const ajv = new Ajv({ strict: true, strictTypes: false, formats: { date: true } });
  const validate = ajv.compile(JSON.parse(generateCaseSchema(model)));
  return (text: string) => {
    const fits = validate(parse(text, { merge: true }));
    return fits ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
  };
}

describe.each(policyFolders())('%s', (folder) => {
  const validate = validatorOf(modelOf(`${folder}/rules.clause`));
  const url = new URL(`../../../${folder}/`, import.meta.url);
  const files = readdirSync(url).filter((name) => /(?:^|\.)cases\.yaml$/.test(name));

  test.each(files)('%s passes', (name) => {
    expect(validate(readFileSync(new URL(name, url), 'utf8'))).toEqual([]);
  });
});

describe('what the documentation shows', () => {
  const pages = new URL('../../../docs/', import.meta.url);
  const validate = validatorOf(modelOf('docs/diagnostics/cases-frame.clause'));
  const blocks = (page: string, kind: RegExp) => {
    const text = readFileSync(new URL(page, pages), 'utf8');
    return [...text.matchAll(/^```(.+)\n([\s\S]*?)^```$/gmu)].flatMap(
      ([, name = '', block = '']) => (kind.test(name) && /^cases:/m.test(block) ? [block] : []),
    );
  };

  test.each(blocks('cases.md', /^yaml/))('docs/cases.md: %s', (block) => {
    expect(validate(block)).toEqual([]);
  });

  const codes = readdirSync(new URL('diagnostics/', pages)).filter((name) => /^CL70/.test(name));
  const mended = codes.flatMap((name) => {
    return blocks(`diagnostics/${name}`, /^yaml right$/).map((block) => [name, block] as const);
  });
  test.each(mended)('mended in %s', (_, block) => {
    expect(validate(block)).toEqual([]);
  });
});

const small = policyOf(`
enum Size "Size of the firm": small "Small", large "Large"
entity Plant "Plant"
  size: Size  "Size"
  cost: money "Cost"
applicant Firm "Firm"
  local:  boolean        "Local"
  staff:  integer        "Staff"
  plants: list of Plant  "Plants"
article 1 "Money"
  clause aid "Aid" for each plant in plants
    cites "10% of the cost"
    when local
    grants 10% of plant.cost
  clause back
    recovers 1 yuan
article 2
  clause duty
    requires "a report"
`);

const dossier =
  '{as_of: 2024-01-01, local: true, staff: 3, plants: [{id: A, size: small, cost: "1"}]}';

/** One case with these lines. */
function file(...lines: readonly string[]): string {
  return ['cases:', '  - name: a case', ...lines.map((line) => `    ${line}`)].join('\n');
}

describe('a small policy', () => {
  const validate = validatorOf(small);

  test.each([
    file(`dossier: ${dossier}`, 'expect: {total: 0.10}'),
    file(`dossier: ${dossier}`, 'expect: {clauses: {aid: "0.10"}, articles: {1: 0.1}}'),
    file(`dossier: ${dossier}`, 'expect: {clauses: {}}', 'article: 1', 'reason: [a, b]'),
    file(`dossier: ${dossier}`, 'expect: {applicable: null, recoveries: 1}'),
    file(
      `dossier: ${dossier}`,
      'expect: {awards: [{clause: aid, item: A, status: granted, ceiling: null}]}',
    ),
    file(`dossier: ${dossier}`, 'expect: {awards: {aid: {A: {amount: 1}}}}'),
    file(`dossier: ${dossier}`, 'expect: {measures: [{clause: duty, modality: requires}]}'),
    file('dossier: {local: maybe}', 'expect: {errors: [{path: $.local, code: type}, missing]}'),
    file(
      'base: small',
      'changes: {plants: {A: {cost: 5}, B: null}, staff: null}',
      'expect: {total: 1}',
    ),
    file(
      'base: small',
      'changes: [{"plants[0].cost": 5}, {path: staff, value: 1}]',
      'expect: {total: 1}',
    ),
    file('base: {local: true}', 'changes: {plants: [{id: A, cost: 5}]}', 'expect: {total: 1}'),
    file('dossier: {local: true}', 'changes: {staff: 1}', 'expect: {total: 1}'),
    `policy: rules.clause\nbases: {one: ${dossier}, two: {base: one, changes: {staff: 2}}}\nx-mine: 5\n${file('base: two', 'expect: {total: 1}')}`,
  ])('sound: %s', (text) => {
    expect(validate(text)).toEqual([]);
    const { diagnostics } = readYamlSuite(text, 'cases.yaml', { model: small });
    // Bases that stand elsewhere are the only thing that these lack.
    expect(diagnostics.filter(({ name }) => name !== 'unknownBase')).toEqual([]);
  });

  test.each([
    'cases: []',
    'cases: {}',
    'case: []',
    file('expect: {total: 1}', 'dosier: {}'),
    file(`dossier: ${dossier}`),
    file(`dossier: ${dossier}`, 'expect: {}'),
    file(`dossier: ${dossier}`, 'expect: {totl: 1}'),
    file(`dossier: ${dossier}`, 'expect: {total: 3 million}'),
    file(`dossier: ${dossier}`, 'expect: {total: １００万元}'),
    file(`dossier: ${dossier}`, 'expect: {clauses: {ade: 1}}'),
    file(`dossier: ${dossier}`, 'expect: {clauses: {back: 1}}'),
    file(`dossier: ${dossier}`, 'expect: {clauses: {duty: 1}}'),
    file(`dossier: ${dossier}`, 'expect: {articles: {2: 1}}'),
    file(`dossier: ${dossier}`, 'expect: {awards: [{clause: aid, status: payed}]}'),
    file(`dossier: ${dossier}`, 'expect: {awards: [{claus: aid}]}'),
    file(`dossier: ${dossier}`, 'expect: {awards: {duty: {status: granted}}}'),
    file(`dossier: ${dossier}`, 'expect: {measures: [{clause: aid}]}'),
    file(`dossier: ${dossier}`, 'expect: {applicable: perhaps}'),
    file(`dossier: ${dossier}`, 'expect: {errors: [{code: wrong}]}'),
    file('dossier: {as_of: 2024-01-01, local: true}', 'expect: {total: 1}'),
    file(`dossier: ${dossier.replace('small', 'medium')}`, 'expect: {total: 1}'),
    file(`dossier: ${dossier.replace('local', 'locl')}`, 'expect: {total: 1}'),
    file('base: small', 'changes: {stuff: 1}', 'expect: {total: 1}'),
    file('base: small', 'changes: {plants: [{id: A, kost: 1}]}', 'expect: {total: 1}'),
  ])('broken: %s', (text) => {
    expect(validate(text)).not.toEqual([]);
  });

  test('clauses are described by their labels, articles and sentences', () => {
    const schema = JSON.parse(generateCaseSchema(small));
    const { properties } = schema.$defs['cases.expect'];
    expect(properties.clauses.properties.aid).toEqual({
      title: 'Aid',
      description: 'Article 1\n\n“10% of the cost”',
      $ref: '#/$defs/cases.figure',
    });
    expect(Object.keys(properties.clauses.properties)).toEqual(['aid']);
    expect(schema.$defs['cases.award'].properties.status.enum).toContain('not_applicable');
    expect(schema.$defs['cases.dossier'].properties.staff.title).toBe('Staff');
  });

  test('the same bytes from run to run', () => {
    expect(generateCaseSchema(small)).toBe(generateCaseSchema(small));
  });
});
