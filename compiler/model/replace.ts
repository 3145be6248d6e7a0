// The fix that goes with “did you mean”.
import type { Span } from '#language';

/** One fix for each suggestion: it is written in place of what stands there. */
export function replaceWith(suggestions: readonly string[], span: Span) {
  return suggestions.map((suggestion) => ({
    title: 'replace' as const,
    parameters: { suggestion },
    edits: [{ span, text: suggestion }],
  }));
}
