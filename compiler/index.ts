// The public door of the compiler.
export * from './diagnostics/diagnostic.ts';
export { renderFixTitle, renderMessage, renderNote } from './diagnostics/render.ts';
export * from './host.ts';
export type * from './model/model.ts';
export type * from './model/types.ts';
export { type Citation, citationsOf } from './source-text/citations.ts';
export * from './source-text/coverage.ts';
export { readSourceText, type SourceArticle, type SourceText } from './source-text/document.ts';
export type { Stretch } from './source-text/lines.ts';
export { findCitation, type Passage, type SearchedSource, searchable } from './source-text/match.ts';
