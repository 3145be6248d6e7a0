// The facts that a policy asks for, as tables to read: the applicant's, and those of each list.
import Fraction from 'fraction.js';
import type { Form, FormField } from '../dossier/form.ts';
import { fill } from '../wording/fill.ts';
import { escaped } from './markup.ts';
import type { PageWords } from './words.ts';

export function factsSection({ facts, currency }: Form, words: PageWords): string {
  const single = facts.filter(({ fields }) => fields === undefined);
  const others = facts.filter(({ fields }) => fields !== undefined);
  const money = currency.word;
  return `<section aria-labelledby="facts">
<h2 id="facts">${escaped(words.facts)}</h2>
${table(undefined, single, money, words)}
${others.map((field) => tables(field, '', money, words)).join('\n')}
</section>`;
}

/** A list or a group with its own facts, and those within it below. */
function tables(
  { label, fields = [] }: FormField,
  within: string,
  money: string,
  words: PageWords,
): string {
  const title = within === '' ? label : `${within} · ${label}`;
  const single = fields.filter((field) => field.fields === undefined);
  const others = fields.filter((field) => field.fields !== undefined);
  return [
    table(title, single, money, words),
    ...others.map((field) => tables(field, title, money, words)),
  ].join('\n');
}

function table(
  title: string | undefined,
  fields: readonly FormField[],
  money: string,
  words: PageWords,
): string {
  if (fields.length === 0) return '';
  const rows = fields.map(
    (field) =>
      `<tr><th scope="row">${escaped(field.label)}</th><td>${escaped(about(field, money, words))}</td></tr>`,
  );
  const caption = title === undefined ? '' : `<caption>${escaped(title)}</caption>`;
  return `<table>${caption}<thead><tr><th scope="col">${escaped(words.fact)}</th><th scope="col">${escaped(words.about)}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>`;
}

/** “an amount of money in yuan, at least 0; optional”. */
function about(field: FormField, money: string, words: PageWords): string {
  const { kind, unit, choices = [], required } = field;
  const [min, max] = [shownEnd(field.min, kind), shownEnd(field.max, kind)];
  const range =
    min !== undefined && max !== undefined
      ? fill(words.range, { low: min, high: max })
      : min !== undefined
        ? fill(words.atLeast, { low: min })
        : max === undefined
          ? ''
          : fill(words.atMost, { high: max });
  const what =
    kind === 'choice'
      ? `${words.kinds.choice}: ${choices.map(({ label }) => label).join(', ')}`
      : words.kinds[kind];
  const measured = [
    what,
    kind === 'money' ? fill(words.inCurrency, { currency: money }) : '',
    unit,
  ];
  const told = [measured.filter((text) => text !== undefined && text !== '').join(' '), range];
  return [told.filter((text) => text !== '').join(', '), presence(field, required, words)]
    .filter((text) => text !== '')
    .join('; ');
}

/** A share in percent, where a dossier writes `0.3`. */
function shownEnd(written: string | undefined, kind: FormField['kind']): string | undefined {
  if (written === undefined || kind !== 'ratio') return written;
  const percent = new Fraction(written).mul(100n, 1n);
  const digits = percent.toString();
  return digits.includes('(') ? written : `${digits}%`;
}

function presence(
  { default: standIn, kind }: FormField,
  required: boolean,
  words: PageWords,
): string {
  if (required) return '';
  if (standIn === undefined) return words.optional;
  const value =
    typeof standIn === 'boolean'
      ? standIn
        ? words.yes
        : words.no
      : (shownEnd(standIn, kind) ?? standIn);
  return fill(words.standsFor, { value });
}
