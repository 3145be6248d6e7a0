// Three long invented policies that weigh on different stages: many small clauses; tables over parameters
// and defines that read one another; long citations of a long source, with case files beside.

export interface UnlikePolicy {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
}

const HEADER = [
  'policy long "A long policy"',
  '  source "source.txt"',
  '  currency CNY',
  '  rounding half up to 0.01 yuan',
  '',
  'enum Level "Level": national "National", municipal "Municipal", district "District"',
  'enum Kind "Kind": a "A", b "B", c "C", d "D"',
  '',
  'entity Project "Project"',
  '  level: Level "Level"',
  '  kind: Kind "Kind"',
  '  major: boolean "Major"',
  '  investment: money "Investment"',
  '  area: number "Area"',
  '',
  'applicant Firm "Firm"',
  '  registered: boolean "Registered"',
  '  staff: integer "Staff"',
  '  projects: list of Project "Projects"',
  '',
];
const APPLIES = ['applies', '  when registered', ''];

export function unlikePolicies(lines: number): readonly UnlikePolicy[] {
  return [smallClauses(lines), tables(lines), citations(lines)];
}

interface Clause {
  readonly lines: readonly string[];
  readonly source: string;
}

/** Clauses in articles of so many, up to the line; their source beside them. */
function policyOf(
  lines: number,
  before: readonly string[],
  perArticle: number,
  clauseOf: (n: number) => Clause,
): Record<'rules.clause' | 'source.txt', string> {
  const text = [...HEADER, ...before, ...APPLIES];
  const source: string[] = [];
  for (let n = 1; text.length < lines; n++) {
    if (n % perArticle === 1) {
      const article = (n - 1) / perArticle + 1;
      text.push(`article ${article} "Article ${article}"`, '');
      source.push(`Article ${article}`, '');
    }
    const clause = clauseOf(n);
    text.push(...clause.lines, '');
    source.push(clause.source, '');
  }
  return { 'rules.clause': text.join('\n'), 'source.txt': source.join('\n') };
}

function smallClauses(lines: number): UnlikePolicy {
  const files = policyOf(lines, [], 10, (n) => {
    const source = `Project kind ${n} is supported at ${(n % 40) + 1}% of its investment.`;
    return {
      source,
      lines: [
        `  clause small_${n} for each project in projects`,
        `    cites "${source}"`,
        `    when project.major and project.area is at least ${n}`,
        `    grants ${(n % 40) + 1}% of project.investment capped at ${n * 1000} yuan`,
      ],
    };
  });
  return { title: 'Many small clauses', files };
}

const PARAMETERS = 150;
const DEFINES = 300;

function tables(lines: number): UnlikePolicy {
  const rate = (n: number) => `rate_${(n % PARAMETERS) + 1}`;
  const base = (n: number) => `base_${(n % DEFINES) + 1}`;
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  const before = [
    ...numbers(PARAMETERS).flatMap((n) => [
      `parameter rate_${n} "Rate ${n}" = by as_of`,
      `  before 2025-01-01: ${(n % 30) + 1}%`,
      `  before 2026-01-01: ${(n % 30) + 2}%`,
      `  from 2026-01-01:   ${(n % 30) + 3}%`,
      '',
    ]),
    ...numbers(DEFINES).map((n) => {
      const read = n === 1 ? 'investment' : n % 17 === 0 ? 'base_1' : `base_${n - 1}`;
      return `define base_${n} of Project "Base ${n}" = ${read} * ${rate(n - 1)} + ${n} yuan`;
    }),
    '',
  ];
  const files = policyOf(lines, before, 10, (n) => {
    const source = `Kind ${n} projects are supported by level and kind.`;
    return {
      source,
      lines: [
        `  clause table_${n} for each project in projects`,
        `    cites "${source}"`,
        `    define net_${n} = project.${base(n)} net of 1,000 yuan`,
        '    when project.major and project.investment is more than 10,000 yuan',
        '    grants by project.level, project.kind',
        `      national, a: ${rate(n)} * net_${n} capped at 3 million yuan`,
        `      national, b or c: ${rate(n + 1)} * net_${n} capped at 2 million yuan`,
        '      national, d: 10,000 yuan',
        `      municipal, a or b: ${rate(n + 2)} * project.${base(n * 7)} capped at 1 million yuan`,
        `      municipal, c or d: 5% of net_${n}`,
        `      district, any: 1% of project.${base(n * 3)} capped at 100,000 yuan`,
        `    limit each Firm to ${n} million yuan in each calendar year`,
      ],
    };
  });
  return { title: 'Tables over parameters and defines', files };
}

function citations(lines: number): UnlikePolicy {
  const files = policyOf(lines, [], 6, (n) => {
    const sentences = [1, 2, 3, 4, 5].map(
      (part) =>
        `Under heading ${n} in part ${part}, an enterprise which has taken the lead in undertaking works of the kind described shall, upon application to the competent authority and after review by experts, be given support to the extent set out in schedule ${n * part}, always provided that the funds suffice.`,
    );
    return {
      source: sentences.join(' '),
      lines: [
        `  clause cited_${n} "Clause ${n}" for each project in projects`,
        ...sentences.slice(0, 4).map((sentence) => `    cites "${sentence}"`),
        `    reading "Heading ${n} limits each project."`,
        '    when project.major',
        '    grants by project.level',
        `      national:  30% of project.investment capped at ${n} million yuan`,
        '      municipal: 20% of project.investment capped at 1 million yuan',
        '      district:  50,000 yuan',
      ],
    };
  });
  return {
    title: 'Long citations, and case files',
    files: { ...files, 'cases.yaml': cases(100), 'more.cases.yaml': cases(100) },
  };
}

function cases(count: number): string {
  const each = Array.from({ length: count }, (_, at) => [
    `- name: case ${at + 1}`,
    '  reason: Who is not registered gets nothing.',
    '  dossier:',
    "    as_of: '2024-10-15'",
    '    registered: false',
    '    staff: 3',
    '    projects: []',
    '  expect:',
    "    total: '0.00'",
  ]);
  return ['cases:', ...each.flat(), ''].join('\n');
}
