// The files that a policy uses, put in order.
import { expect, test } from 'vitest';
import { placeIn } from '#test/support/place.ts';
import { withEdits } from './edits.ts';
import { organizeImports } from './organize-imports.ts';

function organised(uses: string): string {
  const text = `policy p\n  currency EUR\n\n${uses}\napplicant A\n  level: Level\n  size: Size<|>\n`;
  const { place } = placeIn(text, {
    'levels.clause': 'enum Level: low, high\n',
    'sizes.clause': 'enum Size: small, large\n',
    'none.clause': 'enum Other: one, two\n',
  });
  const { analysis, file } = place;
  const edited = withEdits(analysis.files.get(file)?.text ?? '', organizeImports(place));
  return edited.slice(edited.indexOf('EUR\n\n') + 5, edited.indexOf('\napplicant'));
}

test('they are sorted, stand once, and none is left that gives nothing', () => {
  const uses = 'use "sizes.clause"\nuse "none.clause"\nuse "levels.clause"\nuse "sizes.clause"\n';
  expect(organised(uses)).toBe('use "levels.clause"\nuse "sizes.clause"\n');
});

test('comments stay where they are, and what is in order is left alone', () => {
  expect(organised('# shared\nuse "sizes.clause"\n# more\nuse "levels.clause"\n')).toBe(
    '# shared\nuse "levels.clause"\n# more\nuse "sizes.clause"\n',
  );
  const sorted = 'use "levels.clause"\nuse "sizes.clause"\n';
  expect(organised(sorted)).toBe(sorted);
});
