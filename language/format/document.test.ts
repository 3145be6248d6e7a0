// The document algebra: when groups break, and what comments do to lines.
import { describe, expect, test } from 'vitest';
import {
  columns,
  concat,
  type Doc,
  flatWidth,
  group,
  hardline,
  indent,
  line,
  lineEnd,
  ownLine,
  padding,
  softline,
} from './document.ts';
import { render } from './render.ts';

const written = (doc: Doc, width = 20) => render(doc, { width, step: 2, start: 0 }).split('\n');

describe('groups', () => {
  const sum = group('one', indent(line, '+ two', line, '+ three'));

  test('stay on their line if they fit, to the last column', () => {
    expect(written(sum, 17)).toEqual(['one + two + three']);
  });

  test('break at all of their lines if they do not', () => {
    expect(written(sum, 16)).toEqual(['one', '  + two', '  + three']);
  });

  test('count what follows them on their line', () => {
    expect(written(concat(sum, ';'), 17)).toEqual(['one', '  + two', '  + three;']);
    expect(written(concat(sum, hardline, 'next'), 17)).toEqual(['one + two + three', 'next']);
  });

  test('break from the outside in', () => {
    const inner = group('(', indent(softline, 'a', line, 'b'), softline, ')');
    expect(written(group('0123456789', indent(line, '* ', inner)), 14)).toEqual([
      '0123456789',
      '  * (a b)',
    ]);
  });

  test('break where a line ends for certain in them', () => {
    expect(written(group('a', line, 'b', hardline, 'c'))).toEqual(['a', 'b', 'c']);
  });

  test('pad columns only where they break', () => {
    const doc = group('a', padding(3), line, 'b');
    expect(written(doc)).toEqual(['a b']);
    expect(written(doc, 2)).toEqual(['a', 'b']);
  });
});

describe('comments', () => {
  test('at the end of a line leave the group before them whole', () => {
    expect(written(concat(group('a', line, 'b', lineEnd('# c')), hardline, 'd'))).toEqual([
      'a b  # c',
      'd',
    ]);
  });

  test('inside a group break it', () => {
    expect(written(group('a', lineEnd('# c'), line, 'b', line, 'd'))).toEqual(['a  # c', 'b', 'd']);
  });

  test('in mid-sentence let the sentence go on one step further in', () => {
    expect(written(concat('a', lineEnd('# c'), ' ', 'b'))).toEqual(['a  # c', '  b']);
    expect(written(concat('a', ' ', ownLine('# c'), 'b'))).toEqual(['a', '  # c', '  b']);
  });

  test('above a group take no room in it', () => {
    expect(written(group(ownLine('# a long comment indeed'), 'a', line, 'b'), 3)).toEqual([
      '# a long comment indeed',
      'a b',
    ]);
  });
});

test('wide characters take two columns, marks none', () => {
  expect(columns('数据ab')).toBe(6);
  expect(columns('e\u0301')).toBe(1);
  expect(flatWidth(concat('数', line, 'a'))).toBe(4);
  expect(flatWidth(concat('a', lineEnd('# c')))).toBeUndefined();
});
