// The words of each natural language.
import { en } from './en.ts';
import type { Words } from './words.ts';

const LANGUAGES: Readonly<Record<string, Words>> = { en };

/** The words of a language; English where there is no table of it. */
export function wordsOf(language: string): Words {
  return (Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined) ?? en;
}
