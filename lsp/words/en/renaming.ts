// Why something cannot be renamed, in English.
import type { Renaming } from '../renaming.ts';

export const renaming: Renaming = {
  nothing: 'There is no name here that could be changed.',
  keyword: '“{word}” is a word of the language; only names can be changed.',
  builtIn: '“{name}” is known in every policy and keeps its name.',
  empty: 'A name must have at least one letter.',
  illegal:
    '“{name}” cannot be a name. A name is made of letters, digits and _, and begins with a letter; any other name stands between backquotes, like `name of two words`.',
  unit: '“{name}” cannot be a unit: after a number it would mean something else.',
  taken:
    '“{name}” is the name of something else ({file}, line {line}), so it would no longer be clear which is meant.',
  changes: 'With the name “{name}”, the policy would no longer say the same.',
};
