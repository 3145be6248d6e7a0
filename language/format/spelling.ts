// When a name needs its backquotes: whenever it might be read as anything but a name.
import { en } from '../keywords/en.ts';
import { isoCurrencies } from '../keywords/iso-4217.ts';
import type { LanguageTable } from '../keywords/keywords.ts';
import type { SourceFile } from '../syntax.ts';

const tables: readonly LanguageTable[] = [en];

/** Words that are more than names in some natural language, and the parts of those of several words. */
const taken: ReadonlySet<string> = new Set(
  tables.flatMap((table) => [
    ...Object.values(table.keywords).flatMap((spellings) => spellings.flatMap(wordsIn)),
    ...Object.keys(table.scales),
    ...Object.keys(table.currencies),
    ...Object.keys(table.durations),
  ]),
);

function wordsIn(spelling: string): readonly string[] {
  return spelling.split(' ');
}

/** Units that a file declares. */
export function declaredUnits(file: SourceFile): readonly string[] {
  return file.items.flatMap((item) =>
    item.kind === 'unit' && item.name.kind === 'name' ? [item.name.text] : [],
  );
}

/** A word without its backquotes where it needs none; any other word as it is. */
export function withoutNeedlessQuotes(word: string, units: ReadonlySet<string>): string {
  if (!word.startsWith('`')) return word;
  const name = word.slice(1, -1);
  const plain = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name);
  const free = !taken.has(name) && !isoCurrencies.has(name) && !units.has(name);
  return plain && free ? name : word;
}
