import { describe, expect, test } from 'vitest';
import { styleFor, widthOf, wrap } from './style.ts';

const terminal = { isTerminal: true, columns: 80, write: async () => undefined };
const pipe = { isTerminal: false, columns: undefined, write: async () => undefined };
const coloured = (output: typeof terminal | typeof pipe, env: Record<string, string>) =>
  styleFor(output, { env }).paint.isColorSupported;

describe('colour', () => {
  test('on a terminal, not in a pipe', () => {
    expect(coloured(terminal, {})).toBe(true);
    expect(coloured(pipe, {})).toBe(false);
    expect(styleFor(pipe, { env: {} }).forPeople).toBe(false);
  });

  test('NO_COLOR and a dumb terminal have none, and excerpts all the same', () => {
    expect(coloured(terminal, { NO_COLOR: '1' })).toBe(false);
    expect(coloured(terminal, { NO_COLOR: '' })).toBe(true);
    expect(coloured(terminal, { TERM: 'dumb' })).toBe(false);
    expect(styleFor(terminal, { env: { NO_COLOR: '1' } }).forPeople).toBe(true);
  });

  test('FORCE_COLOR gives it to a pipe; NO_COLOR is stronger', () => {
    expect(coloured(pipe, { FORCE_COLOR: '1' })).toBe(true);
    expect(coloured(pipe, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });
});

describe('widths', () => {
  test('wide characters take two columns, colours none', () => {
    expect(widthOf('ab')).toBe(2);
    expect(widthOf('谷仓')).toBe(4);
    expect(widthOf(`${String.fromCharCode(27)}[31mab${String.fromCharCode(27)}[39m`)).toBe(2);
  });

  test('lines are cut at blanks, and anywhere in Chinese but before its stops', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a verylongword b', 4)).toEqual(['a', 'verylongword', 'b']);
    expect(wrap('对谷仓给予支持。', 8)).toEqual(['对谷仓给', '予支持。']);
    expect(wrap('', 8)).toEqual(['']);
    for (const line of wrap('对谷仓给予支持，最高300万元。'.repeat(9), 20)) {
      expect(widthOf(line)).toBeLessThanOrEqual(22);
      expect(line).not.toMatch(/^[，。]/);
    }
  });
});
