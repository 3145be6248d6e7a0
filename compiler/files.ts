// A policy's files: the entry, the clause files that it uses by any way, and its source documents,
// each read once and parsed with the units that its own used files declare.
import {
  declaredUnits,
  type ParseResult,
  parse,
  readOn,
  type SourceFile,
  type Span,
} from '#language';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { report } from './diagnostics/report.ts';
import { term } from './diagnostics/terms.ts';
import { type FileProblem, type FileRead, folderOf, type Host, isInside } from './host.ts';
import { Memo } from './memo.ts';
import type { NamedSource } from './source-text/check.ts';

/** A file that belongs to the policy, as it was read. */
export type PolicyFile =
  | {
      readonly kind: 'clauses';
      readonly text: string;
      readonly bytes: Uint8Array;
      readonly parsed: ParseResult;
      /** Units that the files it uses declare. */
      readonly units: readonly string[];
    }
  | { readonly kind: 'source'; readonly text: string; readonly bytes: Uint8Array };

export interface PolicyFiles {
  /** By path; the entry first, then the files it uses, breadth first, then the sources. */
  readonly files: ReadonlyMap<string, PolicyFile>;
  readonly sources: readonly NamedSource[];
  /** What is wrong with the files themselves. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The trees of files, by path. */
export interface FileMemory {
  /** By their texts alone, before the units of the files that they use are known. */
  readonly alone: Memo<string, ParseResult>;
  readonly withUnits: Memo<WithUnits, ParseResult>;
  readonly sources: Memo<SourceDocument, SourceDocument>;
  /** Reads a text, by what the analysis before has left of it. */
  readonly read: typeof readOn;
}

type SourceDocument = PolicyFile & { readonly kind: 'source' };

interface WithUnits {
  readonly text: string;
  readonly units: readonly string[];
}

/**
 * Trees are taken over from what an analysis before this one left, which then is past; without it, all are
 * read.
 */
export function fileMemory(before?: FileMemory): FileMemory {
  return {
    // Texts that were edited will be edited again: what is read then can be moved.
    read: before === undefined ? (_, text, options) => parse(text, options) : readOn,
    alone: new Memo(before?.alone.kept),
    withUnits: new Memo(
      before?.withUnits.kept,
      (one, other) => one.text === other.text && one.units.join('\n') === other.units.join('\n'),
    ),
    sources: new Memo(
      before?.sources.kept,
      (one, other) => one.text === other.text && one.bytes.length === other.bytes.length,
    ),
  };
}

interface Read {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly parsed: ParseResult;
  /** Paths of the files that it uses and that could be read. */
  readonly uses: readonly string[];
}

/** Reads everything that belongs to a policy. What cannot be had is among the diagnostics. */
export function readPolicyFiles(
  entry: string,
  host: Host,
  memory: FileMemory = fileMemory(),
): PolicyFiles {
  const folder = folderOf(entry);
  const diagnostics: Diagnostic[] = [];
  const read = new Map<string, Read>();
  const first = host.read(entry);
  if (first.kind === 'problem') {
    const nowhere = { file: entry, start: 0, end: 0 };
    return {
      files: new Map(),
      sources: [],
      diagnostics: [fileProblem(first.problem, entry, nowhere)],
    };
  }
  const waiting: [path: string, file: FileRead & { kind: 'read' }][] = [[entry, first]];
  const known = new Set([entry]);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [path, { text, bytes }] = next;
    const parsed = memory.alone.at(path, text, (last) => memory.read(last, text, { file: path }));
    const uses: string[] = [];
    for (const { relative, span } of usesOf(parsed.file)) {
      const used = host.resolve(path, relative);
      if (!known.has(used)) {
        const file = readInside(folder, used, host);
        if (file.kind === 'problem') {
          diagnostics.push(fileProblem(file.problem, relative, span));
          continue;
        }
        known.add(used);
        waiting.push([used, file]);
      }
      uses.push(used);
    }
    read.set(path, { text, bytes, parsed, uses });
  }
  const files = new Map<string, PolicyFile>();
  for (const [path, { text, bytes, parsed }] of read) {
    const units = unitsUsedBy(path, read);
    // The words after a number that are units are known only now.
    const again =
      units.length === 0
        ? parsed
        : memory.withUnits.at(path, { text, units }, (last) =>
            memory.read(last, text, { file: path, units }),
          );
    files.set(path, { kind: 'clauses', text, bytes, parsed: again, units });
  }
  const sources = sourcesOf(files, folder, host);
  for (const { path, read: source } of sources) {
    if (source.kind === 'read' && !files.has(path)) {
      const document = { kind: 'source', text: source.text, bytes: source.bytes } as const;
      files.set(
        path,
        memory.sources.at(path, document, () => document),
      );
    }
  }
  return { files, sources, diagnostics };
}

function readInside(folder: string, path: string, host: Host): FileRead {
  return isInside(folder, path) ? host.read(path) : { kind: 'problem', problem: 'outside' };
}

function usesOf(file: SourceFile): readonly { readonly relative: string; readonly span: Span }[] {
  return file.items.flatMap((item) =>
    item.kind === 'use' && item.path.kind === 'text'
      ? [{ relative: item.path.value, span: item.path.span }]
      : [],
  );
}

/** Declared in the files that a file uses, by any way; circles among them do no harm. */
function unitsUsedBy(path: string, read: ReadonlyMap<string, Read>): readonly string[] {
  const reached = new Set<string>();
  const waiting = [...(read.get(path)?.uses ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(read.get(next)?.uses ?? []));
  }
  const units = [...reached].flatMap((used) => {
    const found = read.get(used);
    return found === undefined ? [] : declaredUnits(found.parsed.file);
  });
  return [...new Set(units)];
}

function sourcesOf(
  files: ReadonlyMap<string, PolicyFile>,
  folder: string,
  host: Host,
): readonly NamedSource[] {
  return [...files].flatMap(([from, file]) =>
    file.kind !== 'clauses'
      ? []
      : file.parsed.file.items
          .flatMap((item) => (item.kind === 'policy' ? item.parts : []))
          .flatMap((part) => (part.kind === 'source' ? part.documents : []))
          .flatMap((document) => {
            if (document.kind === 'missing') return [];
            const path = host.resolve(from, document.value);
            const read = readInside(folder, path, host);
            return [{ name: document.value, path, span: document.span, read }];
          }),
  );
}

function fileProblem(problem: FileProblem, path: string, span: Span): Diagnostic {
  switch (problem) {
    case 'missing':
      return report('fileNotFound', span, { path, advice: term('checkFileName') });
    case 'unsaved':
      return report('fileNotFound', span, { path, advice: term('saveFirst') });
    case 'outside':
      return report('fileOutside', span, { path });
    case 'notAFile':
    case 'notUtf8':
    case 'unreadable':
      return report('fileUnreadable', span, { path });
    default:
      return problem satisfies never;
  }
}
