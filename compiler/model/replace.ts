// Fixes that many findings have: “did you mean”, and what is too much.
import type { Span } from '#language';

/** One fix for each suggestion: it is written in place of what stands there. */
export function replaceWith(suggestions: readonly string[], span: Span) {
  return suggestions.map((suggestion) => ({
    title: 'replace' as const,
    parameters: { suggestion },
    edits: [{ span, text: suggestion }],
  }));
}

/** The fix that takes a part out. */
export function removal(span: Span) {
  return { title: 'remove' as const, edits: [{ span, text: '' }] };
}
