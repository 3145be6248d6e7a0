import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languageTables } from '../../language/index.ts';
import { formatOnType } from '../../lsp/features/format-on-type.ts';
import { placeIn } from '../../test/support/place.ts';
import { policyFolders } from '../../test/support/policies.ts';
import { samplePolicy, sharedDeclarations } from '../../test/support/sample-policy.ts';
import { languageConfiguration } from './configuration.ts';

const configuration = languageConfiguration(Object.values(languageTables));

/** As the editor does: the first rule that fits what stands before and after the cursor. */
function enter(before: string, after = ''): { readonly indent: number; readonly added: string } {
  const own = /^ */.exec(before)?.[0].length ?? 0;
  const fits = (expression: { pattern: string; flags: string } | undefined, text: string) =>
    expression === undefined || new RegExp(expression.pattern, expression.flags).test(text);
  const rule = configuration.onEnterRules.find(
    ({ beforeText, afterText }) => fits(beforeText, before) && fits(afterText, after),
  );
  const deeper = rule?.action.indent === 'indent' ? 2 : 0;
  return { indent: own + deeper, added: rule?.action.appendText ?? '' };
}

describe('a new line', () => {
  test.each([
    ['policy solar "Solar"', 2],
    ['  clause roof "Roof" for each roof in roofs', 4],
    ['article 3 "Aid: what is paid"', 2],
    ['entity Project', 2],
    ['  grants by project.level', 4],
    ['  grants by parts of income', 4],
    ['enum Level "Level":', 2],
    ['enum Level "Level": a, b', 0],
    ['  when project.leads', 2],
    ['  grants 30% of investment', 2],
    ['  policy: text "a field of that name"', 2],
    ['  cites "supported by level"', 2],
    ['    national: 30% of project.investment', 4],
  ])('after “%s” begins at %i', (before, indent) => {
    expect(enter(before)).toEqual({ indent, added: '' });
  });

  test('a comment broken in two goes on as one; after its end begins a plain line', () => {
    expect(enter('  # what the rules', ' ask about')).toEqual({ indent: 2, added: '# ' });
    expect(enter('  # what the rules ask about')).toEqual({ indent: 2, added: '' });
  });

  const texts = policyFolders().map(
    (folder) =>
      [
        folder,
        readFileSync(new URL(`../../${folder}/rules.clause`, import.meta.url), 'utf8'),
      ] as const,
  );
  test.each([['the sample', samplePolicy] as const, ...texts])(
    'is never deeper than the server wants it in %s',
    (_, text) => {
      const lines = text.split('\n');
      const wrong = lines.flatMap((line, at) => {
        const { indent } = enter(line);
        const own = /^ */.exec(line)?.[0].length ?? 0;
        if (indent <= own) return [];
        const before = lines.slice(0, at + 1).join('\n');
        const { place } = placeIn(`${before}\n<|>`, { 'shared.clause': sharedDeclarations });
        const [edit] = formatOnType(place, '\n');
        return (edit?.text.length ?? 0) === indent ? [] : [line];
      });
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});

test.each([
  ['grants 30% of 投资额 now', ['grants', '30', 'of', '投资额', 'now']],
  ['solar_roof.price2', ['solar_roof', 'price2']],
  ['at 3,000.50 yuan', ['at', '3,000.50', 'yuan']],
])('the words of “%s”', (text, words) => {
  const { pattern, flags } = configuration.wordPattern;
  expect(text.match(new RegExp(pattern, `${flags}g`))).toEqual(words);
});
