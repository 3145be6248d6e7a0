// Case files in an editor, of a small invented policy; most of them half written.
import { describe, expect, test } from 'vitest';
import { readCsvSuite, readYamlSuite } from '#compiler';
import { fixture } from '#test/support/markers.ts';
import { placeIn } from '#test/support/place.ts';
import {
  type CaseFilePlace,
  caseCompletion,
  caseHover,
  caseName,
  caseSymbols,
} from './case-files.ts';

const RULES = `policy help "Help"
  currency EUR
<|>
enum Level "Level": low "Low", high "High"

entity Work "Work"
  cost:  money "Cost"
  level: Level "Level of the work"

applicant Person "Person"
  income:  money        "Income"
  retired: boolean      "Retired"
  level:   Level        "Level"
  works:   list of Work "Works"

article 1 "Support"
  clause relief "Relief"
    grants 10% of income
  clause works for each work in works
    grants 10% of work.cost

article 2 "Advice"
  clause advice
    encourages "advice"
`;

const { place: POLICY, where } = placeIn(RULES);

function at(marked: string, file = 'cases.yaml'): CaseFilePlace {
  const { text, at: offset } = fixture(marked);
  const { analysis } = POLICY;
  const { model } = analysis;
  if (model === undefined) throw new Error('no model');
  const suite = file.endsWith('.csv')
    ? readCsvSuite(new TextEncoder().encode(text), file, model)
    : readYamlSuite(text, file, { model });
  return { analysis, suite, text, offset };
}

const labels = (marked: string, file?: string) =>
  caseCompletion(at(marked, file)).map(({ label }) => label);

/** What the name at the mark is in the policy. */
const declared = (marked: string, file?: string) => {
  const found = caseName(at(marked, file))?.declaration;
  return found?.nameSpan === undefined ? 'nothing' : `${found.kind} ${where(found.nameSpan)}`;
};

describe('names in YAML', () => {
  test('the parts of the file, of a case, of what is expected', () => {
    expect(labels('<|>')).toContain('cases');
    expect(labels('cases:\n- <|>')).toEqual(expect.arrayContaining(['name', 'dossier', 'expect']));
    expect(labels('cases:\n- name: a\n  <|>')).toContain('expect');
    expect(labels('cases:\n  - name: a\n    dos<|>')).toContain('dossier');
    expect(labels('cases:\n- name: a\n  expect:\n    <|>')).toEqual(
      expect.arrayContaining(['clauses', 'total', 'awards']),
    );
    expect(labels('cases:\n- name: a\n  expect: {<|>}')).toContain('total');
  });

  test('facts of the applicant and of items, in blocks and in brackets', () => {
    const facts = [
      'as_of',
      'income',
      'retired',
      'level',
      'works',
      'ledger',
      'other_supports',
      'reference',
    ];
    expect(labels('cases:\n- name: a\n  dossier:\n    <|>')).toEqual(facts);
    expect(labels('cases:\n- name: a\n  dossier: {as_of: 2025-01-01, <|>')).toEqual(facts);
    expect(labels('cases:\n- name: a\n  changes:\n    inc<|>')).toEqual(facts);
    expect(labels('bases:\n  small:\n    income: 3\n    <|>')).toEqual(facts);
    const item = ['id', 'cost', 'level'];
    expect(labels('cases:\n- dossier:\n    works:\n    - <|>')).toEqual(item);
    expect(labels('cases:\n- dossier:\n    works:\n    - id: W1\n      <|>')).toEqual(item);
    expect(labels('cases:\n- dossier:\n    works:\n    - {id: W1, <|>}')).toEqual(item);
    expect(labels('cases:\n- dossier: {works: [{id: W1,\n    <|>')).toEqual(item);
    expect(labels('cases:\n- changes:\n    works.W1:\n      <|>')).toEqual(item);
  });

  test('clauses, articles, fields of awards', () => {
    expect(labels('cases:\n- expect:\n    clauses:\n      <|>')).toEqual(['relief', 'works']);
    expect(labels('cases:\n- expect: {clauses: {re<|>')).toEqual(['relief', 'works']);
    expect(labels('cases:\n- expect: {articles: {<|>')).toEqual(['1', '2']);
    expect(labels('cases:\n- expect:\n    awards:\n    - <|>')).toEqual(
      expect.arrayContaining(['clause', 'status', 'amount']),
    );
    expect(labels('cases:\n- expect: {awards: {<|>')).toEqual(['relief', 'works']);
  });

  test('a name is written with its colon, unless that is there', () => {
    const [first] = caseCompletion(at('cases:\n- dossier:\n    in<|>'));
    expect(first?.text).toBe('as_of: ');
    const [there] = caseCompletion(at('cases:\n- dossier:\n    in<|>come: 3'));
    expect(there).toMatchObject({ text: 'as_of', span: { start: 22, end: 28 } });
  });
});

describe('values in YAML', () => {
  test('members, yes and no, clauses, statuses, earlier cases', () => {
    expect(labels('cases:\n- dossier:\n    level: <|>')).toEqual(['low', 'high']);
    expect(labels('cases:\n- dossier:\n    retired: t<|>\n    level: low')).toEqual([
      'true',
      'false',
    ]);
    expect(labels('cases:\n- dossier: {works: [{level: <|>')).toEqual(['low', 'high']);
    expect(labels('cases:\n- dossier:\n    ledger:\n    - {clause: <|>}')).toEqual([
      'relief',
      'works',
    ]);
    expect(labels('cases:\n- expect:\n    awards:\n    - clause: <|>')).toEqual([
      'relief',
      'works',
    ]);
    expect(labels('cases:\n- expect:\n    measures:\n    - {clause: <|>}')).toEqual(['advice']);
    expect(labels('cases:\n- expect: {awards: [{clause: works, status: <|>}]}')).toContain(
      'capped',
    );
    expect(labels('cases:\n- expect: {errors: [{code: <|>')).toContain('missing');
    expect(
      labels('cases:\n- {name: first, dossier: {}, expect: {total: 1}}\n- name: b\n  base: <|>'),
    ).toContain('first');
    expect(labels('cases:\n- dossier:\n    income: <|>')).toEqual([]);
    expect(labels('cases:\n- name: a # <|>')).toEqual([]);
  });
});

describe('hover and definition', () => {
  test('a fact, a member, a clause, wherever they are named', () => {
    expect(declared('cases:\n- dossier:\n    inc<|>ome: 3')).toBe('field rules.clause:11 income');
    expect(declared('cases:\n- dossier: {works: [{id: W1, co<|>st: 3}]}')).toBe(
      'field rules.clause:7 cost',
    );
    expect(declared('cases:\n- changes: {works.W1.co<|>st: 3}')).toBe('field rules.clause:7 cost');
    expect(declared('cases:\n- dossier: {level: lo<|>w}')).toBe('member rules.clause:4 low');
    expect(declared('cases:\n- expect:\n    clauses:\n      reli<|>ef: 3')).toBe(
      'clause rules.clause:17 relief',
    );
    expect(declared("cases:\n- expect: {awards: [{clause: 'wor<|>ks'}]}")).toBe(
      'clause rules.clause:19 works',
    );
    expect(declared('cases:\n- dossier: {works: [], wor<|>ks: []}')).toBe(
      'field rules.clause:14 works',
    );
    expect(declared('cases:\n- na<|>me: income')).toBe('nothing');
    expect(declared('cases:\n- name: inc<|>ome')).toBe('nothing');
  });

  test('the hover tells label and type', () => {
    expect(caseHover(at('cases:\n- dossier:\n    inc<|>ome: 3'))?.markdown).toMatchInlineSnapshot(`
      "**Income**

      \`income\`: fact of Person

      Holds an amount of money."
    `);
  });

  test('the cases of a file', () => {
    const { suite } = at(
      'cases:\n- {name: first, reason: why, dossier: {}, expect: {total: 1}}<|>',
    );
    expect(caseSymbols(suite)).toMatchObject([{ name: 'first', detail: 'why' }]);
  });
});

describe('tables', () => {
  test('columns by their names, and what cells may hold', () => {
    expect(labels('name,<|>\n', 'cases.csv')).toEqual(
      expect.arrayContaining(['income', 'level', 'expect']),
    );
    expect(labels('name,expect.<|>\n', 'cases.csv')).toEqual(
      expect.arrayContaining(['expect.clauses', 'expect.total']),
    );
    expect(labels('name,expect.clauses.<|>\n', 'cases.csv')).toEqual(
      expect.arrayContaining(['expect.clauses.relief']),
    );
    expect(labels('name,level\na,<|>\n', 'cases.csv')).toEqual(['low', 'high']);
    expect(labels('name,retired\na,<|>\n', 'cases.csv')).toEqual(['true', 'false']);
    expect(labels('name,income\na,<|>\n', 'cases.csv')).toEqual([]);
  });

  test('what they name', () => {
    expect(declared('name,inc<|>ome\na,3\n', 'cases.csv')).toBe('field rules.clause:11 income');
    expect(declared('name,level\na,lo<|>w\n', 'cases.csv')).toBe('member rules.clause:4 low');
    expect(declared('name,income\na,<|>3\n', 'cases.csv')).toBe('field rules.clause:11 income');
    expect(declared('name,works.1.co<|>st\na,3\n', 'cases.csv')).toBe('field rules.clause:7 cost');
    expect(declared('name,expect.clauses.rel<|>ief\na,3\n', 'cases.csv')).toBe(
      'clause rules.clause:17 relief',
    );
  });
});

test('any text is answered', () => {
  const whole =
    'bases:\n  x: {income: 3, works: [{id: "a", cost: 1}]}\ncases:\n- name: "a: b"\n  base: x\n  changes: {works.a.cost: 2}\n  expect:\n    clauses: {relief: 1}\n    awards: {works: {a: {status: capped}}}\n';
  for (let offset = 0; offset <= whole.length; offset++) {
    for (const text of [
      whole,
      whole.slice(0, offset),
      whole.slice(0, offset) + whole.slice(offset + 7),
    ]) {
      for (const file of ['cases.yaml', 'cases.csv']) {
        const place = at(`${text.slice(0, offset)}<|>${text.slice(offset)}`, file);
        for (const { span } of caseCompletion(place)) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        caseHover(place);
      }
    }
  }
});
