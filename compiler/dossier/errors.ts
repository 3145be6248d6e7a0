// Fact errors (DESIGN §4): path, code, what was expected, what was found, and a message that an
// official understands.
import type { FactError, FactErrorCode, Slip } from '@clause/runtime';
import { fill } from '../wording/fill.ts';
import type { Wording } from '../wording/wording.ts';
import type { FactType } from './fact-fields.ts';

/** Longest text that is quoted back. */
const LONGEST = 60;

/** What could break a line of output or turn its direction: shown as �. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

export interface Trouble {
  readonly path: string;
  readonly code: FactErrorCode;
  /** The fact's label, or what stands for it. */
  readonly field: string;
  readonly expected: string;
  readonly found: unknown;
  /** A name that comes close to what was found. */
  readonly nearest?: string | undefined;
  /** A usual slip, for which there is a word of advice. */
  readonly slip?: Slip | undefined;
  /** What kind of fact it is, where it is a single value. */
  readonly kind?: FactType['kind'] | undefined;
  /** All that it may be, where that can be listed. */
  readonly choices?: readonly string[];
  /** The position, from 1, of an item in the list `field`. */
  readonly item?: number;
}

export function factError(trouble: Trouble, wording: Wording): FactError {
  const { messages, slips, itemOf } = wording.facts;
  const { path, code, expected, slip, item } = trouble;
  const found = foundText(trouble.found, wording);
  const name = fill(wording.words.quoted, { text: showable(trouble.field) });
  const message = fill(slip === 'negative' ? slips.negative : messages[code], {
    field: item === undefined ? name : fill(itemOf, { number: String(item), list: name }),
    expected,
    found,
    nearest: advice(trouble, wording),
  });
  return { path, code, expected, found, message };
}

function advice({ slip, nearest }: Trouble, { facts }: Wording): string {
  if (slip !== undefined && slip !== 'negative') return facts.slips[slip];
  return nearest === undefined ? '' : fill(facts.didYouMean, { nearest: showable(nearest) });
}

/** What stands in the dossier, in few words; nothing is descended into. */
function foundText(found: unknown, wording: Wording): string {
  const words = wording.facts.found;
  if (found === undefined || found === null) return words.nothing;
  if (typeof found === 'string') return fill(words.text, { text: showable(found) });
  if (typeof found === 'boolean') return found ? words.yes : words.no;
  if (typeof found === 'number') {
    if (Number.isNaN(found)) return words.notANumber;
    return Number.isFinite(found) ? String(found) : words.infinite;
  }
  if (Array.isArray(found)) return words.list;
  return typeof found === 'object' ? words.object : words.other;
}

/** A text from outside, short and on one line. */
export function showable(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short.replace(UNSHOWABLE, '�');
}
