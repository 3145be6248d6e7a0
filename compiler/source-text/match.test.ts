import { describe, expect, test } from 'vitest';
import { readSourceText } from './document.ts';
import { findCitation, searchable } from './match.ts';
import { nearestPassage } from './nearest.ts';

const source = `Article 1: Farms that keep “old” barns will be
paid 30% of the cost,   with a maximum of 1,300,000 yuan.

Article 2: Farms that keep silos will be paid 20% of the cost, with a maximum of 3 million yuan.`;

/** What a citation is found to be in a source. */
function found(citation: string, article?: string, text = source): string[] | undefined {
  return findCitation(citation, article, [searchable(readSourceText('s.txt', text))])?.parts.map(
    ({ start, end }) => text.slice(start, end),
  );
}

describe('finding a citation', () => {
  test('verbatim, white space and line ends aside', () => {
    expect(found('barns  will be paid 30% of the cost, with')).toEqual([
      'barns will be\npaid 30% of the cost,   with',
    ]);
  });

  test('with words left out, each part as near to the last as it can be', () => {
    expect(found('Farms that keep … the cost, … 3 million yuan')).toEqual([
      'Farms that keep',
      'the cost,',
      '3 million yuan',
    ]);
    expect(found('a … c', undefined, 'a a b c')).toEqual(['a', 'c']);
    const text = 'a x a c';
    expect(
      findCitation('a … c', undefined, [searchable(readSourceText('s.txt', text))])?.parts[0]
        ?.start,
    ).toBe(4);
  });

  test('the parts must come in their order', () => {
    expect(found('of the cost … Farms that keep “old”')).toBeUndefined();
  });

  test('in its own article first', () => {
    const at = (article?: string) =>
      findCitation('Farms that keep', article, [searchable(readSourceText('s.txt', source))])
        ?.parts[0]?.start;
    expect(at()).toBe(source.indexOf('Farms'));
    expect(at('2')).toBe(source.lastIndexOf('Farms'));
    expect(at('二')).toBe(source.lastIndexOf('Farms'));
    expect(at('9')).toBe(source.indexOf('Farms'));
  });

  test('quotation marks as a keyboard writes them', () => {
    expect(found('keep "old" barns')).toEqual(['keep “old” barns']);
  });

  test('one changed letter is not verbatim, nor is another case', () => {
    expect(found('Farms that keeps silos')).toBeUndefined();
    expect(found('farms that keep silos')).toBeUndefined();
  });

  test('a word or a figure is not cut in two', () => {
    expect(found('300,000 yuan')).toBeUndefined();
    expect(found('arms that keep silos')).toBeUndefined();
    expect(found('a maximum of 1')).toBeUndefined();
    expect(found('a maximum of 3')).toEqual(['a maximum of 3']);
  });

  test('Chinese text may be wrapped anywhere, and cited from any sign on', () => {
    expect(
      found('给予支持，最高300万元', undefined, '第一条 对农场给予支\n持，最高300万\n元。'),
    ).toEqual(['给予支\n持，最高300万\n元']);
  });

  test.each(['', '…', ' … … '])('%j cites nothing', (citation) => {
    expect(found(citation)).toBeUndefined();
  });
});

describe('the passage that a mistyped citation resembles', () => {
  const near = (citation: string, article?: string) =>
    nearestPassage(citation, article, [searchable(readSourceText('s.txt', source))])?.words;

  test('is offered in the source’s words, whole words only', () => {
    expect(near('Farms which keep silos will be payed 20%')).toBe(
      'Farms that keep silos will be paid 20%',
    );
    expect(near('farm that keep old barn')).toBe('Farms that keep “old” barns');
  });

  test('keeps the words left out', () => {
    expect(near('Farms which keep silos … maximum of 3 millions yuan.')).toBe(
      'Farms that keep silos … maximum of 3 million yuan.',
    );
  });

  test('is found verbatim afterwards', () => {
    const words = near('keep barns will be paid 30 of cost') ?? '';
    expect(found(words)).toBeDefined();
  });

  test('is none where nothing comes near', () => {
    expect(near('The ministry shall publish a yearly report')).toBeUndefined();
    expect(near('')).toBeUndefined();
  });
});
