// Expected and found values as texts, for every reporter: figures grouped, nothing that a terminal
// would obey.
import type { Award, Decision, FactError } from '@clause/runtime';
import type { Difference } from '#compiler';
import { grouped } from '../output/layout.ts';
import { filled } from '../output/words.ts';
import type { TestWords } from './words.ts';

/** What would move a cursor, change colours or turn the direction of a line. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text from outside on one line: what a terminal would obey is shown as �. */
export function visible(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(UNSHOWABLE, '�');
}

/** A value in a few words. */
export function valueText(value: unknown, words: TestWords): string {
  if (value === undefined || value === null) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') {
    return /^-?\d{1,30}(?:\.\d+)?$/.test(value) ? grouped(value) : visible(value);
  }
  if (Array.isArray(value)) return value.map((one) => valueText(one, words)).join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, held]) => `${visible(name)} ${valueText(held, words)}`)
    .join(', ');
}

/** An award or a measure of a decision, or an error, in one line: what it is and what came of it. */
export function entryText(entry: object, words: TestWords): string {
  if ('path' in entry) {
    const { path, code, message } = entry as FactError;
    return visible(`${path}: ${code}. ${message}`);
  }
  const { clause, item, status, amount } = entry as Partial<Award>;
  const name = `${clause}${item === null || item === undefined ? '' : ` ${visible(item)}`}`;
  return `${name}: ${status}${amount === undefined ? '' : `, ${valueText(amount, words)}`}`;
}

/** What a difference is about, as people call it. */
export function pathText(
  { path, entry }: Difference,
  decision: Decision | undefined,
  words: TestWords,
): string {
  if (path === 'totals.policy') return words.total;
  if (path === 'totals.recoveries') return words.recoveries;
  if (path === 'applicable') return words.applicable;
  const [, clause] = /^totals\.clauses\.(.*)$/s.exec(path) ?? [];
  if (clause !== undefined) return filled(words.clause, { clause: visible(clause) });
  const [, article] = /^totals\.articles\.(.*)$/s.exec(path) ?? [];
  if (article !== undefined) return filled(words.article, { article: visible(article) });
  if (entry === undefined || decision === undefined) return visible(path);
  const outcome = decision[entry.list][entry.index];
  const field = path.slice(path.lastIndexOf('.') + 1);
  if (outcome === undefined) return visible(path);
  return `${outcome.clause}${outcome.item === null ? '' : ` ${visible(outcome.item)}`}: ${field}`;
}
