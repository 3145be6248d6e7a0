import { expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';

test.each([
  ['USD', 'dollar', 'dollars'],
  ['CAD', 'dollar', 'dollars'],
  ['HKD', 'dollar', 'dollars'],
  ['EGP', 'pound', 'pounds'],
  ['DKK', 'krone', 'kroner'],
  ['ISK', 'krona', 'krona'],
  ['EUR', 'euro', 'euro'],
  ['XAU', 'XAU', 'XAU'],
])(
  'amounts of a policy in %s are told with the word that it writes them with',
  (code, word, plural) => {
    const text = `policy example "An example"\n  currency ${code}\napplicant Firm "Firm"\n`;
    const { model } = analyse('rules.clause', memoryHost({ 'rules.clause': text }));
    expect(model?.currency).toMatchObject({ code, word, plural });
  },
);

test.each(['xx', '', 'german', 'zh'])('“%s” is told to be no language of keywords', (language) => {
  const text = `policy example "An example"\n  currency EUR\n  language "${language}"\napplicant Firm "Firm"\n`;
  const { diagnostics, model } = analyse('rules.clause', memoryHost({ 'rules.clause': text }));
  expect(diagnostics.map(({ name, parameters }) => [name, parameters])).toEqual([
    ['unknownLanguage', { language, known: ['en'] }],
  ]);
  expect(model?.language).toBe(language);
});

test('which day of a period that runs backwards is mistyped, only the drafter knows', () => {
  const text =
    'policy example "An example"\n  currency EUR\n  in force from 2025-03-01 until 2024-02-28\napplicant Firm "Firm"\n';
  const { diagnostics } = analyse('rules.clause', memoryHost({ 'rules.clause': text }));
  const reversed = diagnostics.filter(({ code }) => code === 'CL3016');
  expect(reversed.map(({ fixes }) => fixes.map(({ unsure }) => unsure))).toEqual([[true]]);
});
