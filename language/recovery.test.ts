// Error recovery: a file broken in one place has one problem, beside the place, and everything
// else in it is read as if nothing had happened.
import { describe, expect, test } from 'vitest';
import { type ParseResult, parse, type Token } from './parse.ts';
import type { SyntaxProblem } from './problems.ts';
import type { Node } from './syntax.ts';
import { printTree } from './testing/print-tree.ts';
import { sample } from './testing/sample.ts';

const read = (text: string) => parse(text, { file: 'x.clause' });

interface Unit {
  readonly tree: string;
  readonly start: number;
  readonly end: number;
}

/** The declarations of a file and, by themselves, the clauses and limits of its articles. */
function unitsOf({ file }: ParseResult): readonly Unit[] {
  return file.items.flatMap((item) => {
    if (item.kind !== 'article') return [unitOf(item)];
    const inner = item.items.filter(({ kind }) => kind === 'clause' || kind === 'limit');
    const own = item.items.filter((each) => !inner.includes(each));
    const end = inner[0]?.span.start ?? item.span.end;
    return [
      { tree: printTree({ ...item, items: own }), start: item.span.start, end },
      ...inner.map((each) => unitOf(each)),
    ];
  });
}

function unitOf(item: Node): Unit {
  return { tree: printTree(item), start: item.span.start, end: item.span.end };
}

/** A change of the sample: the stretch of it that changes, and what stands there afterwards. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly becomes: string;
}

/** How many words stand between a problem and a changed place; a path such as `a.b` is one word. */
function distance(problem: SyntaxProblem, tokens: readonly Token[], from: number, to: number) {
  const { start, end } = problem.span;
  const [low, high] = start >= to ? [to, start] : [end, from];
  return tokens.filter(
    ({ text, span }, at) =>
      span.start >= low && span.end <= high && text !== '.' && tokens[at - 1]?.text !== '.',
  ).length;
}

const sound = read(sample);
const soundUnits = unitsOf(sound);

/** What is wrong with the reading of the changed sample. */
function complaint({ start, end, becomes }: Change): string | undefined {
  const broken = read(sample.slice(0, start) + becomes + sample.slice(end));
  const [problem, ...more] = broken.errors;
  if (problem === undefined) return undefined;
  if (more.length > 0) return `${broken.errors.length} problems`;
  const far = distance(problem, broken.tokens, start, start + becomes.length);
  if (far > 2) return `${far} words away`;
  const trees = new Set(unitsOf(broken).map(({ tree }) => tree));
  const lost = soundUnits.find(
    (unit) => !(start < unit.end && end > unit.start) && !trees.has(unit.tree),
  );
  return lost && `changed: ${lost.tree.slice(0, 60)}`;
}

const words = sound.tokens.map(({ span }) => ({
  start: span.start,
  end: span.end,
  word: sample.slice(span.start, span.end),
}));

const changes = {
  'without one word': words.map(({ start, end }) => ({ start, end, becomes: ' ' })),
  'with one word twice': words.map(({ start, end, word }) => ({
    start,
    end,
    becomes: `${word} ${word}`,
  })),
  'with two words swapped': words.slice(1).map(({ start, end, word }, at) => {
    const before = words[at] ?? { start, end: start, word: '' };
    const between = sample.slice(before.end, start);
    return { start: before.start, end, becomes: `${word} ${between} ${before.word}` };
  }),
};

test('the sample is sound', () => expect(sound.errors).toEqual([]));

describe.each(Object.entries(changes))('the sample %s', (_, all) => {
  test('has one problem, beside the place, and all other trees as they were', {
    timeout: 300_000,
  }, () => {
    const complaints = all.flatMap((change) => {
      const found = complaint(change);
      return found === undefined ? [] : [`${JSON.stringify(change)}: ${found}`];
    });
    expect(complaints).toEqual([]);
  });
});

test('most of the changes are noticed', () => {
  const some = changes['without one word'].filter((_, at) => at % 7 === 0);
  const noticed = some.filter(
    ({ start, end, becomes }) =>
      read(sample.slice(0, start) + becomes + sample.slice(end)).errors.length === 1,
  );
  expect(noticed.length).toBeGreaterThan(some.length * 0.7);
});

// ---------------------------------------------------------------- what is said, and what is kept

const around = (part: string) => `policy p "P"
  currency CNY

entity Project "Project"
  cost:  money
  level: text

clause first for each project in projects
  ${part}

clause second
  permits "x"
`;

/** What is said of a part, and the tree of the clause that it stands in. */
function recovered(part: string) {
  const text = around(part);
  const { errors, file } = read(text);
  const second = file.items.at(-1);
  expect(printTree(second)).toBe('(clause name:second parts:[(measure verb:"permits" text:"x")])');
  const said = errors.map(
    ({ problem, span, found, expected, hint }) =>
      `${problem} at “${text.slice(span.start, span.end)}”, found “${found}”, expected ${expected.join(', ')}${
        hint === undefined ? '' : `; meant ${hint}`
      }`,
  );
  const first = file.items[2];
  const parts = first?.kind === 'clause' ? first.parts.map(printTree).join(' ') : printTree(first);
  return { said, parts };
}

test.each([
  [
    'grants project.cost capped 3',
    'capped',
    'capped at',
    '(grants amount:(bound operator:"capped at" value:(member object:project name:cost) bound:(number digits:"3")))',
  ],
  [
    'grants project.cost caped at 3',
    'caped at',
    'capped at',
    '(grants amount:(bound operator:"capped at" value:(member object:project name:cost) bound:(number digits:"3")))',
  ],
  ['grnats 5', 'grnats', 'grants', '(grants amount:(number digits:"5"))'],
  ['Grants 5', 'Grants', 'grants', '(grants amount:(number digits:"5"))'],
  [
    'grants 3 milion yuan',
    'milion',
    'million',
    '(grants amount:(number digits:"3" scale:(scale word:"million" power:6) unit:(literalUnit word:"yuan" of:"currency" code:"CNY")))',
  ],
])('a misspelled word is read as what was meant: %s', (part, found, meant, parts) => {
  const { said, parts: read } = recovered(part);
  expect(said).toEqual([`unexpected at “${found}”, found “${found}”, expected ; meant ${meant}`]);
  expect(read).toBe(parts);
});

test.each([
  ['grants 3 million yaun', 'grants 3 million yuan'],
  ['grants 3 millions yuan', 'grants 3 million yuan'],
  ['when cost is at leest 3\n  grants 5', 'when cost is at least 3\n  grants 5'],
  ['wehn cost exceeds 3\n  grants 5', 'when cost exceeds 3\n  grants 5'],
  ['grants 10% cost', 'grants 10% of cost'],
  [
    'grants 10% of (cost + 3\n  limit each project to 5',
    'grants 10% of (cost + 3)\n  limit each project to 5',
  ],
  ['grants by level\n    a 5\n    b: 6', 'grants by level\n    a: 5\n    b: 6'],
  [
    'when cost exceeds 3, and cost exceeds 2\n  grants 5',
    'when cost exceeds 3 and cost exceeds 2\n  grants 5',
  ],
  ['when when cost exceeds 3\n  grants 5', 'when cost exceeds 3\n  grants 5'],
  ['limit each project 5\n  grants 5', 'limit each project to 5\n  grants 5'],
  ['grants sum of p.cost for each p of projects', 'grants sum of p.cost for each p in projects'],
  ['grants cost cost', 'grants cost'],
  // Nobody knows which value.
  ['when\n  grants 5', undefined],
  ['grants cost level', undefined],
])('a repair is a change of words: %s', (part, mended) => {
  const text = around(part);
  const repairs = read(text).errors.flatMap(({ repair }) => repair ?? []);
  const [repair] = repairs;
  const after =
    repair && text.slice(0, repair.span.start) + repair.text + text.slice(repair.span.end);
  expect(after).toBe(mended && around(mended));
  if (after !== undefined) expect(read(after).errors).toEqual([]);
});

test.each([
  [
    'when\n  grants 5',
    'missing at “grants”, found “grants”, expected a value',
    '(when condition:?value) (grants amount:(number digits:"5"))',
  ],
  [
    'when project.\n  grants 5',
    'missing at “grants”, found “grants”, expected a value',
    '(when condition:(member object:project name:?name)) (grants amount:(number digits:"5"))',
  ],
  [
    'when project.cost is at least\n  grants 5',
    'missing at “grants”, found “grants”, expected a value',
    '(when condition:(comparison operator:">=" left:(member object:project name:cost) right:?value)) (grants amount:(number digits:"5"))',
  ],
  ['grants', 'missing at “”, found “clause”, expected a value', '(grants amount:?value)'],
  [
    'grants 30% cost',
    'unexpected at “cost”, found “cost”, expected of, +, *, capped at',
    '(grants amount:?operator)',
  ],
  [
    'grants 30% of (cost + 3\n  limit each project to 5',
    'missing at “limit”, found “limit”, expected )',
    '(grants amount:(arithmetic operator:"of" left:(percent digits:"30") right:(parenthesised inner:(arithmetic operator:"+" left:cost right:(number digits:"3"))))) (limit measure:"total" keys:[project] to:(number digits:"5"))',
  ],
  [
    'limit each project 5',
    'missing at “”, found “5”, expected ,, to',
    '(limit measure:"total" keys:[project] to:(number digits:"5"))',
  ],
  [
    'grants by level\n    a 5\n    b: 6',
    'missing at “”, found “5”, expected :',
    '(grants amount:(table mode:"one row" subjects:[level] rows:[(row labels:[(rowLabel options:[(memberLabel name:a)])] value:(number digits:"5")) (row labels:[(rowLabel options:[(memberLabel name:b)])] value:(number digits:"6"))]))',
  ],
  [
    'grants by level\n    a:\n    b: 6',
    'missing at “b”, found “b”, expected a value',
    '(grants amount:(table mode:"one row" subjects:[level] rows:[(row labels:[(rowLabel options:[(memberLabel name:a)])] value:?value) (row labels:[(rowLabel options:[(memberLabel name:b)])] value:(number digits:"6"))]))',
  ],
])('a hole keeps what stands around it: %s', (part, said, parts) => {
  expect(recovered(part)).toEqual({ said: [said], parts });
});

test('signs of other notations are understood, each with its word', () => {
  expect(recovered('when project.cost >= 3 && project.level == "x"').said).toEqual([
    'badCharacter at “>=”, found “>=”, expected ; meant is at least',
    'badCharacter at “&&”, found “&&”, expected ; meant and',
    'badCharacter at “==”, found “==”, expected ; meant is',
  ]);
});

test.each(['"open', '“open', 'open at its start"', '"a "b" c"'])(
  'a text without end is reported at the text, once: %s',
  (text) => {
    const { said, parts } = recovered(`cites ${text}\n  grants 5`);
    expect(said.length).toBe(1);
    expect(parts).toContain('(grants amount:(number digits:"5"))');
  },
);

test('prose in place of a part is one problem', () => {
  const { said, parts } = recovered('the grant is five yuan\n  and nothing else\n  grants 5');
  expect(said.length).toBe(1);
  expect(parts).toBe('(grants amount:(number digits:"5"))');
});

test('two faults far from each other are two problems', () => {
  const text = around('grants 5')
    .replace('cost:  money', 'cost money')
    .replace('permits "x"', 'permit "x"');
  expect(read(text).errors.map(({ span }) => text.slice(span.start, span.end))).toEqual([
    '',
    'permit',
  ]);
});

test('an unused keyword at the end of a line does not swallow the next clause', () => {
  const text = around('grants project.').replace('clause second', 'clause second "Second"');
  const { errors, file } = read(text);
  expect(errors.length).toBe(1);
  expect(printTree(file.items.at(-1))).toContain('name:second');
});
