import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, Registry, type StateStack } from 'vscode-textmate';
import { languageTables, parse } from '../../language/index.ts';
import { policyFolders } from '../../test/support/policies.ts';
import { declares, scopes } from './scopes.ts';
import { textmateGrammar } from './textmate.ts';

let grammar: IGrammar;
let markdown: IGrammar;

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM({ data: readFileSync(wasm) });
  const grammars: Readonly<Record<string, object>> = {
    'source.clause': textmateGrammar(Object.values(languageTables)),
    // Of the editor's own grammar for Markdown all that matters is that ours is put into it.
    'text.html.markdown': { scopeName: 'text.html.markdown', patterns: [] },
    'markdown.clause.codeblock': JSON.parse(
      readFileSync(new URL('../syntaxes/markdown-clause.json', import.meta.url), 'utf8'),
    ),
  };
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (name) =>
      ({ ...grammars[name], repository: {}, ...grammars[name] }) as never,
    getInjections: (name) => (name === 'text.html.markdown' ? ['markdown.clause.codeblock'] : []),
  });
  grammar = loadedGrammar(await registry.loadGrammar('source.clause'));
  markdown = loadedGrammar(await registry.loadGrammar('text.html.markdown'));
});

function loadedGrammar(loaded: IGrammar | null): IGrammar {
  if (loaded === null) throw new Error('the grammar does not load');
  return loaded;
}

interface Coloured {
  readonly start: number;
  readonly end: number;
  readonly scope: string;
}

function colours(text: string, by = grammar): readonly Coloured[] {
  let state: StateStack = INITIAL;
  let offset = 0;
  const found: Coloured[] = [];
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = by.tokenizeLine(line, state);
    for (const { startIndex, endIndex, scopes: stack } of tokens) {
      const scope = stack.at(-1) ?? '';
      found.push({ start: offset + startIndex, end: offset + endIndex, scope });
    }
    state = ruleStack;
    offset += line.length + 1;
  }
  return found;
}

/** Each word with its colour, a line each: what people read in a review. */
function painted(text: string): string {
  return colours(text)
    .map(({ start, end, scope }) => [text.slice(start, end).trim(), scope] as const)
    .filter(([words, scope]) => words !== '' && scope !== 'source.clause')
    .map(([words, scope]) => `${words.padEnd(24)} ${scope.replace(/\.clause$/, '')}`)
    .join('\n');
}

describe('colours', () => {
  test('of declarations and their names', () => {
    expect(
      painted(`policy solar "Solar" # note
enum Level "Level": national "National", 区级 "District"
entity \`big roof\` "Roof"
  level: Level optional "level: of money"
  grants: money
article 3a "Title"
  clause solar_roof for each roof in roofs`),
    ).toMatchInlineSnapshot(`
      "policy                   keyword.declaration
      solar                    entity.name.namespace
      "                        string.quoted.double
      Solar                    string.quoted.double
      "                        string.quoted.double
      # note                   comment.line.number-sign
      enum                     keyword.declaration
      Level                    entity.name.type.enum
      "                        string.quoted.double
      Level                    string.quoted.double
      "                        string.quoted.double
      "                        string.quoted.double
      National                 string.quoted.double
      "                        string.quoted.double
      "                        string.quoted.double
      District                 string.quoted.double
      "                        string.quoted.double
      entity                   keyword.declaration
      \`big roof\`               entity.name.type.class
      "                        string.quoted.double
      Roof                     string.quoted.double
      "                        string.quoted.double
      level                    variable.other.property
      optional                 keyword.other
      "                        string.quoted.double
      level: of money          string.quoted.double
      "                        string.quoted.double
      grants                   variable.other.property
      money                    support.type
      article                  keyword.declaration
      3                        entity.name.section
      "                        string.quoted.double
      Title                    string.quoted.double
      "                        string.quoted.double
      clause                   keyword.declaration
      solar_roof               entity.name.function
      for each                 keyword.control
      in                       keyword.operator.word"
    `);
  });

  test('of figures and their units', () => {
    expect(
      painted(`3 million yuan; 30% of a; 2024-09-06; CNY 200,000.50; 6 months; 1:0.5; v2; 5 of x`),
    ).toMatchInlineSnapshot(`
      "3                        constant.numeric
      million yuan             keyword.other.unit
      30                       constant.numeric
      %                        keyword.operator.percent
      of                       keyword.operator.word
      2024-09-06               constant.numeric.date
      CNY                      keyword.other.unit
      200,000.50               constant.numeric
      6                        constant.numeric
      months                   keyword.other.unit
      1                        constant.numeric
      0.5                      constant.numeric
      5                        constant.numeric
      of                       keyword.operator.word"
    `);
  });

  test('of phrases before the words in them', () => {
    expect(
      painted(
        'when a is at least 3 and b is not given\ngrants x capped at 3 in each calendar year\nlevel.of.is',
      ),
    ).toMatchInlineSnapshot(`
      "when                     keyword.control
      is at least              keyword.operator.word
      3                        constant.numeric
      and                      keyword.operator.word
      is not given             keyword.operator.word
      grants                   keyword.control.verb
      capped at                keyword.control.verb
      3                        constant.numeric
      in each calendar year    keyword.other"
    `);
  });

  test('of texts that are not closed end with their line', () => {
    expect(painted('cites "never closed\nwhen a')).toMatchInlineSnapshot(`
      "cites                    keyword.control
      "                        string.quoted.double
      never closed             string.quoted.double
      when                     keyword.control"
    `);
  });
});

test('a fenced block of Markdown is coloured, what follows it is not', () => {
  const text = 'Such as:\n\n```clause\nwhen a is at least 3\n```\n\nwhen it is done';
  const found = colours(text, markdown).map(
    ({ start, end, scope }) => `${text.slice(start, end)}: ${scope}`,
  );
  expect(found).toContain('is at least: keyword.operator.word.clause');
  expect(found.at(-1)).toBe('when it is done: text.html.markdown');
});

describe.each(policyFolders())('%s', (folder) => {
  const file = `${folder}/rules.clause`;
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

  test('is coloured as the language reads it', () => {
    const found = colours(text);
    const { tokens } = parse(text, { file });
    const wrong = tokens.flatMap(({ keyword, span: { start, end } }, at) => {
      const before = tokens[at - 1]?.keyword;
      const isName =
        text[start - 1] === '.' ||
        /^\s*:/.test(text.slice(end)) ||
        (before !== undefined && before in declares);
      if (keyword === undefined || isName) return [];
      const colour = found.find((each) => each.start <= start && start < each.end);
      const words = text.slice(start, end);
      return colour?.scope === scopes[keyword] ? [] : [`${words} at ${start}: ${colour?.scope}`];
    });
    expect(wrong).toEqual([]);
  });
});
