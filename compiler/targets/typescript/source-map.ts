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
 * The map of a generated file. `sources` holds the text of each file of the policy by the path its
 * spans name; `nameOf` says how the map is to call it. Marks of files without a text are left out.
 */
export function sourceMapOf(
  file: string,
  marks: readonly Mark[],
  sources: ReadonlyMap<string, string>,
  nameOf: (path: string) => string,
): SourceMap {
  const map = new GenMapping({ file });
  const starts = new Map<string, readonly number[]>();
  for (const { line, column, span } of marks) {
    const text = sources.get(span.file);
    if (text === undefined) continue;
    const lines = starts.get(span.file) ?? lineStarts(text);
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
