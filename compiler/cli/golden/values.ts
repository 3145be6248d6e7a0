// Expected and found values as texts, for every reporter: figures grouped, nothing that a terminal
// would obey.
import type { Award, Decision, FactError } from '@clause/runtime';
import type { Difference } from '#compiler';
import { visible } from '#language';
import { grouped } from '../output/layout.ts';
import { filled } from '../output/words.ts';
import type { TestWords } from './words.ts';

/** A text from outside on one line: what a terminal would obey is shown by its name. */
export function onOneLine(text: string): string {
  return visible(text.replace(/[\t\n\r]+/g, ' '));
}

/** A value in a few words. */
export function valueText(value: unknown, words: TestWords): string {
  if (value === undefined || value === null) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') {
    return /^-?\d{1,30}(?:\.\d+)?$/.test(value) ? grouped(value) : onOneLine(value);
  }
  if (Array.isArray(value)) return value.map((one) => valueText(one, words)).join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, held]) => `${onOneLine(name)} ${valueText(held, words)}`)
    .join(', ');
}

/** An award or a measure of a decision, or an error, in one line: what it is and what came of it. */
export function entryText(entry: object, words: TestWords): string {
  if ('path' in entry) {
    const { path, code, message } = entry as FactError;
    return onOneLine(`${path}: ${code}. ${message}`);
  }
  const { clause, item, status, amount } = entry as Partial<Award>;
  const name = `${clause}${item === null || item === undefined ? '' : ` ${onOneLine(item)}`}`;
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
  if (clause !== undefined) return filled(words.clause, { clause: onOneLine(clause) });
  const [, article] = /^totals\.articles\.(.*)$/s.exec(path) ?? [];
  if (article !== undefined) return filled(words.article, { article: onOneLine(article) });
  if (entry === undefined || decision === undefined) return onOneLine(path);
  const outcome = decision[entry.list][entry.index];
  const field = path.slice(path.lastIndexOf('.') + 1);
  if (outcome === undefined) return onOneLine(path);
  return `${outcome.clause}${outcome.item === null ? '' : ` ${onOneLine(outcome.item)}`}: ${field}`;
}
