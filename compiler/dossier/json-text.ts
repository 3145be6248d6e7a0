// What is wrong with a text as JSON, and where. JSON.parse says neither for people, and lets the
// last of two facts of one name win in silence. Only texts that are refused, or that may hold a name
// twice, are walked: JSON.parse is many times faster. Nothing recurs: texts may be nested as deep
// as they like.

/** What cannot stand where it does; the words for each are in the wording (`facts.json`). */
export type JsonFaultKind =
  | 'extraComma'
  | 'missingComma'
  | 'missingColon'
  | 'bracket'
  | 'name'
  | 'value'
  | 'number'
  | 'instead'
  | 'space'
  | 'openText'
  | 'control'
  | 'escape'
  | 'brokenOff'
  | 'after';

export interface JsonFault {
  readonly kind: JsonFaultKind;
  /** Of the first character that cannot stand. */
  readonly offset: number;
  /** What stands there, as it is. */
  readonly found: string;
  /** What should stand there, of `bracket`, `instead` and `brokenOff`. */
  readonly wanted: string;
}

/** A name that an object has more than once. */
export interface DoubledName {
  readonly name: string;
  /** `$.projects[0].investment` */
  readonly path: string;
  /** Where it stands for the second time. */
  readonly offset: number;
}

export type JsonFindings =
  | { readonly fault: JsonFault }
  | { readonly doubled: readonly DoubledName[] };

/** An object or a list that is open. */
interface Open {
  readonly close: '}' | ']';
  /** Of an object: the names so far. */
  readonly names: Set<string>;
  /** The name or the position of what is being read. */
  at: string | number;
}

type Expected = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const NUMBER_LIKE = /[-+.\d][\w.+-]*/y;
const WORD = /[^\s{}[\],:"]{1,30}/uy;
const LITERAL = /(?:true|false|null)(?![\w.+-])/y;
const BLANK = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

/** Signs that are typed for those of JSON. */
const INSTEAD: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '：': ':',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '＂': '"',
  '‘': '"',
  '’': '"',
  "'": '"',
  '`': '"',
};

/** The first fault of a text, or every name that stands twice in one object of it. */
export function walkJson(text: string): JsonFindings {
  const doubled: DoubledName[] = [];
  const open: Open[] = [];
  let expected: Expected = 'value';
  let comma = false;
  let at = 0;
  const fault = (kind: JsonFaultKind, offset: number, found: string, wanted = '') => {
    return { fault: { kind, offset, found, wanted } };
  };
  const unexpected = (kind: JsonFaultKind, wanted = '') => {
    const found = foundAt(text, at);
    const instead = Object.hasOwn(INSTEAD, found) ? INSTEAD[found] : undefined;
    if (instead !== undefined) return fault('instead', at, found, instead);
    return fault(/^[\s\p{Cf}]$/u.test(found) ? 'space' : kind, at, found, wanted);
  };
  for (;;) {
    at += matched(BLANK, text, at).length;
    const inner = open.at(-1);
    const sign = text[at];
    if (sign === undefined) {
      if (expected === 'nothing') return { doubled };
      return fault('brokenOff', at, '', inner?.close ?? '');
    }
    if (expected === 'nothing') return unexpected('after');
    if (expected === 'colon') {
      if (sign !== ':') return unexpected('missingColon');
      expected = 'value';
      at++;
      continue;
    }
    if (sign === ',' && expected === 'commaOrEnd' && inner !== undefined) {
      expected = inner.close === '}' ? 'name' : 'value';
      if (typeof inner.at === 'number') inner.at++;
      comma = true;
      at++;
      continue;
    }
    if (sign === '}' || sign === ']') {
      if (inner === undefined) return unexpected('value');
      if (inner.close !== sign) return unexpected('bracket', inner.close);
      if (comma) return unexpected('extraComma');
      if (expected === 'value') return unexpected('value');
      open.pop();
      expected = open.length === 0 ? 'nothing' : 'commaOrEnd';
      at++;
      continue;
    }
    if (expected === 'commaOrEnd') return unexpected('missingComma');
    if (sign === ',') return unexpected(comma ? 'extraComma' : 'value');
    comma = false;
    const end = sign === '"' ? endOfText(text, at) : 0;
    if (typeof end !== 'number') return { fault: end };
    if (expected === 'name' || expected === 'nameOrEnd') {
      if (sign !== '"' || inner === undefined) return unexpected('name');
      const name = String(JSON.parse(text.slice(at, end)));
      inner.at = name;
      if (inner.names.has(name)) doubled.push({ name, path: pathOf(open), offset: at });
      inner.names.add(name);
      expected = 'colon';
      at = end;
      continue;
    }
    if (sign === '{' || sign === '[') {
      const isList = sign === '[';
      open.push({ close: isList ? ']' : '}', names: new Set(), at: isList ? 0 : '' });
      expected = isList ? 'valueOrEnd' : 'nameOrEnd';
      at++;
      continue;
    }
    const length =
      sign === '"' ? end - at : (matched(LITERAL, text, at) || matched(NUMBER, text, at)).length;
    if (length === 0) {
      const figure = matched(NUMBER_LIKE, text, at);
      return /\d/.test(figure) ? fault('number', at, figure) : unexpected('value');
    }
    at += length;
    expected = open.length === 0 ? 'nothing' : 'commaOrEnd';
  }
}

/**
 * Whether a text may hold a name twice: it has more colons than its value has names. Never false
 * where it does; true also where a text in quotation marks holds a colon.
 */
export function mayDouble(text: string, value: unknown): boolean {
  let colons = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) colons++;
  const held: unknown[] = [value];
  for (let one = held.pop(); one !== undefined || held.length > 0; one = held.pop()) {
    if (typeof one !== 'object' || one === null) continue;
    if (Array.isArray(one)) {
      for (const each of one) if (typeof each === 'object' && each !== null) held.push(each);
      continue;
    }
    for (const name in one) {
      if (!Object.hasOwn(one, name)) continue;
      colons--;
      const each: unknown = Reflect.get(one, name);
      if (typeof each === 'object' && each !== null) held.push(each);
    }
  }
  return colons > 0;
}

/** Line and column of an offset, from 1; columns in characters. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

function pathOf(open: readonly Open[]): string {
  return `$${open.map(({ at }) => (typeof at === 'number' ? `[${at}]` : `.${at}`)).join('')}`;
}

function matched(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** A short run of what stands somewhere. */
function foundAt(text: string, at: number): string {
  const first = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return Object.hasOwn(INSTEAD, first) ? first : matched(WORD, text, at) || first;
}

/** The end of a text in quotation marks, or what is wrong in it. */
function endOfText(text: string, from: number): number | JsonFault {
  for (let at = from + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) {
      const escaped = matched(ESCAPE, text, at);
      if (escaped === '') {
        return { kind: 'escape', offset: at, found: text.slice(at, at + 2), wanted: '' };
      }
      at += escaped.length - 1;
    } else if (Number.isNaN(code) || code === 0x0a || code === 0x0d) {
      const found = text.slice(from, Math.min(at, from + 30));
      return { kind: 'openText', offset: from, found, wanted: '"' };
    } else if (code < 0x20) {
      return { kind: 'control', offset: at, found: text.slice(at, at + 1), wanted: '' };
    }
  }
}
