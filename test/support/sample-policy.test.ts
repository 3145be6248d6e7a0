// The sample policy shows the whole language: it parses, and every kind of node stands in it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse, renderMessage } from '#compiler';
import { parse } from '#language';
import { hostOf } from './one-file.ts';
import { samplePolicy, sharedDeclarations } from './sample-policy.ts';

const { file, errors } = parse(samplePolicy, { file: 'sample.clause' });

function kindsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found;
  if ('kind' in value && typeof value.kind === 'string') found.add(value.kind);
  for (const inner of Object.values(value)) kindsIn(inner, found);
  return found;
}

test('it parses without problems', () => {
  expect(errors).toEqual([]);
});

test('it checks without findings', () => {
  const host = hostOf(samplePolicy, { 'shared.clause': sharedDeclarations });
  const findings = analyse('example.clause', host).diagnostics.filter(
    ({ severity }) => severity !== 'information',
  );
  expect(findings.map((finding) => renderMessage(finding))).toEqual([]);
});

test('every kind of node but the hole stands in it', () => {
  const source = readFileSync(new URL('../../language/syntax.ts', import.meta.url), 'utf8');
  const kinds = [...source.matchAll(/^ {2}readonly kind: '(\w+)';$/gmu)].map((match) => match[1]);
  expect(kinds.length).toBeGreaterThan(70);
  const found = kindsIn(file);
  expect(kinds.filter((kind) => kind !== 'missing' && !found.has(kind ?? ''))).toEqual([]);
});

// What a kind of node may hold: every word that one of its properties can be.
test.each([
  ['operator', ['*', '/', 'of', '+', '-', 'net of', 'capped at', 'floored at', 'and', 'or']],
  ['operator', ['is', 'is not', '<', '<=', '>', '>=', 'sum', 'count', 'any', 'every']],
  ['operator', ['largest', 'smallest', 'below', 'up to', 'from', 'above', 'before', 'exactly']],
  ['mode', ['up', 'down', 'half up', 'half even', 'one row', 'parts']],
  ['takes', ['better', 'topsUp', 'excludes']],
  ['verb', ['permits', 'encourages', 'requires', 'empowers']],
  ['measure', ['total', 'count', 'quantity', 'award']],
  ['by', ['matter', 'applicant', 'field']],
  ['direction', ['after', 'before']],
  ['word', ['any', 'otherwise']],
  ['role', ['entity', 'applicant']],
  ['negated', [true, false]],
  ['name', ['boolean', 'money', 'ratio', 'number', 'integer', 'date', 'text']],
  ['all', [true, false]],
  ['orNothing', [true, false]],
] as const)('%s: %j', (property, words) => {
  const found = valuesOf(file, property);
  expect(words.filter((word) => !found.has(word))).toEqual([]);
});

function valuesOf(
  value: unknown,
  property: string,
  found = new Set<unknown>(),
): ReadonlySet<unknown> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (key === property) found.add(inner);
    valuesOf(inner, property, found);
  }
  return found;
}
