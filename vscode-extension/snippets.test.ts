// What a snippet puts in reads without an error as it stands, and as the formatter lays it out.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../language/index.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}
const snippets = JSON.parse(
  readFileSync(new URL('snippets/clause.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Snippet>>;

/** The text that stands there when every place keeps what it proposes. */
function expanded({ body }: Snippet): string {
  const text = body.join('\n');
  const proposed = new Map<string, string>();
  const inner = (part: string) =>
    part.replace(/\$CURRENT_YEAR/g, '2026').replace(/\$CURRENT_MONTH|\$CURRENT_DATE/g, '05');
  return inner(text)
    .replace(/\$\{(\d+)\|([^,|]*)[^}]*\}/g, '$2')
    .replace(/\$\{(\d+):([^}]*)\}/g, (_, at: string, words: string) => {
      proposed.set(at, words);
      return words;
    })
    .replace(/\$0/g, '');
}

/** Where it is written: on its own, in an article, or in a clause. */
const header = 'policy p "P"\n  currency CNY\n\n';
const inClause = `${header}clause a "A"\n  cites "A"\n`;
const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');

describe.each(Object.entries(snippets))('%s', (_, snippet) => {
  test('reads without an error', () => {
    const text = expanded(snippet);
    expect(text).not.toContain('$');
    const whole = /^policy\b/.test(text)
      ? text
      : /^(?:grants|limit|overlap)\b/.test(text)
        ? `${inClause}${/^limit/.test(text) ? '  grants 1 yuan\n' : ''}${indented(text)}`
        : `${header}${text}`;
    const { errors } = parse(whole, { file: 'rules.clause' });
    expect(errors, whole).toEqual([]);
  });

  test('says what it is', () => {
    expect(snippet.description).not.toBe('');
    expect(snippet.prefix).toMatch(/^[a-z ]+$/);
  });
});
