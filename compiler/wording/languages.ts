// The wording of each natural language.
import { en } from './en.ts';
import { enStatements } from './en-statements.ts';
import type { StatementWords } from './statement-words.ts';
import type { Wording } from './wording.ts';

const LANGUAGES: Readonly<Record<string, Wording>> = { en };
const STATEMENTS: Readonly<Record<string, StatementWords>> = { en: enStatements };

/** The wording of a language; English where there is none. */
export function wordingOf(language: string): Wording {
  return (Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined) ?? en;
}

/** The words for what clauses do; English where there are none of a language. */
export function statementWordsOf(language: string): StatementWords {
  return (Object.hasOwn(STATEMENTS, language) ? STATEMENTS[language] : undefined) ?? enStatements;
}
