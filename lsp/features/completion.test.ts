// Completion in small invented policies, most of them half written.
import { describe, expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { completion } from './completion.ts';
import type { Completion } from './completion-item.ts';

const HEAD = `policy help "Help"
  source "source.txt"
  currency EUR

unit m2 "square metre"

enum Level "Level": low "Low", middle "Middle", high "High"

entity Year "Year"
  costs: money "Costs"

entity Work "Work"
  level:    Level       "Level"
  cost:     money       "Cost of the work"
  finished: boolean     "Finished"
  begun:    date        "Begun on"
  lender:   text        "Lender"
  years:    list of Year

applicant Person "Person"
  income:  money   "Income"
  level:   Level   "Level"
  retired: boolean "Retired"
  works:   list of Work "Works"

define net_cost of Work = cost net of 5 euros
parameter rate "Rate" = 10%
`;

const SOURCE = `Article 1 Support

Persons are granted 10% of their income. Nobody is granted "more" than that.

Article 2 Works

Works are granted 5 euros.
`;

function at(body: string, files: Record<string, string> = { 'source.txt': SOURCE }) {
  return placeIn(`${HEAD}\n${body}`, files);
}

const offered = (body: string): readonly Completion[] =>
  completion(at(body).place, {
    snippets: true,
    files: () => ['shared.clause', 'parts/more.clause'],
  });

const labels = (body: string, kind?: Completion['kind']) =>
  offered(body)
    .filter((item) => kind === undefined || item.kind === kind)
    .map(({ label }) => label);

/** The text after an item is taken. */
function taken(body: string, label: string): string {
  const { place, textOf } = at(body);
  const item = completion(place, { snippets: false }).find((one) => one.label === label);
  if (item === undefined) throw new Error(`no ${label} in ${labels(body).join('; ')}`);
  const text = textOf({ file: 'rules.clause', start: 0, end: 1e6 });
  return (text.slice(0, item.span.start) + item.text + text.slice(item.span.end))
    .slice(HEAD.length)
    .trim();
}

describe('values', () => {
  test('where a value is wanted, the names in scope whose kind fits, with label and kind', () => {
    const found = offered('clause a for each work in works\n  grants 10% of <|>');
    const values = found.filter(({ rank, kind }) => rank < 4 && kind !== 'keyword');
    expect(values.map(({ label, detail }) => `${label}: ${detail}`)).toMatchInlineSnapshot(`
      [
        "work: one Work as a whole",
        "income: Income (an amount of money)",
        "rate: Rate (a ratio (such as 30%))",
        "as_of: a date",
      ]
    `);
  });

  test('a condition may begin with anything that is no list', () => {
    const found = labels('clause a for each work in works\n  when <|>');
    expect(found).toEqual(
      expect.arrayContaining(['work', 'retired', 'income', 'level', 'not', 'any']),
    );
    expect(found).not.toContain('works');
    expect(found).not.toContain('ledger');
    expect(found).not.toContain('and');
  });

  test('after a dot the facts and defines of the item', () => {
    const body = 'clause a for each work in works\n  when work.<|>\n  grants 5 euros';
    expect(labels(body)).toEqual(['level', 'cost', 'finished', 'begun', 'lender', 'net_cost']);
    expect(taken(body, 'finished')).toContain('when work.finished\n');
    expect(labels('clause a for each work in works\n  grants 10% of work.co<|>')).toEqual([
      'cost',
      'begun',
      'net_cost',
    ]);
  });

  test('loops inside an expression, also where they come after the place', () => {
    expect(labels('clause a\n  grants sum of w.<|> for each w in works')).toContain('cost');
    expect(labels('clause a\n  when any w in works satisfies w.<|>')).toContain('finished');
    expect(labels('clause a\n  when any w in works satisfies <|>')).toContain('w');
    expect(
      labels('clause a\n  when any w in works satisfies w.finished\n  grants <|>'),
    ).not.toContain('w');
    expect(labels('clause a for each w in works, y in w.years\n  grants y.<|>')).toEqual(['costs']);
  });

  test('facts stand by themselves in a define of their item', () => {
    expect(labels('define share of Work = 10% of <|>', 'field')).toEqual(
      expect.arrayContaining(['cost', 'net_cost', 'income'].slice(0, 1)),
    );
  });

  test('a define of the clause, but not the one being written', () => {
    const found = labels('clause a\n  define base = income\n  define more = <|>', 'define');
    expect(found).toEqual(['base']);
  });

  test('the word under the place is replaced whole', () => {
    expect(taken('clause a\n  when ret<|>i', 'retired')).toBe('clause a\n  when retired');
    expect(taken('clause a\n  when <|>', 'retired')).toBe('clause a\n  when retired');
  });
});

describe('members and comparisons', () => {
  test('after is, in brackets and in the labels of tables', () => {
    for (const body of [
      'clause a\n  when level is <|>',
      'clause a\n  when level is not lo<|>\n  grants 5 euros',
      'clause a\n  when level is in (low, <|>',
      'clause a for each work in works\n  when work.level is in (<|>)',
      'clause a\n  grants by level\n    lo<|>',
      'clause a\n  grants by retired, level\n    true, <|>',
    ]) {
      expect(labels(body, 'member'), body).toEqual(['low', 'middle', 'high']);
    }
    const [first] = offered('clause a\n  when level is <|>');
    expect(first).toMatchObject({ label: 'low', detail: 'Low' });
  });

  test('only what is of the kind of what it is held against', () => {
    expect(labels('clause a\n  when level is <|>')).toEqual(['low', 'middle', 'high']);
    const found = labels('clause a\n  when level is n<|>');
    expect(found).not.toContain('income');
    expect(found).not.toContain('true');
    expect(found).toEqual(expect.arrayContaining(['is not', 'is in']));
    expect(found).not.toContain('is at least');
    expect(labels('clause a\n  when income is at least <|>', 'field')).toEqual(['income']);
    expect(labels('clause a\n  when retired is <|>')).toEqual(
      expect.arrayContaining(['true', 'false']),
    );
  });

  test('keywords go with the kind of what stands before them', () => {
    const money = labels('clause a\n  when income <|>', 'keyword');
    expect(money).toEqual(expect.arrayContaining(['is at least', 'exceeds', 'capped at']));
    expect(money).not.toContain('is before');
    expect(money).not.toContain('and');
    const level = labels('clause a\n  when level <|>', 'keyword');
    expect(level).toEqual(expect.arrayContaining(['is', 'is in', 'is given']));
    expect(level).not.toContain('exceeds');
    const compared = labels('clause a\n  when income is at least 5 euros <|>', 'keyword');
    expect(compared).toEqual(expect.arrayContaining(['and', 'or']));
  });

  test('a keyword of several words replaces those of its words that are there', () => {
    expect(taken('clause a\n  when income is at l<|>', 'is at least')).toBe(
      'clause a\n  when income is at least',
    );
    expect(labels('clause a\n  grants 10% of income capped <|>')).toEqual(['capped at']);
  });
});

describe('tables', () => {
  test('all missing rows in one', () => {
    const body = 'clause a\n  grants by level\n    low: 5 euros\n    <|>';
    expect(labels(body)[0]).toBe('all missing rows (2)');
    expect(taken(body, 'all missing rows (2)')).toBe(
      'clause a\n  grants by level\n    low: 5 euros\n    middle:\n    high:',
    );
    const whole = offered(
      'clause a\n  grants by level, retired\n    low, any: 5 euros\n    <|>',
    )[0];
    expect(whole?.text).toMatchInlineSnapshot(`
      "middle, true:  \${1:value}
          middle, false: \${2:value}
          high, true:    \${3:value}
          high, false:   \${4:value}"
    `);
  });

  test('what a row takes is not offered for another', () => {
    const members = (body: string) => labels(`clause a\n  grants by ${body}`, 'member');
    expect(members('level\n    low: 5 euros\n    <|>')).toEqual(['middle', 'high']);
    expect(members('level\n    m<|>\n    high: 5 euros')).toEqual(['low', 'middle']);
    expect(members('level\n    low: 1 euro\n    <|>\n    high: 2 euros')).toEqual(['middle']);
    expect(members('level\n    low or <|>')).toEqual(['middle', 'high']);
    expect(members('level, level\n    low, middle: 5 euros\n    low, <|>')).toEqual([
      'low',
      'high',
    ]);
    expect(members('level, level\n    low, middle: 5 euros\n    high, <|>')).toHaveLength(3);
    expect(members('level, level\n    low, middle: 5 euros\n    <|>')).toHaveLength(3);
    const truths = 'clause a\n  grants by (income is at least 5 euros)\n    true: 5 euros\n    <|>';
    expect(labels(truths, 'rows')).toEqual(['all missing rows (1)']);
    expect(labels(truths, 'keyword')).toContain('false');
    expect(labels(truths, 'keyword')).not.toContain('true');
  });

  test('edges come first until a row has none', () => {
    const open = 'clause a\n  grants by parts of income\n    up to 5 euros: 10%\n    <|>';
    expect(labels(open).slice(0, 6)).toEqual(
      expect.arrayContaining(['from', 'below', 'up to', 'above', 'otherwise']),
    );
    expect(labels(open)).not.toContain('before');
    const closed = open.replace('<|>', 'above 5 euros: 5%\n    <|>');
    expect(labels(closed)[0]).toBe('cites');
  });

  test('a row’s value is of the kind that the table stands for', () => {
    const found = labels('clause a\n  grants by level\n    low: <|>');
    expect(found).toContain('income');
    for (const other of ['retired', 'level', 'as_of', 'any']) expect(found).not.toContain(other);
    expect(labels('clause a\n  grants by <|>')).toContain('level');
  });

  test('parameters and periods read no facts', () => {
    expect(labels('parameter own "Own" = <|>', 'field')).toEqual([]);
    expect(labels('parameter own "Own" = <|>', 'parameter')).toEqual(['rate']);
    expect(labels('clause a\n  in force from <|>\n  grants 5 euros')).toEqual([]);
  });

  test('only figures have parts', () => {
    const found = labels('clause a\n  grants by parts of <|>');
    expect(found).toEqual(expect.arrayContaining(['income', 'sum']));
    for (const other of ['level', 'retired', 'as_of', 'any', 'at least']) {
      expect(found).not.toContain(other);
    }
    expect(labels('clause a for each work in works\n  grants by parts of work.<|>')).toEqual([
      'cost',
      'net_cost',
    ]);
  });

  test('none where nothing is missing, and edges for figures', () => {
    const all = 'clause a\n  grants by level\n    low: 5 euros\n    <|>\n    otherwise: 2 euros';
    expect(labels(all, 'rows')).toEqual([]);
    const edges = labels('clause a\n  grants by income\n    <|>', 'keyword');
    expect(edges).toEqual(expect.arrayContaining(['below', 'up to', 'from', 'above', 'otherwise']));
    expect(edges).not.toContain('true');
    expect(labels('clause a\n  grants by level\n    <|>', 'keyword')).not.toContain('below');
  });
});

describe('texts', () => {
  test('the article’s sentences that nothing cites come first, ready to be cited', () => {
    const body = 'article 2 "Works"\n\n  clause a\n    cites <|>\n    grants 5 euros';
    const found = offered(body).filter(({ kind }) => kind === 'text');
    expect(found.map(({ label, detail }) => `${label} (${detail})`)).toMatchInlineSnapshot(`
      [
        "Works are granted 5 euros. (Article 2, not cited yet)",
        "Persons are granted 10% of their income. (Article 1, not cited yet)",
        "Nobody is granted "more" than that. (Article 1, not cited yet)",
      ]
    `);
    expect(found[0]?.text).toBe('"Works are granted 5 euros."');
  });

  test('within quotation marks that stand there already', () => {
    const body = 'article 1 "Support"\n\n  clause a\n    cites "Per<|>\n    grants 5 euros';
    const words = 'Persons are granted 10% of their income.';
    expect(taken(body, words)).toContain(`cites "${words}"\n    grants`);
    expect(taken(body.replace('"Per<|>', '“Per<|>”'), words)).toContain(`cites “${words}”\n`);
    expect(taken(body, 'Nobody is granted "more" than that.')).toContain(
      'cites "Nobody is granted \\"more\\" than that."',
    );
    expect(taken(body.replace('"Per<|>', '<|>'), 'Nobody is granted "more" than that.')).toContain(
      'cites “Nobody is granted "more" than that.”',
    );
  });

  test('files, and nothing in other texts', () => {
    expect(labels('use "<|>"')).toEqual(['shared.clause', 'parts/more.clause']);
    expect(labels('clause a\n  encourages "<|>"')).toEqual([]);
    expect(labels('clause a # <|>')).toEqual([]);
  });
});

describe('what follows a number, and names of other things', () => {
  test('scales, the policy’s currency, units', () => {
    const found = labels('clause a\n  grants 3 <|>', 'unit');
    expect(found.slice(0, 3)).toEqual(['euro', 'euros', 'EUR']);
    expect(found).toEqual(expect.arrayContaining(['million', 'm2', 'months']));
    expect(found).not.toContain('yuan');
    expect(labels('clause a\n  grants 3 million <|>', 'unit')).toEqual([
      'euro',
      'euros',
      'EUR',
      'm2',
    ]);
  });

  test('the units of what the number is held against come first', () => {
    const sized = HEAD.replace('  income:', '  size: number in m2 "Size"\n  income:');
    const first = (body: string) => {
      const { place } = placeIn(`${sized}\nclause a\n  ${body}`, { 'source.txt': SOURCE });
      return completion(place, { snippets: false })[0]?.label;
    };
    expect(first('grants by size\n    up to 8 <|>')).toBe('m2');
    expect(first('when size is at least 3 <|>')).toBe('m2');
    expect(first('grants by income\n    up to 8 <|>')).toBe('euro');
    expect(first('when as_of is at most 3 <|>')).toBe('day');
  });

  test('how long a window is, and how many equal parts', () => {
    const clause = 'clause a\n  grants 5 euros\n  ';
    expect(labels(`${clause}limit each Person to 9 euros over 3 <|>`)[0]).toBe('day');
    expect(labels(`${clause}split into 2 <|>`)[0]).toBe('equal');
  });

  test('lists hold things that have facts', () => {
    expect(labels('entity X "X"\n  a: list of <|>')).toEqual(['Year', 'Work', 'X']);
  });

  test('types, units of types, currencies', () => {
    expect(labels('entity X "X"\n  a: <|>')).toEqual(
      expect.arrayContaining(['Level', 'Work', 'money', 'boolean', 'list']),
    );
    expect(labels('entity X "X"\n  a: number in <|>')).toEqual([
      'm2',
      'day',
      'week',
      'month',
      'year',
    ]);
    expect(labels('entity X "X"\n  a: Level default <|>', 'member')).toEqual([
      'low',
      'middle',
      'high',
    ]);
    const { place } = placeIn('policy x\n  currency <|>');
    expect(completion(place, { snippets: true }).map(({ label }) => label)).toContain('CNY');
  });

  test('clauses that pay, in limits and rules', () => {
    const more = '\n\nclause b\n  grants 5 euros\n\nclause c\n  permits "this"';
    expect(labels(`limit total of <|>${more}`)).toEqual(
      expect.arrayContaining(['b', 'all grants']),
    );
    expect(labels(`limit total of <|>${more}`)).not.toContain('c');
    expect(labels(`limit each of <|>${more}`)).toEqual(['b', 'all grants']);
    expect(labels(`limit each of b to <|>${more}`)).toContain('at least');
    expect(labels(`clause d\n  limit to <|>${more}`)).toContain('at least');
    expect(labels(`clause d\n  limit each Person to <|>${more}`)).not.toContain('at least');
    expect(labels(`clause d\n  limit to at least <|>${more}`)).not.toContain('true');
    expect(labels(`clause d\n  limit to at least 5 euros <|>${more}`)).toContain('or nothing');
    expect(labels(`clause o\n  overlap of b <|>${more}`)).toEqual(
      expect.arrayContaining(['with', 'on same', 'takes the better']),
    );
    expect(labels(`clause o\n  overlap of b with other_supports where <|>${more}`)).toContain(
      'authority',
    );
    expect(labels(`clause o for each work in works\n  limit each <|>${more}`)).toEqual([
      'Person',
      'work',
      // `each of a, b`: a minimum.
      'of',
    ]);
  });

  test('a loop over each list', () => {
    const found = labels('clause a for each <|>');
    expect(found).toEqual(['work in works', 'entry in ledger', 'support in other_supports']);
    expect(labels('clause a for each work in works, <|>', 'variable')).toContain(
      'year in work.years',
    );
  });
});

describe('parts and declarations', () => {
  test('on a new line of a clause its parts come first, then what may follow it', () => {
    const found = labels('clause a\n  when retired\n  <|>', 'keyword');
    const place = (word: string) => found.indexOf(word);
    expect(place('grants')).toBeLessThan(
      place('capped at') < 0 ? found.length : place('capped at'),
    );
    expect(place('grants')).toBeLessThan(place('clause'));
    expect(place('clause')).toBeLessThan(place('enum'));
  });

  test('forms to fill in', () => {
    const form = offered('article 1 "Support"\n\n  cla<|>').find(({ kind }) => kind === 'snippet');
    expect(form?.label).toBe('clause …');
    expect(form?.text).toMatchInlineSnapshot(`
      "clause \${1:name}
        cites "\${2:words of the article}"
        when \${3:condition}
        grants \${4:amount}"
    `);
    expect(labels('cl<|>', 'snippet')).toEqual(
      expect.arrayContaining(['clause …', 'article …', 'enum …', 'entity …', 'limit …']),
    );
  });

  test('in an empty file the policy', () => {
    const { place } = placeIn('<|>');
    expect(completion(place, { snippets: true }).map(({ label }) => label)).toContain('policy …');
  });
});

test.each([
  'clause a for each work in <|>',
  'clause a for each work in <|>\n  grants 10% of work.cost',
  'clause a for each work in w<|>\n  grants 10% of work.cost',
  'clause a\n  grants sum of w.cost for each w in <|>',
  'clause a\n  when any w in <|>',
])('lists alone to go through, and not the item itself: %s', (body) => {
  expect(labels(body)).toEqual(['works', 'ledger', 'other_supports']);
});
