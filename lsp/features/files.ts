// The files of an analysis as features ask for them.
import type { Analysis, PolicyFile } from '#compiler';
import type { Article, Clause, SourceFile } from '#language';

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

export interface PlacedClause {
  readonly clause: Clause;
  /** The article it stands in. */
  readonly article: Article | undefined;
}

/** Every clause of the policy's files, in file order. */
export function clausesOf(analysis: Analysis): readonly PlacedClause[] {
  return treesOf(analysis).flatMap(({ items }) =>
    items.flatMap((item): readonly PlacedClause[] => {
      if (item.kind === 'clause') return [{ clause: item, article: undefined }];
      if (item.kind !== 'article') return [];
      return item.items.flatMap((inner) =>
        inner.kind === 'clause' ? [{ clause: inner, article: item }] : [],
      );
    }),
  );
}

/** The number of an article as it is written; empty where it is missing. */
export function articleNumber({ number }: Article): string {
  switch (number.kind) {
    case 'text':
      return number.value;
    case 'name':
      return number.text;
    case 'missing':
      return '';
    default:
      return number satisfies never;
  }
}
