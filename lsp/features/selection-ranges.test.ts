// A selection grows by what belongs together.
import { expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { selectionRanges } from './selection-ranges.ts';

const grown = (rules: string, files: Readonly<Record<string, string>> = {}, inFile?: string) => {
  const { place, textOf } = placeIn(rules, files, inFile);
  return selectionRanges(place).map(textOf);
};

test('from a word to the file', () => {
  const rules = 'article 1 clause a when own exceeds 1 yuan and x.bi<|>g grants own';
  expect(grown(rules)).toEqual([
    'big',
    'x.big',
    'own exceeds 1 yuan and x.big',
    'when own exceeds 1 yuan and x.big',
    'clause a when own exceeds 1 yuan and x.big grants own',
    'article 1 clause a when own exceeds 1 yuan and x.big grants own',
  ]);
});

test('from the words of a text to the text with its marks, to what cites it', () => {
  expect(grown('clause a cites "Firms <|>are supported." permits "x"').slice(0, 3)).toEqual([
    'Firms are supported.',
    '"Firms are supported."',
    'cites "Firms are supported."',
  ]);
});

test('by comments, keywords and sentences of a source', () => {
  expect(grown('clause a # wh<|>y\npermits "x"')[0]).toBe('# why');
  expect(grown('clause a grants b capped <|>at c')[0]).toBe('capped at');
  const files = { 'source.txt': 'Article 1\nFirms are <|>supported. Once.\n' };
  expect(grown('policy p source "source.txt"', files, 'source.txt').slice(0, 2)).toEqual([
    'Firms are supported.',
    'Firms are supported. Once.',
  ]);
});
