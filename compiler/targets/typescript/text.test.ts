import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Names } from './names.ts';
import { commentText, propertyKey, propertyRead, quote } from './text.ts';

/** Texts that try to get out: ends of strings, comments and scripts, separators, directions. */
const HOSTILE = [
  "'; throw 1; '",
  '"; throw 1; "',
  '\\',
  "\\'",
  '*/ throw 1; /*',
  '// throw 1',
  '$\u{7b}throw1}',
  '`',
  '\n throw 1;',
  '\r\u2028\u2029\u0085',
  '</script><script>',
  '<!-- -->',
  '\u202e\u2066\u200b\ufeff',
  '\ud800',
  '\u{10ffff}\u{e0001}',
  '\0',
  '//# sourceMappingURL=data:,x',
  '@ts-nocheck',
];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...HOSTILE, 'a', ' ')).map((parts) => parts.join('')),
);

test('a text as a literal is that text, on one line, and nothing else', () => {
  fc.assert(
    fc.property(text, (value) => {
      const code = quote(value);
      expect(new Function(`return ${code};`)()).toBe(value);
      expect(code).toMatch(/^'[^\n\r\u2028\u2029]*'$/);
      expect(code).not.toMatch(/<\/|<!--|\*\/|\/\/[#@]/);
    }),
    { numRuns: 3000 },
  );
});

test('a text in a comment stays in it', () => {
  fc.assert(
    fc.property(text, (value) => {
      const inside = commentText(value);
      expect(new Function(`/** ${inside} */ return 1; // ${inside}`)()).toBe(1);
      expect(inside).not.toMatch(/[\n\r\u2028\u2029]|\*\/|<\/|\/\/[#@]|@\w/);
    }),
    { numRuns: 3000 },
  );
});

test('a property may have any name', () => {
  for (const name of [
    'a',
    'constructor',
    '__proto__',
    'toString',
    '项目',
    'x y',
    "it's",
    '1',
    '',
  ]) {
    const object = new Function(`return { ${propertyKey(name)}: 7 };`)();
    expect(Object.keys(object)).toEqual([name]);
    expect(new Function('o', `return o${propertyRead(name)};`)(object)).toBe(7);
  }
});

test('every name becomes an identifier of its own, whatever the script', () => {
  const wanted = [
    '项目',
    'größe',
    'class',
    'await',
    'constructor',
    '__proto__',
    'x-y',
    'x y',
    '1a',
    '',
    'a',
    'a',
  ];
  const names = new Names(['taken']);
  const given = [...wanted, 'taken', 'arguments', 'eval', 'undefined'].map((name) =>
    names.claim(name),
  );
  expect(new Set(given).size).toBe(given.length);
  for (const name of given)
    expect(new Function(`'use strict'; const ${name} = 1; return ${name};`)()).toBe(1);
  expect(given.slice(0, 2)).toEqual(['项目', 'größe']);
});
