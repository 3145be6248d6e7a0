// A policy's targets by the lines on which they begin, for what is told line by line.
import { lineStarts } from '#language';
import type { CoveredTarget } from './coverage.ts';
import type { CoverageReport, Teller } from './report.ts';

export interface CoveredFile {
  readonly file: string;
  /** In the order of the file; without their line ends. */
  readonly lines: readonly CoveredLine[];
}

export interface CoveredLine {
  /** From 1. */
  readonly number: number;
  /** Offset of its first character. */
  readonly start: number;
  readonly text: string;
  readonly targets: readonly CoveredTarget[];
}

/** The files that hold targets, each with all of its lines. */
export function coveredFiles(
  { texts, coverage }: CoverageReport,
  teller: Teller,
): readonly CoveredFile[] {
  const byPlace = new Map<string, CoveredTarget[]>();
  for (const target of coverage.targets) {
    const place = `${target.span.file}:${teller.start(target.span).line}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), target]);
  }
  const files = new Set(coverage.targets.map(({ span }) => span.file));
  return [...files].map((file) => {
    const text = texts.get(file) ?? '';
    const starts = lineStarts(text);
    const lines = starts.map((start, at) => ({
      number: at + 1,
      start,
      text: text.slice(start, starts[at + 1]).replace(/[\r\n]+$/, ''),
      targets: byPlace.get(`${file}:${at + 1}`) ?? [],
    }));
    return { file, lines };
  });
}

/** The cases that show any outcome of some targets, each once. */
export function casesOf(targets: readonly CoveredTarget[]): ReadonlySet<number> {
  return new Set(targets.flatMap(({ outcomes }) => outcomes.flatMap(({ cases }) => cases)));
}
