import { expect, test } from 'vitest';
import { placeOf } from './json-places.ts';

const text = `{
  "as_of": "2024-10-15",
  "projects": [
    {"id": "P1", "investment": "1.00"},
    {"id": "P2"}
  ]
}`;
const at = (path: string) => {
  const { start, end } = placeOf(text, path);
  return text.slice(start, end);
};

test.each([
  ['$.as_of', '"as_of"'],
  ['$.projects', '"projects"'],
  ['$.projects[0].investment', '"investment"'],
  ['$.projects[1]', '{'],
  // What is missing is told where it should stand.
  ['$.projects[1].investment', '{'],
  ['$.applicant', '{'],
  ['$.projects[7].id', '"projects"'],
  ['$', '{'],
])('%s stands at %s', (path, words) => {
  expect(at(path)).toBe(words);
});

test('a text that is no JSON has its fault at the beginning', () => {
  expect(placeOf('', '$.a')).toEqual({ start: 0, end: 1 });
  expect(placeOf('{"a": ', '$.a.b').start).toBeLessThan(6);
});
