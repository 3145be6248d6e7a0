// The public door of the language: parse, format, and the types of the tree.
export type * from './keywords/keywords.ts';
export * from './parse.ts';
export type * from './problems.ts';
export * from './source.ts';
export type * from './syntax.ts';
