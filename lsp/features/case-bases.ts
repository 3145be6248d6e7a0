// What a case starts from: a dossier by its name, an earlier case, a file. The way there, and what the
// case takes over from it.
import { fill, type Model, type NamedBase } from '#compiler';
import type { Span } from '#language';
import { wordsOf } from '../words/languages.ts';
import type { CaseFilePlace } from './case-files.ts';
import { meaningOf } from './case-meaning.ts';
import { casePlaceAt } from './case-path.ts';
import { bold, paragraphs } from './markdown.ts';

export interface BaseHere {
  /** The words that name it. */
  readonly span: Span;
  readonly name: string;
  readonly base: NamedBase;
}

/** The base that a place names: behind `base:` or `dossier:`. */
export function baseHere({ analysis, suite, text, offset }: CaseFilePlace): BaseHere | undefined {
  const at = casePlaceAt(text, offset);
  if (analysis.model === undefined || at?.at !== 'value' || at.word === '') return undefined;
  if (!namesBase(analysis.model, at.path)) return undefined;
  const base = suite.baseNamed?.(at.word);
  return base && { span: { file: suite.file, start: at.start, end: at.end }, name: at.word, base };
}

/** `base: small firm`, or `dossier: small firm`, of a case or of an entry of `bases`. */
function namesBase(model: Model, path: readonly (string | null)[]): boolean {
  const key = path.at(-1);
  if (key !== 'base' && key !== 'dossier') return false;
  const around = meaningOf(model, { path: path.slice(0, -1) }).kind;
  return around === 'case' || around === 'base' || (around === 'suite' && key === 'base');
}

/** So many lines of a dossier are shown. */
const MOST_LINES = 30;

/** What is taken over from it, as a dossier is written. */
export function describeBase({ name, base }: BaseHere, language: string): string {
  const { caseFiles: words } = wordsOf(language);
  if (base.dossier === undefined) return paragraphs([bold(name), words.baseUnreadable]);
  const lines = JSON.stringify(base.dossier, null, 2).split('\n');
  const shown = lines.slice(0, MOST_LINES).join('\n');
  const left = lines.length - MOST_LINES;
  // A fence longer than any that a text in the dossier could close.
  const fence = '`'.repeat(
    Math.max(3, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length + 1)),
  );
  return paragraphs([
    bold(name),
    words.startsFrom,
    `${fence}json\n${shown}\n${fence}`,
    left > 0 ? fill(words.moreLines, { count: String(left) }) : '',
  ]);
}
