// Tables of cases, read: dossiers and expectations as they come out, and a finding at its cell for
// everything that a spreadsheet or a hand gets wrong.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDossier } from '../../dossier/read-dossier.ts';
import { interpretDossier } from '../../interpret/interpret-dossier.ts';
import { differences } from '../compare.ts';
import { decodeTable } from './decode.ts';
import { model, readTable } from './testing.ts';

const HEAD = 'name,as_of,registered,expect.total';

describe('a row is a case', () => {
  const text = [
    'name,reason,article,as_of,registered,dossier.name,seat.town,projects.1.investment,projects.1.level,projects.2.investment,projects.2.level,projects.2.id,projects.1.years.1.turnover,expect.total,expect.clauses.aid,expect.clauses.yearly,expect.awards.aid.2.amount,expect.awards.yearly.1.1.parts.second,expect.awards.yearly.1.1.parts.first',
    'first,"10%, and 1%",1,2024-10-15,yes,Firm & Co,Lindenfeld,1000.00,National,50,city,P2,700,112,105.00,7,5,3.50,3.5',
    'second,,,2024-10-15,no,,,,,50,other,,,0,,,,,',
  ].join('\n');
  const { suite, dossiers, findings } = readTable(text);

  test('with its dossier', () => {
    expect(findings).toEqual([]);
    expect(dossiers).toEqual([
      {
        as_of: '2024-10-15',
        registered: true,
        name: 'Firm & Co',
        seat: { town: 'Lindenfeld' },
        projects: [
          {
            id: 'projects.1',
            investment: '1000.00',
            level: 'national',
            years: [{ id: 'years.1', turnover: '700' }],
          },
          { id: 'P2', investment: '50', level: 'city' },
        ],
      },
      {
        as_of: '2024-10-15',
        registered: false,
        projects: [{ id: 'projects.2', investment: '50', level: 'other' }],
      },
    ]);
  });

  test('with its expectations, which the policy meets', () => {
    for (const { dossier, expect: expected, span } of suite.cases) {
      expect(readDossier(model, dossier)).not.toHaveProperty('errors');
      expect(differences(expected, interpretDossier(model, dossier), span)).toEqual([]);
    }
  });

  test('with its name, its reason and its places', () => {
    const [one, two] = suite.cases;
    expect([one?.name, one?.reason, one?.article]).toEqual(['first', '10%, and 1%', '1']);
    expect([two?.reason, two?.article]).toEqual([undefined, undefined]);
    expect(text.slice(one?.span.start, one?.span.end)).toBe('first');
    expect(text.slice(two?.whole.start, two?.whole.end)).toBe(
      'second,,,2024-10-15,no,,,,,50,other,,,0,,,,,',
    );
    const total = one?.expect.total;
    expect(text.slice(total?.span.start, total?.span.end)).toBe('112');
    expect(one?.expect.clauses?.value.get('yearly')?.value).toBe('7');
    expect(two?.expect.clauses).toBeUndefined();
  });

  test('a wrong figure is found at its cell, and an empty cell of closed clauses can be filled', () => {
    const wrong = readTable(
      `name,as_of,registered,projects.1.level,projects.1.investment,projects.1.years.1.turnover,expect.clauses.aid,expect.clauses.yearly\na,2024-01-01,yes,city,10,500,2,\n`,
    );
    const [one] = wrong.suite.cases;
    if (one === undefined) throw new Error(wrong.findings.join());
    const found = differences(one.expect, interpretDossier(model, one.dossier), one.span);
    expect(
      found.map(({ path, expected, found, update }) => [path, expected, found, update.kind]),
    ).toEqual([
      ['totals.clauses.aid', '2', '1.00', 'write'],
      ['totals.clauses.yearly', '0.00', '5.00', 'write'],
    ]);
  });
});

test('the order of items is that of their numbers, whatever that of the columns', () => {
  const { dossiers } = readTable(
    'name,projects.10.area,projects.2.area,projects.B.area,projects.1.area,expect.total\na,1,2,3,,0\n',
  );
  expect(dossiers).toEqual([
    {
      projects: [
        { id: 'projects.2', area: 2 },
        { id: 'projects.10', area: 1 },
        { id: 'B', area: 3 },
      ],
    },
  ]);
});

test('two lists never share an id by accident', () => {
  const { dossiers } = readTable('name,projects.1.area,ventures.1.area,expect.total\na,1,2,0\n');
  expect(dossiers).toEqual([
    { projects: [{ id: 'projects.1', area: 1 }], ventures: [{ id: 'ventures.1', area: 2 }] },
  ]);
});

test('the ledger and supports from elsewhere', () => {
  const { dossiers, findings } = readTable(
    [
      'name,ledger.1.clause,ledger.1.amount,ledger.1.date,ledger.1.item,ledger.1.keys.project.lender,ledger.1.keys.project.area,other_supports.1.matter,other_supports.1.amount,other_supports.1.policy,other_supports.1.authority,other_supports.1.received,expect.total',
      'a,aid,10.00,2024-01-01,P9,007,1.5,projects.1,5,X,Y,TRUE,0',
    ].join('\n'),
  );
  expect(findings).toEqual([]);
  expect(dossiers).toEqual([
    {
      ledger: [
        {
          clause: 'aid',
          amount: '10.00',
          date: '2024-01-01',
          item: 'P9',
          keys: { 'project.lender': '007', 'project.area': 1.5 },
        },
      ],
      other_supports: [
        { matter: 'projects.1', amount: '5', policy: 'X', authority: 'Y', received: true },
      ],
    },
  ]);
});

describe('cells that are read', () => {
  test.each([
    ['registered', 'yes', true],
    ['registered', 'TRUE', true],
    ['registered', '是', true],
    ['registered', '1', true],
    ['registered', 'No', false],
    ['registered', '否', false],
    ['registered', '0', false],
    ['staff', '12', 12],
    ['staff', '-3', -3],
    ['staff', '12.0', 12],
    ['share', '30%', '30%'],
    ['share', '2/3', '2/3'],
    ['share', '0.3', '0.3'],
    ['founded', ' 2024-02-29 ', '2024-02-29'],
    ['dossier.name', '""""""', ''],
    ['dossier.name', ' A ', ' A '],
    ['dossier.name', '2024/9/6', '2024/9/6'],
  ])('%s: %j', (column, cell, json) => {
    const { dossiers, findings } = readTable(`name,${column},expect.total\na,${cell},0\n`);
    expect(findings).toEqual([]);
    expect(dossiers).toEqual([{ [column.replace('dossier.', '')]: json }]);
  });

  test('values of a list of values, by name and by label', () => {
    for (const cell of ['other', 'Other, or none', 'OTHER', 'other or none'].slice(0, 3)) {
      const { dossiers } = readTable(`name,projects.1.level,expect.total\na,"${cell}",0\n`);
      expect(dossiers).toEqual([{ projects: [{ id: 'projects.1', level: 'other' }] }]);
    }
  });
});

describe('cells that are told of', () => {
  test.each([
    ['registered', 'maybe', 'yes or no'],
    ['registered', '2', 'yes or no'],
    ['projects.1.investment', '3 million', '3000000'],
    ['projects.1.investment', '１００万元', '1000000'],
    ['projects.1.investment', '１００', '100'],
    ['projects.1.investment', '"1,234.50"', '1234.50'],
    ['projects.1.investment', '"1.234,50"', '1234.50'],
    ['projects.1.investment', '"1234,5"', '1234.5'],
    ['projects.1.investment', '"¥1,000.00"', '1000.00'],
    ['projects.1.investment', '1.234', 'at most 2 decimals'],
    ['projects.1.investment', '007', 'such as 1234.56'],
    ['projects.1.investment', '1.2E+06', 'shortened'],
    ['staff', '1.5', 'a whole number'],
    ['staff', '1234567890123456', 'at most 15 digits'],
    ['share', '2-Mar', 'a ratio such as'],
    ['founded', '2024/9/6', 'Write 2024-09-06'],
    ['founded', '2024年9月6日', 'Write 2024-09-06'],
    ['founded', '6.9.2024', 'Write 2024-09-06'],
    ['founded', '13/9/2024', 'Write 2024-09-13'],
    ['founded', '6/9/2024', 'a date such as 2024-09-06.'],
    ['founded', '45541', 'this one is 2024-09-06'],
    ['founded', '2024-02-30', 'a date such as'],
    ['projects.1.level', 'nationl', 'Write national.'],
    ['projects.1.level', 'City level', ''],
    ['projects.1.level', 'regional', 'one of national, city, other'],
    ['expect.total', '3 million', '3000000'],
    ['expect.applicable', 'perhaps', 'or null'],
    ['expect.awards.aid.1.status', 'payed', 'one of granted, capped'],
  ])('%s: %s', (column, cell, words) => {
    const { suite, findings, codes } = readTable(
      `name,${column},expect.recoveries\nlost,${cell},0\nkept,,0\n`,
    );
    if (words === '') {
      expect(findings).toEqual([]);
      return;
    }
    expect(codes).toEqual(['CL7510']);
    expect(findings[0]).toContain(words);
    expect(suite.cases.map(({ name }) => name)).toEqual(['kept']);
  });

  test.each(['#NAME?', '#REF!', '#DIV/0!', '#N/A', '########'])('%s', (cell) => {
    expect(readTable(`name,staff,expect.total\na,${cell},0\n`).codes).toEqual(['CL7511']);
  });

  test('what a spreadsheet would calculate is read, with a warning', () => {
    for (const cell of ['=1+1', '+49 30', '@home', '- none']) {
      const { suite, codes } = readTable(`name,dossier.name,expect.total\na,${cell},0\n`);
      expect(codes).toEqual(['CL7512']);
      expect(suite.cases).toHaveLength(1);
    }
    expect(readTable('name,staff,expect.total\na,-5,0\n').codes).toEqual([]);
  });
});

test('a dossier that is to be refused is given as it stands', () => {
  const { suite, dossiers, findings } = readTable(
    [
      'name,as_of,registered,projects.1.investment,projects.1.level,expect.errors.1.path,expect.errors.1.code,expect.errors.2.code',
      'a,2024-01-01,maybe,3 million,national,projects[0].investment,form,type',
    ].join('\n'),
  );
  expect(findings).toEqual([]);
  expect(dossiers).toMatchObject([
    { registered: 'maybe', projects: [{ investment: '3 million' }] },
  ]);
  const [one] = suite.cases;
  if (one === undefined) throw new Error('no case');
  expect(differences(one.expect, interpretDossier(model, one.dossier), one.span)).toEqual([]);
});

describe('rows', () => {
  test('empty rows, and empty columns at the end, which spreadsheets add, are nothing', () => {
    const { suite, codes } = readTable(
      `${HEAD},,\r\n\r\na,2024-01-01,yes,0,,\r\n,,,,,\r\nb,2024-01-01,no,0,,\r\n,,,,,`,
    );
    expect(codes).toEqual([]);
    expect(suite.cases.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test.each([
    ['a,2024-01-01,yes', 'CL7508'],
    ['a,2024-01-01,yes,0,more', 'CL7509'],
    ['a,maybe,1', 'CL7508'],
    ['a,"2024-01-01"x,yes,0', 'CL7502'],
    [',2024-01-01,yes,0', 'CL7009'],
    ['a,2024-01-01,yes,', 'CL7010'],
    ['kept,2024-01-01,yes,0', 'CL7008'],
  ])('%s', (row, code) => {
    const text = `${HEAD}\nkept,2024-01-01,yes,0\n${row}\nlast,2024-01-01,yes,0\n`;
    const { suite, codes } = readTable(text);
    expect(codes).toEqual([code]);
    expect(suite.cases.map(({ name }) => name)).toEqual(['kept', 'last']);
    const at = suite.diagnostics[0]?.span.start ?? 0;
    expect(text.slice(0, at).split('\n')).toHaveLength(3);
  });

  test('what stands under a header that means nothing is not run', () => {
    const { suite, codes } = readTable('name,registerd,expect.total\na,yes,0\nb,,0\n');
    expect(codes).toEqual(['CL7503']);
    expect(suite.cases.map(({ name }) => name)).toEqual(['b']);
  });

  test('a cell below an empty header is in no column', () => {
    const { codes } = readTable('name,,expect.total\na,x,0\nb,,0\n');
    expect(codes).toEqual(['CL7509']);
  });

  test('a mark that is never closed: the rows before it are cases', () => {
    const { suite, codes } = readTable(
      `${HEAD}\na,2024-01-01,yes,0\nb,"2024-01-01,yes,0\nc,2024-01-01,yes,0\n`,
    );
    expect(codes).toEqual(['CL7502']);
    expect(suite.cases.map(({ name }) => name)).toEqual(['a']);
  });
});

test.each([
  ['', 'CL7507'],
  ['\n\n', 'CL7507'],
  [`${HEAD}\n`, 'CL7507'],
  [Uint8Array.of(0x50, 0x4b, 3, 4), 'CL7501'],
  [Uint8Array.of(0xe9, 0x74, 0x3b), 'CL7501'],
])('no table: %j', (text, code) => {
  expect(readTable(text).codes).toEqual([code]);
});

test('whatever the bytes, reading ends with a suite whose places lie in the text', () => {
  const header =
    'name,registered,projects.1.investment,projects.1.level,expect.total,expect.clauses.aid';
  const rows = 'a,yes,"1,0",national,0,\n"b ""x""",是,5,city,1,2\r\n';
  const sound = new TextEncoder().encode(`${header}\n${rows}`);
  const slip = fc.tuple(fc.nat(sound.length - 1), fc.constantFrom(...'",;\t\n\r=#a0\u0000\u00ff'));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.array(slip, { maxLength: 6 }).map((slips) => {
      const broken = Uint8Array.from(sound);
      for (const [at, sign] of slips) broken[at] = sign.charCodeAt(0);
      return broken;
    }),
    fc.tuple(fc.nat(sound.length), fc.nat(sound.length)).map(([from, to]) => sound.slice(from, to)),
  );
  fc.assert(
    fc.property(bytes, (given) => {
      const { suite } = readTable(given);
      const decoded = decodeTable(given);
      const length = 'text' in decoded ? decoded.text.length : 0;
      const spans = [
        ...suite.diagnostics.map(({ span }) => span),
        ...suite.cases.flatMap(({ span, whole }) => [span, whole]),
      ];
      for (const { start, end } of spans) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(length);
      }
      if (suite.cases.length === 0) expect(suite.diagnostics).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('names that every object has are names like any other', () => {
  const { codes, dossiers } = readTable(
    'name,__proto__,constructor,projects.__proto__.area,expect.total\na,,,1,0\n',
  );
  expect(codes).toEqual(['CL7503', 'CL7503']);
  expect(dossiers).toEqual([{ projects: [{ id: '__proto__', area: 1 }] }]);
});
