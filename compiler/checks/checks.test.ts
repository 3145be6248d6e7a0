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
    ['<|>10% of turnover * 2 + turnover<|>', ['needsParentheses']],
    ['turnover - <|>10% of turnover * 2 / 3 + turnover<|>', ['needsParentheses']],
    ['10% of turnover * 2 + 20% of turnover * 3', []],
    ['(10% of turnover) * 2 + turnover', []],
    ['(10% of turnover * 2) + turnover', []],
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

  test('of a product, it may be its first value or all of the sum', () => {
    const text = 'clause a grants 10% of turnover * 2 + turnover';
    const [finding] = expectDiagnostics(text, ['needsParentheses']);
    const at = (finding?.span.start ?? 0) - text.indexOf('10%');
    const written = finding?.fixes.map(({ edits }) =>
      edits.map((edit) => [edit.span.start - at, edit.text]),
    );
    expect(written).toEqual([
      [
        [text.indexOf('turnover'), '('],
        [text.length, ')'],
      ],
      [
        [text.indexOf('10%'), '('],
        [text.indexOf(' + turnover'), ')'],
      ],
    ]);
  });
});

describe('whether a policy applies', () => {
  const frame = `policy example "An example"
  currency CNY
applicant Firm "Firm"
  fraud: date optional "Fraud"
  begun: date "Begun"
`;
  test.each([
    ['unless <|>fraud<|> is after 2025-01-01', ['appliesOpen']],
    ['unless <|>fraud<|> is after 2025-01-01 and fraud is before as_of', ['appliesOpen']],
    ['unless fraud is given and fraud is after 2025-01-01', []],
    ['when begun is after 2025-01-01', []],
  ])('%s', (condition, names) => {
    expectDiagnostics(`applies ${condition} clause a grants 1 yuan`, names, { frame });
  });

  test('waits for no fact that only a clause reads', () => {
    const clause = 'clause a when fraud is after begun grants 1 yuan';
    expectDiagnostics(clause, [], { frame });
  });
});

describe('what “where” takes in', () => {
  const sum = 'sum of p.investment for each p in projects where';
  test.each([
    [`turnover is at least ${sum} p.major and <|>turnover is at least 100 yuan<|>`, ['whereReach']],
    [`turnover is at least ${sum} p.major or <|>registered<|>`, ['whereReach']],
    [`turnover is at least ${sum} (p.major and registered)`, []],
    [`turnover is at least (${sum} p.major) and registered`, []],
    ['any p in projects where p.major and registered satisfies p.staff is 3', []],
    [`turnover is at least ${sum} p.major and p.staff is at least 3`, []],
    [
      `turnover is at least ${sum} p.staff is 3 and any s in other_supports satisfies s.matter is p.id`,
      [],
    ],
    [`${sum} p.major<|> is at least 5 yuan<|>`, ['whereReach']],
    [`turnover is at least ${sum} p.major<|> capped at 7 yuan<|>`, ['whereReach']],
  ])('%s', (condition, names) => {
    expectDiagnostics(`clause a when ${condition} grants 1 yuan`, names);
  });

  test('either fix makes it clear', () => {
    const text = `clause a when turnover is at least ${sum} p.major and registered grants 1 yuan`;
    const [finding] = expectDiagnostics(text, ['whereReach']);
    const offset = (finding?.span.start ?? 0) - text.indexOf('registered');
    const fixed = finding?.fixes.map(({ edits }) =>
      edits
        .toSorted((a, b) => b.span.start - a.span.start)
        .reduce(
          (whole, { span, text: put }) =>
            whole.slice(0, span.start - offset) + put + whole.slice(span.end - offset),
          text,
        ),
    );
    expect(fixed).toEqual([
      `clause a when turnover is at least (${sum} p.major) and registered grants 1 yuan`,
      `clause a when turnover is at least ${sum} (p.major and registered) grants 1 yuan`,
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
