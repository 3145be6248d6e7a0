// One slip, one finding: where the text cannot be read, what later stages find right beside the
// place comes of the same slip, and waits until the text is mended.
import type { ParseResult, Span } from '#language';
import type { Diagnostic } from './diagnostic.ts';

/** Whole words and signs that may stand between two places that are still beside one another. */
const BETWEEN = 2;

/** The findings of later stages that do not stand beside one of the parser's. */
export function withoutThoseBesideHoles(
  findings: readonly Diagnostic[],
  parsed: readonly ParseResult[],
): readonly Diagnostic[] {
  const broken = new Map(
    parsed.filter(({ errors }) => errors.length > 0).map((each) => [each.file.span.file, each]),
  );
  return findings.filter(({ span }) => {
    const file = broken.get(span.file);
    return file === undefined || !file.errors.some((error) => areBeside(span, error.span, file));
  });
}

function areBeside(one: Span, other: Span, { tokens }: ParseResult): boolean {
  const low = Math.min(one.end, other.end);
  const high = Math.max(one.start, other.start);
  const between = tokens.filter(({ span }) => span.start >= low && span.end <= high);
  return between.length <= BETWEEN;
}
