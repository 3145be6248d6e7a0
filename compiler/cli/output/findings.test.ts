import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '#compiler';
import { type Finding, findingsOf } from './findings.ts';
import { findingsAsGithub } from './github.ts';
import { findingsAsJson } from './json.ts';
import { Places } from './places.ts';
import { findingsAsSarif } from './sarif.ts';
import type { Style } from './style.ts';
import { countsAsText, findingsAsText } from './text.ts';

const clauses = 'policy p "P"\n  source "s.txt"\narticle 1\n\tclause c cites "Barn are payed"\n';
const source = 'Article 1: Barns are paid, 100%.\n';
const texts = new Map([
  ['a b/r.clause', clauses],
  ['a b/s.txt', source],
]);
const places = new Places(texts);

function at(file: string, words: string) {
  const start = (texts.get(file) ?? '').indexOf(words);
  return { file, start, end: start + words.length };
}

const cited: Diagnostic = {
  name: 'citationNotInSource',
  code: 'CL6001',
  severity: 'error',
  span: at('a b/r.clause', '"Barn are payed"'),
  parameters: { citation: 'Barn are payed', nearest: 'Barns are paid' },
  related: [{ span: at('a b/s.txt', 'Barns are paid'), note: 'nearest', parameters: {} }],
  fixes: [
    {
      title: 'replace',
      parameters: {},
      edits: [{ span: at('a b/r.clause', '"Barn are payed"'), text: '"Barns are paid"' }],
    },
  ],
  unused: false,
};
const uncited: Diagnostic = {
  name: 'uncitedWords',
  code: 'CL6006',
  severity: 'information',
  span: at('a b/s.txt', '100%'),
  parameters: { heading: 'Article 1', words: '100%' },
  related: [],
  fixes: [],
  unused: false,
};
const findings = findingsOf([cited, uncited], places, 'en');

function style(width: number, forPeople = true, colours = false): Style {
  return { forPeople, width, paint: pc.createColors(colours) };
}

/** What people see of one stretch of a text. */
function seen(text: string, words: string, width = 60): string {
  const start = text.indexOf(words);
  const span = { file: 'f', start, end: start + words.length };
  const [finding] = findingsOf([{ ...uncited, span }], new Places(new Map([['f', text]])), 'en');
  if (finding === undefined) throw new Error('no finding');
  const lines = findingsAsText([finding], new Places(new Map([['f', text]])), style(width));
  return lines.split('\n').slice(-3, -1).join('\n');
}

describe('for people', () => {
  test('place, message, excerpt with carets, the other place, the mending', () => {
    expect(findingsAsText(findings, places, style(72))).toMatchInlineSnapshot(`
      "error CL6001  a b/r.clause:4:17
        These words are not in the source text as they stand here: “Barn are
        payed”. The nearest words there are: “Barns are paid”. Cite the source
        word for word; … may stand for words left out.
        4 │  clause c cites "Barn are payed"
          │                 ^^^^^^^^^^^^^^^^
        · The nearest words of the source are here. a b/s.txt:1:12
        1 │ Article 1: Barns are paid, 100%.
          │            ^^^^^^^^^^^^^^
        mend:  Replace by the source’s words (when the citation was mistyped)

      information CL6006  a b/s.txt:1:28
        No clause cites these words of Article 1: “100%”. Cite them in the
        clause that puts them into effect, or write a clause for them.
        1 │ Article 1: Barns are paid, 100%.
          │                            ^^^^
      "
    `);
  });

  test('carets stand under wide characters', () => {
    expect(seen('第三条 对谷仓给予支持。', '谷仓')).toBe(
      '  1 │ 第三条 对谷仓给予支持。\n    │          ^^^^',
    );
  });

  test('of a line of megabytes only the part around the place is shown', () => {
    const [line = '', carets = ''] = seen(
      `${'x '.repeat(1e6)}HERE ${'y '.repeat(1e6)}`,
      'HERE',
    ).split('\n');
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('HERE');
  });

  test('a stretch over lines is marked to the end of its first', () => {
    expect(seen('one two\nthree', 'two\nthree')).toBe('  1 │ one two\n    │     ^^^');
  });

  test('a place at the end of the text has a caret too', () => {
    expect(seen('one', '')).toContain('^');
  });

  test('colours only where they are asked for', () => {
    const colourMark = String.fromCharCode(27);
    expect(findingsAsText(findings, places, style(72, true, true))).toContain(colourMark);
    expect(findingsAsText(findings, places, style(72))).not.toContain(colourMark);
  });
});

describe('for pipes and tools', () => {
  test('a line each when piped', () => {
    expect(findingsAsText(findings, places, style(72, false)).split('\n')).toEqual([
      expect.stringMatching(/^a b\/r\.clause:4:17: error CL6001: These words/),
      expect.stringMatching(/^a b\/s\.txt:1:28: information CL6006: No clause/),
      '',
    ]);
  });

  test('JSON', () => {
    expect(JSON.parse(findingsAsJson(findings))).toMatchObject({
      findings: [
        {
          code: 'CL6001',
          severity: 'error',
          file: 'a b/r.clause',
          start: { line: 4, column: 17 },
          end: { line: 4, column: 33 },
          related: [{ file: 'a b/s.txt', start: { line: 1, column: 12 } }],
          fixes: [{ edits: [{ start: { line: 4, column: 17 }, text: '"Barns are paid"' }] }],
        },
        { code: 'CL6006', severity: 'information' },
      ],
      summary: { errors: 1, warnings: 0, information: 1 },
    });
  });

  test('SARIF 2.1.0: rules by id, levels, encoded places, fixes', () => {
    const sarif = JSON.parse(findingsAsSarif(findings, '0.1.0'));
    expect(sarif.version).toBe('2.1.0');
    const [run] = sarif.runs;
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      'CL6001',
      'CL6006',
    ]);
    expect(run.results).toMatchObject([
      {
        ruleId: 'CL6001',
        ruleIndex: 0,
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a%20b/r.clause' },
              region: { startLine: 4, startColumn: 17, endLine: 4, endColumn: 33 },
            },
          },
        ],
        fixes: [
          {
            artifactChanges: [
              { replacements: [{ insertedContent: { text: '"Barns are paid"' } }] },
            ],
          },
        ],
      },
      { ruleId: 'CL6006', ruleIndex: 1, level: 'note' },
    ]);
  });

  test('annotations of GitHub, with what would end them early escaped', () => {
    const [first, second] = findingsAsGithub([
      ...findings,
      { ...(findings[0] as Finding), place: { ...(findings[0] as Finding).place, file: 'a,b:c' } },
    ]).split('\n');
    expect(first).toMatch(
      /^::error file=a b\/r\.clause,line=4,endLine=4,col=17,endColumn=33,title=CL6001::These/,
    );
    expect(second).toMatch(/^::notice file=.*::No clause cites these words of Article 1: “100%25”/);
    expect(findingsAsGithub([{ ...(findings[0] as Finding), message: 'a\nb' }])).toContain(
      '::a%0Ab\n',
    );
  });
});

test('how many findings there are', () => {
  expect(countsAsText({ errors: 0, warnings: 0, information: 0 })).toBe('nothing to mend');
  expect(countsAsText({ errors: 1, warnings: 2, information: 1 })).toBe(
    '1 error, 2 warnings, 1 piece of information',
  );
});
