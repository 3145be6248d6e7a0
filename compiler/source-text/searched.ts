// The source documents of a policy, made ready for looking citations up in them: once for each as it
// was read, whoever asks.
import type { PolicyFile } from '../files.ts';
import { readSourceText } from './document.ts';
import { type SearchedSource, searchable } from './match.ts';

const searchedOf = new WeakMap<PolicyFile, SearchedSource>();

/** The documents among a policy's files, in their order. */
export function searchedSources(files: ReadonlyMap<string, PolicyFile>): readonly SearchedSource[] {
  return [...files].flatMap(([path, file]) => {
    if (file.kind !== 'source') return [];
    const known = searchedOf.get(file);
    if (known !== undefined) return [known];
    const fresh = searchable(readSourceText(path, file.text));
    searchedOf.set(file, fresh);
    return [fresh];
  });
}
