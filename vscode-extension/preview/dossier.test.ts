// A dossier while it is filled in.
import { expect, test } from 'vitest';
import type { Form } from '../../lsp/index.ts';
import { labelAt, pathText, valueAt, withItem, withValue } from './dossier.ts';

const project = {
  name: 'projects',
  label: 'Projects',
  kind: 'items' as const,
  required: false,
  hasId: true,
  fields: [{ name: 'cost', label: 'Cost', kind: 'money' as const, required: true }],
};
const form: Form = {
  title: 'P',
  language: 'en',
  currency: { code: 'CNY', word: 'yuan', digits: 2 },
  facts: [{ name: 'small', label: 'Small', kind: 'boolean', required: true }, project],
  ledger: { name: 'ledger', label: 'Ledger', kind: 'items', required: false, fields: [] },
  supports: { name: 'other_supports', label: 'Others', kind: 'items', required: false, fields: [] },
};

test('a changed fact keeps its place, and the dossier before stays as it was', () => {
  const before = { as_of: '2026-01-01', small: true, unknown: { kept: 1 } };
  const after = withValue(before, ['small'], false);
  expect(JSON.stringify(after)).toBe('{"as_of":"2026-01-01","small":false,"unknown":{"kept":1}}');
  expect(before.small).toBe(true);
  expect(withValue(after, ['small'], undefined)).not.toHaveProperty('small');
});

test('items come with an id of their own and go', () => {
  const one = withItem({ projects: [{ id: 'P2' }] }, ['projects'], project);
  expect(one.projects).toEqual([{ id: 'P2' }, { id: 'P3' }]);
  expect(withValue(one, ['projects', 0], undefined).projects).toEqual([{ id: 'P3' }]);
});

test('names that all objects have are facts like others', () => {
  expect(valueAt({}, ['constructor'])).toBeUndefined();
  expect(valueAt({}, ['__proto__', 'toString'])).toBeUndefined();
  const dossier = withValue({}, ['__proto__', 'polluted'], true);
  expect(Object.getPrototypeOf(dossier)).toBe(Object.prototype);
  expect(valueAt(dossier, ['__proto__', 'polluted'])).toBe(true);
  expect('polluted' in {}).toBe(false);
});

test('a path is told by the labels on its way, items by their ids', () => {
  const dossier = { projects: [{ id: 'P1' }, {}] };
  expect(pathText(['projects', 0, 'cost'])).toBe('$.projects[0].cost');
  expect(labelAt(form, dossier, '$.projects[0].cost')).toBe('P1: Cost');
  expect(labelAt(form, dossier, '$.projects[1].cost')).toBe('#2: Cost');
  expect(labelAt(form, dossier, '$.small')).toBe('Small');
  expect(labelAt(form, dossier, '$.none')).toBeUndefined();
});
