import { describe, expect, test } from 'vitest';
import { readSourceText } from './document.ts';

/** Each article as its number and sentences. */
function articles(text: string): Record<string, string[]> {
  return Object.fromEntries(
    readSourceText('s.txt', text).articles.map(({ number, sentences }) => [
      number ?? 'whole',
      sentences.map(({ start, end }) => text.slice(start, end)),
    ]),
  );
}

describe('articles and sentences of a source', () => {
  test('an English article whose text stands beside its heading', () => {
    expect(
      articles(
        'Rules\n\nThey apply to farms.\n\nArticle 1: Barns are paid. Silos too.\r\n\r\nArticle 2: Nothing else is.',
      ),
    ).toEqual({ '1': ['Barns are paid.', 'Silos too.'], '2': ['Nothing else is.'] });
  });

  test('a title beside or below the heading is no sentence', () => {
    const expected = { '1': ['Barns are paid.'], '2': ['Silos are paid.'] };
    expect(
      articles('Article 1 Barns\n\nBarns are paid.\n\nArticle 2. Silos\nSilos are paid.'),
    ).toEqual(expected);
    expect(
      articles('ARTICLE I\nBarns\nBarns are paid.\nArticle II\n\nSilos\n\nSilos are paid.'),
    ).toEqual(expected);
  });

  test('a number with points is one number', () => {
    expect(
      articles(
        '§ 1204.7 Payments\n\n(a) Barns are paid.\n\nSection 5.3 Repayments\n\n(1) Silos repay.',
      ),
    ).toEqual({ '1204.7': ['(a) Barns are paid.'], '5.3': ['(1) Silos repay.'] });
  });

  test('a wrapped line is neither a title nor the end of a sentence', () => {
    expect(
      articles(
        'Article 1\nThe farms that keep\nbarns under Article 9 or\nArticle 10 are paid\n3 yuan.',
      ),
    ).toEqual({
      '1': ['The farms that keep\nbarns under Article 9 or\nArticle 10 are paid\n3 yuan.'],
    });
  });

  test('Chinese articles, their numerals and chapters', () => {
    expect(
      articles(
        '实施细则\n第一章 总则\n第一条 对农场给予支持。最高300万元。\n第二章 附则\n第十二条 本细则自公布之日起施行。\n第一百零五条之二 其他。',
      ),
    ).toEqual({
      '1': ['对农场给予支持。', '最高300万元。'],
      '12': ['本细则自公布之日起施行。'],
      '105-2': ['其他。'],
    });
  });

  test('Chinese in traditional characters', () => {
    expect(
      articles(
        '實施要點\n第一章 總則\n第一條 對農場給予支持。\n第二節 補助\n第3條之一 穀倉。\n第兩百條 其他。\n附錄一 表格\n請填寫。',
      ),
    ).toEqual({ '1': ['對農場給予支持。'], '3-1': ['穀倉。'], '200': ['其他。'] });
  });

  test('German paragraphs, with their titles', () => {
    expect(
      articles('§ 3 Höhe der Förderung\n\nGefördert werden Ställe.\n\n§ 4a\n(1) Silos nicht.'),
    ).toEqual({ '3': ['Gefördert werden Ställe.'], '4a': ['(1) Silos nicht.'] });
  });

  test('a text without headings counts as a whole, its titles left out', () => {
    expect(
      articles('Barn Scheme 2024\n\nBarns are paid. Up to 3 yuan.\n\n- silos\n- mills'),
    ).toEqual({
      whole: ['Barns are paid.', 'Up to 3 yuan.', '- silos', '- mills'],
    });
  });

  test('an annex ends the last article', () => {
    expect(articles('Article 1: Barns.\n\nAnnex II: Forms\n\nFill in the form.')).toEqual({
      '1': ['Barns.'],
    });
  });

  test.each(['', '\ufeff', '\n\n', 'Article 1', 'Article 1:\n', '第条'])(
    '%j is read without ado',
    (text) => {
      expect(readSourceText('s.txt', text).text).toBe(text);
    },
  );
});
