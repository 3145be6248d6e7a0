// Slips of people who write figures, dates and conditions as English and other notations do. The
// first that fits is told.
import { amountSlips, figure, scaled } from './en-amount-slips.ts';
import type { Slip, Slips } from './slips.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;

/** `2025-01-31`; undefined where there is no such day. */
function isoDate(year = '', monthOf = '', day = ''): string | undefined {
  const [m, d] = [Number(monthOf), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** The days that `3/4/2011` may be: month first and day first, as far as there are such days. */
function daysIn(written: string): readonly string[] {
  const [first, second, year] = written.split(/[./]/).map((part) => part.trim());
  const [dayFirst, monthFirst] = [isoDate(year, second, first), isoDate(year, first, second)];
  // Points go with the day first, strokes with either.
  const likelier = written.includes('.') ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  return [...new Set(likelier.filter((day) => day !== undefined))];
}

/** A date of two figures and a year: where both may be the month, only the drafter knows. */
const dayAndMonth = {
  kind: 'dateOrder',
  instead: ([, whole = '']) => daysIn(whole)[0],
  otherwise: ([, whole = '']) => {
    const others = daysIn(whole).slice(1);
    return others.length > 0 ? others : undefined;
  },
} as const satisfies Omit<Slip, 'pattern'>;

function monthNumber(word = ''): string {
  return String(months.indexOf(word.slice(0, 3).toLowerCase()) + 1);
}

const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `5 years` for `five years`. */
function inDigits(written: string): string {
  return written.replace(/^\p{L}+/u, (word) => {
    const at = numberWords.indexOf(word.toLowerCase());
    return at < 0 ? word : String(at + 1);
  });
}

/** Not behind what a condition begins with: there it is no comparison. */
const joins = '(?<!\\b(?:is|when|unless|and|or|not|where|satisfies)\\s+)';

const comparison = (words: string, instead: string): Slip => ({
  kind: 'writeInstead',
  pattern: new RegExp(String.raw`\b(?:${words})(?![\w-])`, 'iu'),
  instead: () => instead,
  within: 'condition',
});

/** One that says by itself that it compares: it may also stand in a define. */
const certainly = (words: string, instead: string): Slip => ({
  kind: 'writeInstead',
  pattern: new RegExp(String.raw`\b(?:${words})(?![\w-])`, 'iu'),
  instead: () => instead,
  entire: true,
});

const word = (words: string, instead: string): Slip => ({
  kind: 'writeInstead',
  pattern: new RegExp(String.raw`\b(?:${words})(?![\w-])`, 'iu'),
  instead: () => instead,
  close: true,
});

const all: readonly Slip[] = [
  // Dates before figures: both have points in them.
  {
    ...dayAndMonth,
    pattern: /(?<![\d.])(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})(?!\d)/u,
  },
  {
    ...dayAndMonth,
    pattern: /(?<!\d)(\d{1,2}\/\d{1,2}\/\d{4})(?!\d)/u,
  },
  {
    kind: 'dateOrder',
    pattern: /(?<![\d.])(\d{4}[/.]\d{1,2}[/.]\d{1,2})(?!\d)/u,
    instead: ([, whole = '']) => isoDate(...(whole.split(/[/.]/) as [string, string, string])),
  },
  {
    kind: 'dateOrder',
    pattern: /(\d{4}年\d{1,2}月\d{1,2}日?)/u,
    instead: ([, whole = '']) => isoDate(...(whole.split(/\D/) as [string, string, string])),
  },
  {
    kind: 'dateOrder',
    pattern: new RegExp(String.raw`\b(\d{1,2}(?:st|nd|rd|th)?\s+${month},?\s+\d{4})\b`, 'iu'),
    instead: ([, whole = '']) => {
      const [day = '', name, year] = whole.split(/[\s,]+/);
      return isoDate(year, monthNumber(name), day.replace(/\D/g, ''));
    },
  },
  {
    kind: 'dateOrder',
    pattern: new RegExp(String.raw`\b(${month}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})\b`, 'iu'),
    instead: ([, whole = '']) => {
      const [name, day = '', year] = whole.split(/[\s,]+/);
      return isoDate(year, monthNumber(name), day.replace(/\D/g, ''));
    },
  },

  // signs of mathematics and of programs
  ...[
    ['<=|≤', 'is at most', 'up to'],
    ['>=|≥', 'is at least', 'from'],
    ['<', 'is less than', 'below'],
    ['>', 'is more than', 'above'],
  ].flatMap(([sign = '', comparison, edge = '']): Slip[] => [
    {
      kind: 'writeInstead',
      pattern: new RegExp(String.raw`\bis\s*(?:${sign})(?![=<>])`, 'u'),
      instead: () => comparison,
      within: 'condition',
      entire: true,
    },
    {
      kind: 'writeInstead',
      pattern: new RegExp(String.raw`^\s*(${sign})(?=\s*\d[^:\n]*:)`, 'mu'),
      instead: () => edge,
      entire: true,
    },
  ]),
  {
    kind: 'writeInstead',
    pattern: /^\s*[\p{L}_][\p{L}\p{N}_]*(\s*(?:->|=>|→))\s*(?=\d)/mu,
    instead: () => ':',
    entire: true,
  },
  { kind: 'writeInstead', pattern: /^\s*(--|\/\/)/mu, instead: () => '#', close: true },
  { kind: 'writeInstead', pattern: /(×)/u, instead: () => '*' },
  { kind: 'writeInstead', pattern: /(÷)/u, instead: () => '/' },
  { kind: 'writeInstead', pattern: /\bisn['’]t\b/u, instead: () => 'is not', entire: true },
  { kind: 'writeInstead', pattern: /(?<=\([^()\n]*)(;)(?=[^()\n]*\))/u, instead: () => ',' },
  {
    kind: 'noSign',
    pattern:
      /^\s*(?:clause|entity|applicant|enum)\s+[\p{L}_][\p{L}\p{N}_]*(?:\s+"[^"\n]*")?\s*(:)\s*$/mu,
    instead: () => '',
    close: true,
  },
  { kind: 'noSign', pattern: /(?<=[\p{L}\p{N}_%)])(\.)\s*$/mu, instead: () => '', close: true },

  // rows and members, before signs that mean nothing
  {
    kind: 'writeInstead',
    pattern: /^\s*[\p{L}_][\p{L}\p{N}_]*(?:\s+or\s+[\p{L}_][\p{L}\p{N}_]*)*(\s*[;=,-])\s+(?=\d)/mu,
    instead: () => ':',
  },
  {
    kind: 'writeInstead',
    pattern: /["”]\s*(;)\s*(?=[\p{L}_][\p{L}\p{N}_]*\s*(?:["“,;]|$))/mu,
    instead: () => ',',
  },

  // figures and money
  ...amountSlips,
  {
    kind: 'writeInstead',
    pattern: new RegExp(
      String.raw`(${figure})\s*(?:percentage(?:\s+points?)?|percent|per cent|pct)\b`,
      'iu',
    ),
    instead: ([, digits]) => `${digits}%`,
  },
  {
    kind: 'writeInstead',
    pattern: /\b(?:half\s+up|half\s+even|up|down)\s+to\s+(\d\s+decimals?(?:\s+places?)?)\b/iu,
    instead: ([, places = '']) =>
      Number(places[0]) === 0 ? '1' : `0.${'1'.padStart(Number(places[0]), '0')}`,
  },

  // texts and signs
  {
    kind: 'textMarks',
    pattern:
      /(?:„[^“”"\n]*[“”"]|「[^」\n]*」|『[^』\n]*』|«[^»\n]*»|”[^”\n]*”|‘[^’\n]*’|'[^'\n]*')/u,
    instead: ([whole]) => `"${whole.slice(1, -1).trim()}"`,
  },
  {
    kind: 'writeInstead',
    pattern: /(\{([^{}"\n]*)\})/u,
    instead: ([, , inner]) => `(${inner})`,
    entire: true,
  },
  { kind: 'writeInstead', pattern: /(\[([^[\]\n]*)\])/u, instead: ([, , inner]) => `(${inner})` },
  {
    kind: 'textMarks',
    pattern: /^\s*(?:source|use|version|language)\s+([^\s"“”]+)\s*$/mu,
    instead: ([, said]) => `"${said}"`,
  },
  {
    kind: 'textMarks',
    pattern:
      /^\s*(?:cites|reading|encourages|permits|requires|issuer)\s+([\p{L}\p{N}][^"“”\n]*?)\s*$/mu,
    instead: ([, said]) => `"${said}"`,
  },
  {
    kind: 'textMarks',
    pattern:
      /^\s*[\p{L}_][\p{L}\p{N}_]*:\s*(?:list\s+of\s+)?[\p{L}_][\p{L}\p{N}_]*\s+(\p{Lu}[\p{L}-]*(?:\s+[\p{L}-]+)*)\s*$/mu,
    instead: ([, said]) => `"${said}"`,
    close: true,
  },
  { kind: 'noSign', pattern: /;/u, instead: () => '' },
  { kind: 'noSign', pattern: /。/u, instead: () => '' },
  { kind: 'writeInstead', pattern: /、/u, instead: () => ',' },

  // amounts
  {
    kind: 'tableAsValue',
    pattern: /\b(?:grants|recovers)\s+[^\n:]+?\s(by\s+[\p{L}_][\p{L}\p{N}_.]*)/iu,
    close: true,
  },
  {
    kind: 'writeInstead',
    pattern:
      /\blimit\s[^\n]*?\s(at\s+most|up\s+to|no(?:t)?\s+more\s+than|not\s+exceeding|capped\s+at)(?=\s+(?:\d|[A-Z]{3}\s+\d))/u,
    instead: () => 'to',
    close: true,
  },
  {
    kind: 'writeInstead',
    pattern: new RegExp(
      String.raw`${figure}[ \t]+[\p{L}$€£¥]+[ \t]+(an?|each)(?=\s+(?!year\b|calendar\b)[\p{L}_])`,
      'u',
    ),
    instead: () => 'per',
    within: 'amount',
    close: true,
  },
  {
    kind: 'capInstead',
    pattern: new RegExp(
      String.raw`\b(?:but\s+|and\s+)?(?:up\s+to|(?:to\s+|at\s+)?(?:a\s+|the\s+)?max(?:imum)?(?:\s+of)?|cap(?:\s+(?:at|of|to|by))?|capped\s+(?:to|by|of)|limited\s+(?:to|at|by)|not\s+exceeding|not\s+more\s+than|no\s+more\s+than|at\s+most)(?=\s+(?:${figure}|[A-Z]{3}\s))(?!\s+${scaled}[^:\n]*:)`,
      'u',
    ),
    instead: () => 'capped at',
    within: 'amount',
    close: true,
  },
  // Behind what a row is worth, where the reader takes it for the next row's edge.
  {
    kind: 'capInstead',
    pattern: new RegExp(String.raw`:[ \t]*[^:\s][^:\n]*\s(up\s+to)\s+${figure}[^:\n]*$`, 'mu'),
    instead: () => 'capped at',
  },
  {
    kind: 'writeInstead',
    pattern:
      /\byears?\s+((?:from|starting(?:\s+(?:on|from))?|beginning(?:\s+from)?|that\s+begins?(?:\s+on)?)\s)(?=\d{1,2}\s+[A-Z])/iu,
    instead: () => 'beginning on ',
    close: true,
  },
  word(
    '(?:per|a|each|every|in\\s+each|in\\s+every|in\\s+any)\\s+(?:calendar\\s+)?year|annually',
    'in each calendar year',
  ),
  {
    kind: 'writeInstead',
    pattern: new RegExp(
      String.raw`\b((?:in|within|during|over)\s+(?:any\s+|the\s+last\s+)?(?:\d+|${numberWords.join('|')})\s+(?:calendar\s+)?(?:years|months))\b`,
      'iu',
    ),
    instead: ([, whole = '']) =>
      `over ${inDigits(whole.replace(/^\S+\s+(?:any\s+|the\s+last\s+)?/iu, ''))}`,
    close: true,
  },
  word('on\\s+the\\s+same', 'on same'),
  word('plus', '+'),
  word('minus|less(?!\\s+than)', '-'),
  word('times|multiplied\\s+by', '*'),
  word('divided\\s+by', '/'),

  // parts
  {
    kind: 'writeInstead',
    pattern: /\b(and\s+(?:when|if))\b/u,
    instead: () => 'and',
    close: true,
  },
  {
    kind: 'writeInstead',
    pattern: /\b(?:when|unless)(\s+(?:and|or))\b/u,
    instead: () => '',
    close: true,
  },
  {
    kind: 'writeInstead',
    pattern:
      /\b(for\s+(?:each|every|all)\s+(?!\S+\s+(?:in|of)\b)([\p{L}_][\p{L}\p{N}_]*)s)\b(?=\s*(?:$|"))/mu,
    instead: ([, , item]) => `for each ${item} in ${item}s`,
  },

  // conditions
  {
    kind: 'writeInstead',
    pattern:
      /\bis\s+(?:not\s+)?in\s+((?!each\b)[\p{L}_][\p{L}\p{N}_]*(?:\s*(?:,|\bor\b)\s*[\p{L}_][\p{L}\p{N}_]*(?!\s*\.|\s+(?:is|exceeds)\b|\s*\)|[\p{L}\p{N}_]))+)(?!\s*\))/u,
    instead: ([, list = '']) => `(${list.replace(/\s*(?:,|\bor\b)\s*/gu, ', ')})`,
    close: true,
  },
  certainly(
    '(?:is\\s+)?(?:greater|larger|bigger|higher|more)\\s+than\\s+or\\s+equal\\s+to',
    'is at least',
  ),
  certainly('(?:is\\s+)?(?:less|smaller|lower|fewer)\\s+than\\s+or\\s+equal\\s+to', 'is at most'),
  comparison(
    'is\\s+(?:not|no)\\s+(?:less|smaller|lower|fewer|below)(?:\\s+than)?|is\\s+not\\s+below',
    'is at least',
  ),
  comparison(
    'is\\s+(?:not|no)\\s+(?:more|greater|larger|higher)\\s+than|is\\s+not\\s+above|does\\s+not\\s+exceed|not\\s+exceeding',
    'is at most',
  ),
  comparison(
    '(?:is\\s+)?(?:greater|larger|bigger|higher)\\s+than|(?<!is\\s)more\\s+than|is\\s+over',
    'is more than',
  ),
  comparison(
    '(?:is\\s+)?(?:smaller|lower|fewer)\\s+than|(?<!is\\s)less\\s+than|is\\s+under',
    'is less than',
  ),
  // `at least 2 of (a, b)` counts conditions.
  comparison('(?<!(?:is|no)\\s)(?:any|some)(?=\\s+\\d+\\s+of\\s*\\()', 'at least'),
  comparison('(?<!is\\s)(?:one|any)(?=\\s+of\\s*\\()', 'at least 1'),
  comparison('(?<!is\\s)none(?=\\s+of\\s*\\()', 'at most 0'),
  comparison(
    '(?<=[\\p{L}\\p{N}_]\\s+)(?<!\\b(?:is|when|unless|and|or|not|where|satisfies)\\s+)not(?=\\s+[\\p{L}_])',
    'is not',
  ),
  comparison('und|et', 'and'),
  comparison('oder|ou', 'or'),
  { kind: 'writeInstead', pattern: /(?<!&)(&)(?!&)/u, instead: () => 'and', within: 'condition' },
  comparison(`${joins}at\\s+least(?!\\s+\\S+\\s+of\\b)`, 'is at least'),
  comparison(`${joins}at\\s+most(?!\\s+\\S+\\s+of\\b)`, 'is at most'),
  comparison('(?:is\\s+)?equal\\s+to|equals|is\\s+equal\\s+to', 'is'),
  comparison('is\\s+(?:one|any)\\s+of(?=\\s*\\()|(?<!is\\s|not\\s)in(?=\\s*\\()', 'is in'),
  comparison('is\\s+between\\s+and', 'is between'),
  certainly('is\\s+atleast', 'is at least'),
  certainly('is\\s+atmost', 'is at most'),
  comparison('(?<=[\\p{L}\\p{N}_]\\s+)(?<!\\b(?:is|not|and|or|when|unless)\\s+)given', 'is given'),
  {
    kind: 'writeInstead',
    pattern: /(?:==|(?<![=<>!])=(?!=))/u,
    instead: () => 'is',
    within: 'condition',
    close: true,
  },
  {
    kind: 'conditionInParentheses',
    pattern: /\bby\s+(?!\()([^:()\n]*?\sis\s[^:()\n]*?)(?=\s+(?:true|false)\s*:)/iu,
    instead: ([, condition = '']) => `(${condition})`,
  },
  { kind: 'tableOfBoth', pattern: /\b(if)\b[^\n]*?\bthen\b/iu },
  word('only\\s+if|provided\\s+that|if', 'when'),
  {
    kind: 'writeInstead',
    pattern: /\b(by\s+parts)(?=\s+(?!of\b)[\p{L}_(])/iu,
    instead: () => 'by parts of',
    close: true,
  },
  { kind: 'writeInstead', pattern: /\b(by\s+part\s+of)\b/iu, instead: () => 'by parts of' },
  { kind: 'limitForWhom', pattern: /\b(limit)\s+(?=\d)/iu, close: true },
  { kind: 'overlapApart', pattern: /\boverlaps?\s+with\b/iu, close: true },

  // names
  {
    kind: 'oneWord',
    pattern:
      /^\s*(?:policy|clause|define|parameter|entity|applicant|enum|unit)\s+([\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)+)/imu,
    instead: ([, name = '']) => name.replaceAll('-', '_'),
  },
  {
    kind: 'oneWord',
    pattern:
      /^\s*(?:policy|clause|define|parameter|entity|applicant|enum|unit)\s+([\p{L}_][\p{L}\p{N}_]*(?:[ -](?!(?:for|of|in|cites|reading|when|unless|grants|matches|recovers|permits|encourages|requires|empowers|define|limit|overlap|split)\b)[\p{L}_][\p{L}\p{N}_]*)+)(?=\s*(?:["“=:]|$)|\s+(?:for\s+each|of)\b)/imu,
    instead: ([, name = '']) => name.replace(/[ -]/g, '_'),
    close: true,
  },
  {
    kind: 'oneWord',
    pattern:
      /^\s*(?!(?:policy|clause|define|parameter|entity|applicant|enum|unit|article)\b)([\p{L}_][\p{L}\p{N}_]*(?:[ -][\p{L}_][\p{L}\p{N}_]*)+)(?=\s*:\s*(?:boolean|money|ratio|number|integer|date|text|list|[A-Z]))/imu,
    instead: ([, name = '']) => name.replace(/[ -]/g, '_'),
    close: true,
  },
  {
    kind: 'writeInstead',
    pattern: /^\s*[\p{L}_][\p{L}\p{N}_]*:\s*(?:number|integer)\s+(of)(?=\s+[\p{L}_])/mu,
    instead: () => 'in',
    close: true,
  },
  {
    kind: 'beforeLabel',
    pattern:
      /^\s*[\p{L}_][\p{L}\p{N}_]*:\s*(?:list\s+of\s+)?[\p{L}_][^"\n]*"\s+(optional|default\b[^\n"#]*?|from\b[^\n"#]*?)\s*$/mu,
    instead: ([, said = '']) => said,
  },
  {
    kind: 'sumGoesThrough',
    pattern:
      /\b(sum\s+of\s+([\p{L}_][\p{L}\p{N}_]*)\.([\p{L}_][\p{L}\p{N}_]*))(?![\p{L}\p{N}_.])(?![^\n]*\bfor\s+each\b)[^\n]*/iu,
    instead: ([, , list = '', fact = '']) => `sum of x.${fact} for each x in ${list}`,
    followedUntil: /\n\s*(?:article|clause|entity|applicant|enum|applies)\b/u,
  },
  // Values of one fact, or conditions: only the drafter knows.
  {
    kind: 'joinConditions',
    pattern:
      /\bis\s+(?:not\s+)?((?!not\b|in\b)[\p{L}_][\p{L}\p{N}_]*(?:\s*,\s*[\p{L}_][\p{L}\p{N}_]*)+(?:,?\s+or\s+[\p{L}_][\p{L}\p{N}_]*)?)(?!\s*\.|\s+(?:is|exceeds)\b|[\p{L}\p{N}_])/u,
    instead: ([, list = '']) => `in (${list.replace(/(?:\s*,\s*or\s+|\s*,\s*|\s+or\s+)/gu, ', ')})`,
    otherwise: ([, list = '']) => [list.replace(/(?:\s*,\s*or\s+|\s*,\s*)/gu, ' and ')],
    within: 'condition',
    close: true,
  },
  { kind: 'joinConditions', pattern: /^\s*(?:when|unless)\s[^(\n"]*?(,)/mu, close: true },
];

export const slips: Slips = {
  all,
  amount: /\b(?:grants|matches|recovers|capped\s+at)\b|[:=]/giu,
  condition: /\b(?:when|unless|where|satisfies|applies)\b/giu,
  currency: /^\s*currency\s+([A-Z]{3})\b/mu,
};
