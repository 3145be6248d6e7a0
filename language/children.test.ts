// The table of children is complete, and the walks over it find everything.
import { expect, test } from 'vitest';
import { children, childrenOf, nodeAt, pathAt, walk } from './children.ts';
import { parse } from './parse.ts';
import type { Node } from './syntax.ts';
import { sample } from './testing/sample.ts';

const { file } = parse(sample, { file: 'x.clause' });

/** Every node that hangs in a tree, found without the table. */
function everyNode(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(everyNode);
  return 'kind' in value ? [value as unknown as Node, ...inner] : inner;
}

test('walking visits every node once, parents first', () => {
  const seen = new Set<Node>();
  walk(file, (node) => {
    expect(seen.has(node)).toBe(false);
    for (const child of childrenOf(node)) expect(seen.has(child)).toBe(false);
    seen.add(node);
  });
  expect(seen).toEqual(new Set(everyNode(file)));
  expect(seen.size).toBeGreaterThan(500);
});

test('the sample has every kind of node but a hole', () => {
  const kinds = new Set(everyNode(file).map(({ kind }) => kind));
  expect(Object.keys(children).filter((kind) => !kinds.has(kind as Node['kind']))).toEqual([
    'missing',
  ]);
});

test('children stand in the order of the text, within their parents', () => {
  walk(file, (node) => {
    let end = node.span.start;
    for (const { span } of childrenOf(node)) {
      expect(span.start).toBeGreaterThanOrEqual(end);
      expect(span.end).toBeLessThanOrEqual(node.span.end);
      end = span.end;
    }
  });
});

test('a branch can be left out', () => {
  const kinds: string[] = [];
  walk(file, ({ kind }) => {
    kinds.push(kind);
    return kind === 'file';
  });
  expect(new Set(kinds)).toEqual(new Set(['file', ...file.items.map(({ kind }) => kind)]));
});

test.each([
  ['grants <|>cost + 1', 'file clause grants arithmetic reference name'],
  ['grants co<|>st + 1', 'file clause grants arithmetic reference name'],
  ['grants cost<|> + 1', 'file clause grants arithmetic reference name'],
  ['grants cost <|>+ 1', 'file clause grants arithmetic'],
  ['grants a.<|>b', 'file clause grants member name'],
  ['grants (a<|>)', 'file clause grants parenthesised reference name'],
])('the nodes at an offset: %s', (marked, kinds) => {
  const snippet = `clause x ${marked}`;
  const { file: found } = parse(snippet.replace('<|>', ''), { file: 'x.clause' });
  const path = pathAt(found, snippet.indexOf('<|>'));
  expect(path.map(({ kind }) => kind).join(' ')).toBe(kinds);
  expect(nodeAt(found, snippet.indexOf('<|>'))).toBe(path.at(-1));
});
