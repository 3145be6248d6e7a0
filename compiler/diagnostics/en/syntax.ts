// English texts of what cannot be read (CL1).
import type { syntax as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const syntax: TextsFor<keyof typeof entries> = {
  unexpected: {
    message: '“{found}” cannot stand here.[ Expected here: {expected}.]',
  },
  missing: {
    message: 'Something is missing here: {expected}.[ What follows is “{found}”.]',
  },
  unterminatedText: {
    message: 'This text has no end. Close it with a quotation mark on the same line.',
  },
  badCharacter: {
    message:
      'The character “{found}” has no meaning here. Remove it, or put it inside quotation marks.',
  },
};
