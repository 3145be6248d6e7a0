// How results of `parse` were read, beside them: for reading an edited text again, and for what may
// stand at a place. It is no part of what the results tell.
import type { Reading } from './reading.ts';

/** By the result. */
export const knownReadings = new WeakMap<object, Reading>();
