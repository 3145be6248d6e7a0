// What a selection comes to, for each item that it is read for.
import { expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';
import { fixture } from '#test/support/markers.ts';
import { evaluateSelection } from './selection.ts';

const HEAD = `policy p "P"
  currency CNY
enum Level "Level": high "High", low "Low"
entity Year "Year"
  cost: money "Cost"
entity Project "Project"
  cost:  money "Cost"
  level: Level "Level"
  done:  boolean optional "Done"
  years: list of Year "Years"
applicant Firm "Firm"
  rate:     ratio "Rate"
  projects: list of Project "Projects"
`;

const dossier = {
  as_of: '2025-06-30',
  rate: '1/3',
  projects: [
    { id: 'P1', cost: '1000.00', level: 'high', done: true, years: [{ id: 'Y1', cost: '5.00' }] },
    { id: 'P2', cost: '400.00', level: 'low', years: [{ id: 'Y1', cost: '7.00' }] },
  ],
};

/** The selection is what stands between two markers, or the place of one. */
function selected(marked: string, value: object = dossier) {
  const { text, marks } = fixture(HEAD + marked);
  const { model, sound, diagnostics } = analyse('p.clause', memoryHost({ 'p.clause': text }));
  if (model === undefined || !sound) throw new Error(JSON.stringify(diagnostics));
  const [start = 0, end = start] = marks;
  const answer = evaluateSelection(model, value, { file: 'p.clause', start, end });
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  if (answer.selection === undefined) return undefined;
  const { span, type, values } = answer.selection;
  const lines = values.map(
    ({ item, text: shown, value: exact, missing }) =>
      `${item ?? '-'}: ${shown} (${exact})${missing.length === 0 ? '' : ` ${missing.join()}`}`,
  );
  return [`${text.slice(span.start, span.end)}: ${type}`, ...lines];
}

test('a figure for each item of the clause', () => {
  expect(
    selected(`article 1
  clause a for each project in projects
    grants <|>10% of project.cost<|>`),
  ).toEqual([
    '10% of project.cost: an amount of money',
    'P1: 100.00 yuan (100.00)',
    'P2: 40.00 yuan (40.00)',
  ]);
});

test('an amount counts with its cap; the smallest that holds the selection is taken', () => {
  const clause = (amount: string) => `article 1
  clause a for each project in projects
    grants ${amount}`;
  expect(selected(clause('50% of project.cost <|>capped<|> at 300 yuan'))).toEqual([
    '50% of project.cost capped at 300 yuan: an amount of money',
    'P1: 300.00 yuan (300.00)',
    'P2: 200.00 yuan (200.00)',
  ]);
  expect(selected(clause('50% of pro<|>ject.cost capped at 300 yuan'))?.[0]).toBe(
    'project.cost: an amount of money',
  );
  expect(selected(clause('rate of project.co<|>st * <|>1'))?.slice(1)).toEqual([
    'P1: 333.333333… yuan (1000/3)',
    'P2: 133.333333… yuan (400/3)',
  ]);
});

test('a condition, and what is missing for it', () => {
  expect(
    selected(`article 1
  clause a for each project in projects
    when <|>project.done and project.level is high<|>
    grants 1 yuan`),
  ).toEqual([
    'project.done and project.level is high: a yes-or-no value',
    'P1: yes (true)',
    'P2: no (false)',
  ]);
  expect(
    selected(`article 1
  clause a for each project in projects
    when <|>project.done<|> and project.level is high
    grants 1 yuan`),
  ).toEqual([
    'project.done: a yes-or-no value',
    'P1: yes (true)',
    'P2: null (null) $.projects[1].done',
  ]);
});

test('inside a sum, for each thing that is summed', () => {
  expect(
    selected(`article 1
  clause a for each project in projects
    grants sum of <|>year.cost<|> for each year in project.years`),
  ).toEqual([
    'year.cost: an amount of money',
    'P1 · P1/Y1: 5.00 yuan (5.00)',
    'P2 · P2/Y1: 7.00 yuan (7.00)',
  ]);
});

test('a define of the file, and one of an entity', () => {
  const rest = `
article 1
  clause a for each project in projects
    grants project.half * share`;
  expect(
    selected(`define share = <|>rate + 1%<|>
define half of Project = cost / 2${rest}`),
  ).toEqual(['rate + 1%: a ratio (such as 30%)', '-: 103/300 (103/300)']);
  expect(
    selected(`define share = rate
define half of Project = <|>cost / 2<|>${rest}`),
  ).toEqual([
    'cost / 2: an amount of money',
    'P1: 500.00 yuan (500.00)',
    'P2: 200.00 yuan (200.00)',
  ]);
});

test('a row of a table that is not taken has a value all the same', () => {
  expect(
    selected(`article 1
  clause a for each project in projects
    grants by project.level
      high: 10 yuan
      low:  <|>2 yuan<|> capped at 1 yuan`),
  ).toEqual(['2 yuan: an amount of money', 'P1: 2.00 yuan (2.00)', 'P2: 2.00 yuan (2.00)']);
});

test('a quantity is told with its units', () => {
  const told = (amount: string) =>
    selected(`unit kW "Kilowatt"
article 1
  clause a
    grants ${amount}`)?.slice(1);
  expect(told('<|>8 kW<|> * (10 yuan per kW)')).toEqual(['-: 8 kW (8)']);
  expect(told('8 kW * (<|>10 yuan per kW<|>)')).toEqual(['-: 10.00 yuan per kW (10.00)']);
  expect(told('<|>8 kW * (10 yuan per kW)<|>')).toEqual(['-: 80.00 yuan (80.00)']);
});

test('nothing to evaluate, and a dossier that is refused', () => {
  expect(selected('article <|>1\n  clause a\n    grants 1 yuan')).toBeUndefined();
  expect(() => selected('article 1\n  clause a\n    grants <|>1 yuan', {})).toThrow('missing');
});
