// The public door of the compiler.
export type * from './model/model.ts';
export type * from './model/types.ts';
