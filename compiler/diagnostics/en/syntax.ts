// English texts of what cannot be read (CL1).
import type { syntax as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const syntax: TextsFor<keyof typeof entries> = {
  unexpected: {
    message:
      '[“{found}” cannot stand here.][ Did you mean “{hint}”?][ Expected here: {expected}.][ {advice}]',
    fixes: {
      write: 'Write “{suggestion}” (when that is what is meant)',
      remove: 'Remove it',
      add: 'Add “{suggestion}” (when that is what is missing)',
    },
  },
  missing: {
    message:
      'Something is missing here[: {expected}].[ Did you mean “{hint}”?][ What follows is “{found}”.]',
    fixes: {
      write: 'Write “{suggestion}” (when that is what is meant)',
      remove: 'Remove it',
      add: 'Add “{suggestion}” (when that is what is missing)',
    },
  },
  unterminatedText: {
    message: 'This text has no end. Close it with a quotation mark on the same line.',
    fixes: {
      close: 'Close the text at the end of its line',
      closeBefore: 'Close the text before “{next}” (when the text ends there)',
      open: 'Begin the text before “{next}” (when its first quotation mark is missing)',
    },
  },
  badCharacter: {
    message: 'The character “{found}” has no meaning here.[ Write “{hint}”.][ {advice}]',
    fixes: {
      write: 'Write “{suggestion}” (when that is what is meant)',
      remove: 'Remove it',
    },
  },
  hiddenCharacter: {
    message:
      '{what} stands here, which nobody can see: a reader may take the text for another than the one that counts.',
    fixes: { remove: 'Remove it', space: 'Write a space instead' },
  },
  nestedTooDeeply: {
    message:
      'Too much stands in one another or in a row here for anyone to follow. Give parts of it names with “define” and write the names here; what is added up over many items can be a list (“sum of … for each …”).',
  },
};
