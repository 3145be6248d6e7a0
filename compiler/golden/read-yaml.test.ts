// Case files in YAML: every form that a tester may write, and what is said of every slip.
import { describe, expect, test } from 'vitest';
import { modelFrom } from '#test/support/decide.ts';
import { renderFixTitle, renderMessage } from '../diagnostics/render.ts';
import { memoryHost } from '../host.ts';
import { readYamlSuite } from './read-yaml.ts';
import type { Case, Expectation } from './suite.ts';

const model = modelFrom(`
enum Level "Level": national "National", local "Local"
entity Project "Project"
  level: Level "Level"
  cost:  money "Cost"
applicant Firm "Firm"
  small:    boolean         "Small"
  projects: list of Project "Projects"
article 3
  clause works "The works" for each project in projects
    grants 30% of project.cost capped at 500 yuan
  clause bonus
    when small
    grants 100 yuan
article 4
  clause office
    empowers "the office" to "decide"
`);

const host = memoryHost({
  'policy/dossiers/firm.json': '{"as_of": "2025-01-01", "small": true}',
  'policy/dossiers/list.json': '[1]',
  'policy/dossiers/bytes.json': Uint8Array.of(0xff, 0xfe),
});

const read = (text: string) =>
  readYamlSuite(text, 'policy/cases.yaml', {
    model,
    files: { host, policy: 'policy/rules.clause' },
  });

/** The only case of a file without findings. */
function only(text: string): Case {
  const { cases, diagnostics } = read(text);
  expect(diagnostics.map((one) => renderMessage(one))).toEqual([]);
  const [first, ...more] = cases;
  if (first === undefined || more.length > 0) throw new Error(`${cases.length} cases`);
  return first;
}

/** What stands under `expect`, and is read without a finding. */
function expected(lines: string): Expectation {
  return only(`cases:\n- name: c\n  dossier: {}\n  expect:\n${indented(lines, 4)}`).expect;
}

/** The dossier of the last case. */
function dossier(text: string): unknown {
  const { cases, diagnostics } = read(text);
  expect(diagnostics.map((one) => renderMessage(one))).toEqual([]);
  return cases.at(-1)?.dossier;
}

/** The findings as `CODE [what it stands at] message`. */
function findings(text: string): readonly string[] {
  return read(text).diagnostics.map((one) => {
    const fixes = one.fixes.map((fix) => ` {${renderFixTitle(one, fix)}}`).join('');
    const at = text.slice(one.span.start, one.span.end);
    return `${one.code} [${at}] ${renderMessage(one)}${fixes}`;
  });
}

function indented(lines: string, by: number): string {
  return lines
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
}

/** Without places. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, held: unknown) => {
      if (name === 'span' || name === 'stuck') return undefined;
      return held instanceof Map ? Object.fromEntries(held) : held;
    }),
  );
}

describe('a case', () => {
  test('has its parts, each with its place', () => {
    const text = `# notes\ncases:\n- name: "the  first"  # why\n  reason: 30% of 5\n  article: 3\n  dossier: {small: true}\n  expect: {total: '1.50'}\n`;
    const { span, whole, ...one } = only(text);
    expect(text.slice(span.start, span.end)).toBe('"the  first"');
    expect(text.slice(whole.start, whole.end)).toMatch(/^name:[\s\S]*'1\.50'\}$/);
    const total = one.expect.total?.span ?? { start: 0, end: 0 };
    expect(text.slice(total.start, total.end)).toBe("'1.50'");
    expect(plain(one)).toEqual({
      name: 'the first',
      reason: '30% of 5',
      article: '3',
      dossier: { small: true },
      expect: { total: { value: '1.50' } },
    });
  });

  test('may bear on several articles, and begin with a byte-order mark', () => {
    const one = only(
      `\ufeffcases:\n- name: 12\n  articles: [3, 4]\n  dossier: {}\n  expect: {total: 0}\n`,
    );
    expect(one).toMatchObject({ name: '12', article: '3, 4' });
  });

  test('stands beside names that only hold what others refer to', () => {
    const text = `x-firm: &firm\n  small: true\ndefaults: &more {as_of: 2025-01-01}\ncases:\n- name: c\n  dossier:\n    <<: [*firm, *more]\n    small: false\n  expect: {total: 0}\n`;
    expect(only(text).dossier).toEqual({ small: false, as_of: '2025-01-01' });
  });

  test('keeps what JSON has, and dates and signs as texts', () => {
    const text = `cases:\n- name: c\n  dossier:\n    a: 2024-09-06\n    b: yes\n    c: ~\n    d: 010\n    e: [1, 2.50, "3"]\n    __proto__: {f: true}\n    g: |\n      two\n      lines\n  expect: {total: 0}\n`;
    const held = only(text).dossier;
    expect(JSON.stringify(held)).toBe(
      '{"a":"2024-09-06","b":"yes","c":null,"d":10,"e":[1,2.5,"3"],"__proto__":{"f":true},"g":"two\\nlines\\n"}',
    );
  });
});

describe('what is expected', () => {
  test.each([
    ['total: 600000', { total: '600000' }],
    ["total: '600000.50'", { total: '600000.50' }],
    ['total: 9007199254740993.01', { total: '9007199254740993.01' }],
    ['applicable: null', { applicable: null }],
    [
      'applicable: false\ncode: out_of_scope',
      { applicable: false, decision: { code: 'out_of_scope' } },
    ],
    ['recoveries: "1.00"', { recoveries: '1.00' }],
    ['clauses: {}', { clauses: {} }],
    ['clauses:', { clauses: {} }],
    ['clauses: {works: 5, bonus: "100.00"}', { clauses: { works: '5', bonus: '100.00' } }],
    ['articles: {3: 5.5}', { articles: { 3: '5.5' } }],
    ['errors: []', { errors: [] }],
    ['errors: missing', { errors: [{ code: 'missing' }] }],
    [
      'errors: [missing, $.small, "projects[0].cost"]',
      { errors: [{ code: 'missing' }, { path: '$.small' }, { path: '$.projects[0].cost' }] },
    ],
    ['errors: {$.small: type}', { errors: [{ path: '$.small', code: 'type' }] }],
    ['errors: {code: type}', { errors: [{ code: 'type' }] }],
    ['awards: {clause: works, item: 1}', { awards: [{ clause: 'works', item: '1' }] }],
    [
      'awards:\n- {clause: works, item: null, computed: null, amount: 5.0}',
      { awards: [{ clause: 'works', item: null, computed: null, amount: '5.0' }] },
    ],
    [
      'awards:\n  works: {P1: {amount: 5}, P2: {status: capped}}\n  bonus: 100',
      {
        awards: [
          { clause: 'works', item: 'P1', amount: '5' },
          { clause: 'works', item: 'P2', status: 'capped' },
          { clause: 'bonus', amount: '100' },
        ],
      },
    ],
    [
      'awards: {works: [{item: P1, amount: 5}, {item: P2}]}',
      {
        awards: [
          { clause: 'works', item: 'P1', amount: '5' },
          { clause: 'works', item: 'P2' },
        ],
      },
    ],
    [
      'awards: {works: {P1: 5, P2: capped}}',
      {
        awards: [
          { clause: 'works', item: 'P1', amount: '5' },
          { clause: 'works', item: 'P2', status: 'capped' },
        ],
      },
    ],
    [
      'awards: {works: {parts: {central: 1}}}',
      { awards: [{ clause: 'works', parts: [{ name: 'central', amount: '1' }] }] },
    ],
    ['measures: {office: empowered}', { measures: [{ clause: 'office', status: 'empowered' }] }],
    [
      'awards: [{missing: small, cites: [a], parts: [1.5, 2], steps: [limit, {code: split, amount: 3}]}]',
      {
        awards: [
          {
            missing: ['$.small'],
            cites: ['a'],
            parts: [{ amount: '1.5' }, { amount: '2' }],
            steps: [{ code: 'limit' }, { code: 'split', amount: '3' }],
          },
        ],
      },
    ],
    [
      'awards: [{parts: {central: 1, local: 2}}]',
      {
        awards: [
          {
            parts: [
              { name: 'central', amount: '1' },
              { name: 'local', amount: '2' },
            ],
          },
        ],
      },
    ],
    [
      'totals: {policy: 5, clauses: {works: 5}, articles: {3: 5}, recoveries: 0}',
      {
        total: '5',
        articles: { 3: '5' },
        recoveries: '0',
        decision: { 'totals.clauses.works': '5' },
      },
    ],
    ['reference: 12\nas_of: 2025-01-01', { decision: { reference: '12', as_of: '2025-01-01' } }],
  ])('%s', (lines, wanted) => {
    const flat = JSON.parse(
      JSON.stringify(plain(expected(lines)), (_, held: unknown) => {
        if (typeof held !== 'object' || held === null) return held;
        if (Object.keys(held).join() === 'value') return Reflect.get(held, 'value');
        if (Object.keys(held).join() === 'fields') return Reflect.get(held, 'fields');
        return held;
      }),
    );
    expect(unwrapped(flat)).toEqual(wanted);
  });
});

/** Values out of their `{value}`, entries out of their `{fields}`. */
function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, held] = [], ...more] = Object.entries(value);
  if (more.length === 0 && (name === 'value' || name === 'fields')) return unwrapped(held);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unwrapped(one)]));
}

describe('a base and its changes', () => {
  const bases = `bases:
  firm:
    small: true
    projects:
    - {id: P1, level: national, cost: 100}
    - {id: P2, level: local, cost: 200}
    ledger: [{clause: works, amount: 1}]
  large: {base: firm, changes: {small: false}}
cases:
- name: c
`;
  const changed = (lines: string) =>
    dossier(`${bases}  base: firm\n  changes:\n${indented(lines, 4)}\n  expect: {total: 0}\n`);
  const [P1, P2] = [
    { id: 'P1', level: 'national', cost: 100 },
    { id: 'P2', level: 'local', cost: 200 },
  ];
  const firm = { small: true, projects: [P1, P2], ledger: [{ clause: 'works', amount: 1 }] };

  test.each([
    ['small: false', { ...firm, small: false }],
    ['small: null', { projects: firm.projects, ledger: firm.ledger }],
    ['other: {a: 1}', { ...firm, other: { a: 1 } }],
    ['projects: [{id: P2, cost: 5}]', { ...firm, projects: [P1, { ...P2, cost: 5 }] }],
    ['projects: [{id: P3, cost: 5}]', { ...firm, projects: [P1, P2, { id: 'P3', cost: 5 }] }],
    ['projects: {P2: {cost: 5}}', { ...firm, projects: [P1, { ...P2, cost: 5 }] }],
    ['projects: {P1: null}', { ...firm, projects: [P2] }],
    ['projects: {P3: {cost: 5}}', { ...firm, projects: [P1, P2, { id: 'P3', cost: 5 }] }],
    ['projects: []', { ...firm, projects: [] }],
    ['projects: null', { small: true, ledger: firm.ledger }],
    ['projects: [{id: P1, level: null}]', { ...firm, projects: [{ id: 'P1', cost: 100 }, P2] }],
    ['ledger: [{clause: bonus}]', { ...firm, ledger: [{ clause: 'bonus' }] }],
    ['projects[0].cost: 5', { ...firm, projects: [{ ...P1, cost: 5 }, P2] }],
    ['projects.P1.cost: 5', { ...firm, projects: [{ ...P1, cost: 5 }, P2] }],
    ['projects[P1].cost: 5', { ...firm, projects: [{ ...P1, cost: 5 }, P2] }],
    ['$.projects[1].cost: 5', { ...firm, projects: [P1, { ...P2, cost: 5 }] }],
    ['projects.1.cost: 5', { ...firm, projects: [P1, { ...P2, cost: 5 }] }],
    ['projects[0]: null\nprojects[1].cost: 5', { ...firm, projects: [{ ...P2, cost: 5 }] }],
    ['projects[2]: {id: P3}', { ...firm, projects: [P1, P2, { id: 'P3' }] }],
    ['other[0]: {id: O1}', { ...firm, other: [{ id: 'O1' }] }],
    ['ledger[0].amount: 5', { ...firm, ledger: [{ clause: 'works', amount: 5 }] }],
    [
      '- small: false\n- path: projects[0].cost\n  value: 5',
      {
        ...firm,
        small: false,
        projects: [{ ...P1, cost: 5 }, P2],
      },
    ],
    ['', firm],
  ])('%s', (lines, wanted) => {
    expect(changed(lines)).toEqual(wanted);
  });

  test('leave the base as it was for the next case', () => {
    const { cases } = read(
      `${bases}  base: firm\n  changes: {projects.P1.cost: 5}\n  expect: {total: 0}\n- name: d\n  base: firm\n  expect: {total: 0}\n- name: e\n  base: c\n  changes: {small: false}\n  expect: {total: 0}\n- name: f\n  base: large\n  expect: {total: 0}\n`,
    );
    expect(cases.map((one) => one.dossier)).toEqual([
      { ...firm, projects: [{ ...P1, cost: 5 }, P2] },
      firm,
      { ...firm, small: false, projects: [{ ...P1, cost: 5 }, P2] },
      { ...firm, small: false },
    ]);
  });

  test.each([
    ['base: {small: true}', { small: true }],
    ['base: dossiers/firm.json', { as_of: '2025-01-01', small: true }],
    [
      'dossier: ./dossiers/firm.json\n  changes: {small: false}',
      { as_of: '2025-01-01', small: false },
    ],
    ['dossier: {small: true}\n  changes: {small: false}', { small: false }],
  ])('%s', (lines, wanted) => {
    expect(dossier(`cases:\n- name: c\n  ${lines}\n  expect: {total: 0}\n`)).toEqual(wanted);
  });

  test('a file may have one base for all of its cases', () => {
    const cases = 'cases:\n- name: c\n  changes: {small: false}\n  expect: {total: 0}\n';
    expect(dossier(`base: {as_of: 2025-01-01, small: true}\n${cases}`)).toEqual({
      as_of: '2025-01-01',
      small: false,
    });
    expect(dossier(`base: dossiers/firm.json\n${cases}`)).toMatchObject({ small: false });
    // It may also be all that a case has.
    const whole = 'cases:\n- name: c\n  expect: {total: 0}\n';
    expect(dossier(`base: {as_of: 2025-01-01, small: true}\n${whole}`)).toMatchObject({
      small: true,
    });
  });

  test('items named by their ids make a list where there is none yet', () => {
    expect(changed('projects: null')).not.toHaveProperty('projects');
    for (const named of ['projects: {P3: {cost: 5}}', 'projects.P3.cost: 5']) {
      expect(
        dossier(`cases:\n- name: c\n  base: {}\n  changes: {${named}}\n  expect: {total: 0}\n`),
      ).toEqual({
        projects: [{ id: 'P3', cost: 5 }],
      });
    }
  });

  test('files that are read are known', () => {
    const { reads } = read('cases:\n- name: c\n  base: dossiers/firm.json\n  expect: {total: 0}\n');
    expect(reads).toEqual(['policy/dossiers/firm.json']);
  });
});

const CASE = 'cases:\n- name: c\n  dossier: {small: true}\n';

describe('a slip is told at its place', () => {
  test.each([
    // YAML
    ['cases:\n\t- name: c\n', ['CL7001', '\t', /blanks, never with tabs/]],
    ['cases:\n- name: "c\n', ['CL7001', '', /no end/]],
    ['cases: [\n', ['CL7001', '', /bracket/i]],
    ['cases:\n- name: a: b\n', ['CL7001', 'a', /one “name: value”/]],
    ['cases:\n- name: @c\n', ['CL7001', '@', /begins with “@”/]],
    ['cases:\n- name: "\\d"\n', ['CL7001', '\\', /“\\\\”/]],
    ['cases:\n- *none\n', ['CL7001', '*none', /“&none”/]],
    ['cases:\n- !money 5\n', ['CL7001', '!money', /leave it out/]],
    ['%TAG x\n---\ncases: []\n', ['CL7001', /%TAG/, /“%”/]],
    [`cases:\n${' '.repeat(1500)}- x\n`, ['CL7001', ' ', /deeper/]],
    [`cases: ${'['.repeat(300)}${']'.repeat(300)}`, ['CL7001', /\[/, /deeper/]],
    ['', ['CL7002', '', /holds no case/]],
    ['# only words\n', ['CL7002', '', /holds no case/]],
    ['cases: []\n', ['CL7002', '[]', /holds no case/]],
    ['policy: rules.clause\n', ['CL7002', 'policy: rules.clause', /holds no case/]],
    [
      '- name: c\n',
      ['CL7003', '- name: c', /“cases.yaml” should be a group.*a list.*Write “cases:”/],
    ],
    ['cases： 1', ['CL7003', /./, /not “：”/]],
    ['cases: {c: 1}\n', ['CL7003', '{c: 1}', /list, with “- ”/]],
    ['cases:\n- 5\n', ['CL7003', '5', /the figure 5/]],
    [
      `caes: []\n${CASE}  expect: {total: 0}\n`,
      ['CL7004', 'caes', /mean “cases”.*\{Write “cases”/],
    ],
    [`${CASE}  expext: {total: 0}\n  expect: {total: 0}\n`, ['CL7004', 'expext', /mean “expect”/]],
    [`${CASE}  expect: {totl: 0}\n`, ['CL7004', 'totl', /mean “total”/]],
    [`${CASE}  expect: {awards: [{amont: 0}]}\n`, ['CL7004', 'amont', /mean “amount”/]],
    [`${CASE}  expect: {measures: [{offered: 0}]}\n`, ['CL7004', 'offered', /measure/]],
    [`${CASE}  expect: {errors: [{codes: type}]}\n`, ['CL7004', 'codes', /mean “code”/]],
    [`${CASE}  expect: {awards: {works: {amont: 0}}}\n`, ['CL7004', 'amont', /mean “amount”/]],
    [`${CASE}  expect: {totals: {all: 0}}\n`, ['CL7004', 'all', /“totals”/]],
    [`${CASE}  name: d\n  expect: {total: 0}\n`, ['CL7005', 'name', /twice/]],
    [
      `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((one, at) => `${one}: &${one} [${Array(10).fill(`*${'abcdefg'[at]}`).join(', ')}]`).join('\n')}\ncases: *h\n`,
      ['CL7006', /\*/, /larger than it looks/],
    ],
    ['a: &a [*a]\ncases: []\n', ['CL7006', '*a', /larger/]],
    [`${CASE}  expect: {total: 0}\n---\ncases: []\n`, ['CL7007', '---', /second document/]],
    [
      `${CASE}  expect: {total: 0}\n- name:  "c"\n  dossier: {}\n  expect: {total: 0}\n`,
      ['CL7008', '"c"', /called “c” already/],
    ],
    [
      'cases:\n- reason: r\n  dossier: {}\n  expect: {total: 0}\n',
      ['CL7009', 'reason', /no “name”/],
    ],
    ['cases:\n- name: c\n  expect: {total: 0}\n', ['CL7009', 'name', /no “dossier”/]],
    [
      'cases:\n- name: c\n  changes: {}\n  expect: {total: 0}\n',
      ['CL7009', 'name', /no “dossier”/],
    ],
    [CASE, ['CL7009', 'name', /no “expect”/]],
    [`${CASE}  expect:\n`, ['CL7010', 'name', /expects nothing/]],
    [`${CASE}  expect: {errors: [{}]}\n`, ['CL7010', '{}', /expects nothing/]],
    [
      'base: {firm: {small: true}}\ncases:\n- name: c\n  expect: {total: 0}\n',
      ['CL7009', 'name', /no “dossier”/],
    ],
    [`${CASE}  expect: {awards: []}\n`, ['CL7010', 'name', /expects nothing/]],
    // figures
    [`${CASE}  expect: {total: 3 million}\n`, ['CL7011', '3 million', /decimals: 3000000\./]],
    [`${CASE}  expect: {total: １００万元}\n`, ['CL7011', '１００万元', /: 1000000\./]],
    [`${CASE}  expect: {clauses: {works: "1,000"}}\n`, ['CL7011', '"1,000"', /commas.*: 1000\./]],
    [`${CASE}  expect: {total: 1e3}\n`, ['CL7011', '1e3', /all its digits/]],
    [`${CASE}  expect: {total: yes}\n`, ['CL7011', 'yes', /“yes” is not an amount/]],
    [`${CASE}  expect: {total: true}\n`, ['CL7003', 'true', /an amount in digits/]],
    [`${CASE}  expect: {total: }\n`, ['CL7003', '', /but it is nothing/]],
    // dossiers
    [
      'bases: {firm: {}}\ncases:\n- name: c\n  base: frm\n  expect: {total: 0}\n',
      ['CL7012', 'frm', /mean “firm”/],
    ],
    [
      'bases: {a: {base: b, changes: {}}, b: {base: a, changes: {}}}\ncases:\n- name: c\n  base: a\n  expect: {total: 0}\n',
      ['CL7012', 'a', /“a”/],
    ],
    [
      'cases:\n- name: c\n  base: no.json\n  expect: {total: 0}\n',
      ['CL7013', 'no.json', /no such file/],
    ],
    [
      'cases:\n- name: c\n  base: ../x.json\n  expect: {total: 0}\n',
      ['CL7013', '../x.json', /outside/],
    ],
    [
      'cases:\n- name: c\n  base: dossiers/list.json\n  expect: {total: 0}\n',
      ['CL7013', /list/, /JSON of a dossier/],
    ],
    [
      'cases:\n- name: c\n  base: dossiers/bytes.json\n  expect: {total: 0}\n',
      ['CL7013', /bytes/, /UTF-8/],
    ],
    [
      'cases:\n- name: c\n  base: {projects: [{id: P1}]}\n  changes: {projects.P9.cost: 5}\n  expect: {total: 0}\n',
      ['CL7014', 'projects.P9.cost', /“projects” has no item with the id “P9”/],
    ],
    [
      'cases:\n- name: c\n  base: {projects: [{id: P1}]}\n  changes: {"projects[3].cost": 5}\n  expect: {total: 0}\n',
      ['CL7014', '"projects[3].cost"', /no entry of the number 3/],
    ],
    [
      'cases:\n- name: c\n  base: {projects: [{id: P1}]}\n  changes: {projects: {P9: null}}\n  expect: {total: 0}\n',
      ['CL7014', 'P9', /“P9”/],
    ],
    [
      'cases:\n- name: c\n  base: {small: true}\n  changes: {small.a: 5}\n  expect: {total: 0}\n',
      ['CL7014', 'small.a', /single value/],
    ],
    [
      'cases:\n- name: c\n  base: {}\n  changes: {"a[": 5}\n  expect: {total: 0}\n',
      ['CL7014', '"a["', /projects\[0\]\.investment/],
    ],
    [
      'cases:\n- name: c\n  base: {}\n  changes: {/a/0: 5}\n  expect: {total: 0}\n',
      ['CL7014', '/a/0', /projects\[0\]\.investment/],
    ],
    [
      'cases:\n- name: c\n  base: {}\n  changes: [{op: remove, path: /a/0}]\n  expect: {total: 0}\n',
      ['CL7004', 'op', /path or value/],
    ],
    [
      'cases:\n- name: c\n  base: {}\n  dossier: {}\n  expect: {total: 0}\n',
      ['CL7018', '{}', /twice/],
    ],
    // names of the policy
    [`${CASE}  expect: {clauses: {work: 0}}\n`, ['CL7015', 'work', /mean “works”/]],
    [`${CASE}  expect: {clauses: {The works: 0}}\n`, ['CL7015', 'The works', /mean “works”/]],
    [
      `${CASE}  expect: {clauses: {office: 0}}\n`,
      ['CL7015', 'office', /no clause that pays is called “office”/],
    ],
    [`${CASE}  expect: {awards: [{clause: bonuss}]}\n`, ['CL7015', 'bonuss', /mean “bonus”/]],
    [`${CASE}  expect: {articles: {Article 3: 0}}\n`, ['CL7015', 'Article 3', /mean “3”/]],
    [`${CASE}  expect: {awards: [{status: grantd}]}\n`, ['CL7016', 'grantd', /mean “granted”/]],
    [`${CASE}  expect: {errors: [mising]}\n`, ['CL7016', 'mising', /mean “missing”/]],
    [`${CASE}  expect: {code: out_of_scop}\n`, ['CL7016', 'out_of_scop', /mean “out_of_scope”/]],
  ] as const)('%j', (text, [code, place, words]) => {
    const found = findings(text);
    expect(found).toHaveLength(1);
    const [, told = '', at = '', message = ''] =
      /^(\S+) \[([\s\S]*?)\] ([\s\S]*)$/.exec(found[0] ?? '') ?? [];
    expect(told).toBe(code);
    if (typeof place === 'string') expect(at).toBe(place);
    else expect(at).toMatch(place);
    expect(message).toMatch(words);
  });

  test('a figure that JSON cannot hold is read, with a warning', () => {
    const text =
      'cases:\n- name: c\n  dossier: {a: 0.30000000000000001, b: 1234567890123456789, c: 0.3000}\n  expect: {total: 0}\n';
    expect(read(text).cases).toHaveLength(1);
    expect(findings(text).map((one) => one.slice(0, 40))).toEqual([
      'CL7017 [0.30000000000000001] The figure ',
      'CL7017 [1234567890123456789] The figure ',
    ]);
  });

  test('the other cases are read all the same', () => {
    const { cases, diagnostics } = read(
      'cases:\n- name: a\n  dossier: {}\n  expect: {totl: 0}\n- name: b\n  dossier: {}\n  expect: {total: 0}\n- 7\n- name: d\n  dossier: {}\n  expect: {total: 1}\n',
    );
    expect(cases.map(({ name }) => name)).toEqual(['b', 'd']);
    expect(diagnostics).toHaveLength(2);
  });

  test('a case that starts from one without a dossier is left out with it', () => {
    const { cases, diagnostics } = read(
      'cases:\n- name: a\n  base: none\n  expect: {total: 0}\n- name: b\n  base: a\n  expect: {total: 0}\n',
    );
    expect(cases).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['CL7012']);
  });

  test('what a terminal would obey is not repeated', () => {
    const [found] = findings(`${CASE}  expect: {"to\\e[31mtal": 0}\n`);
    expect(found).toContain('“to�[31mtal”');
  });
});

test('without a policy, names are not held to it', () => {
  const { diagnostics, cases } = readYamlSuite(
    `policy: p.clause\n${CASE}  expect: {clauses: {x: 1}}\n`,
    'c.yaml',
  );
  expect(diagnostics).toEqual([]);
  expect(cases).toHaveLength(1);
});
