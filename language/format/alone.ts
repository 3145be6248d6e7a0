// Declarations read by themselves, which tells whether one is sound while another is broken; each text
// is read once, however often a file is laid out.
import { Lately } from '../lately.ts';
import { type ParseResult, parse } from '../parse.ts';
import { sameText } from './same.ts';

export interface Alone {
  /** Whether a declaration holds no error. */
  readonly isSound: (part: string) => boolean;
  /** Whether two are sound and say the same. */
  readonly areSame: (before: string, after: string) => boolean;
}

/** How a declaration is read; it does not know the units that others declare. */
export interface AloneOptions {
  readonly file: string;
  readonly language: string;
  readonly units: readonly string[];
}

/** More declarations than a long file has. */
const mostKept = 3000;

const answers = new Lately<boolean>(mostKept);

export function readingAlone(options: AloneOptions): Alone {
  const read = (part: string): ParseResult => parse(part, options);
  const scope = [options.language, ...options.units].join(' ');
  const isSound = (part: string) =>
    answers.at(`sound ${scope}\n${part}`, () => read(part).errors.length === 0);
  return {
    isSound,
    areSame: (before, after) =>
      before === after
        ? isSound(before)
        : answers.at(`same ${scope}\n${before}\n\0${after}`, () =>
            sameText(read(before), read(after)),
          ),
  };
}
