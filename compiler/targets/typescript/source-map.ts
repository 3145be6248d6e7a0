// The source map (v3) of generated JavaScript: takes a place in it, a stack trace's say, back to
// the clause in the .clause file.

import { addMapping, GenMapping, setSourceContent, toEncodedMap } from '@jridgewell/gen-mapping';
import { lineStarts, positionAt } from '#language';
import type { Mark } from './writer.ts';

export interface SourceMap {
  readonly version: 3;
  readonly file: string;
  readonly sources: readonly string[];
  readonly sourcesContent: readonly (string | null)[];
  readonly names: readonly string[];
  readonly mappings: string;
}

/**
 * The map of a generated file of this text. What stands between the parts that come from a clause is
 * mapped to nothing, so that no stack trace blames a clause for it. `sources` holds the text of each file of the policy by the path its
 * spans name; `nameOf` says how the map is to call it. Marks of files without a text are left out.
 */
export function sourceMapOf(
  file: string,
  text: string,
  marks: readonly Mark[],
  sources: ReadonlyMap<string, string>,
  nameOf: (path: string) => string,
): SourceMap {
  const map = new GenMapping({ file });
  for (const line of firstLinesAfter(marks, text.split('\n'))) {
    addMapping(map, { generated: { line: line + 1, column: 0 } });
  }
  const starts = new Map<string, readonly number[]>();
  for (const { line, column, span } of marks) {
    const source = sources.get(span.file);
    if (source === undefined) continue;
    const lines = starts.get(span.file) ?? lineStarts(source);
    starts.set(span.file, lines);
    const at = positionAt(lines, span.start);
    addMapping(map, {
      generated: { line: line + 1, column },
      source: nameOf(span.file),
      original: { line: at.line, column: at.column - 1 },
    });
  }
  for (const path of starts.keys()) setSourceContent(map, nameOf(path), sources.get(path) ?? null);
  const encoded = toEncodedMap(map);
  return {
    version: 3,
    file,
    sources: encoded.sources.map((source) => source ?? ''),
    sourcesContent: encoded.sourcesContent ?? [],
    names: [],
    mappings: encoded.mappings,
  };
}

/** Of each part with marks, the line after the one that closes it at the left margin. */
function firstLinesAfter(marks: readonly Mark[], lines: readonly string[]): readonly number[] {
  const marked = new Set(marks.map(({ line }) => line));
  const after: number[] = [];
  let inside = false;
  for (const [line, text] of lines.entries()) {
    if (marked.has(line)) inside = true;
    if (!inside || !/^[}\])]/.test(text)) continue;
    inside = false;
    if (!marked.has(line + 1)) after.push(line + 1);
  }
  return after;
}
