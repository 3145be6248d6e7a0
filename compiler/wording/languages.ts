// The wording of each natural language.
import { en } from './en.ts';
import type { Wording } from './wording.ts';

const LANGUAGES: Readonly<Record<string, Wording>> = { en };

/** The wording of a language; English where there is none. */
export function wordingOf(language: string): Wording {
  return (Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined) ?? en;
}
