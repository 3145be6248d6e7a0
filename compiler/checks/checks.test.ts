// The smaller checks beside their pages in docs/diagnostics: what they let pass, and where exactly
// they point.
import { describe, expect, test } from 'vitest';
import { expectDiagnostics } from '#test/support/expect-diagnostics.ts';

describe('“of” before a sum', () => {
  test.each([
    ['10% of turnover + 5% of turnover', []],
    ['(10% of turnover) + turnover', []],
    ['10% of (turnover + turnover)', []],
    ['turnover + 10% of turnover', []],
    ['<|>10% of turnover + turnover<|>', ['needsParentheses']],
    ['<|>10% of turnover net of turnover<|>', ['needsParentheses']],
    ['turnover + <|>10% of turnover + turnover<|>', ['needsParentheses']],
    ['<|>10% of turnover + turnover - turnover<|>', ['needsParentheses']],
  ])('%s', (amount, names) => {
    expectDiagnostics(`clause a grants ${amount}`, names);
  });

  test('either fix makes it clear', () => {
    const text = 'clause a grants 10% of turnover + turnover - turnover';
    const [finding] = expectDiagnostics(text, ['needsParentheses']);
    const start = (finding?.span.start ?? 0) - text.indexOf('10%');
    const fixed = finding?.fixes.map(({ edits }) =>
      [...edits]
        .sort((a, b) => b.span.start - a.span.start)
        .reduce(
          (whole, { span, text: written }) =>
            whole.slice(0, span.start - start) + written + whole.slice(span.end - start),
          text,
        ),
    );
    expect(fixed).toEqual([
      'clause a grants 10% of (turnover + turnover - turnover)',
      'clause a grants (10% of turnover) + turnover - turnover',
    ]);
    for (const one of fixed ?? []) expectDiagnostics(one, []);
  });
});

test('a ledger is asked for clauses that pay, and no others', () => {
  expectDiagnostics(
    `clause pay grants (count each e in ledger where e.clause is "pay") * 1 yuan
     clause more grants (count each e in ledger where e.clause is <|>"pey"<|>) * 1 yuan`,
    ['unknownClause'],
  );
});

test('only what may be absent is asked whether it is given', () => {
  expectDiagnostics(
    `clause a for each p in projects
       define set = p.assessed
       when set is given and p.assessed / p.staff is given
       grants set`,
    [],
  );
});

test('a parameter may change with the day, through other parameters too', () => {
  expectDiagnostics(
    `parameter base = by as_of before 2026-01-01: 1 yuan from 2026-01-01: 2 yuan
     parameter twice = 2 * base
     define fact = turnover
     <|>parameter wrong = fact<|>
     clause a grants twice + wrong`,
    ['parameterReadsFacts'],
  );
});

test('entities that contain each other are one circle', () => {
  expectDiagnostics(
    `entity <|>A<|> b: B
     entity B a: list of A
     entity C a: A
     define x of C = true
     clause a grants turnover`,
    ['entityCircle'],
  );
});

describe('shared files', () => {
  test('may use each other, once each, and are used if anything of theirs is', () => {
    const files = {
      'a.clause': 'use "b.clause"\ndefine one = two',
      'b.clause': 'define two = 1 yuan',
    };
    expectDiagnostics('use "a.clause" clause a grants one', [], { files });
    expectDiagnostics('use "a.clause" clause a grants two', [], { files });
    expectDiagnostics('<|>use "a.clause"<|> clause a grants turnover', ['unusedFile'], { files });
  });
});
