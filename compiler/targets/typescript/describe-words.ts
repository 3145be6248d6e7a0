// Functions that tell sums, reasons and totals in the policy's own words.

import { piecesOf } from '../../wording/fill.ts';
import { docComment } from './file.ts';
import type { Currency } from './ir.ts';
import { type Descriptors, grantsOf } from './plan.ts';
import { propertyKey, quote } from './text.ts';

/** A template as code: its texts, and the code that fills each hole. */
export function templateCode(template: string, holes: Readonly<Record<string, string>>): string {
  const parts = piecesOf(template).map((piece) =>
    'text' in piece ? quote(piece.text) : (holes[piece.hole] ?? "''"),
  );
  return parts.length === 0 ? "''" : parts.join(' + ');
}

const SETTLED = [
  'granted',
  'capped_award',
  'capped_limit',
  'below_minimum',
  'reduced_overlap',
  'forgone_better_elsewhere',
  'forgone_better_clause',
  'forgone_earlier',
  'forgone_excluded',
] as const;

/** What the reason of an award that was offered may speak of. */
const REASONS = ['amount', 'elsewhere', 'source', 'matter', 'clauses', 'limit'] as const;

export function writeSpoken({ exact, voice }: Descriptors): void {
  const { file } = exact;
  const { writer, model } = file;
  const { words, awards } = voice.wording;
  const figure = `${file.use('sumText')}(amount, ${model.currency.digits}, ${quote(words.grouping)})`;
  docComment(file, 'A sum as people read it.');
  writer.line(`function spoken(amount${writer.type(': Money')})${writer.type(': string')} {`);
  writer.line(
    `return ${templateCode(words.money, { figure, currency: wordCode(model.currency) })};`,
  );
  writer.line('}');
  writer.blank();
  docComment(file, 'Why an award that was offered came out as it did.');
  const text = writer.type(': string');
  writer.line(
    `function reasonFor(code${writer.type(': AwardCode')}, ${REASONS.map((name) => `${name}${text}`).join(', ')})${text} {`,
  );
  writer.line('switch (code) {');
  for (const code of SETTLED) {
    const holes = Object.fromEntries(REASONS.map((name) => [name, name]));
    writer.line(`case '${code}':`);
    writer.indented(() => writer.line(`return ${templateCode(awards[code], holes)};`));
  }
  writer.line('default:');
  writer.indented(() => writer.line("return '';"));
  writer.line('}');
  writer.line('}');
  writer.blank();
}

/** The word for an amount of minor units: of one unit alone it may be another. */
function wordCode({ word, plural, digits }: Currency): string {
  if (word === plural) return quote(word);
  return `(Number(amount) === ${10 ** digits} ? ${quote(word)} : ${quote(plural)})`;
}

export function writeTotals({ exact }: Descriptors): void {
  const { file } = exact;
  const { writer, model } = file;
  const grants = grantsOf(model);
  const paying = grants.flatMap((clause, index) =>
    clause.verb === 'recovers' ? [] : [{ clause, index }],
  );
  const recovering = grants.flatMap((clause, index) => (clause.verb === 'recovers' ? [index] : []));
  const sum = (indices: readonly number[]) =>
    indices
      .map((index) => `paidBy(paid, ${index})`)
      .reduce((a, b) => `${file.use('add')}(${a}, ${b})`);
  const format = (code: string) => `${file.use('formatMinor')}(${code}, ${model.currency.digits})`;
  docComment(file, 'Totals from what each grant clause pays, in file order.');
  writer.line(
    `function totalsOf(paid${writer.type(': readonly Money[]')})${writer.type(': Totals')} {`,
  );
  writer.line('return {');
  writer.line('clauses: {');
  for (const { clause, index } of paying) {
    writer.line(`${propertyKey(clause.name)}: ${format(`paidBy(paid, ${index})`)},`);
  }
  writer.line('},');
  writer.line('articles: {');
  const articles = new Map<string, number[]>();
  for (const { clause, index } of paying) {
    if (clause.article !== '') {
      articles.set(clause.article, [...(articles.get(clause.article) ?? []), index]);
    }
  }
  for (const [article, indices] of articles) {
    writer.line(`${propertyKey(article)}: ${format(sum(indices))},`);
  }
  writer.line('},');
  const all = paying.map(({ index }) => index);
  writer.line(`policy: ${all.length === 0 ? format('0') : format(sum(all))},`);
  if (recovering.length > 0) writer.line(`recoveries: ${format(sum(recovering))},`);
  writer.line('};');
  writer.line('}');
  writer.blank();
}
