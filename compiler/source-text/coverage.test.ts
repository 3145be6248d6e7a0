import { describe, expect, test } from 'vitest';
import type { Citation } from './citations.ts';
import { coverage } from './coverage.ts';
import { readSourceText } from './document.ts';
import { searchable } from './match.ts';

function cite(text: string, clause = 'c', article?: string): Citation {
  return { text, span: { file: 'r.clause', start: 0, end: 0 }, article, clause };
}

/** What of a source no citation holds. */
function uncited(text: string, ...citations: string[]): string[] {
  return coverage(
    [searchable(readSourceText('s.txt', text))],
    citations.map((each) => cite(each)),
  ).uncited.map(({ words, article }) => `${article ?? '-'}: ${words}`);
}

describe('what no clause cites', () => {
  const source =
    'Preamble.\n\nArticle 1: Barns are paid 30%; silos are paid 20%, and mills 10%. Nothing else is.';

  test('whole sentences of articles, and what is left of a sentence', () => {
    expect(uncited(source)).toEqual([
      '1: Barns are paid 30%; silos are paid 20%, and mills 10%.',
      '1: Nothing else is.',
    ]);
    expect(uncited(source, 'Barns are paid 30%', 'Nothing else is')).toEqual([
      '1: silos are paid 20%, and mills 10%.',
    ]);
  });

  test('words left out of a citation are not cited by it', () => {
    expect(uncited(source, 'Barns are … and mills 10%.', 'Nothing else is.')).toEqual([
      '1: paid 30%; silos are paid 20%,',
    ]);
  });

  test('numbers with titles are headings where a text has no others, and Japanese numbering is numbering', () => {
    const rules =
      'Support Rules, 2025\n\n1. Application\nBarns are supported.\n\n2. Interest subsidy\nSilos are paid 3%.\nThey must be new.';
    expect(uncited(rules, 'Barns are supported.', 'Silos are paid 3%.')).toEqual([
      '2: They must be new.',
    ]);
    expect(
      uncited(
        '第1条 次の者に支給する。\n一 農業者\nア 林業者\n2 前項の額は、1万円とする。',
        '次の者に支給する。',
        '農業者',
        '林業者',
        '前項の額は、1万円とする。',
      ),
    ).toEqual([]);
    expect(
      uncited('\n1. Barns are paid\n\n3. Silos are paid\nat once', 'Barns are paid'),
    ).not.toEqual([]);
  });

  test('headings, numbering, punctuation and joining words do not count', () => {
    expect(
      uncited(source, 'Barns are paid 30%', 'silos are paid 20%', 'mills 10%', 'Nothing else is'),
    ).toEqual([]);
    expect(
      uncited(
        'Article 2\nSupport\n(1) Barns; as well as\n(b) silos.\n2. In addition, mills.',
        'Barns',
        'silos',
        'mills',
      ),
    ).toEqual([]);
    expect(
      uncited(
        '第三条 支持谷仓，以及（二）支持磨坊；并且支持风车。',
        '支持谷仓',
        '支持磨坊',
        '支持风车',
      ),
    ).toEqual([]);
  });

  test('joining words of traditional Chinese do not count', () => {
    const text = '第三條 支持穀倉，並且支持磨坊；同時與風車。';
    expect(uncited(text, '支持穀倉', '支持磨坊', '風車')).toEqual([]);
  });

  test('a joining word at the start of a longer word does not hide it', () => {
    expect(uncited('Article 1: Barns or orchards.', 'Barns')).toEqual(['1: or orchards.']);
    expect(uncited('Article 1: Barns, 5.', 'Barns')).toEqual(['1: 5.']);
  });

  test('a document without headings counts as a whole', () => {
    expect(uncited('Barns are paid. Silos are not.', 'Barns are paid.')).toEqual([
      '-: Silos are not.',
    ]);
  });

  test('who cites what, overlapping citations too', () => {
    const text = 'Article 1: Barns are paid 30%.';
    const { cited, unfound } = coverage(
      [searchable(readSourceText('s.txt', text))],
      [cite('Barns are paid', 'a'), cite('are paid 30%', 'b'), cite('Mills', 'c')],
    );
    expect(
      cited.map(({ stretch, citation }) => [
        citation.clause,
        text.slice(stretch.start, stretch.end),
      ]),
    ).toEqual([
      ['a', 'Barns are paid'],
      ['b', 'are paid 30%'],
    ]);
    expect(unfound.map(({ clause }) => clause)).toEqual(['c']);
  });
});
