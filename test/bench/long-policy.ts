// A long invented policy for the bench: as many lines as asked for, of the kinds that policies have,
// each clause citing a sentence of an equally long source.

export interface LongPolicy {
  readonly text: string;
  readonly source: string;
  readonly lines: number;
}

/** A sound policy of at least so many lines. */
export function longPolicy(lines: number): LongPolicy {
  const schemes = Math.ceil((lines - HEADER.length) / LINES_EACH);
  const numbers = Array.from({ length: schemes }, (_, index) => index + 1);
  const text = [
    ...HEADER,
    ...numbers.flatMap(factsOf),
    'applicant Firm "Firm"',
    '  registered: boolean "Registered"',
    ...numbers.map((n) => `  works_${n}: list of Work${n} "Works of scheme ${n}"`),
    '',
    'applies',
    '  when registered',
    '',
    ...numbers.flatMap(articleOf),
  ];
  const source = numbers.map((n) => `Article ${n}: ${sentenceOf(n)} ${encouragementOf(n)}`);
  return { text: text.join('\n'), source: source.join('\n\n'), lines: text.length };
}

const HEADER = [
  'policy long "A long policy"',
  '  source "source.txt"',
  '  currency CNY',
  '  rounding half up to 0.01 yuan',
  '',
  'enum Level "Level": national "National", municipal "Municipal", district "District"',
  '',
];

function factsOf(n: number): readonly string[] {
  return [
    `entity Work${n} "Work of scheme ${n}"`,
    '  level:      Level "Level"',
    '  finished:   boolean "Finished"',
    '  area:       number "Area"',
    '  started:    date "Started"',
    '  investment: money "Investment"',
    '  assessed:   money optional "Support set by the authority"',
    '',
  ];
}

function articleOf(n: number): readonly string[] {
  return [
    `article ${n} "Scheme ${n}"`,
    '',
    `  # What scheme ${n} pays`,
    `  clause work_${n} "Works of scheme ${n}" for each work in works_${n}`,
    `    cites "${sentenceOf(n)}"`,
    `    reading "The maximum of scheme ${n} limits each work."`,
    '    when work.finished and work.area is at least 40 and work.started is on or after 2020-01-01',
    '    grants by work.level',
    `      national:  30% of work.investment capped at ${n} million yuan`,
    `      municipal: 20% of (work.investment + 1,000 yuan) capped at ${(n * 100_000).toLocaleString('en')} yuan`,
    '      district:  work.assessed capped at 50,000 yuan',
    `    limit each Firm to ${n * 3} million yuan in each calendar year`,
    '',
    `  clause encourage_${n}`,
    `    cites "${encouragementOf(n)}"`,
    `    encourages "the works of scheme ${n}"`,
    '',
  ];
}

const LINES_EACH = factsOf(1).length + articleOf(1).length + 1;

function sentenceOf(n: number): string {
  return `Finished works of at least ${n + 40} square metres under scheme ${n} will be supported at 30%, 20% and as assessed.`;
}

function encouragementOf(n: number): string {
  return `Enterprises are encouraged to take up works of scheme ${n}.`;
}
