// Which words of the source documents the policy's clauses cite, and which sentences none does.
import type { Analysis } from '#compiler';
import type { Span } from '#language';
import { coverageIn, searchedSources } from './sources.ts';

export interface SourceCoverage {
  /** One for each document that could be read, in the header's order. */
  readonly sources: readonly CoveredSource[];
  /** Citations that no document holds word for word. */
  readonly unfound: readonly Span[];
}

export interface CoveredSource {
  readonly file: string;
  readonly cited: readonly {
    readonly span: Span;
    /** The citation. */
    readonly by: Span;
    readonly clause: string | undefined;
  }[];
  readonly uncited: readonly {
    readonly span: Span;
    readonly article: string | undefined;
    readonly heading: string | undefined;
  }[];
}

/** The coverage of all source documents. */
export function sourceCoverage(analysis: Analysis): SourceCoverage {
  const { cited, uncited, unfound } = coverageIn(analysis);
  return {
    sources: searchedSources(analysis).map(({ source: { path: file } }) => ({
      file,
      cited: cited
        .filter(({ path }) => path === file)
        .map(({ stretch, citation }) => ({
          span: { file, start: stretch.start, end: stretch.end },
          by: citation.span,
          clause: citation.clause,
        })),
      uncited: uncited
        .filter(({ path }) => path === file)
        .map(({ stretch, article, heading }) => ({
          span: { file, start: stretch.start, end: stretch.end },
          article,
          heading,
        })),
    })),
    unfound: unfound.map(({ span }) => span),
  };
}
