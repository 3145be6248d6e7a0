// What every feature is asked with: a policy as analysed, and where the user is. Features are pure
// functions from here to results in offsets; lsp/server turns offsets into the protocol's positions.
import type { Analysis } from '#compiler';

export interface Place {
  readonly analysis: Analysis;
  /** The file the user is in, as the host names it. */
  readonly file: string;
  /** UTF-16 offset into that file's text. */
  readonly offset: number;
}

/** A stretch of one file, for features that are asked about a selection or a visible part. */
export interface Selection {
  readonly analysis: Analysis;
  readonly file: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}
