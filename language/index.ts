// The public door of the language: parse, format, and the types of the tree.

export * from './children.ts';
export * from './expected/expected-at.ts';
export * from './format/format.ts';
export { sameMeaning } from './format/same.ts';
export { sameWords } from './format/same-words.ts';
export { declaredUnits, takenWords, withoutNeedlessQuotes } from './format/spelling.ts';
export { type Hidden, hiddenIn, named, visible } from './hidden.ts';
export type * from './keywords/keywords.ts';
export type { SlipKind } from './keywords/slips.ts';
export { Lately } from './lately.ts';
export * from './parse.ts';
export { languageTables, type Vocabulary, vocabularyOf } from './phrases.ts';
export type * from './problems.ts';
export * from './source.ts';
export type * from './syntax.ts';
export { wordDistance } from './word-distance.ts';
