import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { renderFixTitle, renderMessage } from './render.ts';
import { report } from './report.ts';
import { term } from './terms.ts';

const span = { file: 'a.clause', start: 0, end: 1 };

test('a message is filled, and leaves out what it has nothing to say about', () => {
  expect(renderMessage(report('unknownClause', span, { name: 'x', suggestions: [] }))).toBe(
    'No clause is called “x”.',
  );
  const found = report(
    'unknownClause',
    span,
    { name: 'x', suggestions: ['y', 'z'] },
    { fixes: [{ title: 'replace', parameters: { suggestion: 'y' }, edits: [] }] },
  );
  expect(renderMessage(found)).toBe('No clause is called “x”. Did you mean “y” or “z”?');
  expect(found.fixes.map((fix) => renderFixTitle(found, fix))).toEqual([
    'Write “y” (when that clause is meant)',
  ]);
});

test('the compiler’s own words come from the language too', () => {
  const found = report('wrongKind', span, {
    wanted: term('money'),
    found: term('listOf', { name: 'Project' }),
  });
  expect(renderMessage(found)).toBe(
    'This should be an amount of money, but it is a list (Project).',
  );
});

test('a wrong name, a missing parameter or an undeclared fix does not compile', () => {
  // @ts-expect-error no such finding
  expect(() => report('noSuchFinding', span, {})).toThrow();
  // @ts-expect-error `name` is missing
  report('refusedName', span, {});
  // @ts-expect-error the finding declares no fix
  report('refusedName', span, { name: 'x' }, { fixes: [{ title: 'x', edits: [] }] });
});

test('no two findings share a code', () => {
  const codes = Object.values(catalogue).map((entry) => entry.code);
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  for (const code of codes) expect(code).toMatch(/^CL\d{4}$/);
});
