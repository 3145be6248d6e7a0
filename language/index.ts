// The public door of the language: parse, format, and the types of the tree.
export * from './source.ts';
export type * from './syntax.ts';
