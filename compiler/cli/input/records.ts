// Lines to the JSON texts of dossiers: one a line (NDJSON), or a single one over several lines as
// editors print it. Which of the two it is shows as the lines arrive; nothing is read ahead of need.
import { JsonShape } from './json-shape.ts';
import type { TextLine } from './lines.ts';

/** The JSON text of one dossier, not yet read. */
export interface JsonRecord {
  /** The line that it begins on, from 1. */
  readonly line: number;
  /** Undefined where the bytes are not UTF-8. */
  readonly text: string | undefined;
}

/**
 * Blank lines are skipped, and counted. `whole`: the input is meant to be one JSON text (its file
 * is called .json), so one that breaks off is one record and not as many as it has lines. A text
 * over several lines that another text follows ends with it, as one record that is no JSON.
 */
export async function* recordsOf(
  lines: AsyncIterable<TextLine>,
  whole = false,
): AsyncGenerator<JsonRecord> {
  // Lines that may yet turn out to be one JSON text; undefined once it is known to be NDJSON.
  let held: JsonRecord[] | undefined = [];
  let single = true;
  const shape = new JsonShape();
  for await (const { number: line, text } of lines) {
    const blank = text !== undefined && text.trim() === '';
    if (held === undefined || held.length === 0) {
      if (blank) continue;
    }
    if (held === undefined) {
      yield { line, text };
      continue;
    }
    held.push({ line, text });
    const first = held.length === 1;
    const ended: boolean = single && shape.complete;
    single &&= ended ? blank : shape.accepts(text);
    // More after a text over several lines: neither one dossier nor one a line. That is said once,
    // and what else there is need not be read.
    if (!whole && ended && !single && severalLines(held)) {
      yield together(held);
      return;
    }
    // A text complete on its first line need not wait for the next.
    if (first ? single && !shape.complete : single || whole) continue;
    yield* separately(held);
    held = undefined;
  }
  if (held === undefined || held.length === 0) return;
  if (whole || (single && shape.complete)) yield together(held);
  else yield* separately(held);
}

function together(held: readonly JsonRecord[]): JsonRecord {
  const broken = held.some(({ text }) => text === undefined);
  return {
    line: held[0]?.line ?? 1,
    text: broken ? undefined : held.map(({ text }) => text).join('\n'),
  };
}

/** Whether what stood before the last line took more than one line. */
function severalLines(held: readonly JsonRecord[]): boolean {
  return held.slice(1, -1).some(({ text }) => text?.trim() !== '');
}

function separately(held: readonly JsonRecord[]): readonly JsonRecord[] {
  return held.filter(({ text }) => text === undefined || text.trim() !== '');
}
