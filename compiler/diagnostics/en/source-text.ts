// English texts of findings on the source text and its citations (CL6).
import type { sourceText as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const sourceText: TextsFor<keyof typeof entries> = {
  citationNotInSource: {
    message:
      'These words are not in the source text as they stand here: “{citation}”.[ The nearest words there are: “{nearest}”.] Cite the source word for word; … may stand for words left out.',
    related: { nearest: 'The nearest words of the source are here.' },
    fixes: { replace: 'Replace by the source’s words (when the citation was mistyped)' },
  },
  citationEmpty: {
    message:
      'This citation has no words. Write the words of the source that the clause puts into effect.',
  },
  sourceNotFound: {
    message:
      'There is no source text “{path}” in the folder of the policy, so the citations cannot be checked. {advice}',
    fixes: { replace: 'Write “{suggestion}” (when that file is meant)' },
  },
  sourceOutside: {
    message:
      'The source text “{path}” lies outside the folder of the policy. Put a copy of it into that folder, so that policy and source stay together.',
  },
  sourceUnreadable: {
    message: 'The source text “{path}” cannot be read. {advice}',
  },
  uncitedWords: {
    message:
      'No clause cites these words[ of {heading}]: “{words}”. Cite them in the clause that puts them into effect, or write a clause for them.',
    related: { article: 'The clauses of this article stand here.' },
  },
  noSource: {
    message:
      'The policy cites its source but does not name it, so the citations cannot be checked. Add to the header: source "source.txt".',
  },
};
