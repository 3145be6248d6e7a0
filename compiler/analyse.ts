// The whole way from files to findings and model: read, parse, check, hold to the source text.

import { type Checked, checkPolicy } from './check-policy.ts';
import { CheckMemory } from './checks/memory.ts';
import { withoutThoseBesideHoles } from './diagnostics/beside-holes.ts';
import type { Diagnostic, Severity } from './diagnostics/diagnostic.ts';
import { fromSyntax } from './diagnostics/from-syntax.ts';
import { hiddenCharacters } from './diagnostics/hidden-characters.ts';
import { type FileMemory, fileMemory, type PolicyFile, readPolicyFiles } from './files.ts';
import { folderOf, type Host } from './host.ts';
import { type DigestMemory, digestMemory, type HashedFile, policyHash } from './model/hash.ts';
import type { Model } from './model/model.ts';
import { checkSourceTexts } from './source-text/check.ts';
import { type CitationMemory, citationMemory } from './source-text/memory.ts';
import { unreadIn } from './source-text/unread.ts';

/** Everything there is to know of a policy, however broken it is. */
export interface Analysis {
  /** As the caller named it. */
  readonly entry: string;
  /** By path; the entry first, then the files it uses, then the source documents. */
  readonly files: ReadonlyMap<string, PolicyFile>;
  /** Sorted by file and place, none twice. */
  readonly diagnostics: readonly Diagnostic[];
  /** As far as the policy allows; evaluate it only if the analysis is sound. */
  readonly model: Model | undefined;
  readonly checked: Checked | undefined;
  /** No finding is an error. */
  readonly sound: boolean;
  /** The policy's natural language, in which its findings are told. */
  readonly language: string;
}

/**
 * Analyses the policy whose own file is `entry`, with all that belongs to it. Every problem, of the
 * files too, is among the diagnostics.
 */
export function analyse(entry: string, host: Host): Analysis {
  return analyseWith(entry, host, undefined);
}

/**
 * What `analyse` of the same entry tells now, at less cost: what did not change since `previous` is
 * taken over from there. For editors, after every keystroke. `previous` is let go: the places in it are
 * those of the new text from then on, or of no text, so turn what you still need of them into lines and
 * columns before. A second analysis made from it tells the same as the first, at full cost.
 */
export function reanalyse(previous: Analysis, host: Host): Analysis {
  const memory = memories.get(previous);
  memories.delete(previous);
  return analyseWith(previous.entry, host, memory);
}

/**
 * Whether another analysis was made from this one, so that places in it are no longer those of its texts:
 * for who worked on with it while somebody may have typed.
 */
export function isLetGo(analysis: Analysis): boolean {
  return !memories.has(analysis);
}

/** What an analysis leaves for the next one of the same policy. */
interface Memory {
  readonly files: FileMemory;
  readonly digests: DigestMemory;
  readonly citations: CitationMemory;
  readonly check: CheckMemory;
}

/** Beside the analyses, for it is no part of what they tell. */
const memories = new WeakMap<Analysis, Memory>();

function analyseWith(entry: string, host: Host, before: Memory | undefined): Analysis {
  const memory: Memory = {
    files: fileMemory(before?.files),
    digests: digestMemory(before?.digests),
    citations: citationMemory(before?.citations),
    check: before?.check ?? new CheckMemory(),
  };
  const analysis = analysisOf(entry, host, memory);
  memories.set(analysis, memory);
  return analysis;
}

function analysisOf(entry: string, host: Host, memory: Memory): Analysis {
  const { files, sources, diagnostics } = readPolicyFiles(entry, host, memory.files);
  const parsed = [...files.values()].flatMap((file) =>
    file.kind === 'clauses' ? [file.parsed] : [],
  );
  const trees = parsed.map(({ file }) => file);
  let hash: string | undefined;
  const checked =
    parsed.length === 0
      ? undefined
      : checkPolicy(parsed, {
          // Nobody decides anything at a keystroke: megabytes are hashed when somebody does.
          get hash() {
            hash ??= policyHash(hashedFiles(entry, files), memory.digests);
            return hash;
          },
          resolve: (from, relative) => host.resolve(from, relative),
          memory: memory.check,
        });
  const later = [
    ...diagnostics,
    ...(checked?.diagnostics ?? []),
    ...checkSourceTexts(trees, sources, unreadIn(parsed), memory.citations),
  ];
  const all = [
    ...parsed.flatMap((file) => [...fromSyntax(file.errors), ...hiddenCharacters(file)]),
    ...withoutThoseBesideHoles(later, parsed),
  ];
  const sorted = inOrder(all, [...files.keys()]);
  return {
    entry,
    files,
    diagnostics: sorted,
    model: checked?.model,
    checked,
    sound: checked?.model !== undefined && sorted.every(({ severity }) => severity !== 'error'),
    language: checked?.model?.language ?? 'en',
  };
}

/** With paths as seen from the policy's folder, so that the hash is the same wherever that lies. */
function hashedFiles(entry: string, files: ReadonlyMap<string, PolicyFile>): HashedFile[] {
  const folder = folderOf(entry);
  return [...files].map(([path, { bytes }]) => ({
    path: path.startsWith(folder) ? path.slice(folder.length) : path,
    bytes,
  }));
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

function inOrder(
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
): readonly Diagnostic[] {
  const unlike = new Map(
    diagnostics.map((each) => [JSON.stringify([each.code, each.span, each.parameters]), each]),
  );
  const place = new Map(files.map((file, index) => [file, index]));
  const of = ({ span }: Diagnostic) => place.get(span.file) ?? files.length;
  return [...unlike.values()].sort(
    (a, b) =>
      of(a) - of(b) ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      RANK[a.severity] - RANK[b.severity] ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
