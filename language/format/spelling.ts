// When a name needs its backquotes: whenever it might be read as anything but a name.
import { isoCurrencies } from '../keywords/iso-4217.ts';
import { vocabularyOf } from '../phrases.ts';
import type { SourceFile } from '../syntax.ts';

/** Words that mean something in a natural language, those inside longer keywords included. */
function wordsOf(language: string): readonly string[] {
  const { table } = vocabularyOf(language);
  return [
    ...Object.values(table.keywords).flatMap((spellings) =>
      spellings.flatMap((spelling) => spelling.split(' ')),
    ),
    ...Object.keys(table.scales),
    ...Object.keys(table.currencies),
    ...Object.keys(table.durations),
  ];
}

/** Units that a file declares, under each of their names. */
export function declaredUnits(file: SourceFile): readonly string[] {
  return file.items.flatMap((item) =>
    item.kind === 'unit'
      ? [item.name, item.plural].flatMap((name) => (name?.kind === 'name' ? [name.text] : []))
      : [],
  );
}

/** Words that are more than names: keywords, currencies, units. */
export function takenWords(language: string, units: readonly string[]): ReadonlySet<string> {
  return new Set([...wordsOf(language), ...isoCurrencies, ...units]);
}

/** A word without its backquotes where it needs none; any other word as it is. */
export function withoutNeedlessQuotes(word: string, taken: ReadonlySet<string>): string {
  if (!word.startsWith('`')) return word;
  const name = word.slice(1, -1);
  const plain = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name);
  return plain && !taken.has(name) ? name : word;
}
