// Characters that nobody sees in a policy’s files: in texts, comments and between words alike.
import { hiddenIn, type ParseResult } from '#language';
import type { Diagnostic } from './diagnostic.ts';
import { report } from './report.ts';
import { term } from './terms.ts';

/** The most that are told of one file: one that is full of them is no text. */
const most = 20;

const terms = {
  control: 'controlCharacter',
  direction: 'directionMark',
  separator: 'lineSeparator',
} as const;

/** One finding for each stretch of them; those that the parser could make nothing of are told there. */
export function hiddenCharacters({ text, file, errors }: ParseResult): readonly Diagnostic[] {
  const told = errors.filter(({ problem }) => problem === 'badCharacter').map(({ span }) => span);
  return hiddenIn(text)
    .filter(({ start, end }) => !told.some((span) => span.start < end && start < span.end))
    .slice(0, most)
    .map(({ start, end, kind, name }) => {
      const span = { file: file.span.file, start, end };
      const instead = kind === 'separator' ? ' ' : '';
      const title = kind === 'separator' ? ('space' as const) : ('remove' as const);
      const fixes = [{ title, edits: [{ span, text: instead }] }];
      return report('hiddenCharacter', span, { what: term(terms[kind], { name }) }, { fixes });
    });
}
