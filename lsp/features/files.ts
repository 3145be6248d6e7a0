// The files of an analysis as features ask for them.
import type { Analysis, PolicyFile } from '#compiler';
import type { SourceFile } from '#language';

export type ClauseFile = Extract<PolicyFile, { readonly kind: 'clauses' }>;

/** A file of clauses; undefined for a source document and for what belongs to no policy. */
export function clauseFile(analysis: Analysis, file: string): ClauseFile | undefined {
  const found = analysis.files.get(file);
  return found?.kind === 'clauses' ? found : undefined;
}

/** The trees of all files of clauses, the policy's own first. */
export function treesOf(analysis: Analysis): readonly SourceFile[] {
  return [...analysis.files.values()].flatMap((file) =>
    file.kind === 'clauses' ? [file.parsed.file] : [],
  );
}
