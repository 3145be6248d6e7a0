import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAndColumn, mayDouble, walkJson } from './json-text.ts';

/** The fault of a text: its kind, its place, what stands there and what should. */
function fault(text: string): string {
  const findings = walkJson(text);
  if (!('fault' in findings)) return 'none';
  const { kind, offset, found, wanted } = findings.fault;
  const { line, column } = lineAndColumn(text, offset);
  return `${kind} ${line}:${column} ${found} ${wanted}`.trimEnd();
}

describe('what is wrong with a text as JSON', () => {
  test.each([
    ['{"a": [\n  1,\n  ]\n}', 'extraComma 3:3 ]'],
    ['{"a": 1,}', 'extraComma 1:9 }'],
    ['{"a": [1,, 2]}', 'extraComma 1:10 ,'],
    ['{"a": 1,,"b": 2}', 'extraComma 1:9 ,'],
    ['{"a": 1\n"b": 2}', 'missingComma 2:1 "'],
    ['[{} {}]', 'missingComma 1:5 {'],
    ['{"a": 1,000}', 'name 1:9 000'],
    ['{"a" 1}', 'missingColon 1:6 1'],
    ['{"a": [1}', 'bracket 1:9 } ]'],
    ['{"a": }', 'value 1:7 }'],
    ['{"a": ,}', 'value 1:7 ,'],
    ['{a: 1}', 'name 1:2 a'],
    ['{"a": True}', 'value 1:7 True'],
    ['{"a": nullx}', 'value 1:7 nullx'],
    ['{"a": NaN}', 'value 1:7 NaN'],
    ['{"a": 01}', 'number 1:7 01'],
    ['{"a": +1}', 'number 1:7 +1'],
    ['{"a": .5}', 'number 1:7 .5'],
    ['{"a": 1.}', 'number 1:7 1.'],
    ['{"a": "数"，"b": 1}', 'instead 1:10 ， ,'],
    ['{“a”: 1}', 'instead 1:2 “ "'],
    ["{'a': 1}", `instead 1:2 ' "`],
    ['{"a":\u00a01}', 'space 1:6 \u00a0'.trimEnd()],
    ['{"a": "x\n}', 'openText 1:7 "x "'],
    ['{"a": "x', 'openText 1:7 "x "'],
    ['{"a": "x\ty"}', 'control 1:9'],
    ['{"a": "C:\\x"}', 'escape 1:10 \\x'],
    ['{"a": "\\u12"}', 'escape 1:8 \\u'],
    ['{"a": [1', 'brokenOff 1:9  ]'],
    ['', 'brokenOff 1:1'],
    [']', 'value 1:1 ]'],
    ['{"a": 1}\n{"a": 2}', 'after 2:1 {'],
    ['as_of=today', 'value 1:1 as_of=today'],
    ['{"a": 1} // note', 'after 1:10 //'],
  ])('%j', (text, expected) => {
    expect(fault(text)).toBe(expected);
    expect(() => JSON.parse(text)).toThrow();
  });

  test('faults are found exactly where JSON.parse refuses', () => {
    const edit = fc.record({ at: fc.nat(), take: fc.nat(2), put: fc.string({ maxLength: 2 }) });
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.array(edit, { maxLength: 2 }), (json, edits) => {
        let text = json;
        for (const { at, take, put } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + put + text.slice(from + take);
        }
        let sound = true;
        try {
          JSON.parse(text);
        } catch {
          sound = false;
        }
        expect('fault' in walkJson(text)).toBe(!sound);
      }),
      { numRuns: 2000 },
    );
  });

  test('nested without end', () => {
    expect(fault('['.repeat(200_000))).toBe('brokenOff 1:200001  ]');
    expect(fault('{"a":'.repeat(100_000))).toMatch(/^brokenOff/);
  });
});

describe('names that stand twice', () => {
  const paths = (text: string) => {
    const findings = walkJson(text);
    return 'doubled' in findings ? findings.doubled.map(({ path }) => path) : findings;
  };

  test('are found in every object, however they are written', () => {
    const text = '{"a": [{"b": 1}, {"b": 1, "c": {}, "\\u0062" : 2}], "a": 1, "b": 3}';
    expect(paths(text)).toEqual(['$.a[1].b', '$.a']);
    expect(paths('{"__proto__": 1, "__proto__": 2}')).toEqual(['$.__proto__']);
    expect(paths('[{"a": 1}, {"a": 1}]')).toEqual([]);
  });

  test('the cheap look never misses one', () => {
    const names = fc.constantFrom('"a"', '"b"', '"\\u0061"', '"a:b"', '"__proto__"');
    const text = fc.letrec<{ value: string; object: string }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.constantFrom('1', '"x:y"', 'null', '[]'), tie('object')),
      object: fc
        .array(fc.tuple(names, fc.constantFrom(':', ' : '), tie('value')), { maxLength: 4 })
        .map((facts) => `{${facts.map((fact) => fact.join('')).join(',')}}`),
    })).object;
    fc.assert(
      fc.property(text, (json) => {
        const found = paths(json);
        if (Array.isArray(found) && found.length > 0) {
          expect(mayDouble(json, JSON.parse(json))).toBe(true);
        }
      }),
    );
    expect(mayDouble('{"a": {"b": [{"c": 1}]}}', { a: { b: [{ c: 1 }] } })).toBe(false);
    expect(mayDouble('null', null)).toBe(false);
  });
});
